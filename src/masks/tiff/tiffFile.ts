import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";

/** A TIFF with what its first bytes say. */
export interface TiffFile {
  readonly bytes: FileBytes;
  readonly littleEndian: boolean;
  /** BigTIFF: places and counts of 64 bits. */
  readonly big: boolean;
  /** Where the first directory lies. */
  readonly first: number;
}

const BIG = 43;

/** Reads the header of a TIFF or BigTIFF, which is known to begin as one. */
export function readTiffFile(bytes: FileBytes): TiffFile | Refusal {
  const view = viewOf(bytes, 0, LONGEST_HEADER);
  if (view.byteLength < 8) return cutShort();
  const littleEndian = view.getUint8(0) === 0x49;
  const big = view.getUint16(2, littleEndian) === BIG;
  if (!big) return { bytes, littleEndian, big, first: view.getUint32(4, littleEndian) };
  if (view.byteLength < LONGEST_HEADER || view.getUint16(4, littleEndian) !== 8) return cutShort();
  return { bytes, littleEndian, big, first: place64(view, 8, littleEndian) };
}

const LONGEST_HEADER = 16;

/** A part of a file; valid until the next is looked at. */
export function viewOf(file: FileBytes, at: number, length: number): DataView {
  const bytes = file.slice(at, length);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** A whole number of 64 bits: exact as far as files reach. */
export function place64(view: DataView, at: number, littleEndian: boolean): number {
  return (
    view.getUint32(at + (littleEndian ? 4 : 0), littleEndian) * 2 ** 32 +
    view.getUint32(at + (littleEndian ? 0 : 4), littleEndian)
  );
}

/** Why tags cannot be read. */
export function cutShort(): Refusal {
  return new Refusal("The tags of the TIFF are damaged or cut short. Copy or write the file again.");
}
