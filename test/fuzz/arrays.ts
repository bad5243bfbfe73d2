import { bytesOf, npy, type Numbers } from "../../bench/madeNpy";
import type { ReadOptions } from "../../src/masks/decodeMask";
import { zip } from "../support/zip";
import { pick, whole, type Random } from "./generate";

const TYPES: Readonly<Record<string, (numbers: readonly number[]) => Numbers>> = {
  "|b1": (numbers) => Uint8Array.from(numbers, (number) => (number > 0 ? 1 : 0)),
  "|u1": (numbers) => Uint8Array.from(numbers),
  "|i1": (numbers) => Int8Array.from(numbers),
  "<u2": (numbers) => Uint16Array.from(numbers),
  "<i2": (numbers) => Int16Array.from(numbers),
  "<u4": (numbers) => Uint32Array.from(numbers),
  "<i4": (numbers) => Int32Array.from(numbers),
  "<u8": (numbers) => BigUint64Array.from(numbers, (number) => BigInt.asUintN(64, BigInt(Math.trunc(number)))),
  "<i8": (numbers) => BigInt64Array.from(numbers, (number) => BigInt(Math.trunc(number))),
  // The bits of numbers from 0 to 1, and of a few others.
  "<f2": (numbers) =>
    Uint16Array.from(numbers, (number) => (number >= 0 && number <= 1 ? Math.round(number * 0x3c00) : 0x4100)),
  "<f4": (numbers) => Float32Array.from(numbers),
  "<f8": (numbers) => Float64Array.from(numbers),
};

/** What the numbers of a random array are like. */
const KINDS: readonly ((next: Random) => number)[] = [
  (next) => whole(next, 4),
  (next) => whole(next, 2),
  (next) => next(),
  (next) => (next() - 0.5) * 20,
  (next) => pick(next, [0, 1, 0.5, Number.NaN, Infinity, -Infinity, -0, 1e-40, 2 ** 31, -(2 ** 31), 1e300, 255]),
  (next) => whole(next, 256),
];

/** How the numbers are read: mostly as they are. */
export function randomReading(next: Random): Reading {
  return {
    ...(next() < 0.3 && { channels: pick(next, ["first", "last"]) }),
    ...(next() < 0.3 && { scores: pick(next, ["argmax", "independent"]) }),
    ...(next() < 0.3 && { threshold: pick(next, [0.25, 0.3, 0.999, 1, 1e-300, Math.max(1e-9, next())]) }),
    ...(next() < 0.2 && { npzArray: pick(next, ["arr_0", "arr_1", "a"]) }),
  };
}

/** How the arrays of a pair are read, which tells what a fitting one is like. */
type Reading = Omit<ReadOptions, "maxPixels">;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** An array of any type, shape and order, mostly one that is a mask of this size or scores of it. */
export function randomNpy(next: Random, size: Size, reading: Reading = {}): Buffer {
  const { descr, shape, of } =
    next() < 0.3
      ? { descr: pick(next, Object.keys(TYPES)), shape: randomShape(next, size), of: pick(next, KINDS) }
      : fitting(next, size, reading);
  const make = TYPES[descr];
  if (!make) throw new Error("No such type");
  const length = shape.reduce((product, extent) => product * extent, 1);
  const others = next() < 0.1 ? pick(next, KINDS) : of;
  const numbers = make(
    asIntegers(
      descr,
      Array.from({ length }, () => (next() < 0.02 ? others : of)(next)),
    ),
  );
  const bigEndian = next() < 0.2;
  return npy({
    descr: bigEndian ? descr.replace("<", ">") : descr,
    shape,
    fortranOrder: next() < 0.2,
    data: bytesOf(numbers, bigEndian),
    version: pick(next, [1, 1, 1, 2, 3]),
  });
}

interface Plan {
  readonly descr: string;
  readonly shape: readonly number[];
  readonly of: (next: Random) => number;
}

const WHOLE: readonly Plan["of"][] = [(next) => whole(next, 4), (next) => whole(next, 2), (next) => whole(next, 120)];

/** Labels, scores from 0 to 1, or one label of several channels each: what is counted, unless numbers of others are strewn in. */
function fitting(next: Random, { width, height }: Size, { channels = "first" }: Reading): Plan {
  const alone = next() < 0.1 ? [1] : [];
  if (next() < 0.6)
    return { descr: pick(next, Object.keys(TYPES)), shape: [...alone, height, width], of: pick(next, WHOLE) };
  const count = 2 + whole(next, 5);
  return {
    descr: pick(next, ["<f2", "<f4", "<f8"]),
    shape: [...alone, ...(channels === "first" ? [count, height, width] : [height, width, count])],
    of: (from) => from(),
  };
}

/** BigInt takes no other numbers. */
function asIntegers(descr: string, numbers: readonly number[]): readonly number[] {
  return /[iu]8$/.test(descr) ? numbers.map((number) => (Number.isFinite(number) ? number : 0)) : numbers;
}

function randomShape(next: Random, { width, height }: Size): number[] {
  const channels = 1 + whole(next, 5);
  const shape = pick(next, [
    [height, width],
    [channels, height, width],
    [height, width, channels],
    [channels, 1, height, width],
  ]);
  if (next() < 0.1) shape.unshift(1);
  if (next() < 0.05) shape.push(1 + whole(next, 2));
  return shape;
}

/** An archive of one or several arrays, mostly such as one can be told from the others. */
export function randomNpz(next: Random, size: Size, reading: Reading = {}): Buffer {
  const count = reading.npzArray === undefined && next() < 0.8 ? 1 : pick(next, [1, 2, 3]);
  const named = whole(next, count);
  const hasNamed = next() < 0.8;
  return zip(
    Array.from({ length: count }, (_, index) => ({
      name: `${index === named && hasNamed ? (reading.npzArray ?? "mask") : `arr_${index + 2}`}.npy`,
      data: randomNpy(next, size, reading),
      method: pick(next, [0, 8]),
    })),
  );
}
