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
  return names.flatMap((name, image) => imageDifference(name, a[image], b[image]) ?? []);
}

/** Undefined where a run has no figure. */
export function imageDifference(name: string, a: Figure, b: Figure): ImageDifference | undefined {
  return a === undefined || b === undefined || !Number.isFinite(b - a) ? undefined : { name, a, b, difference: b - a };
}

/** `groupOf` names the group of an image by its name: images of one are not independent evidence, so their mean is tested. */
export function imageComparison(
  differences: readonly ImageDifference[],
  metric: Metric,
  groupOf?: ReadonlyMap<string, string>,
): ImageComparison {
  const sums = new ComparedImages(metric);
  for (const image of differences) sums.add(image);
  return sums.comparison(groupOf && groupMeans(differences, groupOf));
}

/** The same of images that come one by one, of which a number each is held. */
export class ComparedImages {
  #differences = new Float64Array(FIRST_ROOM);
  #n = 0;
  #wins = 0;
  #losses = 0;

  constructor(private readonly metric: Metric) {}

  add(image: Pick<ImageDifference, "a" | "b" | "difference">): void {
    const by = gain(image, this.metric);
    if (by > TIE) this.#wins++;
    if (by < -TIE) this.#losses++;
    if (this.#n === this.#differences.length) {
      const more = new Float64Array(2 * this.#n);
      more.set(this.#differences);
      this.#differences = more;
    }
    this.#differences[this.#n++] = image.difference;
  }

  /** @param means what is tested instead of single images. */
  comparison(means?: readonly number[]): ImageComparison {
    return {
      n: this.#n,
      wins: this.#wins,
      ties: this.#n - this.#wins - this.#losses,
      losses: this.#losses,
      groups: means?.length,
      wilcoxon: wilcoxon(means ?? this.#differences.subarray(0, this.#n)),
    };
  }
}

const FIRST_ROOM = 64;

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
  const found = new Extremes(metric, most);
  for (const image of differences) found.add(image);
  return found.lists();
}

/** The same of images that come one by one. Of images that gained as much the first goes first, of those that lost as much the last. */
export class Extremes {
  readonly #improved: ImageDifference[] = [];
  readonly #worsened: ImageDifference[] = [];

  constructor(
    private readonly metric: Metric,
    private readonly most: number,
  ) {}

  add(image: ImageDifference): void {
    const by = gain(image, this.metric);
    if (by > TIE) this.#insert(this.#improved, image, (other) => gain(other, this.metric) < by);
    if (by < -TIE) this.#insert(this.#worsened, image, (other) => gain(other, this.metric) >= by);
  }

  lists(): { readonly improved: readonly ImageDifference[]; readonly worsened: readonly ImageDifference[] } {
    return { improved: this.#improved, worsened: this.#worsened };
  }

  #insert(list: ImageDifference[], image: ImageDifference, isBehind: (other: ImageDifference) => boolean): void {
    const place = list.findIndex(isBehind);
    if (place < 0 && list.length >= this.most) return;
    list.splice(place < 0 ? list.length : place, 0, image);
    list.length = Math.min(list.length, this.most);
  }
}

/** All of them, the one that gained most first. */
export function byGain(differences: readonly ImageDifference[], metric: Metric): readonly ImageDifference[] {
  return differences.toSorted((x, y) => gain(y, metric) - gain(x, metric));
}

function gain({ a, b, difference }: Pick<ImageDifference, "a" | "b" | "difference">, { better }: Metric): number {
  return better === "higher" ? difference : badness(better, a) - badness(better, b);
}
