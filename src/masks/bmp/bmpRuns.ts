import type { LabelArray } from "../../core/labels/labelMap";
import { ByteStream } from "../byteStream";
import type { FileBytes } from "../fileBytes";
import type { RowStream } from "../streamedStrips";
import type { BmpHeader } from "./bmpHeader";

/**
 * Unpacks RLE8 and RLE4 (Microsoft's "Bitmap Compression") row by row, in the order of the file: pairs of a count and an index or two,
 * and after a count of 0 the end of the row (0), of the picture (1), a move (2), or so many indices as they are. Some writers
 * (GraphicsMagick) have the padding of a row in its runs, which is passed over.
 *
 * A row is refused where a pixel of it is left out, which then has no label; the end where there are more rows than the picture has.
 */
export class BmpRuns implements RowStream {
  private readonly packed: ByteStream;
  private rowsLeft: number;
  private isAtEnd = false;

  constructor(
    file: FileBytes,
    private readonly header: Pick<BmpHeader, "data" | "width" | "height" | "bits">,
  ) {
    this.packed = new ByteStream(file, header.data);
    this.rowsLeft = header.height;
  }

  next(row: LabelArray): boolean {
    const { packed } = this;
    const { width, bits } = this.header;
    this.rowsLeft--;
    for (let x = 0; ;) {
      const count = packed.next();
      const value = packed.next();
      if (value < 0 || (count === 0 && value === END)) {
        // The last row may be without an end of its own.
        this.isAtEnd = true;
        return this.rowsLeft === 0 && x >= width;
      }
      if (count > 0) {
        for (let i = 0; i < count && x + i < width; i++) row[x + i] = indexIn(value, bits, i);
        x += count;
      } else if (value === END_OF_ROW) {
        return x >= width;
      } else if (value === MOVE) {
        return false;
      } else {
        if (!this.plain(row, x, value)) return false;
        x += value;
      }
    }
  }

  finish(): boolean {
    if (this.isAtEnd) return true;
    const count = this.packed.next();
    const value = this.packed.next();
    return value < 0 || (count === 0 && value === END);
  }

  /** So many indices as they are, padded to an even number of bytes. */
  private plain(row: LabelArray, x: number, count: number): boolean {
    const { width, bits } = this.header;
    const bytes = Math.ceil((count * bits) / 8);
    const aByte = 8 / bits;
    for (let at = 0; at < bytes; at++) {
      const byte = this.packed.next();
      if (byte < 0) return false;
      for (let i = at * aByte; i < Math.min(count, (at + 1) * aByte) && x + i < width; i++)
        row[x + i] = indexIn(byte, bits, i);
    }
    if (bytes % 2 === 1) this.packed.next();
    return true;
  }
}

const END_OF_ROW = 0;
const END = 1;
const MOVE = 2;

/** The index of pixel `i` of a run, or of indices as they are. */
function indexIn(byte: number, bits: number, i: number): number {
  if (bits === 8) return byte;
  return i % 2 === 0 ? byte >> 4 : byte & 15;
}
