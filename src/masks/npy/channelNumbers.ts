import type { NpyAxes } from "./npyAxes";
import type { NpyNumbers } from "./npyNumbers";

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
export function channelNumbers(numbers: NpyNumbers, { width, height, channels, ...axes }: NpyAxes): ChannelNumbers {
  let areOneHot = true;
  let least = Infinity;
  let largest = -Infinity;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let place = y * axes.strideY + x * axes.strideX;
      let sum = 0;
      for (let channel = 0; channel < channels; channel++, place += axes.strideChannel) {
        const number = numbers(place);
        if (!Number.isInteger(number)) return NOT_WHOLE;
        if (number < least) least = number;
        if (number > largest) largest = number;
        sum += number;
      }
      areOneHot &&= sum === 1;
    }
  }
  return { areWhole: true, areOneHot: areOneHot && least >= 0 && largest === 1, least, largest };
}

/** Pixels that the sums of scores are looked at of. */
const SAMPLE = 1024;
/** So far from 1 may the sum of a distribution be by the rounding of half precision. */
const ROUNDING = 0.01;

/** Whether the scores of each pixel add up to 1, and whether some are below 0 or above 1: from pixels all over the image. */
export function sampledScores(
  numbers: NpyNumbers,
  { width, height, channels, ...axes }: NpyAxes,
): { readonly sumToOne: boolean; readonly areBounded: boolean } {
  const pixels = width * height;
  const even = Math.max(1, Math.floor(pixels / SAMPLE));
  // Steps of whole rows would stay in one column.
  const step = even > 1 && even % width === 0 ? even - 1 : even;
  let areBounded = true;
  let apart = 0;
  let looked = 0;
  for (let pixel = 0; pixel < pixels; pixel += step, looked++) {
    let place = Math.floor(pixel / width) * axes.strideY + (pixel % width) * axes.strideX;
    let sum = 0;
    for (let channel = 0; channel < channels; channel++, place += axes.strideChannel) {
      const score = numbers(place);
      sum += score;
      areBounded &&= score >= -ROUNDING && score <= 1 + ROUNDING;
    }
    if (!(Math.abs(sum - 1) <= ROUNDING)) apart++;
  }
  return { sumToOne: areBounded && 100 * apart <= looked, areBounded };
}
