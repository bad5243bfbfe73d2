import { crc32 } from "../crc32";
import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";

/** Bytes of a header without its optional fields. */
const HEADER_BYTES = 10;
/** What follows the compressed data of a member: CRC-32 and the size of what it inflates to, modulo 2^32. */
export const TRAILER_BYTES = 8;
/** Names and comments are no longer. */
const LONGEST_HEADER = 2 ** 17;

const DEFLATE = 8;
const HEADER_CRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const RESERVED = 0xe0;

/** Whether bytes begin as those of a gzip file do. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Where the compressed data of the member that begins at a place does (RFC 1952, section 2.3). */
export function gzipDataStart(file: FileBytes, at: number): number | Refusal {
  const bytes = file.slice(at, LONGEST_HEADER);
  const [, , method, flags = 0] = bytes;
  if (bytes.length < HEADER_BYTES) return cutShortGzip();
  if (!isGzip(bytes) || method !== DEFLATE || (flags & RESERVED) !== 0) return damagedGzip();
  let end = HEADER_BYTES;
  if (flags & EXTRA) end += 2 + (bytes[end] ?? 0) + 256 * (bytes[end + 1] ?? 0);
  for (const text of [NAME, COMMENT]) {
    if (!(flags & text)) continue;
    const zero = bytes.indexOf(0, end);
    if (zero < 0) return bytes.length < LONGEST_HEADER ? cutShortGzip() : damagedGzip();
    end = zero + 1;
  }
  if (flags & HEADER_CRC) {
    const crc = (bytes[end] ?? 0) + 256 * (bytes[end + 1] ?? 0);
    if (end + 2 <= bytes.length && crc !== (crc32(bytes.subarray(0, end)) & 0xffff)) return damagedGzip();
    end += 2;
  }
  return end > bytes.length ? cutShortGzip() : at + end;
}

/** Whether the trailer of a member is that of data with this CRC-32 and so many bytes. */
export function isTrailerOf(trailer: DataView, crc: number, bytes: number): boolean {
  return trailer.getUint32(0, true) === crc && trailer.getUint32(4, true) === bytes % 2 ** 32;
}

/**
 * Where the next member begins, behind the end of one; `undefined` where none does: gzip pads its files with zeros, and what else
 * stands there is damage.
 */
export function nextGzipMember(file: FileBytes, at: number): number | undefined | Refusal {
  if (isGzip(file.slice(at, 2))) return at;
  for (let index = at; index < file.size;) {
    const bytes = file.slice(index, STEP);
    if (bytes.length === 0) break;
    if (bytes.some((byte) => byte !== 0)) return damagedGzip();
    index += bytes.length;
  }
  return undefined;
}

const STEP = 2 ** 16;

export function cutShortGzip(): Refusal {
  return new Refusal("The gzip file ends too early: it is cut short. Copy or write it again.");
}

export function damagedGzip(): Refusal {
  return new Refusal("The gzip file is damaged: its data and its checksum do not agree. Copy or write it again.");
}
