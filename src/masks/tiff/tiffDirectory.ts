import type { Refusal } from "../refusal";
import { TIFF_TAGS } from "./tiffTags";
import { cutShort, place64, viewOf, type TiffFile } from "./tiffFile";

/** A tag of a directory: `count` values of a type, from `at` on. */
export interface TiffEntry {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}

/** What a file says of one image. */
export interface TiffDirectory {
  /** Entries by the number of the tag, of the tags that are looked at; of a tag given twice the first, as libtiff has it. */
  readonly entries: ReadonlyMap<number, TiffEntry>;
  /** Entries in the file, known or not. */
  readonly length: number;
  /** Where the next directory lies; 0 after the last. */
  readonly next: number;
}

const KNOWN: ReadonlySet<number> = new Set(Object.values(TIFF_TAGS));

/** Bytes of a value by its type (TIFF 6.0, section 2; BigTIFF adds 16 to 18). */
export const TYPE_BYTES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

/** Reads the directory at a place. */
export function readDirectory({ bytes, littleEndian, big }: TiffFile, index: number): TiffDirectory | Refusal {
  const sizes = big ? { count: 8, entry: 20, value: 8 } : { count: 2, entry: 12, value: 4 };
  const whole = (view: DataView, at: number): number =>
    big ? place64(view, at, littleEndian) : view.getUint32(at, littleEndian);
  if (index < 1 || index + sizes.count > bytes.size) return cutShort();
  const head = viewOf(bytes, index, sizes.count);
  if (head.byteLength < sizes.count) return cutShort();
  const length = big ? whole(head, 0) : head.getUint16(0, littleEndian);
  const start = index + sizes.count;
  const end = start + length * sizes.entry;
  if (end > bytes.size) return cutShort();
  const entries = new Map<number, TiffEntry>();
  for (let at = start; at < end; at += sizes.entry) {
    const view = viewOf(bytes, at, sizes.entry);
    // A file that became shorter meanwhile.
    if (view.byteLength < sizes.entry) return cutShort();
    const tag = view.getUint16(0, littleEndian);
    if (!KNOWN.has(tag) || entries.has(tag)) continue;
    const type = view.getUint16(2, littleEndian);
    const count = whole(view, 4);
    const value = 4 + sizes.value;
    const isHere = count * (TYPE_BYTES[type] ?? 0) <= sizes.value;
    entries.set(tag, { type, count, at: isHere ? at + value : whole(view, value) });
  }
  const behind = viewOf(bytes, end, sizes.value);
  // Some writers end the file here.
  return { entries, length, next: behind.byteLength === sizes.value ? whole(behind, 0) : 0 };
}
