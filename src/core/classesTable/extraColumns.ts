import { averageInput } from "../averages/averageInput";
import { imageDetection, type ImageDetection } from "../averages/imageDetection";
import { IMAGE_STATISTICS, imageStatistics } from "../averages/imageStatistics";
import { mean } from "../averages/mean";
import { worstImagesByClass, worstMean } from "../averages/spread";
import { undefinedCells } from "../averages/undefinedCells";
import { classTally } from "../counting/cells";
import type { RegionGap } from "../gap/regionGap";
import type { Metric } from "../metrics/metric";
import type { Figure } from "../numbers/figure";
import { classGap } from "./classGap";
import type { NumbersColumn } from "./classesColumn";
import { classSpread, type ClassSpread } from "./classSpread";

/** Shares of the worst images of a class, in percent. */
const WORST_PERCENTS = [5, 10] as const;

/** Every column beside the usual ones that is not of one metric alone. A new one is a new row. */
export const EXTRA_COLUMNS: readonly NumbersColumn[] = [
  {
    id: "minimum",
    title: "lowest",
    description: "Lowest value of the class over the images where it enters.",
    kind: "figure",
    values: ofCells(({ spread }) => spread.minimum),
  },
  {
    id: "firstQuartile",
    title: "1st quartile",
    description: "A quarter of the images where the class enters lies below.",
    kind: "figure",
    values: ofCells(({ spread }) => spread.firstQuartile),
  },
  {
    id: "median",
    title: "median",
    description: "Median of the class over the images where it enters.",
    kind: "figure",
    values: ofCells(({ spread }) => spread.median),
  },
  {
    id: "thirdQuartile",
    title: "3rd quartile",
    description: "A quarter of the images where the class enters lies above.",
    kind: "figure",
    values: ofCells(({ spread }) => spread.thirdQuartile),
  },
  {
    id: "maximum",
    title: "highest",
    description: "Highest value of the class over the images where it enters.",
    kind: "figure",
    values: ofCells(({ spread }) => spread.maximum),
  },
  {
    id: "deviation",
    title: "deviation",
    description: "Standard deviation over the images where the class enters.",
    kind: "figure",
    values: ofCells(({ spread }) => spread.deviation),
  },
  ...WORST_PERCENTS.map((percent): NumbersColumn => ({
    id: `worst${percent}`,
    title: `worst ${percent} %`,
    description: `Mean of the worst ${percent} % of the images where the class enters, at least of one. Below it the mean over the classes (the worst-case mean per class of Wang et al., 2023).`,
    kind: "figure",
    values: ofCells(({ values }, { better }) => worstMean(values, percent, better).value),
    footer: ({ evaluation, metric }) => worstImagesByClass(averageInput(evaluation, metric), percent),
  })),
  {
    id: "cells",
    title: "images in mean",
    description: "Images whose cell enters the samplewise mean of the class.",
    kind: "count",
    values: ofCells(({ spread }) => spread.n),
  },
  {
    id: "undefinedCells",
    title: "0/0 images",
    description: "Images where the metric of the class is 0/0.",
    kind: "count",
    values:
      ({ evaluation, metric }) =>
      (classIndex) =>
        undefinedCells({ ...evaluation, classSet: [classIndex] }, metric).undefined,
  },
  {
    id: "image.sensitivity",
    title: "images found",
    description:
      "Of the images with the class in the target, the share where it is predicted at all (sensitivity of images).",
    kind: "figure",
    values: ofImages("sensitivity"),
  },
  {
    id: "image.specificity",
    title: "images left clear",
    description:
      "Of the images without the class in the target, the share where it is not predicted (specificity of images).",
    kind: "figure",
    values: ofImages("specificity"),
  },
  {
    id: "image.missed",
    title: "images missed",
    description: "Images with the class in the target where it is not predicted at all.",
    kind: "count",
    values: ofImages("missed"),
  },
  {
    id: "image.falseAlarms",
    title: "false alarms",
    description: "Images without the class in the target where it is predicted.",
    kind: "count",
    values: ofImages("falseAlarms"),
  },
  ...IMAGE_STATISTICS.map(({ id, title, means }): NumbersColumn => ({
    id: `images.${id}`,
    title,
    description: `${means} Below it the mean over the classes.`,
    kind: "figure",
    values:
      ({ evaluation }) =>
      (classIndex) =>
        imageStatistics(evaluation).classes[classIndex]?.[id],
    footer: ({ evaluation }) =>
      mean(evaluation.classSet.map((classIndex) => imageStatistics(evaluation).classes[classIndex]?.[id])),
  })),
  {
    id: "gapGlobal",
    title: "G",
    name: "G: global",
    description: "The ratio of the counts summed over the images: a mean of the images weighted by their denominator.",
    kind: "figure",
    values: ofGap(({ global }) => global),
  },
  {
    id: "gapSamplewise",
    title: "S",
    name: "S: mean over images",
    description: "The plain mean over the images where the class has a value, whatever the rule for 0/0.",
    kind: "figure",
    values: ofGap(({ samplewise }) => samplewise),
  },
  {
    id: "covariance",
    title: "G − S",
    name: "G − S: covariance",
    description:
      "The covariance of denominator and ratio over the mean denominator: positive where images with much of the class are done better.",
    kind: "difference",
    values: ofGap(({ global, samplewise }) => global - samplewise),
  },
  {
    id: "imageSize",
    title: "by image size",
    name: "G − S by image size",
    description: "The part of G − S that is there because images differ in their counted pixels.",
    kind: "difference",
    values: ofGap(({ imageSize }) => imageSize),
  },
  {
    id: "regionSize",
    title: "by region size",
    name: "G − S by region size",
    description: "The part of G − S that is there because images differ in how much of them is the class.",
    kind: "difference",
    values: ofGap(({ regionSize }) => regionSize),
  },
  {
    id: "valued",
    title: "n",
    name: "n: images with a value",
    description: "Images where the class has a value.",
    kind: "count",
    values: ofGap(({ n }) => n),
  },
  {
    id: "effectiveImages",
    title: "n_eff",
    name: "n_eff: images that carry G",
    description: "About so many images carry the global figure: (sum of denominators)² / sum of their squares.",
    kind: "count",
    values: ofGap(({ effectiveImages }) => effectiveImages),
  },
  ...(
    [
      ["tp", "correct (tp)", "Pixels of the class that are predicted as it."],
      ["fp", "predicted only (fp)", "Pixels of other classes that are predicted as it."],
      ["fn", "in the target only (fn)", "Pixels of the class that are predicted as something else."],
    ] as const
  ).map(([id, title, description]): NumbersColumn => ({
    id,
    title,
    description,
    kind: "count",
    values:
      ({ evaluation: { cells } }) =>
      (classIndex) =>
        classTally(cells, classIndex)[id],
  })),
];

/** Columns of the cells of one class that enter its mean. */
function ofCells(figure: (cells: ClassSpread, metric: Metric) => Figure): NumbersColumn["values"] {
  return ({ evaluation, metric }) => {
    const input = averageInput(evaluation, metric);
    const columns = new Map(evaluation.classSet.map((index, column) => [index, column]));
    return (classIndex) => {
      const column = columns.get(classIndex);
      return column === undefined ? undefined : figure(classSpread(input, column), metric);
    };
  };
}

/** Columns of whether images with the class are told from those without it. */
function ofImages(figure: keyof ImageDetection): NumbersColumn["values"] {
  return ({ evaluation }) =>
    (classIndex) =>
      imageDetection(evaluation, classIndex)[figure];
}

/** Columns of the account of the gap of each class; the metric must be a ratio of two sums of pixels. */
function ofGap(figure: (account: RegionGap) => Figure): NumbersColumn["values"] {
  return ({ evaluation, metric: { terms } }) =>
    (classIndex) => {
      const account = terms && classGap(evaluation, terms, classIndex);
      return account && figure(account);
    };
}
