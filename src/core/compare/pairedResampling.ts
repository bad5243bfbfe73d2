import { once } from "../collections/once";
import { DEFAULT_BOOTSTRAP, type BootstrapOptions } from "../intervals/bootstrap";
import { frameMetric, type BootstrapFrame, type BootstrapInput } from "../intervals/bootstrapInput";
import { deviationsAt, drawnDeviations } from "../intervals/drawnDeviations";
import { listFigures, mapFigures, zipFigures, type EveryFigure } from "../intervals/everyFigure";
import { differenceRange } from "../intervals/figureRange";
import { intervalOf, type Interval } from "../intervals/interval";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { reliances, type Reliance } from "../intervals/reliance";
import { takeAll, sumOfParts, type Resampling } from "../intervals/resampling";
import { RowColumns } from "../intervals/rowColumns";
import { rowsInMemory, type PartReach, type Range, type RunRows, type SwapLanes } from "./runRows";
import { sumFigures } from "../intervals/sumFigures";
import { packRows, type PackedRows, type Room } from "../intervals/packedRows";
import { drawParts, type DrawParts } from "./drawParts";
import { PLAIN_ENGINE, type DrawEngine } from "./drawEngine";
import { differenceOf, isAsFar, swapP, swapPlan, type SwapPlan } from "./signSwap";
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

/**
 * Draws and swaps the images, or groups of images, of two runs together, wherever their rows are. Without its parts the result has no
 * interval and no p.
 */
export class PairedDraws {
  readonly #frame: BootstrapFrame;
  readonly #options: BootstrapOptions;
  readonly #metric: Metric;
  readonly #rows: RunRows;
  readonly #width: number;
  readonly #observed: EveryFigure<Observed>;
  readonly #plan: SwapPlan;
  readonly #cut: DrawParts;
  readonly #reliances: () => EveryFigure<Reliance>;

  /** @param rows those of A, then those of B. */
  constructor(frame: BootstrapFrame, options: BootstrapOptions, rows: RunRows, reliances: () => EveryFigure<Reliance>) {
    this.#frame = frame;
    this.#options = options;
    this.#metric = frameMetric(frame);
    this.#rows = rows;
    this.#width = new RowColumns(frame.classSet.length, this.#metric).width;
    this.#reliances = reliances;
    const [ofA, ofB] = this.#whole();
    this.#observed = zipFigures(this.#figures(ofA), this.#figures(ofB), (a, b) => ({
      a,
      b,
      difference: differenceOf(a, b),
    }));
    this.#plan = swapPlan(rows.count, options.draws, frame.classSet.length);
    this.#cut = drawParts(options.draws, rows.count, this.#plan, this.#width);
  }

  get parts(): number {
    return this.#cut.all;
  }

  readonly take = (part: number): Float64Array => {
    const { draws, swaps } = this.reach(part);
    return draws ? this.#draw(draws) : this.#swap(swaps);
  };

  /** The draws or the swaps that a part makes. */
  readonly reach = (part: number): PartReach => this.#cut.reach(part);

  /** The parts that draw, without those that swap: what intervals need, but for p. */
  get drawing(): number {
    return this.#cut.drawing;
  }

  /** Intervals of the confidence of the options, or of another: the draws are the same. */
  readonly result = (
    taken: readonly Float64Array[],
    confidence = this.#options.confidence,
  ): EveryFigure<PairedFigure> => {
    const isDone = taken.length === this.parts;
    const range = differenceRange(this.#metric);
    const figures = listFigures(this.#observed).length;
    const drawn = sumOfParts(taken.slice(0, this.#cut.drawing), 2 * figures);
    const asFar = sumOfParts(taken.slice(this.#cut.drawing), figures);
    const withReliance = zipFigures(this.#observed, this.#reliances(), (observed, reliance) => ({
      observed,
      reliance,
    }));
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
  #draw(range: Range): Float64Array {
    const observed = listFigures(this.#observed).map(({ difference }) => difference);
    return drawnDeviations(this.#rows.draws(), range, observed, (sums) =>
      this.#differences(sums.subarray(0, this.#width), sums.subarray(this.#width)),
    );
  }

  /**
   * Were the runs equally good, each row could as well have been the other run's. Source: E. Noreen,
   * "Computer-Intensive Methods for Testing Hypotheses" (1989), approximate randomisation.
   */
  #swap(swaps: readonly SwapLanes[]): Float64Array {
    const observed = listFigures(this.#observed);
    const asFar = new Float64Array(observed.length);
    for (const lanes of swaps) {
      const [gains = NO_GAINS] = this.#rows.swaps(lanes);
      for (let lane = 0; lane < lanes.lanes; lane++) {
        for (const [index, difference] of this.#swappedFigures(gains, lane).entries()) {
          if (isAsFar(difference, observed[index]?.difference)) addAt(asFar, index, 1);
        }
      }
    }
    return asFar;
  }

  #whole(): readonly [Float64Array, Float64Array] {
    const [a = NO_GAINS, b = NO_GAINS] = this.#rows.whole;
    return [a, b];
  }

  /** The differences where A gains what a way to swap gives, and B loses it. */
  #swappedFigures(gains: Float64Array, lane: number): readonly Figure[] {
    const [a, b] = this.#whole();
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
    return sumFigures(sums, this.#frame, this.#metric);
  }
}

const NO_GAINS = new Float64Array();

/** The same of rows in memory. The first half of the rows of the input is run A's, the second run B's, in one order. */
export class PairedResampling extends PairedDraws implements Resampling<EveryFigure<PairedFigure>> {
  readonly readsTable = true;
  readonly foresee: () => void;
  readonly packRows: (room?: Room) => PackedRows;

  constructor(
    input: BootstrapInput,
    options: BootstrapOptions = DEFAULT_BOOTSTRAP,
    engine: DrawEngine = PLAIN_ENGINE,
    packed?: PackedRows,
  ) {
    const metric = frameMetric(input);
    const half = input.table.length / 2;
    const [a, b] = [input.table.subarray(0, half), input.table.subarray(half)];
    const { width } = new RowColumns(input.classSet.length, metric);
    const count = input.rows / 2;
    const of = { tables: [a, b], count, width, seed: options.seed, swapped: () => [{ a, b, width }] };
    // The same whatever the confidence.
    const rests = once(() => reliances(input, metric, 2));
    const pack = (room?: Room): PackedRows => packRows(of.tables, count, room);
    super(
      input,
      options,
      rowsInMemory(of, engine, () => packed ?? pack()),
      rests,
    );
    this.foresee = rests;
    this.packRows = pack;
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
