import * as zlib from "node:zlib";

/**
 * CRC-32 of ISO 3309, as in PNG and ZIP, of bytes that stand behind others whose own is `before`: Node's own where it has one (from
 * 20.15 and 22.2 on), else the table below.
 */
export const crc32: (bytes: Uint8Array, before?: number) => number =
  "crc32" in zlib ? (bytes, before) => zlib.crc32(bytes, before) : plainCrc32;

/** The CRC of each byte alone. Source: PNG specification, third edition, annex D. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** Byte by byte through the table. */
export function plainCrc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
