import { AVERAGES, type AverageId } from "../averages/averages";
import { CELL_WIDTH, IMAGE_WIDTH, type BootstrapInput } from "./bootstrapInput";
import type { Figure } from "../metrics/figure";
import type { Metric } from "../metrics/metric";
import { metricsFor } from "../metrics/metricsFor";
import { quantile } from "../averages/quantile";
import { MersenneTwister } from "../sample/mersenneTwister";
import { sumFigures } from "./sumFigures";

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
  readonly grouped: boolean;
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
    const { rows, grouped, classSet } = this.#input;
    const found = this.#columns.map((column) => interval(column, this.#options.confidence));
    return {
      options: this.#options,
      rows,
      grouped,
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
    const { averages, global, samplewise } = sumFigures(this.#sums, this.#input, this.#metric);
    AVERAGE_IDS.forEach((id, column) => {
      keep(this.#columns[column], averages[id]);
    });
    this.#input.classSet.forEach((_, column) => {
      keep(this.#columns[AVERAGE_IDS.length + 2 * column], global[column]);
      keep(this.#columns[AVERAGE_IDS.length + 2 * column + 1], samplewise[column]);
    });
  }
}

/** All draws at once. For a page use `Bootstrap` in slices or in a thread. */
export function bootstrap(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP): Intervals {
  const run = new Bootstrap(input, options);
  run.advance(options.draws);
  return run.intervals();
}

const AVERAGE_IDS: readonly AverageId[] = AVERAGES.map(({ id }) => id);

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
