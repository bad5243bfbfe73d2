import { REFERENCES } from "../averages/references";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import type { Metric } from "../../../../src/core/metrics/metric";
import { PRESENT } from "../../../../src/core/metrics/policy";
import { drawnWeights } from "../../../support/drawnWeights";

type Counts = Record<"tp" | "fp" | "fn" | "tn", number>;

/**
 * The Bayesian bootstrap as it is defined, with no shortcut and none of the code that it checks: for each draw the
 * weighted averages of the images one by one. Average by average; the root mean square deviation from the figure, and
 * the share of each image in it.
 */
export interface PlainFigure {
  readonly figure: number | undefined;
  readonly spread: number;
  readonly shares: readonly (readonly number[])[];
  readonly classWeights: readonly number[];
}

export function plainBootstrap(
  evaluation: Evaluation,
  metric: Metric,
  draws: number,
  seed: number,
): Readonly<Record<string, PlainFigure>> {
  const { imageSet } = evaluation;
  const ones = imageSet.map(() => 1);
  const all: Readonly<Record<string, number | undefined>> = plainFigures(evaluation, metric, ones);
  const squares = new Map<string, number>();
  for (let draw = 0; draw < draws; draw++) {
    const drawn = drawnWeights(imageSet.length, seed, draw);
    const sum = drawn.reduce((total, each) => total + each, 0);
    const weights = drawn.map((each) => each / sum);
    for (const [id, value] of Object.entries(plainFigures(evaluation, metric, weights))) {
      squares.set(id, (squares.get(id) ?? 0) + ((value ?? NaN) - (all[id] ?? NaN)) ** 2 / draws);
    }
  }
  const shares = plainShares(evaluation, metric);
  return Object.fromEntries(
    Object.entries(all).map(([id, figure]) => [
      id,
      { figure, spread: Math.sqrt(squares.get(id) ?? NaN), ...(shares[id] ?? { shares: [], classWeights: [] }) },
    ]),
  );
}

/** Student-like correction by matrices: the expected variance and its square where all images vary alike. */
export function plainCorrection({ shares, classWeights }: PlainFigure): {
  readonly effective: number;
  readonly inflation: number;
  readonly degrees: number;
} {
  const live = shares.flatMap((of, k) =>
    of.some((share) => share > 0) && (classWeights[k] ?? 0) > 0 ? [{ of, weight: classWeights[k] ?? 0 }] : [],
  );
  const weights = live.reduce((total, { weight }) => total + weight, 0);
  const whole = (live[0]?.of ?? []).map((_, image) =>
    live.reduce((total, { of, weight }) => total + (weight * (of[image] ?? 0)) / weights, 0),
  );
  const right = live.reduce((total, { of, weight }) => total + weight ** 2 * of.reduce((sum, h) => sum + h * h, 0), 0);
  const seen = live.reduce((total, { of, weight }) => total + weight ** 2 * trace(seenMatrix(of)), 0);
  const matrix = seenMatrix(whole);
  const s2 = whole.reduce((sum, h) => sum + h * h, 0);
  return {
    effective: 1 / s2,
    inflation: (right / seen) * (1 + s2),
    degrees: Math.max(1, trace(matrix) ** 2 / trace(product(matrix, matrix))),
  };
}

/** B such that sum h_i^2 (m_i - mean)^2 = m' B m: M' diag(h^2) M with M = I - 1 h'. */
function seenMatrix(h: readonly number[]): number[][] {
  const centre = h.map((_, i) => h.map((share, j) => (i === j ? 1 : 0) - share));
  const scaled = centre.map((row, i) => row.map((value) => value * (h[i] ?? 0) ** 2));
  return product(
    h.map((_, i) => centre.map((row) => row[i] ?? 0)),
    scaled,
  );
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)));
}

function trace(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
}

function countsOf({ cells }: Evaluation, image: number, classIndex: number): Counts {
  const at = image * cells.classes + classIndex;
  const [tp = 0, fp = 0, fn = 0] = [cells.tp[at], cells.fp[at], cells.fn[at]];
  return { tp, fp, fn, tn: (cells.pixels[image] ?? 0) - tp - fp - fn };
}

