import { reverseBits } from "../../kernel/plain/reverseBits";
import {
  undoByteDifferences,
  undoFloatDifferences,
  undoLongDifferences,
  undoWordDifferences,
} from "../../kernel/plain/undoDifferences";
import { unpackBits, unpackOddBits } from "../../kernel/plain/unpack";
import { Refusal } from "../refusal";
import { damagedBlock } from "./compressions";
import { TiffBlocks, type TiffBlock } from "./tiffBlocks";
import type { TiffFile } from "./tiffFile";
import type { TiffLayout } from "./tiffLayout";

/** All samples of an image, pixel by pixel, in whole bytes, low byte first. */
export interface TiffSamples {
  readonly bytes: Uint8Array;
  /** Bytes of a sample. */
  readonly sampleBytes: number;
  /** Blocks that the file leaves out; their samples are 0. */
  readonly leftOut: readonly TiffBlock[];
}

/** Rows of an image: those of a row of its strips or tiles. */
export interface BandOfBlocks {
  readonly top: number;
  readonly rows: number;
}

/**
 * Unpacks the strips or tiles of an image, or of one row of them. Every one is looked at before memory is taken; those of a band have
 * their places in it.
 */
export function readSamples(file: TiffFile, layout: TiffLayout, band?: BandOfBlocks): TiffSamples | Refusal {
  const blocks = new TiffBlocks(file, layout);
  const { top, rows } = band ?? { top: 0, rows: layout.height };
  for (let index = 0; index < blocks.count; index++) {
    const block = blocks.block(index);
    if (block instanceof Refusal) return block;
  }
  const sampleBytes = Math.ceil(layout.bits / 8);
  const bytes = new Uint8Array(layout.width * rows * layout.samples * sampleBytes);
  const leftOut: TiffBlock[] = [];
  const place = placer(bytes, layout, blocks.rowBytes);
  for (let index = 0; index < blocks.count; index++) {
    const found = blocks.block(index);
    if (found instanceof Refusal) return found;
    if (found.top < top || found.top >= top + rows) continue;
    const block = { ...found, top: found.top - top };
    if (!block.packed) {
      leftOut.push(block);
      continue;
    }
    const packed = file.bytes.slice(block.packed.at, block.packed.length);
    if (packed.length < block.packed.length) return damagedBlock();
    const raw = unpackBlock(packed, block.rows, layout, blocks.rowBytes);
    if (raw instanceof Refusal) return raw;
    place(raw, block);
  }
  return { bytes, sampleBytes, leftOut };
}

/** The rows of a block as samples, low byte first. Never writes into the file's bytes. */
function unpackBlock(packed: Uint8Array, rows: number, layout: TiffLayout, rowBytes: number): Uint8Array | Refusal {
  const { compression, blocks, bits, lowBitFirst, faxOptions } = layout;
  const wanted = { width: blocks.width, rows, size: rows * rowBytes, most: blocks.height * rowBytes, faxOptions };
  const unpacked = compression.unpack(lowBitFirst ? reverseBits(packed) : packed, wanted);
  if (unpacked instanceof Refusal) return unpacked;
  const rowsAlone = unpacked.subarray(0, wanted.size);
  // Wide samples are put in order in place, as typed arrays that begin at whole samples; what nothing packed is the file itself.
  const isCopied = bits > 8 && bits % 8 === 0 && (compression.closest === 1 || (8 * unpacked.byteOffset) % bits !== 0);
  const own = isCopied ? new Uint8Array(rowsAlone) : rowsAlone;
  restore(own, layout, rowBytes);
  return own;
}

/** Puts bytes in order and makes samples of differences, in place. */
function restore(
  raw: Uint8Array,
  { bits, predictor, samples, planar, littleEndian }: TiffLayout,
  rowBytes: number,
): void {
  const step = planar ? 1 : samples;
  if (predictor === "float") {
    const scratch = new Uint8Array(rowBytes);
    for (let at = 0; at < raw.length; at += rowBytes)
      undoFloatDifferences(raw.subarray(at, at + rowBytes), step, bits / 8, scratch);
    return;
  }
  if (!littleEndian) swapBytes(raw, bits);
  if (predictor !== "differences") return;
  for (let at = 0; at < raw.length; at += rowBytes) undoRow(raw, at, rowBytes, bits, step);
}

function swapBytes(raw: Uint8Array, bits: number): void {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  if (bits === 16) buffer.swap16();
  if (bits === 32) buffer.swap32();
  if (bits === 64) buffer.swap64();
}

function undoRow(raw: Uint8Array, at: number, rowBytes: number, bits: number, step: number): void {
  const start = raw.byteOffset + at;
  if (bits === 8) undoByteDifferences(raw.subarray(at, at + rowBytes), step);
  else if (bits === 16) undoWordDifferences(new Uint16Array(raw.buffer, start, rowBytes / 2), step);
  else if (bits === 32) undoWordDifferences(new Uint32Array(raw.buffer, start, rowBytes / 4), step);
  else undoLongDifferences(new BigUint64Array(raw.buffer, start, rowBytes / 8), step);
}

/** Puts the rows of a block where they belong in the image. */
function placer(
  bytes: Uint8Array,
  { width, bits, samples, planar }: TiffLayout,
  rowBytes: number,
): (raw: Uint8Array, block: TiffBlock) => void {
  if (bits % 8 !== 0) {
    const labels = bits < 8 ? bytes : new Uint16Array(bytes.buffer);
    const unpack = 8 % bits === 0 ? unpackBits(bits) : unpackOddBits(bits);
    return (raw, { left, top, columns, rows }) => {
      for (let y = 0; y < rows; y++)
        unpack(raw, y * rowBytes, labels, { to: (top + y) * width + left, step: 1, count: columns });
    };
  }
  const sampleBytes = bits / 8;
  const pixelBytes = samples * sampleBytes;
  if (!planar) {
    return (raw, { left, top, columns, rows }) => {
      for (let y = 0; y < rows; y++)
        bytes.set(
          raw.subarray(y * rowBytes, y * rowBytes + columns * pixelBytes),
          ((top + y) * width + left) * pixelBytes,
        );
    };
  }
  return (raw, { plane, left, top, columns, rows }) => {
    for (let y = 0; y < rows; y++) {
      const from = y * rowBytes;
      const to = ((top + y) * width + left) * pixelBytes + plane * sampleBytes;
      for (let i = 0; i < columns * sampleBytes; i++) {
        bytes[to + Math.floor(i / sampleBytes) * pixelBytes + (i % sampleBytes)] = raw[from + i] ?? 0;
      }
    }
  };
}
