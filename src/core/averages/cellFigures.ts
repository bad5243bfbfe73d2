import { cellTally } from "../counting/cells";
import type { CellSet } from "./cellValues";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";
import { finiteForMean, obeysZeroDivision, PRESENT } from "../metrics/policy";

/**
 * What every cell gives to a mean, in columns. Rows are images, columns classes; the cell of row `i` and column `k` stands
 * at `i * columns + k`.
 */
export interface CellFigures {
  readonly rows: number;
  readonly columns: number;
  /** Per cell: what it gives to a mean; 0 where it does not enter. */
  readonly values: Float64Array;
  /** Per cell: 1 where it enters a mean, else 0. */
  readonly enters: Uint8Array;
}

/** The cells under the rules of the choices. `own`: the metric of each, NaN where it is 0/0. */
export function cellFigures(
  { cells, classSet, imageSet, choices }: CellSet & Pick<Evaluation, "choices">,
  metric: Metric,
  own: Float64Array,
): CellFigures {
  const values = new Float64Array(own.length);
  const enters = new Uint8Array(own.length);
  const ruled = choices.zeroDivision === "exclude" ? Number.NaN : choices.zeroDivision;
  const isPresent = choices.presence === "all" ? undefined : PRESENT[choices.presence];
  const isCounted = metric.shape === undefined;
  const [first] = classSet;
  let cell = 0;
  for (const image of imageSet) {
    // Every cell of an image is measured, or none.
    const isRuled = isCounted || first === undefined || obeysZeroDivision(metric, cellTally(cells, image, first));
    for (const classIndex of classSet) {
      const figure = own[cell] ?? Number.NaN;
      const value = Number.isNaN(figure) ? (isRuled ? ruled : figure) : (finiteForMean(metric, figure) ?? Number.NaN);
      if (!Number.isNaN(value) && (isPresent?.(cellTally(cells, image, classIndex)) ?? true)) {
        values[cell] = value;
        enters[cell] = 1;
      }
      cell++;
    }
  }
  return { rows: imageSet.length, columns: classSet.length, values, enters };
}
