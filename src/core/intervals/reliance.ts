import { AVERAGES, ofEachAverage, type Average, type AverageId } from "../averages/averages";
import type { BootstrapInput } from "./bootstrapInput";
import { addColumns } from "./columnSums";
import type { EveryFigure } from "./everyFigure";
import type { Metric } from "../metrics/metric";
import { PRESENT } from "../metrics/policy";
import { support } from "../counting/tally";
import { addTimes, classKey, classKeys, keysOf, RowAmounts } from "./rowAmounts";
import { RowColumns } from "./rowColumns";
import { addAt, numberAt } from "../numbers/numberAt";
import { sum } from "../numbers/sum";

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
  const found = new Reliances(input, metric, runs);
  const amounts = new RowAmounts(input, metric);
  found.total(amounts);
  found.add(amounts);
  return found.everyFigure();
}

/** The same of one average alone, of one run. */
export function averageReliance(input: BootstrapInput, metric: Metric, average: Average): Reliance {
  const found = new Reliances(input, metric, 1, [average]);
  const amounts = new RowAmounts(input, metric);
  found.total(amounts);
  found.add(amounts);
  return found.ofAverage(average);
}

/**
 * The same of rows that come some at a time, twice: first what they give in all, then the share of each. The figures are those of all
 * rows at once, to the last digit.
 */
export class Reliances {
  readonly #columns: RowColumns;
  readonly #keys: readonly string[];
  /** Of each run. */
  readonly #totals: ReadonlyMap<string, Float64Array>;
  readonly #sums: Float64Array;
  readonly #powers = new Map<string, PowerSums>();
  #means: readonly MeanOfClasses[] | undefined;

  /** @param averages those that are asked for; with all of them, the classes as well. */
  constructor(
    private readonly frame: Pick<BootstrapInput, "classSet" | "policy">,
    metric: Metric,
    runs: 1 | 2,
    private readonly averages: readonly Average[] = AVERAGES,
  ) {
    const { length } = frame.classSet;
    this.#columns = new RowColumns(length, metric);
    const isOfAll = averages === AVERAGES;
    const keys = isOfAll ? (["counts", "cells"] as const).flatMap((of) => classKeys(of, length)) : [];
    this.#keys = [...new Set([...keys, ...averages.flatMap((average) => keysOf(average, length))])];
    this.#totals = new Map(this.#keys.map((key) => [key, new Float64Array(runs)]));
    this.#sums = new Float64Array(this.#columns.width);
  }

