import type { Figure } from "../numbers/figure";
import { badness } from "../metrics/better";
import type { Metric } from "../metrics/metric";
import { wilcoxon, type Wilcoxon } from "./wilcoxon";

/** One image in both runs; images where one run has no figure are not in the list. */
export interface ImageDifference {
  readonly name: string;
  readonly a: number;
  readonly b: number;
  /** B - A. */
  readonly difference: number;
}

export interface ImageComparison {
  /** Images with a figure in both runs. */
  readonly n: number;
  /** Images where B is better, as good, worse. */
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** Groups of images whose mean differences are tested; undefined where each image is tested by itself. */
  readonly groups: number | undefined;
  readonly wilcoxon: Wilcoxon;
}

/** Figures closer than this are as good as each other: rounding alone keeps them apart. */
const TIE = 1e-12;

export function imageDifferences(
  names: readonly string[],
  a: readonly Figure[],
  b: readonly Figure[],
): readonly ImageDifference[] {
  return names.flatMap((name, image) => {
    const ofA = a[image];
    const ofB = b[image];
    if (ofA === undefined || ofB === undefined || !Number.isFinite(ofB - ofA)) return [];
    return [{ name, a: ofA, b: ofB, difference: ofB - ofA }];
  });
}

/** `groupOf` names the group of an image by its name: images of one are not independent evidence, so their mean is tested. */
export function imageComparison(
  differences: readonly ImageDifference[],
  metric: Metric,
  groupOf?: ReadonlyMap<string, string>,
): ImageComparison {
  const gains = differences.map((image) => gain(image, metric));
  const wins = gains.filter((by) => by > TIE).length;
  const losses = gains.filter((by) => by < -TIE).length;
  const means = groupOf && groupMeans(differences, groupOf);
  return {
    n: gains.length,
    wins,
    ties: gains.length - wins - losses,
    losses,
    groups: means?.length,
    wilcoxon: wilcoxon(means ?? differences.map(({ difference }) => difference)),
  };
}

function groupMeans(differences: readonly ImageDifference[], groupOf: ReadonlyMap<string, string>): readonly number[] {
  const sums = new Map<string, { sum: number; of: number }>();
  for (const { name, difference } of differences) {
    const group = groupOf.get(name) ?? name;
    const { sum, of } = sums.get(group) ?? { sum: 0, of: 0 };
    sums.set(group, { sum: sum + difference, of: of + 1 });
  }
  return [...sums.values()].map(({ sum, of }) => sum / of);
}

/** The images that gained most, most first, and those that lost most; images that did neither are in none. */
export function extremes(
  differences: readonly ImageDifference[],
  metric: Metric,
  most: number,
): { readonly improved: readonly ImageDifference[]; readonly worsened: readonly ImageDifference[] } {
  const ordered = byGain(differences, metric);
  return {
    improved: ordered.filter((image) => gain(image, metric) > TIE).slice(0, most),
    worsened: ordered
      .filter((image) => gain(image, metric) < -TIE)
      .reverse()
      .slice(0, most),
  };
}

/** All of them, the one that gained most first. */
export function byGain(differences: readonly ImageDifference[], metric: Metric): readonly ImageDifference[] {
  return differences.toSorted((x, y) => gain(y, metric) - gain(x, metric));
}

function gain({ a, b, difference }: ImageDifference, { better }: Metric): number {
  return better === "higher" ? difference : badness(better, a) - badness(better, b);
}
