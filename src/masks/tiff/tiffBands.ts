import type { KernelExports } from "../../kernel/kernelExports";
import { STRIP_PIXELS } from "../atOnce";
import { Refusal } from "../refusal";
import { PackedBlock, type BlockStream } from "./blockStream";
import { damagedBlock } from "./compressions";
import { placeRows } from "./placeRows";
import { emptySamples, readSamples, type TiffSamples } from "./readSamples";
import type { TiffBlock, TiffBlocks } from "./tiffBlocks";

/** Samples of some rows. */
export interface TiffBand extends TiffSamples {
  readonly rows: number;
}

/** Rows of strips or tiles that are larger than so many strips of a mask are unpacked piece by piece, all strips or tiles in turns. */
const MOST_STRIPS = 4;
/** Each of them takes memory. */
const MOST_IN_TURNS = 64;

/** The samples of an image a few rows at a time, from the top: those of whole strips or tiles, or of parts of them where they are large. */
export class TiffBands {
  private row = 0;
  private streams: readonly StreamedBlock[] = [];

  constructor(
    private readonly blocks: TiffBlocks,
    private readonly another: () => KernelExports,
    private readonly bandPixels = STRIP_PIXELS,
  ) {}

  /** Pixels of a band at most. */
  static pixelsOf(blocks: TiffBlocks, bandPixels = STRIP_PIXELS): number {
    return (
      widthOf(blocks) * (goInTurns(blocks, bandPixels) ? partRows(blocks, bandPixels) : wholeRows(blocks, bandPixels))
    );
  }

  /** Bytes that unpacking takes beside them. */
  static bytesOf(blocks: TiffBlocks, bandPixels = STRIP_PIXELS): number {
    if (!goInTurns(blocks, bandPixels)) return 0;
    const { layout, file } = blocks;
    let most = 0;
    for (let top = 0; top < layout.height; top += layout.blocks.height) {
      let sum = 0;
      for (const index of blocks.blocksIn(top, 1)) {
        const block = blocks.block(index);
        if (block instanceof Refusal || !block.packed) continue;
        const packed = new PackedBlock(file.bytes, block.packed, layout.lowBitFirst);
        sum += layout.compression.openBytes(packed, blocks.rowsToUnpack(block.rows));
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  /** The next rows; undefined behind the last. */
  next(): TiffBand | Refusal | undefined {
    const { blocks, row, bandPixels } = this;
    const { height } = blocks.layout;
    if (row >= height) return undefined;
    const isWhole = !goInTurns(blocks, bandPixels);
    const rows = isWhole ? Math.min(wholeRows(blocks, bandPixels), height - row) : this.rowsOfPart();
    this.row += rows;
    const samples = isWhole ? readSamples(blocks, { top: row, rows }) : this.readPart(row, rows);
    return samples instanceof Refusal ? samples : { ...samples, rows };
  }

  /** Up to the end of the strips or tiles that are being read. */
  private rowsOfPart(): number {
    const { layout } = this.blocks;
    const end = Math.min(layout.height, (Math.floor(this.row / layout.blocks.height) + 1) * layout.blocks.height);
    return Math.min(partRows(this.blocks, this.bandPixels), end - this.row);
  }

  private readPart(top: number, rows: number): TiffSamples | Refusal {
    const { blocks } = this;
    const { layout, rowBytes } = blocks;
    if (top % layout.blocks.height === 0) {
      const opened = this.openRow(top);
      if (opened instanceof Refusal) return opened;
      this.streams = opened;
    }
    const { bytes, sampleBytes } = emptySamples(blocks, rows);
    const leftOut: TiffBlock[] = [];
    const place = placeRows(bytes, layout, rowBytes);
    for (const { block, stream } of this.streams) {
      const part = { ...block, top: 0, rows };
      if (!stream) {
        leftOut.push(part);
        continue;
      }
      const raw = new Uint8Array(rows * rowBytes);
      if (!stream.read(raw)) return damagedBlock();
      place(raw, part);
      const isLast = top + rows === block.top + block.rows;
      if (isLast && stream.isProper?.() === false) return damagedBlock();
    }
    return { bytes, sampleBytes, leftOut };
  }

  private openRow(top: number): readonly StreamedBlock[] | Refusal {
    const { blocks, another } = this;
    const { layout, file } = blocks;
    const opened: StreamedBlock[] = [];
    for (const index of blocks.blocksIn(top, 1)) {
      const block = blocks.block(index);
      if (block instanceof Refusal) return block;
      const packed = block.packed && new PackedBlock(file.bytes, block.packed, layout.lowBitFirst);
      opened.push({
        block,
        stream: packed && layout.compression.open(packed, blocks.rowsToUnpack(block.rows), another),
      });
    }
    return opened;
  }
}

/** A strip or tile, and its rows; without them where the file leaves it out. */
interface StreamedBlock {
  readonly block: TiffBlock;
  readonly stream: BlockStream | undefined;
}

function widthOf({ layout: { width, blocks } }: TiffBlocks): number {
  return Math.ceil(width / blocks.width) * blocks.width;
}

function goInTurns(blocks: TiffBlocks, bandPixels: number): boolean {
  return widthOf(blocks) * blocks.layout.blocks.height > MOST_STRIPS * bandPixels && blocks.inRow <= MOST_IN_TURNS;
}

function partRows(blocks: TiffBlocks, bandPixels: number): number {
  return Math.max(1, Math.floor(bandPixels / widthOf(blocks)));
}

/** Of whole strips or tiles. */
function wholeRows({ layout: { width, blocks } }: TiffBlocks, bandPixels: number): number {
  return blocks.height * Math.max(1, Math.floor(bandPixels / (width * blocks.height)));
}
