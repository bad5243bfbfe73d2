import { AVERAGES } from "../averages";
import type { BootstrapOptions, Interval } from "../bootstrap";
import type { BootstrapInput } from "../bootstrapInput";
import type { Figure } from "../figure";
import type { Metric } from "../metric";
import { quantile } from "../quantile";
import { MersenneTwister } from "../sample/mersenneTwister";
import { sumFigures } from "../sumFigures";

/** The same images in two runs: the first half of the rows of `input` is run A's, the second run B's, in one order. */
export interface PairedRows {
  readonly input: BootstrapInput;
  readonly metric: Metric;
}

/** One figure in both runs. */
export interface PairedFigure {
  readonly a: Figure;
  readonly b: Figure;
  /** B - A; undefined where one of the two is. */
  readonly difference: Figure;
  /** Of the difference, by paired bootstrap; undefined below two images. */
  readonly interval: Interval | undefined;
  readonly signSwap: SignSwap;
}

export interface SignSwap {
  /** Two-sided; undefined where there is no difference to test. */
  readonly p: Figure;
  readonly method: "exact" | "random";
  /** No p can be below. */
  readonly smallest: number;
}

/** Up to this many images all ways to swap them are tried. */
const MOST_EXACT = 12;

/** Rounding must not make a swap that changes nothing count as a smaller difference. */
const ROUNDING = 1e-12;

/** All figures of both runs: the averages in the order of `AVERAGES`, then global and samplewise of each class. */
export function pairedFigures(rows: PairedRows, options: BootstrapOptions): readonly PairedFigure[] {
  const images = rows.input.rows / 2;
  const random = new MersenneTwister(options.seed);
  const [a, b] = bothFigures(rows, (row) => [row < images ? 1 : 0, row < images ? 0 : 1]);
  const observed = differences(a, b);
  const drawn = images < 2 ? [] : Array.from({ length: options.draws }, () => bootstrapDraw(rows, random));
  const method = images <= MOST_EXACT ? "exact" : "random";
  const swaps = method === "exact" ? allSwaps(rows) : Array.from({ length: options.draws }, () => randomSwap(rows, random));
  const smallest = method === "exact" ? Math.min(1, 2 / swaps.length) : 1 / (swaps.length + 1);
  return observed.map((difference, column): PairedFigure => {
    const asFar = swaps.filter((swap) => isAsFar(swap[column], difference)).length;
    // With random swaps the observed one is one of them, so that p is never 0. Source: B. Phipson and G. Smyth,
    // "Permutation p-values should never be zero", Statist. Appl. Genet. Mol. Biol. 9 (2010).
    const p = method === "exact" ? asFar / swaps.length : (asFar + 1) / (swaps.length + 1);
    return {
      a: a[column],
      b: b[column],
      difference,
      interval: percentiles(drawn.map((draw) => draw[column]), options.confidence),
      signSwap: { p: difference === undefined ? undefined : p, method, smallest },
    };
  });
}

/** How often a row counts in A's sums and in B's. */
type Weights = (row: number) => readonly [a: number, b: number];

/** Images drawn with replacement, the same for both runs. Source: B. Efron, "Bootstrap methods", Ann. Statist. 7 (1979). */
function bootstrapDraw(rows: PairedRows, random: MersenneTwister): readonly Figure[] {
  const images = rows.input.rows / 2;
  const times = new Int32Array(images);
  for (let drawn = 0; drawn < images; drawn++) {
    const image = Math.floor((random.next() / 2 ** 32) * images);
    times[image] = (times[image] ?? 0) + 1;
  }
  return differences(...bothFigures(rows, (row) => (row < images ? [times[row] ?? 0, 0] : [0, times[row - images] ?? 0])));
}

/**
 * Were the runs equally good, each image could as well have been the other run's. Source: E. Noreen,
 * "Computer-Intensive Methods for Testing Hypotheses" (1989), approximate randomisation.
 */
function randomSwap(rows: PairedRows, random: MersenneTwister): readonly Figure[] {
  const swapped = Uint8Array.from({ length: rows.input.rows / 2 }, () => random.next() >>> 31);
  return swap(rows, (image) => swapped[image] === 1);
}

function allSwaps(rows: PairedRows): readonly (readonly Figure[])[] {
  const ways = 2 ** (rows.input.rows / 2);
  return Array.from({ length: ways }, (_, way) => swap(rows, (image) => ((way >> image) & 1) === 1));
}

function swap(rows: PairedRows, isSwapped: (image: number) => boolean): readonly Figure[] {
  const images = rows.input.rows / 2;
  return differences(...bothFigures(rows, (row) => (isSwapped(row % images) === row < images ? [0, 1] : [1, 0])));
}

function bothFigures({ input, metric }: PairedRows, weights: Weights): [a: readonly Figure[], b: readonly Figure[]] {
  const { rows, table } = input;
  const width = rows === 0 ? 0 : table.length / rows;
  const a = new Float64Array(width);
  const b = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const [ofA, ofB] = weights(row);
    if (ofA !== 0) addRow(a, table, { start: row * width, weight: ofA });
    if (ofB !== 0) addRow(b, table, { start: row * width, weight: ofB });
  }
  return [columnsOf(a, input, metric), columnsOf(b, input, metric)];
}

function addRow(sums: Float64Array, table: Float64Array, { start, weight }: { readonly start: number; readonly weight: number }): void {
  for (let column = 0; column < sums.length; column++) {
    sums[column] = (sums[column] ?? 0) + weight * (table[start + column] ?? 0);
  }
}

function columnsOf(sums: Float64Array, input: BootstrapInput, metric: Metric): readonly Figure[] {
  const { averages, global, samplewise } = sumFigures(sums, input, metric);
  return [...AVERAGES.map(({ id }) => averages[id]), ...global.flatMap((figure, column) => [figure, samplewise[column]])];
}

function differences(a: readonly Figure[], b: readonly Figure[]): readonly Figure[] {
  return a.map((figure, column) => {
    const other = b[column];
    const difference = figure === undefined || other === undefined ? undefined : other - figure;
    return difference !== undefined && Number.isFinite(difference) ? difference : undefined;
  });
}

/** A swap without a value could be any: it counts against the difference. */
function isAsFar(swapped: Figure, difference: Figure): boolean {
  return swapped === undefined || Math.abs(swapped) >= Math.abs(difference ?? 0) - ROUNDING;
}

function percentiles(values: readonly Figure[], confidence: number): Interval | undefined {
  const sorted = Float64Array.from(values.filter((value) => value !== undefined)).sort();
  const low = quantile(sorted, (1 - confidence) / 2);
  const high = quantile(sorted, (1 + confidence) / 2);
  return low === undefined || high === undefined ? undefined : { low, high, of: sorted.length };
}
