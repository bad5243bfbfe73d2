import { ofEachAverage, type Average } from "../averages/averages";
import type { BootstrapInput } from "./bootstrapInput";
import { columnSums } from "./columnSums";
import type { EveryFigure } from "./everyFigure";
import type { Metric } from "../metrics/metric";
import { PRESENT } from "../metrics/policy";
import { support, type Tally } from "../counting/tally";
import { RowColumns } from "./rowColumns";
import { addAt, itemAt, numberAt } from "../numbers/numberAt";
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
      global: alone(rests.global(column)),
      samplewise: alone(rests.samplewise(column)),
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
  readonly #global = new Map<ClassColumn, Part>();
  readonly #samplewise = new Map<ClassColumn, Part>();
  #denominators: readonly Float64Array[] | undefined;
  #enters: readonly Float64Array[] | undefined;
  #sums: Float64Array | undefined;

  constructor(
    private readonly input: BootstrapInput,
    private readonly metric: Metric,
    private readonly runs: 1 | 2,
  ) {
    this.#rows = input.rows / runs;
    this.#columns = new RowColumns(input.classSet.length, metric);
  }

  /** Of a class, each row's share of what its global figure rests on. */
  global(column: ClassColumn): Part {
    const found = this.#global.get(column) ?? this.#shares(itemAt(this.#denominatorsByClass(), column));
    this.#global.set(column, found);
    return found;
  }

  samplewise(column: ClassColumn): Part {
    const found = this.#samplewise.get(column) ?? this.#shares(itemAt(this.#entersByClass(), column));
    this.#samplewise.set(column, found);
    return found;
  }

  ofAverage({ id, sums }: Average): Reliance {
    const { input } = this;
    const columns = this.#columns;
    switch (sums.over) {
      case "sums":
        return alone(this.#shares(this.#sumsOfRows(this.#denominatorsByClass())));
      case "classes":
        return this.#ofClasses(sums.of === "counts" ? "global" : "samplewise", sums.weight);
      case "cells":
        return alone(this.#shares(this.#sumsOfRows(this.#entersByClass())));
      case "images": {
        const enters = new Float64Array(input.rows);
        for (let row = 0; row < enters.length; row++)
          enters[row] = columns.image(input.table, id, row * columns.width).enters;
        return alone(this.#shares(enters));
      }
    }
  }

  #ofClasses(of: "global" | "samplewise", weight: "equal" | "support"): Reliance {
    const { classSet, table, policy } = this.input;
    const sums = (this.#sums ??= columnSums(table, this.#columns.width));
    const parts = classSet.flatMap((_, column) => {
      const total = this.#columns.tally(sums, column);
      return PRESENT[policy.presence](total)
        ? [{ part: this[of](column), weight: weight === "equal" ? 1 : support(total) }]
        : [];
    });
    return meanReliance(parts, this.#rows);
  }

  #shares(amounts: Float64Array): Part {
    const shares = meanShares(amounts, this.#rows, this.runs);
    return { shares, powers: powersOf(shares) };
  }

  /** Of each class the pixels that its figure of each row of all runs rests on. */
  #denominatorsByClass(): readonly Float64Array[] {
    const { metric, input } = this;
    const columns = this.#columns;
    return (this.#denominators ??= this.#byClass((column, start) =>
      restsOn(metric, columns.tally(input.table, column, start)),
    ));
  }

  /** Of each class how many cells of each row of all runs enter a mean. */
  #entersByClass(): readonly Float64Array[] {
    const { input } = this;
    const columns = this.#columns;
    return (this.#enters ??= this.#byClass((column, start) => columns.cells(input.table, column, start).enters));
  }

  /** Row by row, as the table lies in memory: class by class each would be fetched from there once a class. */
  #byClass(read: (column: ClassColumn, start: number) => number): readonly Float64Array[] {
    const { rows, classSet } = this.input;
    const { width } = this.#columns;
    const found = classSet.map(() => new Float64Array(rows));
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < found.length; column++) itemAt(found, column)[row] = read(column, row * width);
    }
    return found;
  }

  /** Sums over the classes. */
  #sumsOfRows(byClass: readonly Float64Array[]): Float64Array {
    const sums = new Float64Array(this.input.rows);
    for (const ofClass of byClass) addTimes(sums, ofClass, 1);
    return sums;
  }
}

