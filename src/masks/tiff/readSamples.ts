import { PackedBlock } from "./blockStream";
import { Refusal } from "../refusal";
import { damagedBlock } from "./compressions";
import { placeRows } from "./placeRows";
import type { TiffBlocks, TiffBlock } from "./tiffBlocks";

/** All samples of an image, or of some of its rows, pixel by pixel, in whole bytes, low byte first. */
export interface TiffSamples {
  readonly bytes: Uint8Array;
  /** Bytes of a sample. */
  readonly sampleBytes: number;
  /** Blocks that the file leaves out; their samples are 0. */
  readonly leftOut: readonly TiffBlock[];
}

/** Rows of an image. */
export interface BandOfRows {
  readonly top: number;
  readonly rows: number;
}

/** Unpacks all strips or tiles that begin in some rows, which are those of whole rows of them. */
export function readSamples(blocks: TiffBlocks, { top, rows }: BandOfRows): TiffSamples | Refusal {
  const { file, layout, rowBytes } = blocks;
  const { compression, lowBitFirst } = layout;
  const { bytes, sampleBytes } = emptySamples(blocks, rows);
  const leftOut: TiffBlock[] = [];
  const place = placeRows(bytes, layout, rowBytes);
  for (const index of blocks.blocksIn(top, rows)) {
    const found = blocks.block(index);
    if (found instanceof Refusal) return found;
    const block = { ...found, top: found.top - top };
    if (!block.packed) {
      leftOut.push(block);
      continue;
    }
    const wanted = blocks.rowsToUnpack(block.rows);
    const unpacked = compression.unpack(new PackedBlock(file.bytes, block.packed, lowBitFirst), wanted);
    if (unpacked instanceof Refusal) return unpacked;
    if (unpacked.length < wanted.size) return damagedBlock();
    place(unpacked.subarray(0, wanted.size), block);
  }
  return { bytes, sampleBytes, leftOut };
}

/** Samples of so many rows, all 0. */
export function emptySamples({ layout }: TiffBlocks, rows: number): Omit<TiffSamples, "leftOut"> {
  const sampleBytes = Math.ceil(layout.bits / 8);
  return { bytes: new Uint8Array(layout.width * rows * layout.samples * sampleBytes), sampleBytes };
}
