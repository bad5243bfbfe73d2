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
  /** Population covariance of den and m over the n images. */
  readonly covariance: number;
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
  const rows = tallies
    .map((tally) => ({
      den: denominator(tally),
      ratio: numerator(tally) / denominator(tally),
      share: denominator(tally) / pixels(tally),
    }))
    .filter(({ den }) => den > 0);
  const n = rows.length;
  if (n === 0) return undefined;
  const total = (term: (row: (typeof rows)[number]) => number): number => rows.reduce((sum, row) => sum + term(row), 0);
  const dens = total(({ den }) => den);
  const global = total(({ den, ratio }) => den * ratio) / dens;
  const middle = total(({ share, ratio }) => share * ratio) / total(({ share }) => share);
  const samplewise = total(({ ratio }) => ratio) / n;
  return {
    global,
    middle,
    samplewise,
    covariance: total(({ den, ratio }) => (den - dens / n) * (ratio - samplewise)) / n,
    imageSize: global - middle,
    regionSize: middle - samplewise,
    n,
    images: tallies.length,
    effectiveImages: (dens * dens) / total(({ den }) => den * den),
  };
}

function pixels({ tp, fp, fn, tn }: Tally): number {
  return tp + fp + fn + tn;
}
