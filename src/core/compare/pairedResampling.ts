import { DEFAULT_BOOTSTRAP, type BootstrapOptions } from "../intervals/bootstrap";
import type { BootstrapInput } from "../intervals/bootstrapInput";
import { columnSums } from "../intervals/columnSums";
import { deviationsAt, drawnDeviations, DRAWS_A_PART } from "../intervals/drawnDeviations";
import { listFigures, mapFigures, zipFigures, type EveryFigure } from "../intervals/everyFigure";
import { differenceRange } from "../intervals/figureRange";
import { intervalOf, type Interval } from "../intervals/interval";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { metricCalled } from "../metrics/metricsFor";
import { reliances, type Reliance } from "../intervals/reliance";
import { takeAll, sumOfParts, type Resampling } from "../intervals/resampling";
import { RowColumns } from "../intervals/rowColumns";
import { sumFigures } from "../intervals/sumFigures";
import { packRows, type PackedRows, type Room, type RowSums } from "../intervals/weightedRows";
import { PLAIN_ENGINE, type DrawEngine } from "./drawEngine";
import { swapGains } from "./swappedRows";
import { differenceOf, isAsFar, swapP, swapPlan, type SwapPlan } from "./signSwap";
import { swapWays, SWAPS_A_PART } from "./swapWays";
import { addAt, numberAt } from "../numbers/numberAt";

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

export interface SignSwap extends SwapPlan {
  /** Two-sided; undefined where there is no difference to test. */
  readonly p: Figure;
}

/** Numbers of the gains of all columns that are held at once; of very many columns fewer swaps are made at a time. */
const MOST_GAINS = 2 ** 22;
const LEAST_LANES = 32;

/**
 * Draws and swaps the images, or groups of images, of two runs together. The first half of the rows of the input is
 * run A's, the second run B's, in one order. Without its parts the result has no interval and no p.
 */
export class PairedResampling implements Resampling<EveryFigure<PairedFigure>> {
  readonly parts: number;
  readonly #input: BootstrapInput;
  readonly #options: BootstrapOptions;
  readonly #metric: Metric;
  readonly #engine: DrawEngine;
  readonly #rows: number;
  readonly #width: number;
  readonly #tables: readonly [Float64Array, Float64Array];
  readonly #whole: readonly [Float64Array, Float64Array];
  readonly #observed: EveryFigure<Observed>;
  readonly #plan: SwapPlan;
  /** Parts that draw; those that swap follow. */
  readonly #drawing: number;
  readonly #packed: PackedRows | undefined;
  #sums: RowSums | undefined;
  /** The same whatever the confidence. */
  #rests: EveryFigure<Reliance> | undefined;

