import { averageInput } from "../averages/averageInput";
import { imageMean } from "../averages/cellMeans";
import type { Metric } from "../metrics/metric";
import type { Figure } from "../numbers/figure";
import { itemAt } from "../numbers/numberAt";
import type { PreparedRanking } from "./rankRuns";

/** The images of a ranking with a counted pixel, and what each run gets on each. */
export interface RankedImages {
  /** By their places among the images that all runs have. */
  readonly places: readonly number[];
  readonly names: readonly string[];
  /** Of each image the mean over its classes, a figure a run. */
  readonly figures: readonly (readonly Figure[])[];
}

/** @param order of the runs, by their places as they were given. */
export function rankedImages(
  { evaluation, images }: Pick<PreparedRanking, "evaluation" | "images">,
  metric: Metric,
  order: readonly number[],
): RankedImages {
  const input = averageInput(evaluation, metric);
  const count = evaluation.imageSet.length / images.length;
  const places = evaluation.imageSet.slice(0, count);
  return {
    places,
    names: places.map((place) => itemAt(itemAt(images, 0), place).name),
    figures: places.map((_, row) => order.map((run) => imageMean(input, run * count + row).value)),
  };
}

/** Rows of the images, those first on which the runs differ most; images on which fewer than two runs have a figure are last. */
export function mostDiffering({ figures }: Pick<RankedImages, "figures">): readonly number[] {
  const spreads = figures.map(spreadOf);
  return figures.map((_, row) => row).sort((a, b) => itemAt(spreads, b) - itemAt(spreads, a) || a - b);
}

/** From the least to the greatest figure of an image; below 0 where there are no two. */
function spreadOf(figures: readonly Figure[]): number {
  const known = figures.filter((figure) => figure !== undefined);
  if (known.length < 2) return -1;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return least === most ? 0 : most - least;
}
