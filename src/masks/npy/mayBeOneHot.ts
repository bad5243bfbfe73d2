import type { FileBytes } from "../fileBytes";
import type { NpyLayout } from "./npyLayout";
import { npyNumbers } from "./npyNumbers";

/** Pixels that are looked at. */
const MOST = 64;

/** Whether the first pixels of an array with channels have a one-hot code: one number is 1, all others are 0. */
export function mayBeOneHot(file: FileBytes, { header, axes }: NpyLayout): boolean {
  const { type, dataStart } = header;
  const sums = new Float64Array(Math.min(MOST, axes.width));
  for (let channel = 0; channel < axes.channels; channel++) {
    for (let x = 0; x < sums.length; x++) {
      const place = channel * axes.strideChannel + x * axes.strideX;
      const bytes = file.slice(dataStart + place * type.bytes, type.bytes).slice();
      // Cut short, which is told when it is read.
      if (bytes.length < type.bytes) return true;
      const number = npyNumbers(bytes, { header: { ...header, dataStart: 0 }, dataBytes: type.bytes })(0);
      if (number !== 0 && number !== 1) return false;
      sums[x] = (sums[x] ?? 0) + number;
    }
  }
  return sums.every((sum) => sum === 1);
}
