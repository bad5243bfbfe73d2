import type { AverageId } from "./averages";
import { CELL_COLUMNS, CELL_WIDTH, IMAGE_COLUMNS, IMAGE_WIDTH, type BootstrapInput } from "./bootstrapInput";
import type { Figure } from "./figure";
import { mean, weightedMean } from "./mean";
import type { Metric } from "./metric";
import { metricsFor } from "./metricsFor";
import { entering, knobbed } from "./policy";
import { quantile } from "./quantile";
import { MersenneTwister } from "./sample/mersenneTwister";
import { EMPTY_TALLY, sumTallies, support, type Tally } from "./tally";

export interface BootstrapOptions {
  readonly draws: number;
  /** Shown with the interval: the same seed gives the same interval. */
  readonly seed: number;
  /** 0.95 for a 95 % interval. */
  readonly confidence: number;
}

export const DEFAULT_BOOTSTRAP: BootstrapOptions = { draws: 2000, seed: 1, confidence: 0.95 };

/** Fewer rows than these give intervals that mean little. */
const FEW_ROWS = 20;

/** A percentile interval over images (or groups of images), not over training runs. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Draws in which the figure has a value, of all. */
  readonly of: number;
}

export interface Intervals {
  readonly options: BootstrapOptions;
  /** Images, or groups, that were drawn from. */
  readonly rows: number;
  /** What the user must know of such an interval; undefined where there is nothing. */
  readonly caution: string | undefined;
  /** Undefined where there is no interval: one image, or no draw with a value. */
  readonly averages: Readonly<Record<AverageId, Interval | undefined>>;
  /** In the order of the class set. */
  readonly classes: readonly { readonly classIndex: number; readonly global: Interval | undefined; readonly samplewise: Interval | undefined }[];
}

/**
 * Percentile bootstrap (Efron 1979): rows are drawn with replacement and every figure is computed from the sums of
 * the drawn rows. It runs in slices: `advance` until done, then `intervals`.
 */
export class Bootstrap {
  readonly #input: BootstrapInput;
  readonly #options: BootstrapOptions;
  readonly #metric: Metric;
  readonly #random: MersenneTwister;
  readonly #times: Int32Array;
  readonly #sums: Float64Array;
  readonly #columns: readonly DrawnColumn[];
  #done = 0;

  constructor(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP) {
    const metric = metricsFor(input).find(({ id }) => id === input.metric);
    if (!metric) throw new RangeError(`There is no metric ${input.metric}`);
    this.#input = input;
    this.#options = options;
    this.#metric = metric;
    this.#random = new MersenneTwister(options.seed);
    this.#times = new Int32Array(input.rows);
    this.#sums = new Float64Array(input.classSet.length * CELL_WIDTH + IMAGE_WIDTH);
    const columns = AVERAGE_IDS.length + 2 * input.classSet.length;
    this.#columns = Array.from({ length: columns }, () => ({ values: new Float64Array(options.draws), length: 0 }));
  }

