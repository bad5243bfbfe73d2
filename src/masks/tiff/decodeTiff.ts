import type { LabelArray, LabelMap } from "../../core/labels/labelMap";
import { undoByteDifferences, undoWordDifferences } from "../../kernel/plain/undoDifferences";
import { unpackBits, unpackBytes, unpackColours, unpackWords, type Unpack } from "../../kernel/plain/unpack";
import { unpackLzw } from "../../kernel/plain/unpackLzw";
import { unpackRuns } from "../../kernel/plain/unpackRuns";
import type { Limits } from "../decoded";
import { inflateExactly } from "../inflateExactly";
import { pastPalette } from "../pastPalette";
import { Refusal } from "../refusal";
import { readTiffLayout, type TiffLayout } from "./tiffLayout";

/** Unpacks a strip or tile of exactly so many bytes. */
type UnpackTile = (packed: Uint8Array, size: number) => Uint8Array | Refusal;

/** Compressions of TIFF 6.0 and its supplements that keep labels, by the number of the tag. */
const COMPRESSIONS: ReadonlyMap<number, UnpackTile> = new Map<number, UnpackTile>([
  [1, (packed, size) => (packed.length < size ? tileRefusal() : packed.slice(0, size))],
  [5, (packed, size) => filled(size, (out) => unpackLzw(packed, out))],
  [8, inflateTile],
  [32773, (packed, size) => filled(size, (out) => unpackRuns(packed, out))],
  [32946, inflateTile],
]);
const LOSSY = new Set([6, 7, 34712, 50001]);
/** LZW and PackBits pack runs at most about so much: checked before memory is taken for what they declare. */
const CLOSEST_PACKING = 4096;

/**
 * Reads a TIFF as labels: samples as they are stored, unscaled and not inverted. The tags are read by the package
 * `tiff`. Strips and tiles are read here, as that package scales, inverts and unpacks without a bound.
 */
export function decodeTiff(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const layout = readTiffLayout(bytes, limits);
  if (layout instanceof Refusal) return layout;
  const { width, height, kind, bits, palette } = layout;
  const unpack = COMPRESSIONS.get(layout.compression);
  if (!unpack) return unknownCompression(layout.compression);
  const packedBytes = layout.byteCounts.reduce((sum, count) => sum + count, 0);
  if (rowBytesOf(layout) * layout.tileHeight > packedBytes * CLOSEST_PACKING) return tileRefusal();
  const labels = readTiles(bytes, layout, unpack);
  if (labels instanceof Refusal) return labels;
  const notes = [...layout.notes, ...pastPalette(labels, palette)];
  const facts = { format: "TIFF", kind, bits, ...(palette !== undefined && { palette }), ...(notes.length > 0 && { notes }) };
  return { width, height, labels, facts };
}

function readTiles(bytes: Uint8Array, layout: TiffLayout, unpack: UnpackTile): LabelArray | Refusal {
  const { width, height, tileWidth, tileHeight, offsets, byteCounts } = layout;
  const across = Math.ceil(width / tileWidth);
  const tiles = across * Math.ceil(height / tileHeight);
  if (!(tileWidth > 0 && tileHeight > 0) || offsets.length < tiles || byteCounts.length < tiles) return tileRefusal();
  const rowBytes = rowBytesOf(layout);
  const unpackRow = unpackFor(layout);
  const labels = labelArray(layout, width * height);
  for (let tile = 0; tile < tiles; tile++) {
    const left = (tile % across) * tileWidth;
    const top = Math.floor(tile / across) * tileHeight;
    const rows = Math.min(tileHeight, height - top);
    const start = offsets[tile] ?? 0;
    const packed = bytes.subarray(start, start + (byteCounts[tile] ?? 0));
    const raw = unpack(packed, rowBytes * (layout.tiled ? tileHeight : rows));
    if (raw instanceof Refusal) return raw;
    restoreSamples(raw, layout, rowBytes);
    const count = Math.min(tileWidth, width - left);
    for (let y = 0; y < rows; y++) unpackRow(raw, y * rowBytes, labels, { to: (top + y) * width + left, step: 1, count });
  }
  return labels;
}

/** Samples of 16 bits to high byte first, and differences to samples; in place. */
function restoreSamples(raw: Uint8Array, { bits, littleEndian, differences, samples }: TiffLayout, rowBytes: number): void {
  if (bits === 16 && littleEndian) Buffer.from(raw.buffer, raw.byteOffset, raw.length).swap16();
  if (!differences) return;
  const undo = bits === 16 ? undoWordDifferences : undoByteDifferences;
  for (let at = 0; at < raw.length; at += rowBytes) undo(raw.subarray(at, at + rowBytes), samples);
}

function rowBytesOf({ tileWidth, samples, bits }: TiffLayout): number {
  return Math.ceil((tileWidth * samples * bits) / 8);
}

function unpackFor({ kind, bits, samples }: TiffLayout): Unpack {
  if (kind === "colour") return unpackColours(samples, 1, 0);
  if (bits < 8) return unpackBits(bits);
  return bits === 8 ? unpackBytes(samples) : unpackWords(2 * samples);
}

function labelArray({ kind, bits }: TiffLayout, length: number): LabelArray {
  if (kind === "colour") return new Int32Array(length);
  return bits === 16 ? new Uint16Array(length) : new Uint8Array(length);
}

function inflateTile(packed: Uint8Array, size: number): Uint8Array | Refusal {
  return inflateExactly(packed, size);
}

function filled(size: number, fill: (out: Uint8Array) => boolean): Uint8Array | Refusal {
  const out = new Uint8Array(size);
  return fill(out) ? out : tileRefusal();
}

function tileRefusal(): Refusal {
  return new Refusal("The image data of the TIFF is damaged or cut short. Copy or write the file again.");
}

function unknownCompression(compression: number): Refusal {
  const why = LOSSY.has(compression) ? "which does not keep labels" : "which this reader does not know";
  return new Refusal(`The TIFF is compressed by method ${compression}, ${why}. Save the mask as PNG.`);
}
