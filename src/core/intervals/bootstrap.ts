import type { BootstrapInput } from "./bootstrapInput";
import { columnSums } from "./columnSums";
import { deviationsAt, drawnDeviations, DRAWS_A_PART } from "./drawnDeviations";
import { listFigures, mapFigures, zipFigures, type EveryFigure, type OfClass } from "./everyFigure";
import type { Figure } from "../numbers/figure";
import { figureRange } from "./figureRange";
import { intervalOf, type Interval } from "./interval";
import type { Metric } from "../metrics/metric";
import { metricCalled } from "../metrics/metricsFor";
import { reliances, type Reliance } from "./reliance";
import { takeAll, sumOfParts, type Resampling } from "./resampling";
import { RowColumns } from "./rowColumns";
import { sumFigures } from "./sumFigures";
import { packRows, plainRowSums, type MakeRowSums, type PackedRows, type Room, type RowSums } from "./weightedRows";
import type { ClassIndex } from "../labels/indices";

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
  readonly classes: readonly (OfClass<Interval | undefined> & { readonly classIndex: ClassIndex })[];
}

/**
 * Bayesian bootstrap: each draw weighs the rows anew and computes every figure from their weighted sums. One row or none is never
 * drawn from.
 */
export class Bootstrap implements Resampling<Intervals> {
  readonly parts: number;
  readonly #input: BootstrapInput;
  readonly #options: BootstrapOptions;
  readonly #metric: Metric;
  readonly #makeSums: MakeRowSums;
  readonly #figures: EveryFigure<Figure>;
  readonly #packed: PackedRows | undefined;
  #sums: RowSums | undefined;
  /** The same whatever the confidence. */
  #rests: EveryFigure<Reliance> | undefined;

  constructor(
    input: BootstrapInput,
    options: BootstrapOptions = DEFAULT_BOOTSTRAP,
    makeSums: MakeRowSums = plainRowSums,
    packed?: PackedRows,
  ) {
    const metric = metricCalled(input.metric, input);
    if (!metric) throw new RangeError(`There is no metric ${input.metric}`);
    this.#input = input;
    this.#options = options;
    this.#metric = metric;
    this.#makeSums = makeSums;
    this.#packed = packed;
    const { width } = new RowColumns(input.classSet.length, metric);
    this.#figures = sumFigures(columnSums(input.table, width), input, metric);
    this.parts = input.rows < 2 ? 0 : Math.ceil(options.draws / DRAWS_A_PART);
  }

  readonly take = (part: number): Float64Array => {
    const [input, { draws, seed }] = [this.#input, this.#options];
    this.#sums ??= this.#makeSums(this.#packed ?? this.packRows(), seed);
    const range = { first: part * DRAWS_A_PART, end: Math.min(draws, (part + 1) * DRAWS_A_PART) };
    return drawnDeviations(this.#sums, range, listFigures(this.#figures), (sums) =>
      listFigures(sumFigures(sums, input, this.#metric)),
    );
  };

  readonly foresee = (): void => {
    this.#rests ??= reliances(this.#input, this.#metric, 1);
  };

  readonly packRows = (room?: Room): PackedRows => packRows([this.#input.table], this.#input.rows, room);

  /** Intervals of the confidence of the options, or of another: the draws are the same. */
  readonly result = (taken: readonly Float64Array[], confidence = this.#options.confidence): Intervals => {
    const { rows, grouped, classSet } = this.#input;
    const told = sumOfParts(taken, 2 * listFigures(this.#figures).length);
    const rests = (this.#rests ??= reliances(this.#input, this.#metric, 1));
    const range = figureRange(this.#metric);
    const withReliance = zipFigures(this.#figures, rests, (figure, reliance) => ({ figure, reliance }));
    const found = mapFigures(withReliance, ({ figure, reliance }, index) =>
      intervalOf(figure, deviationsAt(told, index), confidence, reliance, range),
    );
    return {
      options: { ...this.#options, confidence },
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
  };
}

const ROUNDING = 1e-9;

/** All draws at once. */
export function bootstrap(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP): Intervals {
  return takeAll(new Bootstrap(input, options));
}
