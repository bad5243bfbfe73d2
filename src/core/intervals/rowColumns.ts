import { AVERAGES, type AverageId } from "../averages/averages";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { countsTrueNegatives } from "../metrics/trueNegatives";
import type { Tally } from "../counting/tally";

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
    this.images = new Map(IMAGE_AVERAGES.map(({ id }, place) => [id, this.pixels + 1 + place * IMAGE_WIDTH]));
    this.width = this.pixels + 1 + IMAGE_AVERAGES.length * IMAGE_WIDTH;
  }

  /** The counts of a class. */
  tally(numbers: Float64Array, column: number, start = 0): Tally {
    const first = start + column * this.cellWidth;
    const [tp, fp, fn] = [numbers[first + CELL.tp] ?? 0, numbers[first + CELL.fp] ?? 0, numbers[first + CELL.fn] ?? 0];
    const union = this.hasUnion ? (numbers[first + CELL.union] ?? 0) : tp + fp + fn;
    const counts = { tp, fp, fn, tn: (numbers[start + this.pixels] ?? 0) - union };
    if (this.shapes === 0) return counts;
    const sums = numbers.subarray(first + this.shapesAt, first + this.cellWidth);
    return { ...counts, shapes: () => sums };
  }

  /** The cells of a class. */
  cells(numbers: Float64Array, column: number, start = 0): SumOf {
    const first = start + column * this.cellWidth;
    return { value: numbers[first + CELL.value] ?? 0, enters: numbers[first + CELL.enters] ?? 0 };
  }

  /** What images give to an average of their own figures. */
  image(numbers: Float64Array, id: AverageId, start = 0): SumOf {
    const first = start + (this.images.get(id) ?? NaN);
    return { value: numbers[first + IMAGE.value] ?? 0, enters: numbers[first + IMAGE.enters] ?? 0 };
  }

  /** Adds a cell to its row. */
  addCell(numbers: Float64Array, column: number, { tp, fp, fn }: Tally, { value, enters }: SumOf): void {
    const first = column * this.cellWidth;
    add(numbers, first + CELL.tp, tp);
    add(numbers, first + CELL.fp, fp);
    add(numbers, first + CELL.fn, fn);
    add(numbers, first + CELL.value, value);
    add(numbers, first + CELL.enters, enters);
    if (this.hasUnion) add(numbers, first + CELL.union, tp + fp + fn);
  }

  /** Adds the sums of a measured metric to those of its class. */
  addShapes(numbers: Float64Array, column: number, sums: ArrayLike<number>): void {
    const first = column * this.cellWidth + this.shapesAt;
    for (let place = 0; place < this.shapes; place++) add(numbers, first + place, sums[place] ?? 0);
  }

  addPixels(numbers: Float64Array, pixels: number): void {
    add(numbers, this.pixels, pixels);
  }

  /** Adds what an image gives to an average; without a value it does not enter. */
  addImage(numbers: Float64Array, id: AverageId, figure: Figure): void {
    if (figure === undefined) return;
    const first = this.images.get(id) ?? NaN;
    add(numbers, first + IMAGE.value, figure);
    add(numbers, first + IMAGE.enters, 1);
  }
}

function add(numbers: Float64Array, place: number, amount: number): void {
  numbers[place] = (numbers[place] ?? 0) + amount;
}
