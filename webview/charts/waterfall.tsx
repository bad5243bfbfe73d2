import type { VNode } from "preact";
import type { ClassTable } from "../../src/core/reading/classTable";
import type { Bar, Gap } from "../../src/core/gap/gap";
import { FigureValue } from "../figures/figureValue";
import { formatDifference } from "../texts/format";
import { TEXTS } from "../texts/texts";
import { scaleOver, type Scale } from "./scale";
import { classesInWords, WaterfallClasses } from "./waterfallClasses";

const { gap: texts } = TEXTS;
const WIDTH = 260;
const HEIGHT = 22;
/** A step below this would show as 0.000: it is named below, without a bar. */
const LEAST_SHOWN = 0.0005;

export interface WaterfallProps {
  readonly gap: Gap;
  readonly table: ClassTable;
}

/** The way from the global to the samplewise figure: one row a step, the bars on one scale, words and numbers beside them. */
export function Waterfall({ gap, table }: WaterfallProps): VNode {
  const { start, end, bars, metric } = gap;
  const scale = scaleOver([start, end, ...bars.map(({ after }) => after)], WIDTH);
  const unmoved = bars.filter(({ amount }) => Math.abs(amount) < LEAST_SHOWN).map(({ name }) => name);
  return (
    <>
      <ol class="waterfall">
        <Total name={texts.start} figureId={`gap.start.${metric.id}`} value={start} scale={scale} />
        {bars.map(
          (bar, index) =>
            !unmoved.includes(bar.name) && (
              <Step
                key={bar.id}
                bar={bar}
                before={bars[index - 1]?.after ?? start}
                figureId={`gap.${bar.id}.${metric.id}`}
                scale={scale}
                table={table}
              />
            ),
        )}
        <Total name={texts.end} figureId={`gap.end.${metric.id}`} value={end} scale={scale} />
      </ol>
      {unmoved.length > 0 && (
        <p class="explanation" data-testid="unmoved">
          {texts.unmoved(unmoved)}
        </p>
      )}
    </>
  );
}

interface TotalProps {
  readonly name: string;
  readonly figureId: string;
  readonly value: number;
  readonly scale: Scale;
}

/** A figure between steps is a mark, no bar: the scale does not begin at 0. */
function Total({ name, figureId, value, scale }: TotalProps): VNode {
  return (
    <li class="step total">
      <span class="name">{name}</span>
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <line class="mark" x1={scale(value)} x2={scale(value)} y1={2} y2={HEIGHT - 2} />
      </svg>
      <FigureValue id={figureId} value={value} reason={undefined} />
    </li>
  );
}

interface StepProps {
  readonly bar: Bar;
  readonly before: number;
  readonly figureId: string;
  readonly scale: Scale;
  readonly table: ClassTable;
}

function Step({ bar, before, figureId, scale, table }: StepProps): VNode {
  const from = scale(before);
  const to = scale(bar.after);
  return (
    <li class="step" data-bar={bar.id} title={classesInWords(bar, table)}>
      <span class="name">{bar.name}</span>
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <line class="from" x1={from} x2={from} y1={0} y2={HEIGHT} />
        <rect
          class={bar.amount < 0 ? "down" : "up"}
          x={Math.min(from, to)}
          y={5}
          width={Math.abs(to - from)}
          height={HEIGHT - 10}
        />
      </svg>
      <FigureValue id={figureId} value={bar.amount} reason={undefined} format={formatDifference} />
      <div class="words">
        <p>{bar.words}</p>
        <WaterfallClasses bar={bar} table={table} />
      </div>
    </li>
  );
}
