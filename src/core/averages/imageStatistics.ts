import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { IOU } from "../metrics/metrics";
import { support } from "../counting/tally";
import { oncePer } from "../collections/oncePer";
import { mean } from "./mean";
import { quantile } from "./quantile";
import { worstMean } from "./spread";
import type { ClassIndex } from "../labels/indices";

/** The IoU of a class in an image that has one, and the target pixels of the class there; of a whole image the mean over its classes. */
export interface ImageValue {
  readonly value: number;
  readonly size: number;
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
  readonly of: (values: readonly ImageValue[]) => Figure;
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
    of: (values) => mean(values.map(({ value }) => (value >= percent / 100 ? 1 : 0))).value,
  })),
  {
    id: "thresholded",
    title: `IoU, 0 below ${ISIC_THRESHOLD}`,
    means: `Thresholded Jaccard index (ISIC 2018): the mean over the images of the IoU, an IoU below ${ISIC_THRESHOLD} counted as 0.`,
    of: (values) => mean(values.map(({ value }) => (value >= ISIC_THRESHOLD ? value : 0))).value,
  },
  {
    id: "worstOverAll",
    title: "IoU, worst q %",
    means:
      "Mean of the worst 10 % of the images, of the worst 20 % and so on up to all of them (Wang et al., 2023: C_Q of classes, I_Q of images).",
    of: (values) => {
      const all = values.map(({ value }) => value);
      return mean(TENTHS.map((percent) => worstMean(all, percent, "higher").value)).value;
    },
  },
  ...(["small", "medium", "large"] as const).map((third): ImageStatistic => ({
    id: third,
    title: `IoU where ${third}`,
    means: `Mean IoU of the images where the class is ${third}: of those that hold it in the target, the third with ${PIXELS[third]} pixels of it.`,
    bySize: true,
    of: (values) => mean(ofThird(values, third)).value,
  })),
];

type Third = "small" | "medium" | "large";

/** The values of the images that hold the class, of one third by its target pixels; as large ones are in the same third. */
function ofThird(values: readonly ImageValue[], third: Third): readonly number[] {
  const held = values.filter(({ size }) => size > 0);
  const sizes = Float64Array.from(held, ({ size }) => size).sort();
  const [low = 0, high = 0] = [quantile(sizes, 1 / 3), quantile(sizes, 2 / 3)];
  const thirdOf = (size: number): Third => (size <= low ? "small" : size <= high ? "medium" : "large");
  return held.flatMap(({ value, size }) => (thirdOf(size) === third ? [value] : []));
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
  const { cells, imageSet, classSet, table } = evaluation;
  const valueOf = (image: number, classIndex: ClassIndex): Figure => IOU.value(cellTally(cells, image, classIndex));
  const classes = table.classes.map((_, classIndex) =>
    statisticsOf(
      imageSet.flatMap((image): readonly ImageValue[] => {
        const value = valueOf(image, classIndex);
        return value === undefined ? [] : [{ value, size: support(cellTally(cells, image, classIndex)) }];
      }),
    ),
  );
  const images = imageSet.flatMap((image): readonly ImageValue[] => {
    const { value } = mean(classSet.map((classIndex) => valueOf(image, classIndex)));
    return value === undefined ? [] : [{ value, size: 0 }];
  });
  return {
    classes,
    overClasses: record(({ id }) => mean(classSet.map((classIndex) => classes[classIndex]?.[id])).value),
    images: statisticsOf(images),
  };
});

function statisticsOf(values: readonly ImageValue[]): Statistics {
  return record(({ of }) => of(values));
}

function record(of: (statistic: ImageStatistic) => Figure): Statistics {
  return Object.fromEntries(IMAGE_STATISTICS.map((statistic) => [statistic.id, of(statistic)])) as Statistics;
}
