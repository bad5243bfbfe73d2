import { classWords } from "../reading/classWords";
import type { GlobalRow, SamplewiseRow } from "./average";
import type { AverageInput } from "./averageInput";
import { averageOfParts, partsOfInput } from "./averageParts";
import { imageMean, imageMicro, weightedImageMean } from "./cellMeans";
import type { Mean } from "./mean";
import type { Metric } from "../metrics/metric";
import { meanName } from "../metrics/meanName";
import { quantity, formatCount } from "../text/format";

/**
 * Every average, in the order of the tables. A new average is a new row. `micro` obeys the class set but not
 * `presence`: it is a ratio of sums, no mean over classes, and an absent class adds nothing to the sums.
 */
const ROWS = [
  {
    id: "micro",
    scope: "global",
    name: "micro",
    plain: "pixels of all classes together",
    order: "counts summed over images and classes, then the ratio",
    sums: { over: "sums" },
    cited: {
      name: ({ short }) => `Micro ${short}`,
      order: (images, _, metric, { item }) => [`${sumWords(metric)} ${quantity(images, item)} and all classes`],
    },
    numpy: ["figure = float(with_zero_division(tp.sum(), fp.sum(), fn.sum(), tn.sum()))"],
  },
  {
    id: "macro",
    scope: "global",
    name: "macro",
    plain: "mean over classes",
    order: "counts summed over images, ratio per class, mean over classes",
    sums: { over: "classes", of: "counts", weight: "equal" },
    cited: {
      name: meanName,
      order: (images, { of }, metric, { item, table }) => [
        `${sumWords(metric)} ${quantity(images, item)}`,
        `mean of ${classWords(table, of)}`,
      ],
    },
    numpy: ["figure = np.nanmean(entering(*(x.sum(axis=0) for x in (tp, fp, fn, tn))))"],
  },
  {
    id: "weighted",
    scope: "global",
    name: "weighted",
    plain: "mean over classes by their pixels",
    order: "as macro, each class weighted by its support",
    sums: { over: "classes", of: "counts", weight: "support" },
    cited: {
      name: ({ short }) => `Weighted ${short}`,
      order: (images, { of }, metric, { item, table }) => [
        `${sumWords(metric)} ${quantity(images, item)}`,
        `mean of ${classWords(table, of)} weighted by their target pixels`,
      ],
    },
    numpy: [
      "values = entering(*(x.sum(axis=0) for x in (tp, fp, fn, tn)))",
      "weights = np.where(np.isnan(values), 0, (tp + fn).sum(axis=0))",
      "figure = np.nansum(np.where(weights > 0, values * weights, 0)) / weights.sum()",
    ],
  },
  {
    id: "micro-imagewise",
    scope: "samplewise",
    name: "micro",
    plain: "pixels of all classes together",
    order: "counts summed over the classes of an image, ratio per image, mean over images",
    sums: { over: "images", figure: imageMicro },
    cited: {
      name: ({ short }) => `Micro ${short} per image`,
      order: (_, { of }, metric, { item }) => [
        `${sumWords(metric)} the classes of each ${item}`,
        `mean of ${quantity(of, item)}`,
      ],
    },
    numpy: ["figure = np.nanmean(with_zero_division(*(x.sum(axis=1) for x in (tp, fp, fn, tn))))"],
    beside: "micro",
    // Here the classes of an image are summed first, so the account is that of one class made of all.
    way: { of: "sums", then: [] },
  },
  {
    id: "macro-imagewise",
    scope: "samplewise",
    name: "image first",
    plain: "mean over classes, then images",
    order: "ratio per image and class, mean over the classes of an image, then over images",
    sums: { over: "images", figure: (input, row) => imageMean(input, row).value },
    cited: {
      name: (metric) => `${meanName(metric)} per image`,
      order: (_, { of }, _metric, { item }) => [
        `mean over the classes of each ${item}`,
        `then of ${quantity(of, item)}`,
      ],
    },
    numpy: ["figure = np.nanmean(np.nanmean(entering(tp, fp, fn, tn), axis=1))"],
    beside: "macro",
    way: { of: "classes", then: ["class-order", "image-order"] },
  },
  {
    id: "classwise-imagewise",
    scope: "samplewise",
    name: "class first",
    plain: "mean over images, then classes",
    order: "ratio per image and class, mean over the images of a class, then over classes",
    sums: { over: "classes", of: "cells", weight: "equal" },
    cited: {
      name: (metric) => `${meanName(metric)} per class and image`,
      order: (images, { of }, _metric, { item, table }) => [
        `mean over ${quantity(images, item)} for each class`,
        `then of ${classWords(table, of)}`,
      ],
    },
    numpy: ["figure = np.nanmean(np.nanmean(entering(tp, fp, fn, tn), axis=0))"],
    way: { of: "classes", then: [] },
  },
  {
    id: "pairwise",
    scope: "samplewise",
    name: "all cells",
    plain: "mean over every class in every image",
    order: "ratio per image and class, mean over all cells at once",
    sums: { over: "cells" },
    cited: {
      name: (metric) => `${meanName(metric)} over all cells`,
      order: (images, { of }, _metric, { item }) => [
        `mean of ${formatCount(of)} cells (a class in ${item === "case" ? "a case" : "an image"}) of ${quantity(images, item)}`,
      ],
    },
    numpy: ["figure = np.nanmean(entering(tp, fp, fn, tn))"],
    way: { of: "classes", then: ["class-order"] },
  },
  {
    id: "weighted-imagewise",
    scope: "samplewise",
    name: "weighted",
    plain: "mean over classes by their pixels",
    order: "ratio per image and class, support-weighted mean over the classes of an image, then over images",
    sums: { over: "images", figure: (input, row) => weightedImageMean(input, row).value },
    cited: {
      name: ({ short }) => `Weighted ${short} per image`,
      order: (_, { of }, _metric, { item }) => [
        `mean over the classes of each ${item} weighted by their target pixels`,
        `then of ${quantity(of, item)}`,
      ],
    },
    numpy: [
      "values = entering(tp, fp, fn, tn)",
      "weights = np.where(np.isnan(values), 0, tp + fn)",
      'with np.errstate(invalid="ignore"):  # an image without a weight has no mean',
      "    images = np.nansum(np.where(weights > 0, values * weights, 0), axis=1) / weights.sum(axis=1)",
      "figure = np.nanmean(images)",
    ],
    beside: "weighted",
    way: { of: "classes", then: ["class-order", "image-order", "image-weights"] },
  },
] as const satisfies readonly (GlobalRow | SamplewiseRow)[];

