import { DEFAULT_BOOTSTRAP, type BootstrapOptions } from "../intervals/bootstrap";
import type { BootstrapInput } from "../intervals/bootstrapInput";
import { columnSums } from "../intervals/columnSums";
import { drawWeights } from "../intervals/drawnWeights";
import { eachOfBoth, mapFigures, zipFigures, type EveryFigure } from "../intervals/everyFigure";
import { differenceRange } from "../intervals/figureRange";
import { Spread, type Interval } from "../intervals/interval";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { metricCalled } from "../metrics/metricCalled";
import { reliances } from "../intervals/reliance";
import { MersenneTwister } from "../numbers/mersenneTwister";
import { sumFigures } from "../intervals/sumFigures";
import { LANES, WeightedRows } from "../intervals/weightedRows";
import { GROUP_ROWS, SWAP_LANES, SwappedRows } from "./swappedRows";

/** One figure in both runs. */
export interface PairedFigure {
  readonly a: Figure;
  readonly b: Figure;
  /** B - A; undefined where one of the two is. */
  readonly difference: Figure;
  /** The figures rest on about so many equal images, or groups. */
  readonly effective: number;
  /** Of the difference, by paired Bayesian bootstrap; undefined below two images. */
  readonly interval: Interval | undefined;
  readonly signSwap: SignSwap;
}

export interface SignSwap {
  /** Two-sided; undefined where there is no difference to test. */
  readonly p: Figure;
  readonly method: "exact" | "random";
  /** How many were made. */
  readonly swaps: number;
  /** No p can be below. */
  readonly smallest: number;
}

/** Up to this many rows all ways to swap them are tried. */
const MOST_EXACT = 12;

/** So many random swaps a class at least, or Holm's correction over the classes could not reach 0.05 at all. */
const SWAPS_A_CLASS = 40;

/** Rounding must not make a swap that changes nothing count as a smaller difference. */
const ROUNDING = 1e-12;

/**
 * Draws and swaps the images, or groups of images, of two runs together. The first half of the rows of the input is
 * run A's, the second run B's, in one order. It runs in slices: `advance` until done, then `figures`; before that,
 * `figures` has no interval and no p.
 */
export class PairedResampling {
  readonly #input: BootstrapInput;
  readonly #options: BootstrapOptions;
  readonly #metric: Metric;
  readonly #rows: number;
  readonly #random: MersenneTwister;
  readonly #method: SignSwap["method"];
  readonly #swaps: number;
  readonly #a: Run;
  readonly #b: Run;
  readonly #swapped: SwappedRows;
  readonly #weights: Float64Array;
  readonly #tested: EveryFigure<Tested>;
  #draws = 0;
  #swapsMade = 0;