function added(all: readonly Counts[], weights: readonly number[]): Counts {
  const total = { tp: 0, fp: 0, fn: 0, tn: 0 };
  all.forEach((counts, index) => {
    for (const key of ["tp", "fp", "fn", "tn"] as const) total[key] += counts[key] * (weights[index] ?? 0);
  });
  return total;
}

type Plain = number | undefined;

/** What an average may be made of, with a weight for each image. Tables are image by image, classes in the order of the class set. */
export interface PlainSums {
  readonly table: readonly (readonly Counts[])[];
  /** The counts of each class, summed over the images with their weights. */
  readonly byClass: readonly Counts[];
  /** What each cell gives to a mean. */
  readonly cells: readonly (readonly Plain[])[];
  readonly weights: readonly number[];
  /** A weight of 1 for each class. */
  readonly even: readonly number[];
  /** The metric under the rule for 0/0. */
  readonly ruled: (counts: Counts) => Plain;
  /** The same where the class is counted. */
  readonly entering: (counts: Counts) => Plain;
  /** The mean of what has a value and a weight. */
  readonly weighted: (values: readonly Plain[], by: readonly number[]) => Plain;
  readonly added: (all: readonly Counts[], weights: readonly number[]) => Counts;
  readonly supports: (row: readonly Counts[]) => readonly number[];
}

/** What each average is by its definition. */
function plainFigures(
  evaluation: Evaluation,
  metric: Metric,
  weights: readonly number[],
): Readonly<Record<string, Plain>> {
  const { imageSet, classSet, choices } = evaluation;
  const ruled = (counts: Counts): Plain =>
    metric.value(counts) ?? (choices.zeroDivision === "exclude" ? undefined : choices.zeroDivision);
  const entering = (counts: Counts): Plain => (PRESENT[choices.presence](counts) ? ruled(counts) : undefined);
  const table = imageSet.map((image) => classSet.map((k) => countsOf(evaluation, image, k)));
  const byClass = classSet.map((_, k) =>
    added(
      table.map((row) => row[k] ?? { tp: 0, fp: 0, fn: 0, tn: 0 }),
      weights,
    ),
  );
  const cells = table.map((row) => row.map(entering));
  const supports = (row: readonly Counts[]): readonly number[] => row.map(({ tp, fn }) => tp + fn);
  const even = classSet.map(() => 1);
  const sums: PlainSums = { table, byClass, cells, weights, even, ruled, entering, weighted, added, supports };
  return Object.fromEntries(Object.entries(REFERENCES).map(([id, { figure }]) => [id, figure(sums)]));
}

function weighted(values: readonly Plain[], by: readonly number[]): Plain {
  let [sum, of] = [0, 0];
  values.forEach((value, index) => {
    const weight = by[index] ?? 0;
    if (value === undefined || weight === 0) return;
    sum += weight * value;
    of += weight;
  });
  return of === 0 ? undefined : sum / of;
}

/** The shares of the images in each class of the global macro figure and of the samplewise mean of images. */
function plainShares(
  evaluation: Evaluation,
  metric: Metric,
): Readonly<Record<string, Pick<PlainFigure, "shares" | "classWeights">>> {
  const { imageSet, classSet } = evaluation;
  const portions = (amounts: readonly number[]): number[] => {
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    return amounts.map((amount) => (sum === 0 ? 0 : amount / sum));
  };
  const denominators = classSet.map((k) =>
    imageSet.map((image) => metric.terms?.denominator(countsOf(evaluation, image, k)) ?? NaN),
  );
  const supports = classSet.map((k) =>
    imageSet.reduce((sum, image) => sum + countsOf(evaluation, image, k).tp + countsOf(evaluation, image, k).fn, 0),
  );
  return {
    micro: {
      shares: [portions(imageSet.map((_, index) => denominators.reduce((sum, of) => sum + (of[index] ?? 0), 0)))],
      classWeights: [1],
    },
    macro: { shares: denominators.map(portions), classWeights: classSet.map(() => 1) },
    weighted: { shares: denominators.map(portions), classWeights: supports },
  };
}
