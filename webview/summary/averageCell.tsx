import { unitWord } from "../../src/core/reading/classWords";
import type { VNode } from "preact";
import type { Average } from "../../src/core/averages/averages";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import type { Mean } from "../../src/core/averages/mean";
import type { Metric } from "../../src/core/metrics/metric";
import { NOT_OVER_REGIONS } from "../../src/core/reading/labelRegions";
import { FigureValue } from "../figures/figureValue";
import { IntervalText } from "../figures/intervalText";
import { useStore } from "../store/storeContext";
import { AVERAGE_TERMS, termWords } from "../texts/terms";
import { TEXTS } from "../texts/texts";

const { averages: texts } = TEXTS;

export interface AverageCellProps {
  readonly average: Average;
  readonly mean: Mean;
  readonly metric: Metric;
  readonly intervals: Intervals | undefined;
}

/** One average with its interval and the number of values that it rests on; a click shows how it is computed. */
export function AverageCell({ average, mean, metric, intervals }: AverageCellProps): VNode {
  const store = useStore();
  const id = `${average.scope}.${average.id}.${metric.id}`;
  const { table } = store.evaluation.value;
  const overlaps = table.regions !== undefined;
  const interval = intervals?.averages[average.id];
  const rests = average.unit === "sums" ? texts.sums : texts.meanOf(mean.of, mean.total, unitWord(average.unit, table));
  return (
    <>
      <button
        type="button"
        class="average"
        aria-pressed={store.view.value.average === average.id}
        onClick={() => {
          store.look({ average: average.id });
        }}
      >
        <FigureValue
          id={id}
          value={mean.value}
          reason={overlaps ? NOT_OVER_REGIONS : TEXTS.figure.noValueEnters}
          note={average.order}
        />
      </button>
      {intervals && interval && <IntervalText id={id} interval={interval} drawn={intervals} />}
      <span class="rests">
        {average.id === "macro-imagewise" ? `${termWords(AVERAGE_TERMS[average.id])}, ${rests}` : rests}
        {mean.infinite > 0 && `, ${texts.infinite(mean.infinite)}`}
      </span>
    </>
  );
}
