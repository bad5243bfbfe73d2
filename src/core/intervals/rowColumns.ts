import type { ClassColumn } from "../labels/indices";
import { AVERAGES, type Average, type AverageId } from "../averages/averages";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { countsTrueNegatives } from "../metrics/trueNegatives";
import type { Tally } from "../counting/tally";
import { addAt, numberAt } from "../numbers/numberAt";

/**
 * Columns of a class: its counts, the sum of what its cells give to a mean, and how many of them enter it. `union` is
 * tp + fp + fn, kept so that `pixels - union` is exactly 0 where no pixel is a true negative, also of sums with weights; of
 * metrics that never look at true negatives the column is left out.
 */
const CELL = { tp: 0, fp: 1, fn: 2, value: 3, enters: 4, union: 5 } as const;

/** Columns of an average over images: the sum of what images give to it, and how many of them enter it. */
const IMAGE = { value: 0, enters: 1 } as const;
const IMAGE_WIDTH = 2;

/** The averages of figures of single images, each with that figure. */
export const IMAGE_AVERAGES = AVERAGES.flatMap(({ id, sums }) =>
  sums.over === "images" ? [{ id, figure: sums.figure }] : [],
);

/** What is summed up to a mean, and how much of it: with weights the sum of theirs. */
export interface SumOf {
  readonly value: number;
  readonly enters: number;
}

/**
 * The one place that knows where what stands in a row of a bootstrap's table, and in sums of such rows: the columns of each class
 * of the class set with the sums of a measured metric behind them, the image's counted pixels, and the columns of each average
 * over images. `column` counts the classes of the class set, `start` is where the row begins.
 */
export class RowColumns {
  readonly width: number;
  private readonly cellWidth: number;
  private readonly hasUnion: boolean;
  /** Where the numbers of a measured metric begin, and how many they are. */
  private readonly shapesAt: number;
  private readonly shapes: number;
  private readonly pixels: number;
  private readonly images: ReadonlyMap<AverageId, number>;

  constructor(
    readonly classes: number,
    metric: Pick<Metric, "needs" | "shape">,
  ) {
    this.hasUnion = countsTrueNegatives(metric);
    this.shapesAt = this.hasUnion ? CELL.union + 1 : CELL.union;
    this.shapes = metric.shape?.width ?? 0;
    this.cellWidth = this.shapesAt + this.shapes;
    this.pixels = classes * this.cellWidth;
    this.images = new Map(IMAGE_AVERAGES.map(({ id }, index) => [id, this.pixels + 1 + index * IMAGE_WIDTH]));
    this.width = this.pixels + 1 + IMAGE_AVERAGES.length * IMAGE_WIDTH;
  }

  /** The counts of a class. */
  tally(numbers: Float64Array, column: ClassColumn, start = 0): Tally {
    const first = start + column * this.cellWidth;
    const tp = numberAt(numbers, first + CELL.tp);
    const fp = numberAt(numbers, first + CELL.fp);
    const fn = numberAt(numbers, first + CELL.fn);
    const union = this.hasUnion ? numberAt(numbers, first + CELL.union) : tp + fp + fn;
    const counts = { tp, fp, fn, tn: numberAt(numbers, start + this.pixels) - union };
    if (this.shapes === 0) return counts;
    const sums = numbers.subarray(first + this.shapesAt, first + this.cellWidth);
    return { ...counts, shapes: () => sums };
  }

  /** The cells of a class. */
  cells(numbers: Float64Array, column: ClassColumn, start = 0): SumOf {
    const first = start + column * this.cellWidth;
    return { value: numberAt(numbers, first + CELL.value), enters: numberAt(numbers, first + CELL.enters) };
  }

  /** What images give to a separate average figures. */
  image(numbers: Float64Array, id: AverageId, start = 0): SumOf {
    const first = start + (this.images.get(id) ?? NaN);
    return { value: numberAt(numbers, first + IMAGE.value), enters: numberAt(numbers, first + IMAGE.enters) };
  }

  /** Where the numbers stand that an average is made of; pixels are among them where counts are, for true negatives. */
  placesOf({ id, sums }: Average): ReadonlySet<number> {
    switch (sums.over) {
      case "sums":
        return this.sumPlaces();
      case "classes":
        return sums.of === "counts" ? this.sumPlaces() : this.meanPlaces();
      case "cells":
        return this.meanPlaces();
      case "images": {
        const first = this.images.get(id) ?? NaN;
        return new Set([first + IMAGE.value, first + IMAGE.enters]);
      }
    }
  }

  /** All but what cells give to means, and what images do. */
  private sumPlaces(): ReadonlySet<number> {
    const means = this.meanPlaces();
    return new Set(Array.from({ length: this.pixels + 1 }, (_, place) => place).filter((place) => !means.has(place)));
  }

  private meanPlaces(): ReadonlySet<number> {
    const starts = Array.from({ length: this.classes }, (_, column) => column * this.cellWidth);
    return new Set(starts.flatMap((start) => [start + CELL.value, start + CELL.enters]));
  }

  /** Adds a cell to its row. */
  addCell(numbers: Float64Array, column: ClassColumn, { tp, fp, fn }: Tally, { value, enters }: SumOf): void {
    const first = column * this.cellWidth;
    addAt(numbers, first + CELL.tp, tp);
    addAt(numbers, first + CELL.fp, fp);
    addAt(numbers, first + CELL.fn, fn);
    addAt(numbers, first + CELL.value, value);
    addAt(numbers, first + CELL.enters, enters);
    if (this.hasUnion) addAt(numbers, first + CELL.union, tp + fp + fn);
  }

  /** Adds the sums of a measured metric to those of its class. */
  addShapes(numbers: Float64Array, column: ClassColumn, sums: ArrayLike<number>): void {
    const first = column * this.cellWidth + this.shapesAt;
    for (let index = 0; index < this.shapes; index++) addAt(numbers, first + index, sums[index] ?? 0);
  }

  addPixels(numbers: Float64Array, pixels: number): void {
    addAt(numbers, this.pixels, pixels);
  }

  /** Adds what an image gives to an average; without a value it does not enter. */
  addImage(numbers: Float64Array, id: AverageId, figure: Figure): void {
    if (figure === undefined) return;
    const first = this.images.get(id) ?? NaN;
    addAt(numbers, first + IMAGE.value, figure);
    addAt(numbers, first + IMAGE.enters, 1);
  }
}