/** The pixels that a figure of a row rests on: the denominator, or those of the class where the metric is not a ratio of counts. */
function restsOn({ terms }: Metric, tally: Tally): number {
  return terms ? terms.denominator(tally) : tally.tp + tally.fp + tally.fn;
}

/** The mean over the runs of each row's share of an amount; runs in which it is 0 throughout have no say. */
function meanShares(amounts: Float64Array, rows: number, runs: number): Float64Array {
  const shares = new Float64Array(rows);
  let counted = 0;
  for (let first = 0; first < rows * runs; first += rows) {
    const ofRun = amounts.subarray(first, first + rows);
    const total = sum(ofRun);
    if (total === 0) continue;
    counted++;
    for (let row = 0; row < rows; row++) addAt(shares, row, numberAt(ofRun, row) / total);
  }
  if (counted > 1) divide(shares, counted);
  return shares;
}

/** Of the rows, with the sum 1; all 0 where the part has no value. */
interface Part {
  readonly shares: Float64Array;
  readonly powers: Powers;
}

interface WeightedPart {
  readonly part: Part;
  readonly weight: number;
}

/** Below this a difference of sums of powers is rounding. */
const ROUNDING = 1e-12;

const RESTS_ON_NONE: Reliance = { effective: 0, degrees: 1, inflation: 1 };

/**
 * The reliance of a weighted mean of parts. With h the shares of one part and S_k = sum h^k, what a row deviates from
 * the weighted mean has, if rows vary alike, a variance of sum h^2 (1 - 2 h + S_2) where S_2 is right.
 */
function meanReliance(parts: readonly WeightedPart[], rows: number): Reliance {
  const whole = new Float64Array(rows);
  let weights = 0;
  let right = 0;
  let seen = 0;
  for (const { part, weight } of parts) {
    if (part.powers.s2 === 0 || weight === 0) continue;
    weights += weight;
    right += weight * weight * part.powers.s2;
    seen += weight * weight * part.powers.seen;
    addTimes(whole, part.shares, weight);
  }
  if (weights === 0) return RESTS_ON_NONE;
  divide(whole, weights);
  return relianceOf(powersOf(whole), { right, seen });
}

/** The same of one part. */
function alone({ powers }: Part): Reliance {
  return powers.s2 === 0 ? RESTS_ON_NONE : relianceOf(powers, { right: powers.s2, seen: powers.seen });
}

/** `right`: the variance of all parts; `seen`: what is seen of it. */
function relianceOf(
  { s2, seen: ofWhole, squares }: Powers,
  { right, seen }: { readonly right: number; readonly seen: number },
): Reliance {
  return {
    effective: 1 / s2,
    degrees: squares > ROUNDING * s2 * s2 ? Math.max(1, (ofWhole * ofWhole) / squares) : 1,
    // 1 + S_2: draws weigh by Dirichlet(1), whose variance is that of n + 1 rows, not n.
    inflation: seen > ROUNDING * right ? (right / seen) * (1 + s2) : 1,
  };
}

interface Powers {
  /** S_2. */
  readonly s2: number;
  /** The share of variance that is seen. */
  readonly seen: number;
  /** The sum of the squares of its eigenvalues. */
  readonly squares: number;
}

function powersOf(shares: Float64Array): Powers {
  let [s2, s3, s4, s5] = [0, 0, 0, 0];
  for (let row = 0; row < shares.length; row++) {
    const h = numberAt(shares, row);
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

function addTimes(sums: Float64Array, amounts: Float64Array, weight: number): void {
  for (let row = 0; row < sums.length; row++) addAt(sums, row, weight * numberAt(amounts, row));
}

function divide(amounts: Float64Array, by: number): void {
  for (let row = 0; row < amounts.length; row++) amounts[row] = numberAt(amounts, row) / by;
}
