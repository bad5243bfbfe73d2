import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { IOU } from "../metrics/metrics";
import { support } from "../counting/tally";
import { oncePer } from "../collections/oncePer";
import { mean, MeanSum } from "./mean";
import { quantile } from "./quantile";
import { numberAt } from "../numbers/numberAt";
import type { ClassIndex } from "../labels/indices";

/** The IoU of a class in each image that has one; of whole images the mean over their classes. */
export interface ImageValues {
  /** In the order of the images. */
  readonly values: Float64Array;
  /** Target pixels of the class in the same images; 0 of whole images. */
  readonly sizes: Float64Array;
}

/** What the values of single images tell beside their mean. */
export interface ImageStatistic {
  readonly id: ImageStatisticId;
  /** Title of a column. */
  readonly title: string;
  /** What it is, in a sentence. */
  readonly means: string;
  /** It has a meaning for one class only: images have no size of their own. */
  readonly bySize?: true;
  /** Undefined where no image has a value. */
  readonly of: (values: ImageValues) => Figure;
}

export type ImageStatisticId =
  "atLeast50" | "atLeast75" | "thresholded" | "worstOverAll" | "small" | "medium" | "large";

/** ISIC 2018 counts a lesion as lost below this (Codella et al., 2019). */
const ISIC_THRESHOLD = 0.65;

/** The worst 10, 20, ..., 100 % that Wang et al. (NeurIPS 2023) average over, as their code does. */
const TENTHS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

const PIXELS = { small: "the fewest", medium: "neither few nor many", large: "the most" } as const;

/**
 * Every statistic of IoU over the images. A new one is a new row. They are of the metric itself: a class that is in neither mask of
 * an image has no value there and enters none of them, whatever the rule for 0/0, which would make it a perfect or a lost image.
 */
export const IMAGE_STATISTICS: readonly ImageStatistic[] = [
  ...([50, 75] as const).map((percent): ImageStatistic => ({
    id: `atLeast${percent}`,
    title: `IoU >= ${percent / 100}`,
    means: `Share of the images in which the IoU is at least ${percent / 100}, of those where it has a value.`,
    of: ({ values }) => meanOf(values, (value) => (value >= percent / 100 ? 1 : 0)),
  })),
  {
    id: "thresholded",
    title: `IoU, 0 below ${ISIC_THRESHOLD}`,
    means: `Thresholded Jaccard index (ISIC 2018): the mean over the images of the IoU, an IoU below ${ISIC_THRESHOLD} counted as 0.`,
    of: ({ values }) => meanOf(values, (value) => (value >= ISIC_THRESHOLD ? value : 0)),
  },
  {
    id: "worstOverAll",
    title: "IoU, worst q %",
    means:
      "Mean of the worst 10 % of the images, of the worst 20 % and so on up to all of them (Wang et al., 2023: C_Q of classes, I_Q of images).",
    of: ({ values }) => {
      const sorted = values.toSorted();
      return mean(TENTHS.map((percent) => worstOfSorted(sorted, percent))).value;
    },
  },
  ...(["small", "medium", "large"] as const).map((third): ImageStatistic => ({
    id: third,
    title: `IoU where ${third}`,
    means: `Mean IoU of the images where the class is ${third}: of those that hold it in the target, the third with ${PIXELS[third]} pixels of it.`,
    bySize: true,
    of: (values) => meanOfThird(values, third),
  })),
];

type Third = "small" | "medium" | "large";

/** The mean of the images that hold the class, of one third by its target pixels; as large ones are in the same third. */
function meanOfThird({ values, sizes }: ImageValues, third: Third): Figure {
  const { low, high } = thirdsOf(sizes);
  const [above, upTo] = { small: [0, low], medium: [low, high], large: [high, Infinity] }[third] as [number, number];
  let sum = 0;
  let of = 0;
  for (let index = 0; index < values.length; index++) {
    const size = numberAt(sizes, index);
    if (size <= above || size > upTo) continue;
    sum += numberAt(values, index);
    of++;
  }
  return of === 0 ? undefined : sum / of;
}

/** The largest small and the largest medium size of the images that hold the class. */
const thirdsOf = oncePer((sizes: Float64Array): { readonly low: number; readonly high: number } => {
  const held = sizes.filter((size) => size > 0).sort();
  return { low: quantile(held, 1 / 3) ?? 0, high: quantile(held, 2 / 3) ?? 0 };
});

function meanOf(values: Float64Array, of: (value: number) => number): Figure {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + of(value), 0) / values.length;
}

/** `worstMean` of values in ascending order. */
function worstOfSorted(sorted: Float64Array, percent: number): Figure {
  const count = Math.min(sorted.length, Math.max(1, Math.floor((percent / 100) * sorted.length)));
  return meanOf(sorted.subarray(0, count), (value) => value);
}

type Statistics = Readonly<Record<ImageStatisticId, Figure>>;

export interface EvaluationStatistics {
  /** By index of the class, also of those outside the class set. */
  readonly classes: readonly Statistics[];
  /** The mean over the classes of the class set with a value. */
  readonly overClasses: Statistics;
  /** Of the mean IoU of each image over the classes of the class set with a value; none by size. */
  readonly images: Statistics;
}

/** All statistics of an evaluation. */
export const imageStatistics = oncePer((evaluation: Evaluation): EvaluationStatistics => {
  const { imageSet, classSet, table } = evaluation;
  const ofImages = imageSet.map(() => new MeanSum());
  const inMean = new Set(classSet);
  const classes = table.classes.map((_, classIndex) =>
    statisticsOf(valuesOfClass(evaluation, classIndex, inMean.has(classIndex) ? ofImages : undefined)),
  );
  const means = Float64Array.from(ofImages.flatMap((sum) => sum.mean().value ?? []));
  return {
    classes,
    overClasses: record(({ id }) => mean(classSet.map((classIndex) => classes[classIndex]?.[id])).value),
    images: statisticsOf({ values: means, sizes: new Float64Array(means.length) }),
  };
});

/** Adds them to the means of the images, where the class enters these. */
function valuesOfClass(
  { cells, imageSet }: Evaluation,
  classIndex: ClassIndex,
  ofImages: readonly MeanSum[] | undefined,
): ImageValues {
  const values = new Float64Array(imageSet.length);
  const sizes = new Float64Array(imageSet.length);
  let count = 0;
  for (const [row, image] of imageSet.entries()) {
    const tally = cellTally(cells, image, classIndex);
    const value = IOU.value(tally);
    if (value === undefined) continue;
    values[count] = value;
    sizes[count++] = support(tally);
    ofImages?.[row]?.add(value);
  }
  return { values: values.subarray(0, count), sizes: sizes.subarray(0, count) };
}

function statisticsOf(values: ImageValues): Statistics {
  return record(({ of }) => of(values));
}

function record(of: (statistic: ImageStatistic) => Figure): Statistics {
  return Object.fromEntries(IMAGE_STATISTICS.map((statistic) => [statistic.id, of(statistic)])) as Statistics;
}
