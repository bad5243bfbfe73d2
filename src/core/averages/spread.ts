import type { ClassColumn } from "../labels/indices";
import type { AverageInput } from "./averageInput";
import { cellFigure, imageMean } from "./cellMeans";
import { badness, type Better } from "../metrics/better";
import type { Figure } from "../numbers/figure";
import { lowest } from "./lowest";
import { mean, type Mean } from "./mean";
import { quantile } from "./quantile";

/** How values lie around their mean. Every part is undefined where there are too few values for it. */
export interface Spread {
  readonly n: number;
  readonly mean: Figure;
  /** Standard deviation of a sample (n - 1); undefined below two values. */
  readonly deviation: Figure;
  readonly minimum: Figure;
  readonly firstQuartile: Figure;
  readonly median: Figure;
  readonly thirdQuartile: Figure;
  readonly maximum: Figure;
}

/** The spread of the defined values. */
export function spread(values: readonly Figure[]): Spread {
  const sorted = sortFigures(values);
  const n = sorted.length;
  const { value: centre } = mean(Array.from(sorted));
  const squares = centre === undefined ? 0 : sorted.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return {
    n,
    mean: centre,
    deviation: n < 2 || !Number.isFinite(squares) ? undefined : Math.sqrt(squares / (n - 1)),
    minimum: sorted[0],
    firstQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    thirdQuartile: quantile(sorted, 0.75),
    maximum: sorted[n - 1],
  };
}

/** The worst share of values that is shown, in percent. */
export const DEFAULT_WORST_PERCENT = 5;

/**
 * Mean of the worst `percent` % of the defined values, at least of one: the lowest max(1, floor(q N)), as
 * Wang et al. (NeurIPS 2023) take them; the highest where lower is better. Where 0 is best, the mean distance from 0 of the
 * farthest.
 */
export function worstMean(values: readonly Figure[], percent: number, better: Better): Mean {
  const defined = Float64Array.from(values.filter((value) => value !== undefined));
  const count = Math.min(defined.length, Math.max(1, Math.floor((percent / 100) * defined.length)));
  const worst = lowest(better === "higher" ? defined : defined.map((value) => -badness(better, value)), count);
  return { ...mean(Array.from(better === "higher" ? worst : worst.map((value) => -value))), total: defined.length };
}

/** The mean of each image, in the order of the rows: what mIoU^{I_q} and the spread over images are taken of. */
export function imageMeans(input: AverageInput): readonly Figure[] {
  return input.imageTallies.map((_, row) => imageMean(input, row).value);
}

/** The cells of one class, an image each; `column` counts the classes of the class set. */
export function classCells(input: AverageInput, column: ClassColumn): readonly Figure[] {
  return input.imageTallies.map((_, row) => cellFigure(input, row, column));
}

/** mIoU^{I_q} of Wang et al.: mean of the worst `percent` % of the image means. */
export function worstImages(input: AverageInput, percent: number): Mean {
  return worstMean(imageMeans(input), percent, input.metric.better);
}

/** mIoU^{C_q} of Wang et al.: the mean of the worst `percent` % of the images of each class, then over classes. */
export function worstImagesByClass(input: AverageInput, percent: number): Mean {
  return mean(
    input.classTallies.map((_, column) => worstMean(classCells(input, column), percent, input.metric.better).value),
  );
}

/** A typed array sorts by number without a comparison function, several times as fast. */
function sortFigures(values: readonly Figure[]): Float64Array {
  return Float64Array.from(values.filter((value) => value !== undefined)).sort();
}