type Row = (typeof ROWS)[number];
export type AverageId = Row["id"];
export type GlobalAverage = Extract<Row, { readonly scope: "global" }>["id"];
export type SamplewiseAverage = Extract<Row, { readonly scope: "samplewise" }>["id"];

interface Computed {
  /** What `of` and `total` of the mean count. */
  readonly unit: "classes" | "images" | "cells" | "sums";
  readonly compute: (input: AverageInput) => Mean;
}

export type Average = (GlobalRow | SamplewiseRow) & Computed & { readonly id: AverageId };
export type SamplewiseMean = SamplewiseRow &
  Computed & { readonly id: SamplewiseAverage; readonly beside?: GlobalAverage };

export const AVERAGES: readonly Average[] = ROWS.map(withCompute);

/** Those that need a figure of each image. */
export const SAMPLEWISE_AVERAGES: readonly SamplewiseMean[] = ROWS.filter((row) => row.scope === "samplewise").map(
  (row) => withCompute(row),
);

function withCompute<Of extends Row>(row: Of): Of & Computed {
  return {
    ...row,
    unit: row.sums.over,
    compute: (input) => averageOfParts(row, partsOfInput(input)),
  };
}

/** Whether it is a ratio of counts that are summed over classes, of all images or of each. */
export function sumsOverClasses(average: Average): boolean {
  return average.sums.over === "sums" || (average.scope === "samplewise" && average.way.of === "sums");
}

/** Something of each average, by its id. */
export function ofEachAverage<Value>(of: (average: Average) => Value): Readonly<Record<AverageId, Value>> {
  return Object.fromEntries(AVERAGES.map((average) => [average.id, of(average)])) as Record<AverageId, Value>;
}

export const AVERAGE: Readonly<Record<AverageId, Average>> = ofEachAverage((average) => average);

export const SAMPLEWISE = Object.fromEntries(SAMPLEWISE_AVERAGES.map((row) => [row.id, row])) as Readonly<
  Record<SamplewiseAverage, SamplewiseMean>
>;

/** What becomes of several cells together. */
function sumWords({ ofCells }: Pick<Metric, "ofCells">): string {
  return ofCells === "mean" ? "mean over" : "counts summed over";
}
