import type { BootstrapInput } from "./bootstrapInput";
import { columnSums } from "./columnSums";
import { drawWeights } from "./drawnWeights";
import { eachOfBoth, mapFigures, zipFigures, type EveryFigure, type OfClass } from "./everyFigure";
import { figureRange } from "./figureRange";
import { Spread, type Interval } from "./interval";
import type { Metric } from "../metrics/metric";
import { metricCalled } from "../metrics/metricCalled";
import { reliances } from "./reliance";
import { sumFigures } from "./sumFigures";
import { MersenneTwister } from "../numbers/mersenneTwister";
import { LANES, WeightedRows } from "./weightedRows";

export interface BootstrapOptions {
  readonly draws: number;
  /** Shown with the interval: the same seed gives the same interval. */
  readonly seed: number;
  /** 0.95 for a 95 % interval. */
  readonly confidence: number;
}

export const DEFAULT_BOOTSTRAP: BootstrapOptions = { draws: 2000, seed: 1, confidence: 0.95 };

export interface Intervals {
  readonly options: BootstrapOptions;
  /** Images, or groups, that were drawn from. */
  readonly rows: number;
  readonly grouped: boolean;
  /** Classes whose pixels all lie in one row: no draw can show how they vary. */
  readonly inOneRow: number;
  /** Undefined where there is no interval: one image, or a figure without a value. */
  readonly averages: EveryFigure<Interval | undefined>["averages"];
  /** In the order of the class set. */
  readonly classes: readonly (OfClass<Interval | undefined> & { readonly classIndex: number })[];
}

/**
 * Bayesian bootstrap: each draw weighs the rows anew and computes every figure from their weighted sums. It runs in
 * slices: `advance` until done, then `intervals`.
 */
export class Bootstrap {
  readonly #input: BootstrapInput;
  readonly #options: BootstrapOptions;
  readonly #metric: Metric;
  readonly #random: MersenneTwister;
  readonly #rows: WeightedRows;
  readonly #weights: Float64Array;
  readonly #sums: Float64Array;
  readonly #drawn: Float64Array;
  readonly #spreads: EveryFigure<Spread>;
  #done = 0;

  constructor(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP) {
    const metric = metricCalled(input.metric, input);
    if (!metric) throw new RangeError(`There is no metric ${input.metric}`);
    const width = input.rows === 0 ? 0 : input.table.length / input.rows;
    this.#input = input;
    this.#options = options;
    this.#metric = metric;
    this.#random = new MersenneTwister(options.seed);
    this.#rows = new WeightedRows(input.table, width);
    this.#weights = new Float64Array(input.rows * LANES);
    this.#sums = new Float64Array(width * LANES);
    this.#drawn = new Float64Array(width);
    const whole = sumFigures(columnSums(input.table, width), input, metric);
    this.#spreads = mapFigures(whole, (figure) => new Spread(figure));
  }

  /** Makes at least `draws` more draws, unless all are made: then true. One row or none is never drawn from. */
  advance(draws: number): boolean {
    if (this.#input.rows < 2) return true;
    const until = Math.min(this.#options.draws, this.#done + draws);
    while (this.#done < until) this.#draw();
    return this.#done === this.#options.draws;
  }

  intervals(): Intervals {
    const { rows, grouped, classSet } = this.#input;
    const rests = reliances(this.#input, this.#metric, 1);
    const range = figureRange(this.#metric);
    const found = zipFigures(this.#spreads, rests, (spread, reliance) =>
      spread.interval(this.#options.confidence, reliance, range),
    );
    return {
      options: this.#options,
      rows,
      grouped,
      inOneRow: rests.classes.filter(({ global: { effective } }) => effective > 0 && effective < 1 + ROUNDING).length,
      averages: found.averages,
      classes: classSet.map((classIndex, column) => ({
        classIndex,
        global: found.classes[column]?.global,
        samplewise: found.classes[column]?.samplewise,
      })),
    };
  }

  /** Some draws at once: their figures are those of the draws one by one. */
  #draw(): void {
    const [sums, drawn] = [this.#sums, this.#drawn];
    drawWeights(this.#random, this.#input.rows, this.#weights);
    this.#rows.sum(this.#weights, sums);
    const lanes = Math.min(LANES, this.#options.draws - this.#done);
    for (let lane = 0; lane < lanes; lane++) {
      for (let column = 0; column < drawn.length; column++) drawn[column] = sums[column * LANES + lane] ?? 0;
      eachOfBoth(this.#spreads, sumFigures(drawn, this.#input, this.#metric), (spread, figure) => {
        spread.add(figure);
      });
    }
    this.#done += lanes;
  }
}

const ROUNDING = 1e-9;

/** All draws at once. For a page use `Bootstrap` in slices or in a thread. */
export function bootstrap(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP): Intervals {
  const run = new Bootstrap(input, options);
  run.advance(options.draws);
  return run.intervals();
}
