import type { LabelArray, MaskFacts } from "../core/labels/labelMap";
import type { WasmKernel } from "../kernel/wasmKernel";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "./maskStrips";
import { Refusal } from "./refusal";

/** The rows of a file, of which each is only found once those before it were read. */
export interface RowStream {
  /** Fills in the labels of the next row; false where something is wrong with it. */
  readonly next: (into: LabelArray) => boolean | Refusal;
  /** Whether what follows the last row is as it has to be. */
  readonly finish: () => boolean | Refusal;
}

/** A mask whose file is such a stream. */
export interface StreamedRows {
  readonly width: number;
  readonly height: number;
  /** All rows from the first of the file on. */
  readonly begin: () => RowStream;
  /** Which row of the mask a row of the file is; absent: they come in order. */
  readonly placeOf?: ((index: number) => number) | undefined;
  readonly emptyLabels: (length: number) => LabelArray;
  readonly facts: MaskFacts;
  /** What is said where a row, or what follows the last, is not as it has to be. */
  readonly damaged: () => Refusal;
}

/** Bytes of labels that are held of rows in another order: the file is read once for so many of them. */
const BAND_BYTES = 2 ** 26;
/** However little they take. */
const MOST_STRIPS = 64;
/** What reading a file takes. */
const STREAM_BYTES = 2 ** 20;
/** The code of a label in the kernel. */
const CODE_BYTES = 1;

/** Reads such a mask in strips. */
export function planStream(rows: StreamedRows): StripPlan {
  const { width, height } = rows;
  const labelBytes = rows.emptyLabels(0).BYTES_PER_ELEMENT;
  return {
    width,
    height,
    bytes: STREAM_BYTES + (rows.placeOf ? Math.min(BAND_BYTES, width * height * labelBytes) : 0),
    pixelBytes: labelBytes + CODE_BYTES,
    open: (kernel, count) =>
      rows.placeOf ? new BandedRows(kernel, rows, rows.placeOf, count) : new OrderedRows(kernel, rows, count),
  };
}

class OrderedRows implements MaskStrips {
  private readonly stream: RowStream;
  private row = 0;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly rows: StreamedRows,
    private readonly count: number,
  ) {
    this.stream = rows.begin();
  }

  next(): MaskStrip | Refusal {
    const { width, height, emptyLabels, facts, damaged } = this.rows;
    const count = Math.min(this.count, height - this.row);
    const labels = emptyLabels(width * count);
    for (let y = 0; y < count; y++) {
      const refusal = refusalOf(this.stream.next(labels.subarray(y * width, (y + 1) * width)), damaged);
      if (refusal) return refusal;
    }
    this.row += count;
    return labelledStrip(this.kernel, labels, { width, height: count, facts });
  }

  finish(): MaskFacts | Refusal {
    return refusalOf(this.stream.finish(), this.rows.damaged) ?? this.rows.facts;
  }
}

/** The rows of one band of the mask after the other, each gathered from all of the file. */
class BandedRows implements MaskStrips {
  private readonly bandRows: number;
  private readonly band: LabelArray;
  private readonly other: LabelArray;
  private bottom = 0;
  private row = 0;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly rows: StreamedRows,
    private readonly placeOf: (index: number) => number,
    private readonly count: number,
  ) {
    const { width, height, emptyLabels } = rows;
    const rowBytes = width * emptyLabels(0).BYTES_PER_ELEMENT;
    const strips = Math.max(1, Math.min(MOST_STRIPS, Math.floor(BAND_BYTES / rowBytes / count)));
    this.bandRows = Math.min(strips * count, height);
    this.band = emptyLabels(width * this.bandRows);
    this.other = emptyLabels(width);
  }

  next(): MaskStrip | Refusal {
    const { width, height, facts, damaged } = this.rows;
    const count = Math.min(this.count, height - this.row);
    const refusal = this.row < this.bottom ? undefined : refusalOf(this.gather(), damaged);
    if (refusal) return refusal;
    const first = (this.row % this.bandRows) * width;
    this.row += count;
    return labelledStrip(this.kernel, this.band.subarray(first, first + count * width), {
      width,
      height: count,
      facts,
    });
  }

  finish(): MaskFacts {
    return this.rows.facts;
  }

  private gather(): boolean | Refusal {
    const { width, height, begin } = this.rows;
    const top = this.bottom;
    this.bottom = Math.min(height, top + this.bandRows);
    const stream = begin();
    for (let index = 0; index < height; index++) {
      const y = this.placeOf(index);
      const isWanted = y >= top && y < this.bottom;
      const first = (y - top) * width;
      const read = stream.next(isWanted ? this.band.subarray(first, first + width) : this.other);
      if (read !== true) return read;
    }
    return stream.finish();
  }
}

function refusalOf(read: boolean | Refusal, damaged: () => Refusal): Refusal | undefined {
  if (read instanceof Refusal) return read;
  return read ? undefined : damaged();
}
