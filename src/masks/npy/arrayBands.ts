import { STRIP_PIXELS } from "../atOnce";
import type { FileBytes } from "../fileBytes";
import type { NpyLayout } from "./npyLayout";

/** Bytes that are held of rows whose numbers lie apart, for each pixel of a strip; a row at least. */
const BAND_BYTES = 16;
/** Of what has to be unpacked from the front for each band there are few. */
const UNPACKED_BAND_BYTES = 64;
/** Parts of so many bytes are read each by itself. */
const LARGE_PIECE = 2 ** 16;
/** Parts that are so near to each other are found in what is read for others. */
const NEAR = 2 ** 14;

/** How the bytes of an array are come by. */
export interface ArraySource {
  readonly file: FileBytes;
  readonly layout: NpyLayout;
  /** They are unpacked as they are read: going back begins anew. */
  readonly isUnpacked?: boolean;
  /** As of `Limits`. */
  readonly stripPixels?: number | undefined;
}

/** The numbers of some rows of an array after those of others, in whatever order they are stored. */
export class ArrayBands {
  /** The parts of some rows from all over the file, read at once. */
  private band = new Uint8Array(0);
  private bandFirst = 0;
  private bandRows = 0;

  constructor(private readonly source: ArraySource) {}

  get layout(): NpyLayout {
    return this.source.layout;
  }

  /** Bytes that are held beside what is read into. */
  static bytesOf(source: ArraySource): number {
    return piecesOf(source.layout) === 1 ? 0 : Math.min(bandBytesOf(source), source.layout.dataBytes);
  }

  /** Bytes of so many rows. */
  bytesOf(rows: number): number {
    const { axes, dataBytes } = this.layout;
    return (dataBytes / axes.height) * rows;
  }

  /** How some rows lie where they were read into memory by themselves. */
  layoutOf(first: number, rows: number): NpyLayout {
    const { layout } = this;
    const { strideX, strideY, strideChannel, height } = layout.axes;
    const strideOf = (stride: number): number => (stride > strideY ? (stride / height) * rows : stride);
    return {
      ...layout,
      header: { ...layout.header, dataStart: 0 },
      axes: { ...layout.axes, strideX: strideOf(strideX), strideChannel: strideOf(strideChannel), height: rows },
      dataBytes: this.bytesOf(rows),
      firstRow: first,
    };
  }

  /** Reads some rows; whether they are all there. */
  read(into: Uint8Array, first: number, rows: number): boolean {
    const { layout, isUnpacked = false } = this.source;
    const { axes, header } = layout;
    const pieceBytes = axes.strideY * header.type.bytes * rows;
    const isWhole = rows === axes.height || piecesOf(layout) === 1;
    if (isWhole || (!isUnpacked && pieceBytes >= LARGE_PIECE)) return this.readPieces(into, first, rows);
    if (first < this.bandFirst || first + rows > this.bandFirst + this.bandRows) {
      const most = Math.max(rows, Math.floor(bandBytesOf(this.source) / this.bytesOf(1)));
      const bandRows = Math.min(most, axes.height - first);
      if (this.band.length < this.bytesOf(bandRows)) this.band = new Uint8Array(this.bytesOf(bandRows));
      this.bandRows = 0;
      if (!this.readPieces(this.band.subarray(0, this.bytesOf(bandRows)), first, bandRows)) return false;
      this.bandFirst = first;
      this.bandRows = bandRows;
    }
    const step = axes.strideY * header.type.bytes * this.bandRows;
    const skipped = axes.strideY * header.type.bytes * (first - this.bandFirst);
    for (let to = 0, from = skipped; to < into.length; to += pieceBytes, from += step)
      into.set(this.band.subarray(from, from + pieceBytes), to);
    return true;
  }

  /** Reads each part of some rows from where it lies. */
  private readPieces(into: Uint8Array, first: number, rows: number): boolean {
    const { file, layout } = this.source;
    const { axes, header } = layout;
    const rowBytes = axes.strideY * header.type.bytes;
    const isOne = rows === axes.height;
    const pieceBytes = isOne ? into.length : rowBytes * rows;
    const isNear = rowBytes * axes.height <= NEAR;
    let from = header.dataStart + rowBytes * first;
    for (let to = 0; to < into.length; to += pieceBytes, from += rowBytes * axes.height) {
      if (isNear && !isOne) {
        const found = file.slice(from, pieceBytes);
        if (found.length < pieceBytes) return false;
        into.set(found, to);
      } else if (file.read(from, into.subarray(to, to + pieceBytes)) < pieceBytes) return false;
    }
    return true;
  }
}

/** In how many parts of the file the numbers of some rows lie: one where rows come one after the other. */
function piecesOf({ axes: { width, channels, strideY } }: NpyLayout): number {
  return (width * channels) / strideY;
}

function bandBytesOf({ isUnpacked, stripPixels = STRIP_PIXELS }: ArraySource): number {
  return stripPixels * (isUnpacked ? UNPACKED_BAND_BYTES : BAND_BYTES);
}
