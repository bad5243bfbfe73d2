import { AVERAGES } from "../averages/averages";
import { DEFAULT_BOOTSTRAP, type BootstrapOptions, type Interval } from "../intervals/bootstrap";
import type { BootstrapInput } from "../intervals/bootstrapInput";
import type { Figure } from "../metrics/figure";
import type { Metric } from "../metrics/metric";
import { metricsFor } from "../metrics/metricsFor";
import { quantile } from "../averages/quantile";
import { MersenneTwister } from "../sample/mersenneTwister";
import { sumFigures } from "../intervals/sumFigures";

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

/**
 * Draws and swaps the images of two runs together. The first half of the rows of the input is run A's, the second
 * run B's, in one order. It runs in slices: `advance` until done, then `figures`; before that, `figures` has no
 * interval and no p.
 */
export class PairedResampling {
  readonly #input: BootstrapInput;
  readonly #options: BootstrapOptions;
  readonly #metric: Metric;
  readonly #images: number;
  readonly #random: MersenneTwister;
  readonly #method: SignSwap["method"];
  readonly #swaps: number;
  readonly #a: Float64Array;
  readonly #b: Float64Array;
  readonly #observed: readonly Observed[];
  readonly #drawn: readonly number[][];
  /** Swaps whose difference is as far from 0 as the observed one, a column each. */
  readonly #asFar: Float64Array;
  #draws = 0;
  #swapped = 0;

  constructor(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP) {
    const metric = metricsFor(input).find(({ id }) => id === input.metric);
    if (!metric) throw new RangeError(`There is no metric ${input.metric}`);
    const width = input.rows === 0 ? 0 : input.table.length / input.rows;
    this.#input = input;
    this.#options = options;
    this.#metric = metric;
    this.#images = input.rows / 2;
    this.#random = new MersenneTwister(options.seed);
    this.#method = this.#images <= MOST_EXACT ? "exact" : "random";
    this.#swaps = this.#method === "exact" ? 2 ** this.#images : options.draws;
    this.#a = new Float64Array(width);
    this.#b = new Float64Array(width);
    this.#observed = this.#observe();
    this.#drawn = this.#observed.map(() => []);
    this.#asFar = new Float64Array(this.#observed.length);
  }

  /** Takes up to so many steps more, a draw or a swap each; true once all are taken. One image or none is never drawn from. */
  advance(steps: number): boolean {
    const draws = this.#images < 2 ? 0 : this.#options.draws;
    for (let step = 0; step < steps; step++) {
      if (this.#draws < draws) this.#draw();
      else if (this.#swapped < this.#swaps) this.#swap();
      else return true;
    }
    return this.#draws === draws && this.#swapped === this.#swaps;
  }

  /** All figures of both runs: the averages in the order of `AVERAGES`, then global and samplewise of each class. */
  figures(): readonly PairedFigure[] {
    const isExact = this.#method === "exact";
    const isDone = this.#swapped === this.#swaps;
    const smallest = isExact ? Math.min(1, 2 / this.#swaps) : 1 / (this.#swaps + 1);
    return this.#observed.map((observed, column): PairedFigure => {
      const asFar = this.#asFar[column] ?? 0;
      // With random swaps the observed one is one of them, so that p is never 0. Source: B. Phipson and G. Smyth,
      // "Permutation p-values should never be zero", Statist. Appl. Genet. Mol. Biol. 9 (2010).
      const p = isExact ? asFar / this.#swaps : (asFar + 1) / (this.#swaps + 1);
      return {
        ...observed,
        interval: isDone ? percentiles(this.#drawn[column] ?? [], this.#options.confidence) : undefined,
        signSwap: { p: observed.difference === undefined || !isDone ? undefined : p, method: this.#method, smallest },
      };
    });
  }

  #observe(): readonly Observed[] {
    this.#clear();
    for (let image = 0; image < this.#images; image++) this.#add(image, 1, "kept");
    const [a, b] = [this.#columns(this.#a), this.#columns(this.#b)];
    return a.map((figure, column) => ({ a: figure, b: b[column], difference: differenceOf(figure, b[column]) }));
  }

  /** Images drawn with replacement, the same for both runs. Source: B. Efron, "Bootstrap methods", Ann. Statist. 7 (1979). */
  #draw(): void {
    const times = new Int32Array(this.#images);
    for (let drawn = 0; drawn < this.#images; drawn++) {
      const image = Math.floor((this.#random.next() / 2 ** 32) * this.#images);
      times[image] = (times[image] ?? 0) + 1;
    }
    this.#clear();
    times.forEach((weight, image) => {
      if (weight > 0) this.#add(image, weight, "kept");
    });
    this.#differences().forEach((difference, column) => {
      if (difference !== undefined) this.#drawn[column]?.push(difference);
    });
    this.#draws++;
  }

  /**
   * Were the runs equally good, each image could as well have been the other run's. Source: E. Noreen,
   * "Computer-Intensive Methods for Testing Hypotheses" (1989), approximate randomisation.
   */
  #swap(): void {
    const way = this.#swapped;
    this.#clear();
    for (let image = 0; image < this.#images; image++) {
      const isSwapped = this.#method === "exact" ? (way >> image) & 1 : this.#random.next() >>> 31;
      this.#add(image, 1, isSwapped === 1 ? "swapped" : "kept");
    }
    this.#differences().forEach((difference, column) => {
      if (isAsFar(difference, this.#observed[column]?.difference)) this.#asFar[column] = (this.#asFar[column] ?? 0) + 1;
    });
    this.#swapped++;
  }

  #clear(): void {
    this.#a.fill(0);
    this.#b.fill(0);
  }

  #add(image: number, weight: number, order: "kept" | "swapped"): void {
    const { table } = this.#input;
    const [a, b] = order === "kept" ? [this.#a, this.#b] : [this.#b, this.#a];
    const width = a.length;
    const first = image * width;
    const second = (this.#images + image) * width;
    for (let column = 0; column < width; column++) {
      a[column] = (a[column] ?? 0) + weight * (table[first + column] ?? 0);
      b[column] = (b[column] ?? 0) + weight * (table[second + column] ?? 0);
    }
  }

  #differences(): readonly Figure[] {
    const [a, b] = [this.#columns(this.#a), this.#columns(this.#b)];
    return a.map((figure, column) => differenceOf(figure, b[column]));
  }

  #columns(sums: Float64Array): readonly Figure[] {
    const { averages, global, samplewise } = sumFigures(sums, this.#input, this.#metric);
    return [...AVERAGES.map(({ id }) => averages[id]), ...global.flatMap((figure, column) => [figure, samplewise[column]])];
  }
}

type Observed = Pick<PairedFigure, "a" | "b" | "difference">;

/** All draws and swaps at once. For a page use `PairedResampling` in slices or in a thread. */
export function pairedFigures(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP): readonly PairedFigure[] {
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

function percentiles(values: readonly number[], confidence: number): Interval | undefined {
  const sorted = Float64Array.from(values).sort();
  const low = quantile(sorted, (1 - confidence) / 2);
  const high = quantile(sorted, (1 + confidence) / 2);
  return low === undefined || high === undefined ? undefined : { low, high, of: sorted.length };
}
