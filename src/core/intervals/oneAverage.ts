import { AVERAGE, type Average, type AverageId } from "../averages/averages";
import type { Metric, RatioTerms } from "../metrics/metric";
import type { Policy } from "../metrics/policy";
import type { Figure } from "../numbers/figure";
import { numberAt } from "../numbers/numberAt";
import { frameMetric, type BootstrapFrame, type BootstrapInput } from "./bootstrapInput";
import { RowColumns } from "./rowColumns";
import { averageOfSums } from "./sumFigures";

/** What one average is made by of sums over images, as plain data. */
export interface AverageFrame extends BootstrapFrame {
  readonly average: AverageId;
  /** What a row holds of what the average is made of: numerator and denominator of each class, or columns of `RowColumns`. */
  readonly holds: "ratios" | "columns";
}

/** The rows of a bootstrap with no more than what one average is made of. */
export interface AverageInput extends AverageFrame {
  readonly rows: number;
  readonly table: Float64Array;
}

/** How the average comes of the sums of rows. */
export interface SummedFigure {
  /** Numbers of a row. */
  readonly width: number;
  /** The average of the sums that stand from `start` on. */
  readonly figureOf: (sums: Float64Array, start: number) => Figure;
  /** The average of the sums of two rows, both from `start` on. */
  readonly figureOfBoth: (one: Float64Array, other: Float64Array, start: number) => Figure;
}

/** 137 columns of 20 classes are 40 for a mean over classes of a ratio. */
export function averageRows(input: BootstrapInput, average: AverageId): AverageInput {
  const ratios = ratiosOf(input, average);
  return { ...input, average, ...(ratios ? { holds: "ratios", table: ratios } : { holds: "columns", table: columnsOf(input, average) }) }; // prettier-ignore
}

export function summedFigure(frame: AverageFrame): SummedFigure {
  const metric = frameMetric(frame);
  if (frame.holds === "ratios") {
    const width = 2 * frame.classSet.length;
    const { zeroDivision } = frame.policy;
    return {
      width,
      figureOf: (sums, start) => meanOfRatios(sums, start, start + width, zeroDivision),
      figureOfBoth: (one, other, start) => meanOfRatiosOfBoth(one, other, start, start + width, zeroDivision),
    };
  }
  const columns = new RowColumns(frame.classSet.length, metric);
  const places = Int32Array.from(placesOf(columns, frame.average));
  const figureOfRow = averageOfSums(frame, metric, AVERAGE[frame.average]);
  // Columns that the average is not made of are 0.
  const row = new Float64Array(columns.width);
  return {
    width: places.length,
    figureOf: (sums, start) => {
      for (let column = 0; column < places.length; column++) row[places[column] ?? 0] = sums[start + column] ?? 0;
      return figureOfRow(row);
    },
    figureOfBoth: (one, other, start) => {
      for (let column = 0; column < places.length; column++)
        row[places[column] ?? 0] = (one[start + column] ?? 0) + (other[start + column] ?? 0);
      return figureOfRow(row);
    },
  };
}

/** The terms of a metric of counts whose mean over classes needs nothing else: whether a class is present is told by its counts alone. */
function ratioOverClasses({ presence }: Policy, { terms, shape }: Metric, { sums }: Average): RatioTerms | undefined {
  const isOfRatios = sums.over === "classes" && sums.of === "counts" && sums.weight === "equal";
  return isOfRatios && presence === "all" && shape === undefined ? terms : undefined;
}

/**
 * Numerator and denominator of each class, row by row; undefined where the average needs more, or where a term is not a whole number, so
 * that sums of it are not exact: taking rows away again would not lead back to 0.
 */
export function ratiosOf(input: BootstrapInput, average: AverageId): Float64Array | undefined {
  const metric = frameMetric(input);
  const terms = ratioOverClasses(input.policy, metric, AVERAGE[average]);
  if (!terms) return undefined;
  const classes = input.classSet.length;
  const columns = new RowColumns(classes, metric);
  const table = new Float64Array(input.rows * classes * 2);
  let to = 0;
  for (let row = 0; row < input.rows; row++) {
    for (let column = 0; column < classes; column++) {
      const tally = columns.tally(input.table, column, row * columns.width);
      table[to++] = terms.numerator(tally);
      table[to++] = terms.denominator(tally);
    }
  }
  return table.every(Number.isInteger) ? table : undefined;
}

/** The columns that the average is made of, row by row. */
export function columnsOf(input: BootstrapInput, average: AverageId): Float64Array {
  const columns = new RowColumns(input.classSet.length, frameMetric(input));
  const places = placesOf(columns, average);
  const needed = new Float64Array(input.rows * places.length);
  let to = 0;
  for (let start = 0; start < input.rows * columns.width; start += columns.width) {
    for (const place of places) needed[to++] = numberAt(input.table, start + place);
  }
  return needed;
}

/** The mean of numerator over denominator of each class, under the rule for 0/0. */
function meanOfRatios(sums: Float64Array, start: number, end: number, zeroDivision: Policy["zeroDivision"]): Figure {
  let sum = 0;
  let of = 0;
  for (let place = start; place < end; place += 2) {
    const denominator = sums[place + 1] ?? 0;
    if (denominator !== 0) {
      sum += (sums[place] ?? 0) / denominator;
      of++;
    } else if (zeroDivision !== "exclude") {
      sum += zeroDivision;
      of++;
    }
  }
  return of === 0 ? undefined : sum / of;
}

/** The same of the sums of two rows, without a place to keep these: a test of every pair of runs asks for it millions of times. */
function meanOfRatiosOfBoth(
  one: Float64Array,
  other: Float64Array,
  start: number,
  end: number,
  zeroDivision: Policy["zeroDivision"],
): Figure {
  let sum = 0;
  let of = 0;
  for (let place = start; place < end; place += 2) {
    const denominator = (one[place + 1] ?? 0) + (other[place + 1] ?? 0);
    if (denominator !== 0) {
      sum += ((one[place] ?? 0) + (other[place] ?? 0)) / denominator;
      of++;
    } else if (zeroDivision !== "exclude") {
      sum += zeroDivision;
      of++;
    }
  }
  return of === 0 ? undefined : sum / of;
}

function placesOf(columns: RowColumns, average: AverageId): readonly number[] {
  return [...columns.placesOf(AVERAGE[average])].sort((a, b) => a - b);
}
