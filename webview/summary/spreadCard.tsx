import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { averageInput } from "../../src/core/averages/averageInput";
import { formatCount } from "../../src/core/text/format";
import {
  DEFAULT_WORST_PERCENT,
  imageMeans,
  spread,
  worstImages,
  worstImagesByClass,
  type Spread,
} from "../../src/core/averages/spread";
import { SpreadStrip } from "../charts/spreadStrip";
import { stripRange } from "../charts/stripMarks";
import { FigureValue } from "../figures/figureValue";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { spread: texts } = TEXTS;

const ROWS = [
  "minimum",
  "firstQuartile",
  "median",
  "thirdQuartile",
  "maximum",
  "deviation",
] as const satisfies readonly (keyof Spread)[];

/** How the images lie around their mean, and the means of the worst of them. */
export function SpreadCard(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const of = useMemo(() => {
    const input = averageInput(evaluation, metric);
    const values = imageMeans(input).filter((value) => value !== undefined);
    return {
      values,
      spread: spread(values),
      images: worstImages(input, DEFAULT_WORST_PERCENT),
      byClass: worstImagesByClass(input, DEFAULT_WORST_PERCENT),
    };
  }, [evaluation, metric]);
  const reason = TEXTS.figure.noValueEnters;
  return (
    <section class="card spread" aria-labelledby="spread-title" data-testid="spread">
      <h3 id="spread-title">{texts.title}</h3>
      {of.values.length === 0 ? (
        <p class="explanation">{texts.none}</p>
      ) : (
        <>
          <p class="explanation">{texts.explanation(metric.short)}</p>
          <SpreadStrip values={of.values} spread={of.spread} range={stripRange(of.values)} width={420} height={20} />
        </>
      )}
      <dl>
        <div>
          <dt>{texts.n}</dt>
          <dd class="figure">{formatCount(of.spread.n)}</dd>
        </div>
        {ROWS.map((row) => (
          <div key={row}>
            <dt>{texts[row]}</dt>
            <dd>
              <FigureValue id={`spread.${row}.${metric.id}`} value={of.spread[row]} reason={reason} />
            </dd>
          </div>
        ))}
        <div title={texts.worstImagesTitle(of.images.of)}>
          <dt>{texts.worstImages(DEFAULT_WORST_PERCENT)}</dt>
          <dd>
            <FigureValue id={`spread.worstImages.${metric.id}`} value={of.images.value} reason={reason} />
          </dd>
        </div>
        <div title={texts.worstByClassTitle}>
          <dt>{texts.worstByClass(DEFAULT_WORST_PERCENT)}</dt>
          <dd>
            <FigureValue id={`spread.worstByClass.${metric.id}`} value={of.byClass.value} reason={reason} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
