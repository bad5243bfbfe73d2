import type { VNode } from "preact";
import type { Average } from "../../src/core/averages";
import type { Mean } from "../../src/core/mean";
import type { Metric } from "../../src/core/metric";
import { FigureValue } from "../figures/figureValue";
import { TEXTS } from "../texts";

const { averages: texts } = TEXTS;

export interface AverageCellProps {
  readonly average: Average;
  readonly mean: Mean;
  readonly metric: Metric;
}

/** One average with the number of values that it rests on. */
export function AverageCell({ average, mean, metric }: AverageCellProps): VNode {
  const rests = average.unit === "sums" ? texts.sums : texts.meanOf(mean.of, mean.total, average.unit);
  return (
    <>
      <FigureValue
        id={`${average.scope}.${average.id}.${metric.id}`}
        value={mean.value}
        reason={TEXTS.figure.noValueEnters}
        note={average.order}
      />
      <span class="rests">
        {average.id === "macro-imagewise" ? `${average.name}, ${rests}` : rests}
        {mean.infinite > 0 && `, ${texts.infinite(mean.infinite)}`}
      </span>
    </>
  );
}
