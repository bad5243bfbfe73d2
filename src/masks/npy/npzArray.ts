import type { ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import { inflateStart } from "../inflateStart";
import { Refusal } from "../refusal";
import { LONGEST_START, shorten } from "./npyHeader";
import { readNpyLayout, type NpyLayout } from "./npyLayout";

/** The array of an NPZ file that is the mask, none of its numbers unpacked yet. */
export interface NpzArray {
  readonly isDeflated: boolean;
  readonly crc: number;
  /** Bytes in the file, and where they begin. */
  readonly packed: number;
  readonly from: number;
  /** Bytes that they unpack to. */
  readonly size: number;
  readonly layout: NpyLayout;
}

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
/** The list of 65535 arrays with long names is in so many bytes. */
const LONGEST_LIST = 2 ** 25;

/** Finds the one array of an NPZ file, which is a ZIP archive of NPY files: of several the one that was named. */
export function findNpzArray(file: FileBytes, options: ReadOptions): NpzArray | Refusal {
  const entries = listEntries(file);
  if (entries instanceof Refusal) return entries;
  const arrays = entries.filter(({ name }) => name.endsWith(".npy"));
  const [first] = arrays;
  if (!first)
    return new Refusal("The file is a ZIP archive without an array of NumPy. Extract the masks into the folder.");
  const array = arrays.length === 1 ? first : arrays.find(({ name }) => name === `${options.npzArray ?? ""}.npy`);
  return array ? lookAt(file, array, options) : whichArray(arrays, options);
}

function whichArray(arrays: readonly Entry[], { npzArray }: ReadOptions): Refusal {
  const firstNames = arrays.slice(0, MOST_NAMES).map(({ name }) => shorten(name.replace(/\.npy$/, "")));
  const names = [...firstNames, ...(arrays.length > firstNames.length ? ["..."] : [])].join(", ");
  const open = npzArray === undefined ? "so that it is open which is the mask" : `and none is named ${npzArray}`;
  return new Refusal(
    `The file holds ${arrays.length} arrays (${names}), ${open}. Save the mask alone, or name its array: ` +
      "the setting maskEvaluation.npzArray, --npz-array on the command line.",
  );
}

/** An archive may hold thousands of arrays, and each have a name as long as a book. */
const MOST_NAMES = 8;

function listEntries(file: FileBytes): readonly Entry[] | Refusal {
  const end = endRecord(file);
  if (end === undefined) return new Refusal("The ZIP archive has no end: it is cut short. Copy or write it again.");
  const first = end.start;
  if (first > end.at || end.at - first > LONGEST_LIST) return damagedArchive();
  const list = bufferOf(file.slice(first, end.at - first));
  const entries: Entry[] = [];
  let at = 0;
  for (let left = end.entries; left > 0; left--) {
    if (at + ENTRY_BYTES > list.length || list.readUInt32LE(at) !== ENTRY_SIGNATURE) return damagedArchive();
    const nameEnd = at + ENTRY_BYTES + list.readUInt16LE(at + 28);
    entries.push({
      name: list.toString("utf8", at + ENTRY_BYTES, nameEnd),
      method: list.readUInt16LE(at + 10),
      crc: list.readUInt32LE(at + 16),
      packed: list.readUInt32LE(at + 20),
      size: list.readUInt32LE(at + 24),
      at: list.readUInt32LE(at + 42),
    });
    at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return entries;
}

interface EndRecord {
  readonly at: number;
  /** Where the list of entries starts, and how many it has. */
  readonly start: number;
  readonly entries: number;
}

/** The record at the end, before a comment of at most 64 KiB. */
function endRecord(file: FileBytes): EndRecord | undefined {
  const first = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT);
  const tail = bufferOf(file.slice(first, file.size - first));
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END_SIGNATURE)
      return { at: first + at, start: tail.readUInt32LE(at + 16), entries: tail.readUInt16LE(at + 10) };
  }
  return undefined;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function lookAt(
  file: FileBytes,
  { method, crc, packed, size, at, name: fullName }: Entry,
  options: ReadOptions,
): NpzArray | Refusal {
  const name = shorten(fullName);
  if ([packed, size, at].includes(ZIP64))
    return new Refusal(`The array ${name} has more than 4 GB. Save one mask a file.`);
  const local = bufferOf(file.slice(at, LOCAL_BYTES));
  if (local.length < LOCAL_BYTES) return damagedArchive();
  const from = at + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (from + packed > file.size) return damagedArchive();
  if (method !== 0 && method !== 8)
    return new Refusal(`The array ${name} is compressed by method ${method}. Save it with np.savez_compressed.`);
  const isDeflated = method !== 0;
  const layout = layoutOf(file.slice(from, Math.min(packed, LONGEST_PACKED_START)), { isDeflated, size }, options);
  if (layout instanceof Refusal) return layout;
  const needed = layout.header.dataStart + layout.dataBytes;
  if (isDeflated && size > needed + MOST_BEHIND) return tooLarge(name, size, needed);
  return { isDeflated, crc, packed, from, size, layout };
}

/** The layout of an array by the start of its data, read before memory is taken for all of it. */
function layoutOf(
  data: Uint8Array,
  { isDeflated, size }: Pick<NpzArray, "isDeflated" | "size">,
  options: ReadOptions,
): NpyLayout | Refusal {
  const ofStart = (bytes: number): NpyLayout | Refusal => {
    const start = isDeflated ? inflateStart(data, bytes) : data;
    return Buffer.from(start.subarray(0, SIGNATURE.length)).toString("latin1") === SIGNATURE
      ? readNpyLayout(start, options, size)
      : damagedArchive();
  };
  const layout = ofStart(USUAL_START);
  return layout instanceof Refusal ? ofStart(LONGEST_START) : layout;
}

/** The header of nearly every array is in so many bytes. */
const USUAL_START = 256;
/** Deflate makes bytes longer by 5 of a block at most. */
const LONGEST_PACKED_START = 2 * LONGEST_START;
const SIGNATURE = "\x93NUMPY";
/** Bytes behind an array that are inflated for their checksum alone. */
const MOST_BEHIND = 65536;

function tooLarge(name: string, size: number, needed: number): Refusal {
  return new Refusal(
    `The array ${name} takes ${size} bytes of the archive, of which its mask needs ${needed}. Save one mask a file with np.savez_compressed.`,
  );
}

/** Why an archive cannot be read. */
export function damagedArchive(): Refusal {
  return new Refusal("The ZIP archive is damaged. Copy or write the file again.");
}
