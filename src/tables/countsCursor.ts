import type { ImageCounts } from "../core/labels/counts";
import type { CountsRoom } from "../core/labels/countsRoom";
import { integerAt } from "../core/numbers/numberAt";
import { COUNTS } from "./reportTables";
import type { RowBatch } from "./rowBatch";
import type { TableFile } from "./tableFile";

/** Goes through a table of counts image by image. */
export class CountsCursor {
  private readonly batches: AsyncGenerator<RowBatch>;
  private here = EMPTY;
  private row = 0;
  private isAtEnd = false;

  constructor(table: TableFile) {
    this.batches = table.batches(Object.values(COUNTS));
  }

  /** The counts of an image where they lie in memory whole; undefined where more has to be read. */
  takeHere(number: number, room: CountsRoom): ImageCounts | undefined {
    const { images } = this.here;
    let end = this.row;
    while (end < images.length && images[end] === number) end++;
    if (end === images.length && !this.isAtEnd) return undefined;
    return this.takeRows(end, room);
  }

  /** The same, with what has to be read for it. */
  async take(number: number, room: CountsRoom): Promise<ImageCounts> {
    for (;;) {
      const taken = this.takeHere(number, room);
      if (taken) return taken;
      await this.read();
    }
  }

  /** The image whose counts were not taken; undefined where all were. */
  async left(): Promise<number | undefined> {
    while (this.row === this.here.images.length && !this.isAtEnd) await this.read();
    return this.row < this.here.images.length ? integerAt(this.here.images, this.row) : undefined;
  }

  private takeRows(end: number, room: CountsRoom): ImageCounts {
    const { targets, predictions, pixels } = this.here;
    const counts = room.take(end - this.row);
    counts.targets.set(targets.subarray(this.row, end));
    counts.predictions.set(predictions.subarray(this.row, end));
    counts.pixels.set(pixels.subarray(this.row, end));
    this.row = end;
    return counts;
  }

  /** Reads on; the rows that were not taken yet stay, in front of the new ones. */
  private async read(): Promise<void> {
    const next = await this.batches.next();
    if (next.done === true) {
      this.isAtEnd = true;
      return;
    }
    const { here, row } = this;
    const batch = next.value;
    this.here = {
      images: joined(here.images.subarray(row), batch.integers(COUNTS.image)),
      targets: joined(here.targets.subarray(row), batch.integers(COUNTS.target)),
      predictions: joined(here.predictions.subarray(row), batch.integers(COUNTS.prediction)),
      pixels: joined(here.pixels.subarray(row), batch.counts(COUNTS.pixels)),
    };
    this.row = 0;
  }
}

interface Rows {
  readonly images: Int32Array;
  readonly targets: Int32Array;
  readonly predictions: Int32Array;
  readonly pixels: Float64Array;
}

const EMPTY: Rows = {
  images: new Int32Array(0),
  targets: new Int32Array(0),
  predictions: new Int32Array(0),
  pixels: new Float64Array(0),
};

function joined<Numbers extends Int32Array | Float64Array>(rest: Numbers, more: Numbers): Numbers {
  if (rest.length === 0) return more;
  const both =
    more instanceof Int32Array
      ? new Int32Array(rest.length + more.length)
      : new Float64Array(rest.length + more.length);
  both.set(rest);
  both.set(more, rest.length);
  return both as Numbers;
}
