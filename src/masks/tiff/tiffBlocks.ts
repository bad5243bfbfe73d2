import { Refusal } from "../refusal";
import type { WantedRows } from "./blockStream";
import { damagedBlock } from "./compressions";
import type { TiffFile } from "./tiffFile";
import type { TiffLayout } from "./tiffLayout";

/** A strip or tile, as far as it lies in the image. */
export interface TiffBlock {
  /** The sample that it holds where each has separate blocks, else 0. */
  readonly plane: number;
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  /** Where its packed bytes lie; nowhere where the file leaves it out (a sparse file). */
  readonly packed?: PackedPlace;
}

/** Where no size is given, so many bytes are enough for any that pack a strip or tile of a size: codes of 12 bits, runs of one pixel. */
const MOST_PACKED = 16;
const SLACK = 65536;

export interface PackedPlace {
  readonly at: number;
  readonly length: number;
}

/** Where the blocks of an image lie, each looked at without taking memory. */
export class TiffBlocks {
  readonly rowBytes: number;
  readonly count: number;
  /** In a row of an image, those of all planes. */
  readonly inRow: number;
  private readonly across: number;
  private readonly aPlane: number;

  constructor(
    readonly file: TiffFile,
    readonly layout: TiffLayout,
  ) {
    const { width, height, bits, samples, planar, blocks } = layout;
    this.rowBytes = Math.ceil((blocks.width * (planar ? 1 : samples) * bits) / 8);
    this.across = Math.ceil(width / blocks.width);
    this.aPlane = this.across * Math.ceil(height / blocks.height);
    const planes = planar ? samples : 1;
    this.count = this.aPlane * planes;
    this.inRow = this.across * planes;
  }

  /** Why one of them cannot be read, told by where it lies. */
  get refusal(): Refusal | undefined {
    for (let index = 0; index < this.count; index++) {
      const block = this.block(index);
      if (block instanceof Refusal) return block;
    }
    return undefined;
  }

  /** Those that begin in some rows, from whole rows of blocks. */
  *blocksIn(top: number, rows: number): Generator<number> {
    const { height } = this.layout.blocks;
    const first = Math.ceil(top / height) * this.across;
    const end = Math.ceil((top + rows) / height) * this.across;
    for (let plane = 0; plane < this.count; plane += this.aPlane)
      for (let index = first; index < Math.min(end, this.aPlane); index++) yield plane + index;
  }

  /** What is to be unpacked of one where so many of its rows lie in the image. */
  rowsToUnpack(rows: number): WantedRows {
    const { blocks, faxOptions } = this.layout;
    const { rowBytes } = this;
    return { width: blocks.width, rows, size: rows * rowBytes, most: blocks.height * rowBytes, faxOptions };
  }

  block(index: number): TiffBlock | Refusal {
    const { width, height, blocks } = this.layout;
    const position = index % this.aPlane;
    const left = (position % this.across) * blocks.width;
    const top = Math.floor(position / this.across) * blocks.height;
    const rows = Math.min(blocks.height, height - top);
    const where = {
      plane: Math.floor(index / this.aPlane),
      left,
      top,
      columns: Math.min(blocks.width, width - left),
      rows,
    };
    const packed = this.locate(index, rows * this.rowBytes);
    if (packed instanceof Refusal) return packed;
    return packed ? { ...where, packed } : where;
  }

  /** Undefined for a block that is left out. */
  private locate(index: number, size: number): PackedPlace | Refusal | undefined {
    const { bytes } = this.file;
    const { compression, blocks } = this.layout;
    const offset = blocks.offsets[index];
    const given = blocks.byteCounts[index];
    if (offset === undefined || (given === undefined && blocks.byteCounts.length > 0)) return damagedBlock();
    if (offset === 0 && (given ?? 0) === 0) return undefined;
    // Some writers give no sizes, or 0 for the only strip: what is wanted is read, as libtiff does.
    const unknown = given === undefined || (given === 0 && this.count === 1);
    const isPlain = compression.closest === 1;
    const length =
      unknown || (isPlain && given >= size)
        ? isPlain
          ? size
          : Math.min(bytes.size - offset, MOST_PACKED * size + SLACK)
        : given;
    const isInside = offset > 0 && length > 0 && offset + length <= bytes.size;
    return isInside && size <= length * compression.closest ? { at: offset, length } : damagedBlock();
  }
}
