import { classWords } from "../../src/core/reading/classWords";
import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { foregroundClass } from "../../src/core/counting/foregroundClass";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import { formatRange } from "../../src/core/text/format";
import { isOfForeground, isPerImage, reportedFigure } from "../../src/core/sentences/reportedFigure";
import { FigureValue } from "../figures/figureValue";
import { Swatch } from "../parts/swatch";
import { figureOnScreen } from "../texts/format";
import { openImagesOf } from "../images/openImagesOf";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { IntervalBar } from "../charts/intervalBar";
import { stripRange } from "../charts/stripMarks";
import { barRows } from "./barRows";

const { bars: texts } = TEXTS;

/** More than these are left to the Classes tab. */
const MOST = 12;

/** The classes by the metric of the header, the weakest first, with their intervals; each leads to its images. */
export function ClassBars({ intervals }: { readonly intervals: Intervals | undefined }): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const { table, classSet } = evaluation;
  const { id } = reportedFigure(evaluation, metric, { chosen: store.view.value.reported });
  const scope = isPerImage(id) ? "samplewise" : "global";
  const rows = barRows(evaluation, store.figures(metric).ofClass.value, { metric, scope });
  const alone = isOfForeground(id) ? foregroundClass(evaluation) : undefined;
  const range = stripRange(rows.map(({ value }) => value));
  const one = table.outside === undefined ? "class" : "region";
  const without = classSet.length - rows.length;
  return (
    <section class="class-bars" aria-labelledby="bars-title" data-testid="class-bars">
      <h2 id="bars-title">{texts.title(one)}</h2>
      {rows.length === 0 && <p class="explanation">{texts.none(one)}</p>}
      <ul>
        {rows.slice(0, MOST).map(({ classIndex, value }) => {
          const info = table.classes[classIndex];
          if (!info) return undefined;
          const interval = intervals?.classes.find((found) => found.classIndex === classIndex)?.[scope];
          const name = className(table, classIndex);
          const isApart = alone !== undefined && alone !== classIndex;
          const words = interval && formatRange(interval.low, interval.high, figureOnScreen);
          return (
            <li key={info.label}>
              <button
                type="button"
                class={`class-bar bare${isApart ? " apart" : ""}`}
                data-class={info.label}
                title={texts.bar(name, figureOnScreen(value), words)}
                onClick={() => {
                  openImagesOf(store, info.label);
                }}
              >
                <Swatch color={info.color} />
                <span class="text">
                  <bdi>{name}</bdi>
                  {isApart && <span class="dim"> {texts.apart}</span>}
                </span>
                <IntervalBar value={value} interval={interval} range={range} />
                <FigureValue id={`bar.${metric.id}`} of={name} value={value} reason={undefined} />
              </button>
            </li>
          );
        })}
      </ul>
      {without > 0 && <p class="explanation">{texts.withoutValue(without, classWords(table, without))}</p>}
      {rows.length > MOST && (
        <button
          type="button"
          class="link"
          onClick={() => {
            store.look({ tab: "classes" });
          }}
        >
          {texts.all(classWords(table))}
        </button>
      )}
    </section>
  );
}