  /** Makes up to `draws` more draws; true once all are made. One row or none is never drawn from. */
  advance(draws: number): boolean {
    if (this.#input.rows < 2) return true;
    const until = Math.min(this.#options.draws, this.#done + draws);
    while (this.#done < until) {
      this.#draw();
      this.#note();
      this.#done++;
    }
    return this.#done === this.#options.draws;
  }

  intervals(): Intervals {
    const { rows, classSet } = this.#input;
    const found = this.#columns.map((column) => interval(column, this.#options.confidence));
    return {
      options: this.#options,
      rows,
      caution: caution(rows),
      averages: Object.fromEntries(AVERAGE_IDS.map((id, column) => [id, found[column]])) as Record<AverageId, Interval | undefined>,
      classes: classSet.map((classIndex, column) => ({
        classIndex,
        global: found[AVERAGE_IDS.length + 2 * column],
        samplewise: found[AVERAGE_IDS.length + 2 * column + 1],
      })),
    };
  }

  /** Sums as many rows as there are, drawn with replacement. */
  #draw(): void {
    const { rows, table } = this.#input;
    const times = this.#times;
    const sums = this.#sums;
    const width = sums.length;
    times.fill(0);
    for (let drawn = 0; drawn < rows; drawn++) {
      const row = Math.floor((this.#random.next() / 2 ** 32) * rows);
      times[row] = (times[row] ?? 0) + 1;
    }
    sums.fill(0);
    for (let row = 0; row < rows; row++) {
      const weight = times[row] ?? 0;
      if (weight === 0) continue;
      const start = row * width;
      for (let column = 0; column < width; column++) {
        sums[column] = (sums[column] ?? 0) + weight * (table[start + column] ?? 0);
      }
    }
  }

  /** Computes every figure of the present draw and keeps it. */
  #note(): void {
    const { classSet, policy } = this.#input;
    const metric = this.#metric;
    const sums = this.#sums;
    const images = classSet.length * CELL_WIDTH;
    const ofImages = (column: number): Figure => meanOf(sums, images + column);
    const pixels = sums[images + IMAGE_COLUMNS.pixels] ?? 0;
    const tallies = classSet.map((_, column) => tallyOf(sums, column * CELL_WIDTH, pixels));
    const entries = tallies.map((tally) => entering(metric, tally, policy));
    const classMeans = classSet.map((_, column) => meanOf(sums, column * CELL_WIDTH + CELL_COLUMNS.value));
    const figures: Readonly<Record<AverageId, Figure>> = {
      micro: knobbed(metric, sumTallies(tallies), policy),
      macro: mean(entries).value,
      weighted: weightedMean(entries, (column) => support(tallies[column] ?? EMPTY_TALLY)).value,
      "micro-imagewise": ofImages(IMAGE_COLUMNS.micro),
      "macro-imagewise": ofImages(IMAGE_COLUMNS.macro),
      "classwise-imagewise": mean(classMeans).value,
      pairwise: cellMean(sums, classSet.length),
      "weighted-imagewise": ofImages(IMAGE_COLUMNS.weighted),
    };
    AVERAGE_IDS.forEach((id, column) => {
      keep(this.#columns[column], figures[id]);
    });
    tallies.forEach((tally, column) => {
      keep(this.#columns[AVERAGE_IDS.length + 2 * column], knobbed(metric, tally, policy));
      keep(this.#columns[AVERAGE_IDS.length + 2 * column + 1], classMeans[column]);
    });
  }
}

/** All draws at once. For a page use `Bootstrap` in slices or in a thread. */
export function bootstrap(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP): Intervals {
  const run = new Bootstrap(input, options);
  run.advance(options.draws);
  return run.intervals();
}

const AVERAGE_IDS: readonly AverageId[] = [
  "micro",
  "macro",
  "weighted",
  "micro-imagewise",
  "macro-imagewise",
  "classwise-imagewise",
  "pairwise",
  "weighted-imagewise",
];

/** The drawn values of one figure; draws in which it is undefined are not kept. */
interface DrawnColumn {
  readonly values: Float64Array;
  length: number;
}

function keep(column: DrawnColumn | undefined, figure: Figure): void {
  if (!column || figure === undefined) return;
  column.values[column.length++] = figure;
}

function interval({ values, length }: DrawnColumn, confidence: number): Interval | undefined {
  const sorted = values.slice(0, length).sort();
  const tail = (1 - confidence) / 2;
  const low = quantile(sorted, tail);
  const high = quantile(sorted, 1 - tail);
  return low === undefined || high === undefined ? undefined : { low, high, of: length };
}

function caution(rows: number): string | undefined {
  if (rows === 0) return "No image is counted, so there is no interval.";
  if (rows === 1) return "There is only one image (or group) to draw from, so there is no interval over images.";
  if (rows < FEW_ROWS) return `Drawn from ${rows} images (or groups) only: below ${FEW_ROWS} an interval over images means little.`;
  return undefined;
}

/** A sum over the column behind it, which counts what was summed. */
function meanOf(sums: Float64Array, column: number): Figure {
  const entered = sums[column + 1] ?? 0;
  return entered === 0 ? undefined : (sums[column] ?? 0) / entered;
}

function tallyOf(sums: Float64Array, first: number, pixels: number): Tally {
  const tp = sums[first + CELL_COLUMNS.tp] ?? 0;
  const fp = sums[first + CELL_COLUMNS.fp] ?? 0;
  const fn = sums[first + CELL_COLUMNS.fn] ?? 0;
  return { tp, fp, fn, tn: pixels - tp - fp - fn };
}

function cellMean(sums: Float64Array, classes: number): Figure {
  let value = 0;
  let entered = 0;
  for (let column = 0; column < classes; column++) {
    value += sums[column * CELL_WIDTH + CELL_COLUMNS.value] ?? 0;
    entered += sums[column * CELL_WIDTH + CELL_COLUMNS.enters] ?? 0;
  }
  return entered === 0 ? undefined : value / entered;
}
