import { Refusal } from "../refusal";

/** The bytes of a TIFF with what its first ones say. */
export interface TiffFile {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly littleEndian: boolean;
  /** BigTIFF: places and counts of 64 bits. */
  readonly big: boolean;
  /** Where the first directory lies. */
  readonly first: number;
}

const BIG = 43;

/** Reads the header of a TIFF or BigTIFF, which is known to begin as one. */
export function readTiffFile(bytes: Uint8Array): TiffFile | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const littleEndian = bytes[0] === 0x49;
  if (bytes.length < 8) return cutShort();
  const big = view.getUint16(2, littleEndian) === BIG;
  if (!big) return { bytes, view, littleEndian, big, first: view.getUint32(4, littleEndian) };
  if (bytes.length < 16 || view.getUint16(4, littleEndian) !== 8) return cutShort();
  return { bytes, view, littleEndian, big, first: place64(view, 8, littleEndian) };
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
