import type { RatioTerms } from "../metrics/metric";
import type { Tally } from "../counting/tally";

/**
 * Why one class scores differently globally and samplewise. With den_i the denominator of image i, m_i its ratio and
 * n the images with den_i > 0: global = sum den_i m_i / sum den_i, samplewise = sum m_i / n, and
 * global - samplewise = covariance(den, m) / mean(den).
 */
export interface RegionGap {
  readonly global: number;
  /** The mean over the images where the class has a value, whatever the rule for 0/0. */
  readonly samplewise: number;
  /** As global, with the denominator of each image taken as a share of its counted pixels. */
  readonly middle: number;
  /** global - middle: 0 where all images have one size. */
  readonly imageSize: number;
  /** middle - samplewise: positive where images with much of the class are done better. */
  readonly regionSize: number;
  /** Images where the class has a value, and all. */
  readonly n: number;
  readonly images: number;
  /** (sum den)^2 / sum den^2: the global figure rests on about so many images. */
  readonly effectiveImages: number;
}

/** The account of one class over its images; undefined where it has a value in none. */
export function regionGap(tallies: readonly Tally[], { numerator, denominator }: RatioTerms): RegionGap | undefined {
  let n = 0;
  let denSum = 0;
  let denSquares = 0;
  let shareSum = 0;
  let ratioSum = 0;
  let byDen = 0;
  let byShare = 0;
  for (const tally of tallies) {
    const den = denominator(tally);
    if (!(den > 0)) continue;
    const ratio = numerator(tally) / den;
    const share = den / pixels(tally);
    n++;
    denSum += den;
    denSquares += den * den;
    shareSum += share;
    ratioSum += ratio;
    byDen += den * ratio;
    byShare += share * ratio;
  }
  if (n === 0) return undefined;
  const global = byDen / denSum;
  const middle = byShare / shareSum;
  const samplewise = ratioSum / n;
  return {
    global,
    middle,
    samplewise,
    imageSize: global - middle,
    regionSize: middle - samplewise,
    n,
    images: tallies.length,
    effectiveImages: (denSum * denSum) / denSquares,
  };
}

function pixels({ tp, fp, fn, tn }: Tally): number {
  return tp + fp + fn + tn;
}