  /** Of rows of each run, as many of each, those of the first run before those of the second. */
  total(amounts: RowAmounts): void {
    addColumns(this.#sums, amounts.table);
    for (const [key, totals] of this.#totals) addRuns(totals, amounts.of(key));
  }

  /** The rows once more, after all of them. */
  add(amounts: RowAmounts): void {
    const shares = new Map(this.#keys.map((key) => [key, this.#shares(key, amounts)]));
    for (const [key, ofRows] of shares) this.#powersOf(key).add(ofRows);
    for (const { id, parts, weights } of (this.#means ??= this.#meansOfClasses())) {
      const whole = new Float64Array(shares.values().next().value?.length ?? 0);
      for (const { key, weight } of parts) addTimes(whole, shares.get(key) ?? NONE, weight);
      divide(whole, weights);
      this.#powersOf(id).add(whole);
    }
  }

  everyFigure(): EveryFigure<Reliance> {
    return {
      averages: ofEachAverage((average) => this.ofAverage(average)),
      classes: this.frame.classSet.map((_, column) => ({
        global: this.#alone(classKey("counts", column)),
        samplewise: this.#alone(classKey("cells", column)),
      })),
    };
  }

  ofAverage({ id, sums }: Average): Reliance {
    if (sums.over !== "classes") return this.#alone(id);
    const mean = this.#means?.find((one) => one.id === id);
    if (!mean) return RESTS_ON_NONE;
    let [right, seen] = [0, 0];
    for (const { key, weight } of mean.parts) {
      const ofPart = this.#powersOf(key).powers();
      right += weight * weight * ofPart.s2;
      seen += weight * weight * ofPart.seen;
    }
    return relianceOf(this.#powersOf(id).powers(), { right, seen });
  }

  /** The reliance of one part. */
  #alone(key: string): Reliance {
    const powers = this.#powersOf(key).powers();
    return powers.s2 === 0 ? RESTS_ON_NONE : relianceOf(powers, { right: powers.s2, seen: powers.seen });
  }

  /** The mean over the runs of each row's share of an amount; runs in which it is 0 throughout have no say. */
  #shares(key: string, amounts: RowAmounts): Float64Array {
    const totals = this.#totals.get(key) ?? NONE;
    const ofRows = amounts.of(key);
    const rows = ofRows.length / totals.length;
    const shares = new Float64Array(rows);
    let counted = 0;
    for (const [run, total] of totals.entries()) {
      if (total === 0) continue;
      counted++;
      for (let row = 0; row < rows; row++) addAt(shares, row, numberAt(ofRows, run * rows + row) / total);
    }
    if (counted > 1) divide(shares, counted);
    return shares;
  }

  /** The averages that are weighted means of classes, without the classes that have no rows or no weight. */
  #meansOfClasses(): readonly MeanOfClasses[] {
    const { classSet, policy } = this.frame;
    return this.averages.flatMap(({ id, sums }) => {
      if (sums.over !== "classes") return [];
      const parts = classSet.flatMap((_, column) => {
        const key = classKey(sums.of, column);
        const total = this.#columns.tally(this.#sums, column);
        const weight = sums.weight === "equal" ? 1 : support(total);
        const rests = this.#totals.get(key)?.some((ofRun) => ofRun !== 0) === true;
        return rests && weight !== 0 && PRESENT[policy.presence](total) ? [{ key, weight }] : [];
      });
      return parts.length === 0 ? [] : [{ id, parts, weights: sum(parts.map(({ weight }) => weight)) }];
    });
  }

  #powersOf(key: string): PowerSums {
    const found = this.#powers.get(key) ?? new PowerSums();
    this.#powers.set(key, found);
    return found;
  }
}

interface MeanOfClasses {
  readonly id: AverageId;
  readonly parts: readonly { readonly key: string; readonly weight: number }[];
  readonly weights: number;
}

const NONE = new Float64Array();

/** Adds the amounts of the rows of each run to what the run gives in all. */
function addRuns(totals: Float64Array, amounts: Float64Array): void {
  const rows = amounts.length / totals.length;
  for (let run = 0; run < totals.length; run++) {
    let total = numberAt(totals, run);
    for (let row = run * rows; row < (run + 1) * rows; row++) total += numberAt(amounts, row);
    totals[run] = total;
  }
}

/** Below this a difference of sums of powers is rounding. */
const ROUNDING = 1e-12;

const RESTS_ON_NONE: Reliance = { effective: 0, degrees: 1, inflation: 1 };

/**
 * `right`: the variance of all parts; `seen`: what is seen of it. With h the shares of one part and S_k = sum h^k, what a row deviates
 * from the weighted mean has, if rows vary alike, a variance of sum h^2 (1 - 2 h + S_2) where S_2 is right.
 */
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

/** Sums of powers of the shares of rows that come one after the other; all 0 where the part has no value, else the shares have the sum 1. */
class PowerSums {
  #s2 = 0;
  #s3 = 0;
  #s4 = 0;
  #s5 = 0;

  add(shares: Float64Array): void {
    let [s2, s3, s4, s5] = [this.#s2, this.#s3, this.#s4, this.#s5];
    for (let row = 0; row < shares.length; row++) {
      const h = numberAt(shares, row);
      const square = h * h;
      s2 += square;
      s3 += square * h;
      s4 += square * square;
      s5 += square * square * h;
    }
    [this.#s2, this.#s3, this.#s4, this.#s5] = [s2, s3, s4, s5];
  }

  powers(): Powers {
    const [s2, s3, s4, s5] = [this.#s2, this.#s3, this.#s4, this.#s5];
    return {
      s2,
      seen: Math.max(0, s2 - 2 * s3 + s2 * s2),
      squares: Math.max(0, s4 + 2 * s3 * s3 + 4 * s2 * s4 + s2 ** 4 - 4 * s5 - 4 * s2 * s2 * s3),
    };
  }
}

function divide(amounts: Float64Array, by: number): void {
  for (let row = 0; row < amounts.length; row++) amounts[row] = numberAt(amounts, row) / by;
}
