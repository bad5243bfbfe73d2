import { ofEachAverage, type Average } from "../averages/averages";
import type { BootstrapInput } from "./bootstrapInput";
import { columnSums } from "./columnSums";
import type { EveryFigure } from "./everyFigure";
import type { Metric } from "../metrics/metric";
import { PRESENT } from "../metrics/policy";
import { support, type Tally } from "../counting/tally";
import { RowColumns } from "./rowColumns";
import { addAt, numberAt } from "../numbers/numberAt";
import { sum } from "../numbers/sum";
import type { ClassColumn } from "../labels/indices";

/** How a figure rests on the rows: on all of them alike, or on a few. */
export interface Reliance {
  /** The number of equal rows that it rests on as much: (sum of shares)^2 / sum of their squares. 0 where it rests on none. */
  readonly effective: number;
  /** Degrees of freedom of its spread over the rows, at least 1. */
  readonly degrees: number;
  /** What the variance over draws must be multiplied by: rows that carry much pull the figure to themselves, so that they seem closer to it than they are. */
  readonly inflation: number;
}

/**
 * How every figure rests on the rows of a run, or of two runs whose rows follow each other, taken together. A figure is
 * a weighted mean of what each row gives: globally the weight is the row's share of the denominator, samplewise its
 * share of the values, of a mean over classes the mean of the classes' shares.
 *
 * Source: of the correction and the degrees of freedom R. Bell and D. McCaffrey, "Bias reduction in standard errors
 * for linear regression with multi-stage samples", Survey Methodology 28 (2002), in the case of one weighted mean; of
 * degrees of freedom F. Satterthwaite, Biometrics Bulletin 2 (1946); of the effective number L. Kish, "Survey
 * Sampling" (1965).
 */
export function reliances(input: BootstrapInput, metric: Metric, runs: 1 | 2): EveryFigure<Reliance> {
  const rests = new RestingFigures(input, metric, runs);
  return {
    averages: ofEachAverage((average) => rests.ofAverage(average)),
    classes: input.classSet.map((_, column) => ({
      global: rests.alone(rests.global(column)),
      samplewise: rests.alone(rests.samplewise(column)),
    })),
  };
}

/** The same of one average alone, of one run. */
export function averageReliance(input: BootstrapInput, metric: Metric, average: Average): Reliance {
  return new RestingFigures(input, metric, 1).ofAverage(average);
}

/** The shares that figures are made of, each found once it is asked for. */
class RestingFigures {
  readonly #rows: number;
  readonly #columns: RowColumns;
  readonly #global = new Map<ClassColumn, Float64Array>();
  readonly #samplewise = new Map<ClassColumn, Float64Array>();
  readonly #denominators = new Map<ClassColumn, Float64Array>();

  constructor(
    private readonly input: BootstrapInput,
    private readonly metric: Metric,
    private readonly runs: 1 | 2,
  ) {
    this.#rows = input.rows / runs;
    this.#columns = new RowColumns(input.classSet.length, metric);
  }

  /** Of a class, each row's share of what its global figure rests on. */
  global(column: ClassColumn): Float64Array {
    const found = this.#global.get(column) ?? this.#shares((row) => numberAt(this.#denominator(column), row));
    this.#global.set(column, found);
    return found;
  }

