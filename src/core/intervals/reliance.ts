import { ofEachAverage, type Average } from "../averages/averages";
import type { BootstrapInput } from "./bootstrapInput";
import { columnSums } from "./columnSums";
import type { EveryFigure } from "./everyFigure";
import type { Metric } from "../metrics/metric";
import { PRESENT } from "../metrics/policy";
import { support, type Tally } from "../counting/tally";
import { RowColumns } from "./rowColumns";
import { addAt, numberAt } from "../numbers/numberAt";

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
  const { classSet, policy } = input;
  const rows = input.rows / runs;
  const columns = new RowColumns(classSet.length, metric);
  const { width } = columns;
  /** The mean over the runs of each row's share of an amount. */
  const shares = (amount: (row: number) => number): Float64Array => meanShares(rows, runs, amount);
  /** Of each class, the pixels that its figure of each row of all runs rests on. */
  const denominators = classSet.map((_, column) =>
    new Float64Array(input.rows).map((_, row) => restsOn(metric, columns.tally(input.table, column, row * width))),
  );
  const sums = columnSums(input.table, width);
  const classes = denominators.map((denominator, column) => {
    const total = columns.tally(sums, column);
    const isCounted = PRESENT[policy.presence](total);
    return {
      global: shares((row) => numberAt(denominator, row)),
      samplewise: shares((row) => columns.cells(input.table, column, row * width).enters),
      equal: isCounted ? 1 : 0,
      support: isCounted ? support(total) : 0,
    };
  });
  const ofClasses = (of: "global" | "samplewise", weight: "equal" | "support"): Reliance =>
    meanReliance(
      classes.map((row) => ({ shares: row[of], weight: row[weight] })),
      rows,
    );
  const alone = (amount: (row: number) => number): Reliance =>
    meanReliance([{ shares: shares(amount), weight: 1 }], rows);
  const ofAverage = ({ id, sums }: Average): Reliance => {
    switch (sums.over) {
      case "sums":
        return alone((row) => denominators.reduce((sum, denominator) => sum + numberAt(denominator, row), 0));
      case "classes":
        return ofClasses(sums.of === "counts" ? "global" : "samplewise", sums.weight);
      case "cells":
        return alone((row) =>
          classSet.reduce((sum, _, column) => sum + columns.cells(input.table, column, row * width).enters, 0),
        );
      case "images":
        return alone((row) => columns.image(input.table, id, row * width).enters);
    }
  };
  return {
    averages: ofEachAverage(ofAverage),
    classes: classes.map(({ global, samplewise }) => ({
      global: meanReliance([{ shares: global, weight: 1 }], rows),
      samplewise: meanReliance([{ shares: samplewise, weight: 1 }], rows),
    })),
  };
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
