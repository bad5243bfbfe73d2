import { halfFloat } from "../../kernel/plain/halfFloat";
import type { NpyHeader } from "./npyHeader";
import type { NpyLayout } from "./npyLayout";

/** The numbers of an array by their place in the file, from 0 on. */
export type NpyNumbers = (index: number) => number;

/** How the numbers of a file are stored, and how many bytes they have. */
export interface StoredNumbers {
  readonly header: Pick<NpyHeader, "type" | "littleEndian" | "dataStart">;
  readonly dataBytes: number;
  readonly transposed?: NpyLayout["transposed"];
}

/** Typed arrays of NumPy's types, by code. Such arrays lie in memory as little-endian numbers wherever Node runs. */
const ARRAYS: Readonly<
  Record<string, new (buffer: ArrayBufferLike, at: number, length: number) => Readonly<Record<number, number>>>
> = {
  u1: Uint8Array,
  i1: Int8Array,
  u2: Uint16Array,
  i2: Int16Array,
  u4: Uint32Array,
  i4: Int32Array,
  f2: Uint16Array,
  f4: Float32Array,
  f8: Float64Array,
};

/** The numbers of a file; of a volume in Fortran order by their places in C order. */
export function npyNumbers(bytes: Uint8Array, stored: StoredNumbers): NpyNumbers {
  const numbers = storedNumbers(bytes, stored);
  if (!stored.transposed) return numbers;
  const [depth, height, width] = stored.transposed;
  return (index) => {
    const row = Math.floor(index / width);
    const slice = Math.floor(row / height);
    return numbers(slice + depth * (row - slice * height + height * (index - row * width)));
  };
}

/** As they lie: through a typed array where they lie as one does, which is several times as fast as one by one. */
function storedNumbers(
  bytes: Uint8Array,
  { header: { type, littleEndian, dataStart }, dataBytes }: StoredNumbers,
): NpyNumbers {
  const at = bytes.byteOffset + dataStart;
  const Numbers = (littleEndian || type.bytes === 1) && at % type.bytes === 0 ? ARRAYS[type.code] : undefined;
  if (!Numbers) {
    const view = new DataView(bytes.buffer, at, dataBytes);
    return (index) => type.read(view, index * type.bytes, littleEndian);
  }
  const numbers = new Numbers(bytes.buffer, at, dataBytes / type.bytes);
  if (type.code !== "f2") return (index) => numbers[index] ?? 0;
  const halves = (HALVES.all ??= Float32Array.from({ length: 65536 }, (_, bits) => halfFloat(bits)));
  return (index) => halves[numbers[index] ?? 0] ?? 0;
}

/** Every number of half precision by its bits, once one was met. */
const HALVES: { all?: Float32Array } = {};
