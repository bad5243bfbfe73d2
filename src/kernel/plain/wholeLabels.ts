/** What stands in the way of numbers being labels. */
export interface OddNumbers {
  /** Numbers that are not whole; NaN is none of them. */
  readonly fractions: number;
  /** The first that is not whole. */
  readonly fraction: number;
  readonly nans: number;
  /** Whole numbers, or infinite ones, that no label of 32 bits can be. */
  readonly outside: number;
  /** The first of these. */
  readonly outlier: number;
  /** Numbers that mean "no data" and that no label can be. */
  readonly replaced: number;
}

/** The largest label; its negative is the smallest. */
const LARGEST_LABEL = 2 ** 31 - 1;

/** The number that means "no data", NaN among them, and the label of those that can be none. */
export interface NodataNumber {
  readonly number: number;
  readonly label: number;
}

/** Writes numbers as labels of 32 bits, and says which of them are none. Both arrays may be one memory. */
export function wholeLabels(
  numbers: ArrayLike<number>,
  labels: Int32Array,
  nodata: NodataNumber | undefined,
): OddNumbers {
  let fractions = 0;
  let fraction = 0;
  let nans = 0;
  let outside = 0;
  let outlier = 0;
  let replaced = 0;
  const meansNothing = nodata?.number;
  const nodataLabel = nodata?.label ?? 0;
  for (let i = 0; i < labels.length; i++) {
    const number = numbers[i];
    const label = number | 0;
    if (label === number && label >= -LARGEST_LABEL) {
      labels[i] = label;
    } else if (Object.is(number, meansNothing)) {
      labels[i] = nodataLabel;
      replaced++;
    } else if (Number.isNaN(number)) nans++;
    else if (Math.floor(number) === number) {
      if (outside++ === 0) outlier = number;
    } else if (fractions++ === 0) fraction = number;
  }
  return { fractions, fraction, nans, outside, outlier, replaced };
}
