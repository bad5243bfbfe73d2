import { once } from "../collections/once";
import { frameMetric, type BootstrapFrame, type BootstrapInput } from "./bootstrapInput";
import { columnSums } from "./columnSums";
import { deviationsAt, drawnDeviations, DRAWS_A_PART } from "./drawnDeviations";
import { listFigures, mapFigures, zipFigures, type EveryFigure, type OfClass } from "./everyFigure";
import type { Figure } from "../numbers/figure";
import { figureRange } from "./figureRange";
import { intervalOf, type Interval } from "./interval";
import type { Metric } from "../metrics/metric";
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

/** The rows of a run as draws see them, wherever they are: sums of them alone. */
export interface RowsToDraw {
  /** Images, or groups of images. */
  readonly count: number;
  readonly grouped: boolean;
  /** The sums of all rows. */
  readonly whole: () => Float64Array;
  readonly draws: () => RowSums;
  /** The sums of all rows as they are drawn from, which the draws lie around. */
  readonly totals: () => Float64Array;
}

/**
 * Bayesian bootstrap: each draw weighs the rows anew and computes every figure from their weighted sums. One row or none is never
 * drawn from.
 */
export class BootstrapDraws {
  readonly parts: number;
  readonly #metric: Metric;
  #figures: readonly Figure[] | undefined;

  constructor(
    private readonly frame: BootstrapFrame,
    private readonly options: BootstrapOptions,
    private readonly rows: RowsToDraw,
    private readonly reliances: () => EveryFigure<Reliance>,
  ) {
    this.#metric = frameMetric(frame);
    this.parts = rows.count < 2 ? 0 : Math.ceil(options.draws / DRAWS_A_PART);
  }

  /** The draws that a part makes. */
  readonly reach = (part: number): { readonly draws: { readonly first: number; readonly end: number } } => ({
    draws: { first: part * DRAWS_A_PART, end: Math.min(this.options.draws, (part + 1) * DRAWS_A_PART) },
  });

  readonly take = (part: number): Float64Array => {
    const listed = (sums: Float64Array): readonly Figure[] => listFigures(sumFigures(sums, this.frame, this.#metric));
    this.#figures ??= listed(this.rows.totals());
    return drawnDeviations(this.rows.draws(), this.reach(part).draws, this.#figures, listed);
  };

  /** Intervals of the confidence of the options, or of another: the draws are the same. */
  readonly result = (taken: readonly Float64Array[], confidence = this.options.confidence): Intervals => {
    const { classSet } = this.frame;
    const { count, grouped } = this.rows;
    const figures = sumFigures(this.rows.whole(), this.frame, this.#metric);
    const told = sumOfParts(taken, 2 * listFigures(figures).length);
    const rests = this.reliances();
    const range = figureRange(this.#metric);
    const withReliance = zipFigures(figures, rests, (figure, reliance) => ({ figure, reliance }));
    const found = mapFigures(withReliance, ({ figure, reliance }, index) =>
      intervalOf(figure, deviationsAt(told, index), confidence, reliance, range),
    );
    return {
      options: { ...this.options, confidence },
      rows: count,
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

/** The same of rows in memory. */
export class Bootstrap extends BootstrapDraws implements Resampling<Intervals> {
  readonly readsTable = false;
  readonly foresee: () => void;
  readonly packRows: (room?: Room) => PackedRows;

  constructor(
    input: BootstrapInput,
    options: BootstrapOptions = DEFAULT_BOOTSTRAP,
    makeSums: MakeRowSums = plainRowSums,
    packed?: PackedRows,
  ) {
    const metric = frameMetric(input);
    const { table, rows: count, grouped, classSet } = input;
    const { width } = new RowColumns(classSet.length, metric);
    const pack = (room?: Room): PackedRows => packRows([table], count, room);
    const rows = once(() => packed ?? pack());
    // The same whatever the confidence.
    const rests = once(() => reliances(input, metric, 1));
    super(
      input,
      options,
      {
        count,
        grouped,
        whole: () => columnSums(table, width),
        draws: once(() => makeSums(rows(), options.seed)),
        totals: () => rows().totals,
      },
      rests,
    );
    this.foresee = rests;
    this.packRows = pack;
  }
}

const ROUNDING = 1e-9;

/** All draws at once. */
export function bootstrap(input: BootstrapInput, options: BootstrapOptions = DEFAULT_BOOTSTRAP): Intervals {
  return takeAll(new Bootstrap(input, options));
}