  constructor(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP) {
    const metric = metricCalled(input.metric, input);
    if (!metric) throw new RangeError(`There is no metric ${input.metric}`);
    const half = input.table.length / 2;
    const width = input.rows === 0 ? 0 : input.table.length / input.rows;
    this.#input = input;
    this.#options = options;
    this.#metric = metric;
    this.#rows = input.rows / 2;
    this.#random = new MersenneTwister(options.seed);
    this.#method = this.#rows <= MOST_EXACT ? "exact" : "random";
    this.#swaps =
      this.#method === "exact" ? 2 ** this.#rows : Math.max(options.draws, SWAPS_A_CLASS * input.classSet.length);
    const [a, b] = [input.table.subarray(0, half), input.table.subarray(half)];
    this.#a = runOf(a, width);
    this.#b = runOf(b, width);
    this.#swapped = new SwappedRows(a, b, width);
    this.#weights = new Float64Array(this.#rows * LANES);
    this.#tested = mapFigures(this.#observe(), (observed) => ({
      observed,
      spread: new Spread(observed.difference),
      asFar: 0,
    }));
  }

  /** Takes at least so many steps more, a draw or a swap each, unless all are taken: then true. One row or none is never drawn from. */
  advance(steps: number): boolean {
    const draws = this.#rows < 2 ? 0 : this.#options.draws;
    for (let taken = 0; taken < steps;) {
      if (this.#draws < draws) taken += this.#draw(Math.min(LANES, draws - this.#draws));
      else if (this.#swapsMade < this.#swaps) taken += this.#swap(Math.min(SWAP_LANES, this.#swaps - this.#swapsMade));
      else return true;
    }
    return this.#draws === draws && this.#swapsMade === this.#swaps;
  }

  /** All figures of both runs. */
  figures(): EveryFigure<PairedFigure> {
    const isExact = this.#method === "exact";
    const isDone = this.#swapsMade === this.#swaps;
    const smallest = isExact ? Math.min(1, 2 / this.#swaps) : 1 / (this.#swaps + 1);
    const rests = reliances(this.#input, this.#metric, 2);
    const range = differenceRange(this.#metric);
    return zipFigures(this.#tested, rests, ({ observed, spread, asFar }, reliance): PairedFigure => {
      // With random swaps the observed one is one of them, so that p is never 0. Source: B. Phipson and G. Smyth,
      // "Permutation p-values should never be zero", Statist. Appl. Genet. Mol. Biol. 9 (2010).
      const p = isExact ? asFar / this.#swaps : (asFar + 1) / (this.#swaps + 1);
      return {
        ...observed,
        effective: reliance.effective,
        interval: isDone ? spread.interval(this.#options.confidence, reliance, range) : undefined,
        signSwap: {
          p: observed.difference === undefined || !isDone ? undefined : p,
          method: this.#method,
          swaps: this.#swaps,
          smallest,
        },
      };
    });
  }

  #observe(): EveryFigure<Observed> {
    return zipFigures(this.#figures(this.#a.whole), this.#figures(this.#b.whole), (a, b) => ({
      a,
      b,
      difference: differenceOf(a, b),
    }));
  }

  /** Rows weighed anew, alike in both runs; so many draws at once. */
  #draw(lanes: number): number {
    const [a, b] = [this.#a, this.#b];
    drawWeights(this.#random, this.#rows, this.#weights);
    for (const run of [a, b]) run.rows.sum(this.#weights, run.weighted);
    for (let lane = 0; lane < lanes; lane++) {
      for (const { sums, weighted } of [a, b]) {
        for (let column = 0; column < sums.length; column++) sums[column] = weighted[column * LANES + lane] ?? 0;
      }
      eachOfBoth(this.#tested, this.#differences(), ({ spread }, difference) => {
        spread.add(difference);
      });
    }
    this.#draws += lanes;
    return lanes;
  }

  /**
   * Were the runs equally good, each row could as well have been the other run's. Source: E. Noreen,
   * "Computer-Intensive Methods for Testing Hypotheses" (1989), approximate randomisation.
   */
  #swap(lanes: number): number {
    const [a, b] = [this.#a, this.#b];
    const gains = this.#swapped.gains(this.#ways(lanes));
    for (let lane = 0; lane < lanes; lane++) {
      for (let column = 0; column < a.sums.length; column++) {
        const gain = gains[column * SWAP_LANES + lane] ?? 0;
        a.sums[column] = (a.whole[column] ?? 0) + gain;
        b.sums[column] = (b.whole[column] ?? 0) - gain;
      }
      eachOfBoth(this.#tested, this.#differences(), (tested, difference) => {
        if (isAsFar(difference, tested.observed.difference)) tested.asFar++;
      });
    }
    this.#swapsMade += lanes;
    return lanes;
  }

  /** Which rows are swapped, as `SwappedRows` takes it: the next of all ways, or random ones, which follow one another row by row. */
  #ways(lanes: number): Uint8Array {
    const ways = new Uint8Array(Math.ceil(this.#rows / GROUP_ROWS) * SWAP_LANES);
    for (let lane = 0; lane < lanes; lane++) {
      const way = this.#swapsMade + lane;
      for (let row = 0; row < this.#rows; row++) {
        const isSwapped = this.#method === "exact" ? (way >> row) & 1 : this.#random.next() >>> 31;
        const at = Math.floor(row / GROUP_ROWS) * SWAP_LANES + lane;
        ways[at] = (ways[at] ?? 0) | (isSwapped << (row % GROUP_ROWS));
      }
    }
    return ways;
  }

  #differences(): EveryFigure<Figure> {
    return zipFigures(this.#figures(this.#a.sums), this.#figures(this.#b.sums), differenceOf);
  }

  #figures(sums: Float64Array): EveryFigure<Figure> {
    return sumFigures(sums, this.#input, this.#metric);
  }
}

interface Run {
  readonly rows: WeightedRows;
  /** Sums of the rows as they are. */
  readonly whole: Float64Array;
  readonly sums: Float64Array;
  /** Sums of some draws at once. */
  readonly weighted: Float64Array;
}

function runOf(table: Float64Array, width: number): Run {
  return {
    rows: new WeightedRows(table, width),
    whole: columnSums(table, width),
    sums: new Float64Array(width),
    weighted: new Float64Array(width * LANES),
  };
}

type Observed = Pick<PairedFigure, "a" | "b" | "difference">;

/** What draws and swaps have told of a figure so far. */
interface Tested {
  readonly observed: Observed;
  readonly spread: Spread;
  /** Swaps whose difference is as far from 0 as the observed one. */
  asFar: number;
}

/** All draws and swaps at once. For a page use `PairedResampling` in slices or in a thread. */
export function pairedFigures(
  input: BootstrapInput,
  options: BootstrapOptions = DEFAULT_BOOTSTRAP,
): EveryFigure<PairedFigure> {
  const resampling = new PairedResampling(input, options);
  while (!resampling.advance(options.draws));
  return resampling.figures();
}

function differenceOf(a: Figure, b: Figure): Figure {
  const difference = a === undefined || b === undefined ? undefined : b - a;
  return difference !== undefined && Number.isFinite(difference) ? difference : undefined;
}

/** A swap without a value could be any: it counts against the difference. */
function isAsFar(swapped: Figure, difference: Figure): boolean {
  return swapped === undefined || Math.abs(swapped) >= Math.abs(difference ?? 0) - ROUNDING;
}
