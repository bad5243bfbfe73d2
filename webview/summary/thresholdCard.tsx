import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { CURVE_METRICS, thresholdCurve, type ThresholdPoint } from "../../src/core/threshold/thresholdCurve";
import { withThreshold } from "../../src/core/threshold/withThreshold";
import { ThresholdChart } from "../charts/thresholdChart";
import { figureOnScreen } from "../texts/format";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { threshold: texts } = TEXTS;

/** What every threshold would give, where predictions are scores; nothing where they are labels. */
export function ThresholdCard(): VNode | undefined {
  const store = useStore();
  const [report, evaluation] = [store.report.value, store.evaluation.value];
  const curve = useMemo(() => thresholdCurve(report, evaluation), [report, evaluation]);
  const [looked, setLooked] = useState<number | undefined>(undefined);
  if (!curve) return undefined;
  const { points, chosen, best } = curve;
  const index = Math.min(points.length - 1, looked ?? placeOf(points, chosen));
  const at = looked === undefined ? chosen : (points[index] ?? chosen);
  const take = (point: ThresholdPoint): void => {
    setLooked(undefined);
    store.choose(withThreshold(store.choices.value, point.threshold));
  };
  return (
    <section class="card threshold" aria-labelledby="threshold-title" data-testid="threshold-card">
      <h2 id="threshold-title">{texts.title(curve.foreground)}</h2>
      <p class="explanation">{texts.explanation(chosen.threshold)}</p>
      <ThresholdChart
        curve={curve}
        at={index}
        onLook={(wanted) => {
          setLooked(wanted);
        }}
      />
      <input
        type="range"
        data-testid="threshold-range"
        aria-label={texts.range}
        aria-valuetext={texts.readout(
          at.threshold,
          CURVE_METRICS.map((metric) => `${metric.short} ${figureOnScreen(metric.value(at))}`),
        )}
        min={0}
        max={points.length - 1}
        value={index}
        onInput={({ currentTarget }) => {
          setLooked(currentTarget.valueAsNumber);
        }}
      />
      <dl data-testid="threshold-readout">
        <div>
          <dt>{texts.at}</dt>
          <dd class="figure">{at.threshold}</dd>
        </div>
        {CURVE_METRICS.map((metric) => (
          <div key={metric.id}>
            <dt>
              <svg class="key" width={24} height={8} aria-hidden>
                <line class={`curve ${metric.id}`} x2={24} y1={4} y2={4} />
              </svg>
              {metric.short}
            </dt>
            <dd class="figure" data-figure={`threshold.${metric.id}`} data-value={metric.value(at) ?? ""}>
              {figureOnScreen(metric.value(at))}
            </dd>
          </div>
        ))}
      </dl>
      {at.threshold > 0 && at.level !== chosen.level && (
        <button
          type="button"
          data-testid="take-threshold"
          onClick={() => {
            take(at);
          }}
        >
          {texts.take(at.threshold)}
        </button>
      )}
      {best && (
        <p class="best">
          {texts.best(best.threshold, figureOnScreen(CURVE_METRICS[0].value(best)))}{" "}
          {best.level === chosen.level ? (
            <span class="dim">{texts.isChosen}</span>
          ) : (
            <button
              type="button"
              class="link"
              data-testid="take-best"
              onClick={() => {
                take(best);
              }}
            >
              {texts.take(best.threshold)}
            </button>
          )}
          <br />
          <span class="dim">{texts.optimistic}</span>
        </p>
      )}
    </section>
  );
}

/** The point whose level is that of the chosen threshold, or the last one below it. */
function placeOf(points: readonly ThresholdPoint[], chosen: ThresholdPoint): number {
  return Math.max(
    0,
    points.findLastIndex(({ level }) => level <= chosen.level),
  );
}
