import { AVERAGE, type Average, type AverageId } from "../averages/averages";
import { frameMetric, type BootstrapInput } from "../intervals/bootstrapInput";
import { RowColumns } from "../intervals/rowColumns";
import { averageOfSums } from "../intervals/sumFigures";
import type { Metric, RatioTerms } from "../metrics/metric";
import type { Policy } from "../metrics/policy";
import type { Figure } from "../numbers/figure";
import { numberAt } from "../numbers/numberAt";

/** What is drawn of several runs: rows are those of the first run, then of the next, in one order. */
export interface RankInput extends BootstrapInput {
  readonly runs: number;
  readonly average: AverageId;
  /** What a row of the table holds of what the average is made of: numerator and denominator of each class, or columns of `RowColumns`. */
  readonly holds: "ratios" | "columns";
}

/** How the figure of a run comes of the sums of its rows. */
export interface SummedFigure {
  /** Numbers of a row. */
  readonly width: number;
  /** The figure of the sums that stand from `start` on. */
  readonly figureOf: (sums: Float64Array, start: number) => Figure;
  /** The figure of the sums of two rows, both from `start` on. */
  readonly figureOfBoth: (one: Float64Array, other: Float64Array, start: number) => Figure;
}

/** The rows with no more than what the average is made of: 137 columns of 20 classes are 40 for a mean over classes of a ratio. */
export function rankInput(input: BootstrapInput, runs: number, average: AverageId): RankInput {
  const metric = frameMetric(input);
  const columns = new RowColumns(input.classSet.length, metric);
  const terms = ratioOverClasses(input.policy, metric, AVERAGE[average]);
  const table = terms && ratiosOf(input, columns, terms);
  return table
    ? { ...input, runs, average, holds: "ratios", table }
    : { ...input, runs, average, holds: "columns", table: columnsOf(input, columns, placesOf(columns, average)) };
}

export function summedFigure(input: RankInput): SummedFigure {
  const metric = frameMetric(input);
  if (input.holds === "ratios") {
    const width = 2 * input.classSet.length;
    const { zeroDivision } = input.policy;
    return {
      width,
      figureOf: (sums, start) => meanOfRatios(sums, start, start + width, zeroDivision),
      figureOfBoth: (one, other, start) => meanOfRatiosOfBoth(one, other, start, start + width, zeroDivision),
    };
  }
  const columns = new RowColumns(input.classSet.length, metric);
  const places = Int32Array.from(placesOf(columns, input.average));
  const figureOfRow = averageOfSums(input, metric, AVERAGE[input.average]);
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

/** Undefined where a term is not a whole number, so that sums of it are not exact: taking rows away again would not lead back to 0. */
function ratiosOf(input: BootstrapInput, columns: RowColumns, terms: RatioTerms): Float64Array | undefined {
  const classes = input.classSet.length;
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

function columnsOf({ table, rows }: BootstrapInput, { width }: RowColumns, places: readonly number[]): Float64Array {
  const needed = new Float64Array(rows * places.length);
  let to = 0;
  for (let start = 0; start < rows * width; start += width) {
    for (const place of places) needed[to++] = numberAt(table, start + place);
  }
  return needed;
}
