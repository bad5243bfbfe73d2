import type { LabelArray } from "../../core/labels/labelMap";

/** Where the samples of one row go: every `step`-th label from `to` on. */
export interface Placement {
  readonly to: number;
  readonly step: number;
  readonly count: number;
}

/** Writes the labels of one unfiltered row that starts at `at`. */
export type Unpack = (bytes: Uint8Array, at: number, labels: LabelArray, placement: Placement) => void;

/** Samples of 1, 2 or 4 bits, the leftmost in the high bits (PNG specification, third edition, section 7.2). */
export function unpackBits(bits: number): Unpack {
  const mask = (1 << bits) - 1;
  return (bytes, at, labels, { to, step, count }) => {
    for (let i = 0; i < count; i++) {
      const bit = i * bits;
      labels[to + i * step] = (bytes[at + (bit >> 3)] >> (8 - bits - (bit & 7))) & mask;
    }
  };
}

/** Samples of 1 to 16 bits that lie across bytes, the leftmost in the high bits. */
export function unpackOddBits(bits: number): Unpack {
  const mask = (1 << bits) - 1;
  return (bytes, at, labels, { to, step, count }) => {
    for (let i = 0; i < count; i++) {
      const bit = i * bits;
      const byte = at + (bit >> 3);
      // Behind the last byte stands nothing, which counts as 0.
      const three = (bytes[byte] << 16) | (bytes[byte + 1] << 8) | bytes[byte + 2];
      labels[to + i * step] = (three >> (24 - bits - (bit & 7))) & mask;
    }
  };
}

/** The first byte of every pixel. */
export function unpackBytes(pixelBytes: number): Unpack {
  return (bytes, at, labels, { to, step, count }) => {
    for (let i = 0; i < count; i++) labels[to + i * step] = bytes[at + i * pixelBytes];
  };
}

/** The first two bytes of every pixel, high byte first. */
export function unpackWords(pixelBytes: number): Unpack {
  return (bytes, at, labels, { to, step, count }) => {
    for (let i = 0; i < count; i++) {
      const pixel = at + i * pixelBytes;
      labels[to + i * step] = (bytes[pixel] << 8) | bytes[pixel + 1];
    }
  };
}

/** Packed colours of three samples, `sampleBytes` apart, of which the byte at `byte` is kept. */
export function unpackColours(pixelBytes: number, sampleBytes: number, byte: number): Unpack {
  return (bytes, at, labels, { to, step, count }) => {
    for (let i = 0; i < count; i++) {
      const red = at + i * pixelBytes + byte;
      labels[to + i * step] = (bytes[red] << 16) | (bytes[red + sampleBytes] << 8) | bytes[red + 2 * sampleBytes];
    }
  };
}
