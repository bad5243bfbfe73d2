import { inflateRawSync } from "node:zlib";
import { crc32 } from "../crc32";
import type { LabelMap } from "../../core/labels/labelMap";
import type { ReadOptions } from "../decoded";
import { inflateExactly } from "../inflateExactly";
import { inflateStart } from "../inflateStart";
import { Refusal } from "../refusal";
import { decodeNpy } from "./decodeNpy";
import { LONGEST_START } from "./npyHeader";
import { readNpyLayout, type NpyLayout } from "./npyLayout";

/** A file in a ZIP archive (APPNOTE.TXT of PKWARE, sections 4.3.7 and 4.3.12). */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65535;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** Stands for a size that only ZIP64 can hold. */
const ZIP64 = 0xffffffff;

/** Reads the one array of an NPZ file. */
export function decodeNpz(bytes: Uint8Array, options: ReadOptions): LabelMap | Refusal {
  const array = unpackNpz(bytes, options);
  const decoded = array instanceof Refusal ? array : decodeNpy(array, options);
  return decoded instanceof Refusal ? decoded : { ...decoded, facts: { ...decoded.facts, format: "NPZ" } };
}

/**
 * The one array of an NPZ file, which is a ZIP archive of NPY files: of several the one that was named. A part of the
 * file's bytes where it is not compressed.
 */
export function unpackNpz(bytes: Uint8Array, options: ReadOptions): Uint8Array | Refusal {
  const entries = listEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (entries instanceof Refusal) return entries;
  const arrays = entries.filter(({ name }) => name.endsWith(".npy"));
  const [first] = arrays;
  if (!first)
    return new Refusal("The file is a ZIP archive without an array of NumPy. Extract the masks into the folder.");
  const array = arrays.length === 1 ? first : arrays.find(({ name }) => name === `${options.npzArray ?? ""}.npy`);
  if (!array) return whichArray(arrays, options);
  return unpack(bytes, array, options);
}

function whichArray(arrays: readonly Entry[], { npzArray }: ReadOptions): Refusal {
  const names = arrays.map(({ name }) => name.replace(/\.npy$/, "")).join(", ");
  const open = npzArray === undefined ? "so that it is open which is the mask" : `and none is named ${npzArray}`;
  return new Refusal(
    `The file holds ${arrays.length} arrays (${names}), ${open}. Save the mask alone, or name its array: ` +
      "the setting maskEvaluation.npzArray, --npz-array on the command line.",
  );
}

function listEntries(bytes: Buffer): readonly Entry[] | Refusal {
  const end = endRecord(bytes);
  if (end === undefined) return new Refusal("The ZIP archive has no end: it is cut short. Copy or write it again.");
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return damaged();
    const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + ENTRY_BYTES, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The record at the end, before a comment of at most 64 KiB. */
function endRecord(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at--) if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  return undefined;
}

function unpack(
  bytes: Uint8Array,
  { method, crc, packed, size, at, name }: Entry,
  options: ReadOptions,
): Uint8Array | Refusal {
  if ([packed, size, at].includes(ZIP64))
    return new Refusal(`The array ${name} has more than 4 GB. Save one mask a file.`);
  if (at + LOCAL_BYTES > bytes.length) return damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, LOCAL_BYTES);
  const from = at + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (from + packed > bytes.length) return damaged();
  const data = bytes.subarray(from, from + packed);
  if (method !== 0 && method !== 8)
    return new Refusal(`The array ${name} is compressed by method ${method}. Save it with np.savez_compressed.`);
  const layout = layoutOf(data, { method, size }, options);
  if (layout instanceof Refusal) return layout;
  const needed = layout.header.dataStart + layout.dataBytes;
  if (needed > LARGEST_ARRAY || (method !== 0 && size > needed + MOST_BEHIND)) return tooLarge(name, size, needed);
  const unpacked = method === 0 ? data : inflateExactly(data, size, inflateRawSync);
  if (unpacked instanceof Refusal) return unpacked;
  return unpacked.length === size && crc32(unpacked) === crc ? unpacked : damaged();
}

/** The layout of an entry, read before memory is taken for all of it. */
function layoutOf(
  data: Uint8Array,
  { method, size }: Pick<Entry, "method" | "size">,
  options: ReadOptions,
): NpyLayout | Refusal {
  const ofStart = (bytes: number): NpyLayout | Refusal => {
    const start = method === 0 ? data : inflateStart(data, bytes);
    return Buffer.from(start.subarray(0, SIGNATURE.length)).toString("latin1") === SIGNATURE
      ? readNpyLayout(start, options, size)
      : damaged();
  };
  const layout = ofStart(USUAL_START);
  return layout instanceof Refusal ? ofStart(LONGEST_START) : layout;
}

/** The header of nearly every array is in so many bytes. */
const USUAL_START = 256;
const SIGNATURE = "\x93NUMPY";
/** As much as a file that is no archive may have. */
const LARGEST_ARRAY = 2 ** 31 - 1;
/** Bytes behind an array that are inflated for their checksum alone. */
const MOST_BEHIND = 65536;

function tooLarge(name: string, size: number, needed: number): Refusal {
  return new Refusal(
    `The array ${name} takes ${size} bytes of the archive, of which its mask needs ${needed}. Save one mask a file with np.savez_compressed.`,
  );
}

function damaged(): Refusal {
  return new Refusal("The ZIP archive is damaged. Copy or write the file again.");
}
