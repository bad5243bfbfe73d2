import type { PackedBytes } from "../packedBytes";

/** What stands before the blocks of a frame of ZSTD (RFC 8878, section 3.1.1.1). */
export interface FrameHead {
  /** Bytes as far back as its blocks copy from. */
  readonly window: number;
  readonly hasChecksum: boolean;
}

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a5;

/** Reads it; bytes to be skipped where a frame is for others, undefined where it is not proper or names a dictionary. */
export function readFrameHead(packed: PackedBytes): FrameHead | number | undefined {
  const magic = number(packed, 4);
  if (magic !== undefined && magic >>> 4 === SKIPPABLE) return number(packed, 4);
  const head = magic === MAGIC ? packed.byte() : -1;
  if (head < 0) return undefined;
  const isOneSegment = (head & 32) !== 0;
  const namesDictionary = (head & 3) !== 0;
  if ((head & 8) !== 0 || namesDictionary) return undefined;
  const window = isOneSegment ? undefined : packed.byte();
  const sizeBytes = [isOneSegment ? 1 : 0, 2, 4, 8][head >> 6];
  const size = number(packed, sizeBytes);
  if (size === undefined) return undefined;
  return {
    // Of two bytes the size counts from 256 on.
    window:
      window === undefined ? size + (sizeBytes === 2 ? 256 : 0) : 2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8),
    hasChecksum: (head & 4) !== 0,
  };
}

/** So many bytes as a number, the low ones first; undefined where the data ends before. */
function number(packed: PackedBytes, count: number): number | undefined {
  let value = 0;
  for (let byte = 0; byte < count; byte++) {
    const next = packed.byte();
    if (next < 0) return undefined;
    value += next * 256 ** byte;
  }
  return value;
}
