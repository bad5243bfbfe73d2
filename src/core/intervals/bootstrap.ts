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
import { packRows, type PackedRows, type Room } from "./packedRows";
import { plainRowSums, type MakeRowSums, type RowSums } from "./weightedRows";
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
  readonly readsTable = false;
  readonly #input: BootstrapInput;
  readonly #options: BootstrapOptions;
  readonly #metric: Metric;
  readonly #makeSums: MakeRowSums;
  readonly #packed: PackedRows | undefined;
  #drawn: DrawnRows | undefined;
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
    this.parts = input.rows < 2 ? 0 : Math.ceil(options.draws / DRAWS_A_PART);
  }

  readonly take = (part: number): Float64Array => {
    const [input, { draws }] = [this.#input, this.#options];
    const { sums, figures } = (this.#drawn ??= this.#drawnRows());
    const range = { first: part * DRAWS_A_PART, end: Math.min(draws, (part + 1) * DRAWS_A_PART) };
    return drawnDeviations(sums, range, figures, (sums) => listFigures(sumFigures(sums, input, this.#metric)));
  };

  readonly foresee = (): void => {
    this.#rests ??= reliances(this.#input, this.#metric, 1);
  };

  readonly packRows = (room?: Room): PackedRows => packRows([this.#input.table], this.#input.rows, room);

  /** Intervals of the confidence of the options, or of another: the draws are the same. */
  readonly result = (taken: readonly Float64Array[], confidence = this.#options.confidence): Intervals => {
    const { rows, grouped, classSet } = this.#input;
    const { width } = new RowColumns(classSet.length, this.#metric);
    const figures = sumFigures(columnSums(this.#input.table, width), this.#input, this.#metric);
    const told = sumOfParts(taken, 2 * listFigures(figures).length);
    const rests = (this.#rests ??= reliances(this.#input, this.#metric, 1));
    const range = figureRange(this.#metric);
    const withReliance = zipFigures(figures, rests, (figure, reliance) => ({ figure, reliance }));
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

  #drawnRows(): DrawnRows {
    const packed = this.#packed ?? this.packRows();
    const figures = listFigures(sumFigures(packed.totals, this.#input, this.#metric));
    return { sums: this.#makeSums(packed, this.#options.seed), figures };
  }
}

/** `figures`: those of the rows as they are drawn from, which the figures of draws lie around. */
interface DrawnRows {
  readonly sums: RowSums;
  readonly figures: readonly Figure[];
}

const ROUNDING = 1e-9;

/** All draws at once. */
export function bootstrap(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP): Intervals {
  return takeAll(new Bootstrap(input, options));
}
