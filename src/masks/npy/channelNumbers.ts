import { Refusal } from "../refusal";
import type { ArrayRows, RowNumbers } from "./arrayRows";
import type { NpyAxes } from "./npyAxes";

/** What the numbers of an array with channels are like. */
export interface ChannelNumbers {
  /** No number is a fraction, infinite or none at all. */
  readonly areWhole: boolean;
  /** All are 0 or 1, in every pixel exactly one is 1. Only of whole numbers. */
  readonly areOneHot: boolean;
  /** Of whole numbers. */
  readonly least: number;
  readonly largest: number;
}

const NOT_WHOLE: ChannelNumbers = { areWhole: false, areOneHot: false, least: 0, largest: 0 };

/** Looks at the numbers, at scores no further than to the first fraction. */
export function channelNumbers(rows: ArrayRows): ChannelNumbers | Refusal {
  let oneEach = true;
  let [least, largest] = [Infinity, -Infinity];
  for (const some of rows.inOrder()) {
    if (some instanceof Refusal) return some;
    const seen = lookAt(some);
    if (!seen) return NOT_WHOLE;
    oneEach &&= seen.oneEach;
    least = Math.min(least, seen.least);
    largest = Math.max(largest, seen.largest);
  }
  return { areWhole: true, areOneHot: oneEach && least >= 0 && largest === 1, least, largest };
}

/** The range of whole numbers, and whether those of each pixel add up to 1; undefined where one is not whole. */
function lookAt({
  numbers,
  axes: { width, height, channels, ...axes },
}: RowNumbers): { readonly oneEach: boolean; readonly least: number; readonly largest: number } | undefined {
  let oneEach = true;
  let least = Infinity;
  let largest = -Infinity;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let index = y * axes.strideY + x * axes.strideX;
      let sum = 0;
      for (let channel = 0; channel < channels; channel++, index += axes.strideChannel) {
        const number = numbers(index);
        if (!Number.isInteger(number)) return undefined;
        if (number < least) least = number;
        if (number > largest) largest = number;
        sum += number;
      }
      oneEach &&= sum === 1;
    }
  }
  return { oneEach, least, largest };
}

/** Pixels that the sums of scores are looked at of. */
const SAMPLE = 1024;
/** So far from 1 may the sum of a distribution be by the rounding of half precision. */
const ROUNDING = 0.01;

/** Whether the scores of each pixel add up to 1, and whether some are below 0 or above 1: from pixels all over the image. */
export function sampledScores(
  rows: ArrayRows,
  { width, height, channels }: NpyAxes,
): { readonly sumToOne: boolean; readonly areBounded: boolean } | Refusal {
  const pixels = width * height;
  const even = Math.max(1, Math.floor(pixels / SAMPLE));
  // Steps of whole rows would stay in one column.
  const step = even > 1 && even % width === 0 ? even - 1 : even;
  let areBounded = true;
  let apart = 0;
  let looked = 0;
  let y = -1;
  let around: ReturnType<ArrayRows["around"]> | undefined;
  for (let pixel = 0; pixel < pixels; pixel += step, looked++) {
    if (!around || Math.floor(pixel / width) !== y) {
      y = Math.floor(pixel / width);
      around = rows.around(y);
    }
    if (around instanceof Refusal) return around;
    const { numbers, row, axes } = around;
    let index = row * axes.strideY + (pixel % width) * axes.strideX;
    let sum = 0;
    for (let channel = 0; channel < channels; channel++, index += axes.strideChannel) {
      const score = numbers(index);
      sum += score;
      areBounded &&= score >= -ROUNDING && score <= 1 + ROUNDING;
    }
    if (!(Math.abs(sum - 1) <= ROUNDING)) apart++;
  }
  return { sumToOne: areBounded && 100 * apart <= looked, areBounded };
}