  samplewise(column: ClassColumn): Float64Array {
    const [{ table }, columns] = [this.input, this.#columns];
    const found =
      this.#samplewise.get(column) ?? this.#shares((row) => columns.cells(table, column, row * columns.width).enters);
    this.#samplewise.set(column, found);
    return found;
  }

  alone(shares: Float64Array): Reliance {
    return meanReliance([{ shares, weight: 1 }], this.#rows);
  }

  ofAverage({ id, sums }: Average): Reliance {
    const [{ classSet, table }, columns] = [this.input, this.#columns];
    switch (sums.over) {
      case "sums":
        return this.#ofAmount((row) => sum(classSet.map((_, column) => numberAt(this.#denominator(column), row))));
      case "classes":
        return this.#ofClasses(sums.of === "counts" ? "global" : "samplewise", sums.weight);
      case "cells":
        return this.#ofAmount((row) =>
          classSet.reduce((sum, _, column) => sum + columns.cells(table, column, row * columns.width).enters, 0),
        );
      case "images":
        return this.#ofAmount((row) => columns.image(table, id, row * columns.width).enters);
    }
  }

  #ofClasses(of: "global" | "samplewise", weight: "equal" | "support"): Reliance {
    const { classSet, table, policy } = this.input;
    const sums = columnSums(table, this.#columns.width);
    const parts = classSet.flatMap((_, column) => {
      const total = this.#columns.tally(sums, column);
      return PRESENT[policy.presence](total)
        ? [{ shares: this[of](column), weight: weight === "equal" ? 1 : support(total) }]
        : [];
    });
    return meanReliance(parts, this.#rows);
  }

  #ofAmount(amount: (row: number) => number): Reliance {
    return this.alone(this.#shares(amount));
  }

  /** The mean over the runs of each row's share of an amount. */
  #shares(amount: (row: number) => number): Float64Array {
    return meanShares(this.#rows, this.runs, amount);
  }

  /** The pixels that a class's figure of each row of all runs rests on. */
  #denominator(column: ClassColumn): Float64Array {
    const [{ table, rows }, columns] = [this.input, this.#columns];
    const found =
      this.#denominators.get(column) ??
      new Float64Array(rows).map((_, row) => restsOn(this.metric, columns.tally(table, column, row * columns.width)));
    this.#denominators.set(column, found);
    return found;
  }
}

/** The pixels that a figure of a row rests on: the denominator, or those of the class where the metric is not a ratio of counts. */
function restsOn({ terms }: Metric, tally: Tally): number {
  return terms ? terms.denominator(tally) : tally.tp + tally.fp + tally.fn;
}

/** The mean over the runs of each row's share of an amount; runs in which it is 0 throughout have no say. */
function meanShares(rows: number, runs: number, amount: (row: number) => number): Float64Array {
  const shares = new Float64Array(rows);
  let counted = 0;
  for (let run = 0; run < runs; run++) {
    const amounts = new Float64Array(rows);
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += amounts[row] = amount(run * rows + row);
    if (sum === 0) continue;
    counted++;
    for (let row = 0; row < rows; row++) addAt(shares, row, numberAt(amounts, row) / sum);
  }
  return counted > 1 ? shares.map((share) => share / counted) : shares;
}

interface Part {
  /** Of the rows, with the sum 1; all 0 where the part has no value. */
  readonly shares: Float64Array;
  readonly weight: number;
}

/** Below this a difference of sums of powers is rounding. */
const ROUNDING = 1e-12;

/**
 * The reliance of a weighted mean of parts. With h the shares of one part and S_k = sum h^k, what a row deviates from
 * the weighted mean has, if rows vary alike, a variance of sum h^2 (1 - 2 h + S_2) where S_2 is right.
 */
function meanReliance(parts: readonly Part[], rows: number): Reliance {
  const whole = new Float64Array(rows);
  let weights = 0;
  let right = 0;
  let seen = 0;
  for (const { shares, weight } of parts) {
    const { s2, seen: ofPart } = powers(shares);
    if (s2 === 0 || weight === 0) continue;
    weights += weight;
    right += weight * weight * s2;
    seen += weight * weight * ofPart;
    for (let row = 0; row < rows; row++) addAt(whole, row, weight * numberAt(shares, row));
  }
  if (weights === 0) return { effective: 0, degrees: 1, inflation: 1 };
  const { s2, seen: ofWhole, squares } = powers(whole.map((share) => share / weights));
  return {
    effective: 1 / s2,
    degrees: squares > ROUNDING * s2 * s2 ? Math.max(1, (ofWhole * ofWhole) / squares) : 1,
    // 1 + S_2: draws weigh by Dirichlet(1), whose variance is that of n + 1 rows, not n.
    inflation: seen > ROUNDING * right ? (right / seen) * (1 + s2) : 1,
  };
}

/** S_2; the share of variance that is seen; and the sum of the squares of its eigenvalues. */
function powers(shares: Float64Array): { readonly s2: number; readonly seen: number; readonly squares: number } {
  let [s2, s3, s4, s5] = [0, 0, 0, 0];
  for (const h of shares) {
    const square = h * h;
    s2 += square;
    s3 += square * h;
    s4 += square * square;
    s5 += square * square * h;
  }
  return {
    s2,
    seen: Math.max(0, s2 - 2 * s3 + s2 * s2),
    squares: Math.max(0, s4 + 2 * s3 * s3 + 4 * s2 * s4 + s2 ** 4 - 4 * s5 - 4 * s2 * s2 * s3),
  };
}
