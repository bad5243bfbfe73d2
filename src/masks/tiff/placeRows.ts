import {
  undoByteDifferences,
  undoFloatDifferences,
  undoLongDifferences,
  undoWordDifferences,
} from "../../kernel/plain/undoDifferences";
import { unpackBits, unpackOddBits } from "../../kernel/plain/unpack";
import type { TiffBlock } from "./tiffBlocks";
import type { TiffLayout } from "./tiffLayout";

/** Puts unpacked rows of a block where they belong, as samples of whole bytes, low byte first. The rows may be changed. */
export type PlaceRows = (raw: Uint8Array, block: TiffBlock) => void;

/**
 * Places rows in the samples of an image, or of a part of it.
 *
 * @param rowBytes of a block.
 */
export function placeRows(bytes: Uint8Array, layout: TiffLayout, rowBytes: number): PlaceRows {
  const place = placer(bytes, layout, rowBytes);
  return (raw, block) => {
    const own = asTypedArray(raw, layout);
    restore(own, layout, rowBytes);
    place(own, block);
  };
}

/** Wide samples are put in order in place, as typed arrays that begin at whole samples; what nothing packed is the file itself. */
function asTypedArray(raw: Uint8Array, { bits, compression }: TiffLayout): Uint8Array {
  const isCopied = bits > 8 && bits % 8 === 0 && (compression.closest === 1 || (8 * raw.byteOffset) % bits !== 0);
  return isCopied ? new Uint8Array(raw) : raw;
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
