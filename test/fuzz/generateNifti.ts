import { constants, crc32, deflateRawSync } from "node:zlib";
import { madeNifti, NIFTI_BITS, type MadeNifti } from "../support/madeNifti";
import { pick, whole, type Random } from "./generate";
import type { WrittenPicture } from "./pictures";

/** A file with the labels that were written into it. */
export type RandomVolume = WrittenPicture & { readonly file: Buffer };

/** A NIfTI volume of any version, type and order of bytes, scaled or not, perhaps with an extension of its header. */
export function randomNifti(next: Random): RandomVolume {
  const size = Array.from({ length: 1 + whole(next, 4) }, (_, axis) =>
    axis > 2 ? 1 : 1 + whole(next, [40, 20, 9][axis] ?? 1),
  );
  const version = pick(next, [1, 1, 2] as const);
  const dataType = Number(pick(next, Object.keys(NIFTI_BITS)));
  const [slope, intercept] = pick(next, [
    [0, 0],
    [1, 0],
    [0, 5],
    [1, -3],
    [2, 1],
    [NaN, 0],
  ] as const);
  const isScaled = Number.isFinite(slope) && slope !== 0;
  const numbers = runsOf(
    next,
    size.reduce((product, axis) => product * axis, 1),
    limitsOf(dataType),
  );
  const file = madeNifti({
    version,
    littleEndian: next() < 0.7,
    dataType,
    size,
    numbers,
    slope,
    intercept,
    dataStart: (version === 1 ? 352 : 544) + 16 * whole(next, 4),
    ...randomSpace(next),
  });
  const [width = 1, height = 1, depth = 1] = size;
  return {
    width,
    height: height * depth,
    labels: isScaled ? numbers.map((number) => number * slope + intercept) : numbers,
    file,
  };
}

function randomSpace(next: Random): Partial<MadeNifti> {
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, () => 4 * next() - 2);
  return {
    spacing: [pick(next, [1, -1, 0]), ...numbers(3)],
    units: whole(next, 12),
    affineCode: whole(next, 2),
    affine: numbers(12),
    quaternionCode: whole(next, 2),
    quaternion: numbers(3),
    offset: numbers(3),
  };
}

/** The lowest and the highest number that is tried of a data type: labels have 32 bits. */
function limitsOf(dataType: number): readonly [number, number] {
  const bits = NIFTI_BITS[dataType] ?? 8;
  const isUnsigned = [2, 512, 768, 1280].includes(dataType);
  if (bits === 8) return isUnsigned ? [0, 255] : [-128, 127];
  return isUnsigned ? [0, bits === 16 ? 65535 : 2 ** 24] : [-30_000, bits === 16 ? 30_000 : 2 ** 24];
}

function runsOf(next: Random, length: number, [lowest, highest]: readonly [number, number]): readonly number[] {
  const values = Array.from({ length: pick(next, [2, 20, 300]) }, () => lowest + whole(next, highest - lowest + 1));
  const longest = pick(next, [1, 8, 90]);
  const numbers: number[] = [];
  while (numbers.length < length) {
    const value = pick(next, values);
    for (let left = 1 + whole(next, longest); left > 0; left--) numbers.push(value);
  }
  return numbers.slice(0, length);
}

/** Packs bytes by gzip in one of the ways that RFC 1952 allows: in one member or in several, with names, comments and padding. */
export function randomGzip(next: Random, bytes: Buffer): Buffer {
  const cuts =
    next() < 0.6
      ? []
      : Array.from({ length: 1 + whole(next, 4) }, () => whole(next, bytes.length)).sort((a, b) => a - b);
  const members = [...cuts, bytes.length].map((end, index) => member(next, bytes.subarray(cuts[index - 1] ?? 0, end)));
  return Buffer.concat([...members, Buffer.alloc(pick(next, [0, 0, 0, 1, 512]))]);
}

function member(next: Random, bytes: Buffer): Buffer {
  const flags = next() < 0.5 ? 0 : whole(next, 32);
  const head = Buffer.from([0x1f, 0x8b, 8, flags, ...Array.from({ length: 6 }, () => whole(next, 256))]);
  const text = (): Buffer => Buffer.concat([Buffer.alloc(whole(next, 20), 0x61), Buffer.alloc(1)]);
  const extra = Buffer.alloc(whole(next, 300), 7);
  const extraLength = Buffer.alloc(2);
  extraLength.writeUInt16LE(extra.length);
  const fields = [
    head,
    ...(flags & 4 ? [extraLength, extra] : []),
    ...(flags & 8 ? [text()] : []),
    ...(flags & 16 ? [text()] : []),
  ];
  const headerCrc = Buffer.alloc(flags & 2 ? 2 : 0);
  if (flags & 2) headerCrc.writeUInt16LE(crc32(Buffer.concat(fields)) & 0xffff);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length, 4);
  const options = {
    level: whole(next, 10),
    strategy: pick(next, [0, 0, constants.Z_FIXED, constants.Z_RLE, constants.Z_HUFFMAN_ONLY]),
    windowBits: 9 + whole(next, 7),
  };
  return Buffer.concat([...fields, headerCrc, deflateRawSync(bytes, options), trailer]);
}