  constructor(
    input: BootstrapInput,
    options: BootstrapOptions = DEFAULT_BOOTSTRAP,
    engine: DrawEngine = PLAIN_ENGINE,
    packed?: PackedRows,
  ) {
    const metric = metricCalled(input.metric, input);
    if (!metric) throw new RangeError(`There is no metric ${input.metric}`);
    const half = input.table.length / 2;
    this.#input = input;
    this.#options = options;
    this.#metric = metric;
    this.#engine = engine;
    this.#packed = packed;
    this.#rows = input.rows / 2;
    this.#width = new RowColumns(input.classSet.length, metric).width;
    this.#tables = [input.table.subarray(0, half), input.table.subarray(half)];
    const [a, b] = this.#tables;
    this.#whole = [columnSums(a, this.#width), columnSums(b, this.#width)];
    const [ofA, ofB] = this.#whole;
    this.#observed = zipFigures(this.#figures(ofA), this.#figures(ofB), (a, b) => ({
      a,
      b,
      difference: differenceOf(a, b),
    }));
    this.#plan = swapPlan(this.#rows, options.draws, input.classSet.length);
    // One row or none is never drawn from.
    this.#drawing = this.#rows < 2 ? 0 : Math.ceil(options.draws / DRAWS_A_PART);
    this.parts = this.#drawing + Math.ceil(this.#plan.swaps / SWAPS_A_PART);
  }

  readonly take = (part: number): Float64Array =>
    part < this.#drawing ? this.#draw(part) : this.#swap(part - this.#drawing);

  readonly foresee = (): void => {
    this.#rests ??= reliances(this.#input, this.#metric, 2);
  };

  readonly packRows = (room?: Room): PackedRows => packRows(this.#tables, this.#rows, room);

  /** The parts that draw, without those that swap: what intervals need, but for p. */
  get drawing(): number {
    return this.#drawing;
  }

  /** Intervals of the confidence of the options, or of another: the draws are the same. */
  readonly result = (
    taken: readonly Float64Array[],
    confidence = this.#options.confidence,
  ): EveryFigure<PairedFigure> => {
    const isDone = taken.length === this.parts;
    const rests = (this.#rests ??= reliances(this.#input, this.#metric, 2));
    const range = differenceRange(this.#metric);
    const figures = listFigures(this.#observed).length;
    const drawn = sumOfParts(taken.slice(0, this.#drawing), 2 * figures);
    const asFar = sumOfParts(taken.slice(this.#drawing), figures);
    const withReliance = zipFigures(this.#observed, rests, (observed, reliance) => ({ observed, reliance }));
    return mapFigures(withReliance, ({ observed, reliance }, index): PairedFigure => ({
      ...observed,
      effective: reliance.effective,
      interval: intervalOf(observed.difference, deviationsAt(drawn, index), confidence, reliance, range),
      signSwap: {
        p: observed.difference === undefined || !isDone ? undefined : swapP(this.#plan, numberAt(asFar, index)),
        ...this.#plan,
      },
    }));
  };

  /** Rows weighed anew, alike in both runs. */
  #draw(part: number): Float64Array {
    const { draws, seed } = this.#options;
    this.#sums ??= this.#engine.rowSums(this.#packed ?? this.packRows(), seed);
    const range = { first: part * DRAWS_A_PART, end: Math.min(draws, (part + 1) * DRAWS_A_PART) };
    const observed = listFigures(this.#observed).map(({ difference }) => difference);
    return drawnDeviations(this.#sums, range, observed, (sums) =>
      this.#differences(sums.subarray(0, this.#width), sums.subarray(this.#width)),
    );
  }

  /**
   * Were the runs equally good, each row could as well have been the other run's. Source: E. Noreen,
   * "Computer-Intensive Methods for Testing Hypotheses" (1989), approximate randomisation.
   */
  #swap(part: number): Float64Array {
    const [a, b] = this.#tables;
    const observed = listFigures(this.#observed);
    const asFar = new Float64Array(observed.length);
    const end = Math.min(this.#plan.swaps, (part + 1) * SWAPS_A_PART);
    const most = Math.max(LEAST_LANES, Math.min(SWAPS_A_PART, Math.floor(MOST_GAINS / this.#width)));
    for (let first = part * SWAPS_A_PART; first < end; first += most) {
      const lanes = Math.min(most, end - first);
      const rows = { a, b, width: this.#width };
      const of = { rows: this.#rows, method: this.#plan.method, seed: this.#options.seed };
      const gains = swapGains(rows, swapWays(of, first, lanes), this.#engine.blockSwaps);
      for (let lane = 0; lane < lanes; lane++) {
        for (const [index, difference] of this.#swappedFigures(gains, lane).entries()) {
          if (isAsFar(difference, observed[index]?.difference)) addAt(asFar, index, 1);
        }
      }
    }
    return asFar;
  }

  /** The differences where A gains what a way to swap gives, and B loses it. */
  #swappedFigures(gains: Float64Array, lane: number): readonly Figure[] {
    const [a, b] = this.#whole;
    const [ofA, ofB] = [new Float64Array(this.#width), new Float64Array(this.#width)];
    for (let column = 0; column < this.#width; column++) {
      const gain = numberAt(gains, lane * this.#width + column);
      ofA[column] = numberAt(a, column) + gain;
      ofB[column] = numberAt(b, column) - gain;
    }
    return this.#differences(ofA, ofB);
  }

  #differences(a: Float64Array, b: Float64Array): readonly Figure[] {
    const ofB = listFigures(this.#figures(b));
    return listFigures(this.#figures(a)).map((figure, index) => differenceOf(figure, ofB[index]));
  }

  #figures(sums: Float64Array): EveryFigure<Figure> {
    return sumFigures(sums, this.#input, this.#metric);
  }
}

type Observed = Pick<PairedFigure, "a" | "b" | "difference">;

/** All draws and swaps at once. */
export function pairedFigures(
  input: BootstrapInput,
  options: BootstrapOptions = DEFAULT_BOOTSTRAP,
): EveryFigure<PairedFigure> {
  return takeAll(new PairedResampling(input, options));
}
