import type { Average, AverageId, GlobalAverage, SamplewiseMean } from "../../../../src/core/averages/averages";
import type { PlainSums } from "../intervals/plainBootstrap";

/** What an average is called, how it is made in words, and what it is by its definition. */
interface AverageReference extends Pick<Average, "scope" | "unit" | "name" | "plain"> {
  /** Of IoU, made of 3 images, with a mean of 2. */
  readonly cited: readonly [name: string, order: string];
  readonly beside?: GlobalAverage;
  readonly way?: SamplewiseMean["way"];
  readonly figure: (of: PlainSums) => number | undefined;
}

/** Every average by hand, in the order of the tables. One without its row does not compile. */
export const REFERENCES: Readonly<Record<AverageId, AverageReference>> = {
  micro: {
    scope: "global",
    unit: "sums",
    name: "micro",
    plain: "pixels of all classes together",
    cited: ["Micro IoU", "counts summed over 3 images and all classes"],
    figure: ({ ruled, added, byClass, even }) => ruled(added(byClass, even)),
  },
  macro: {
    scope: "global",
    unit: "classes",
    name: "macro",
    plain: "mean over classes",
    cited: ["mIoU", "counts summed over 3 images; mean of 2 classes"],
    figure: ({ weighted, byClass, entering, even }) => weighted(byClass.map(entering), even),
  },
  weighted: {
    scope: "global",
    unit: "classes",
    name: "weighted",
    plain: "mean over classes by their pixels",
    cited: ["Weighted IoU", "counts summed over 3 images; mean of 2 classes weighted by their target pixels"],
    figure: ({ weighted, byClass, entering, supports }) => weighted(byClass.map(entering), supports(byClass)),
  },
  "micro-imagewise": {
    scope: "samplewise",
    unit: "images",
    name: "micro",
    plain: "pixels of all classes together",
    cited: ["Micro IoU per image", "counts summed over the classes of each image; mean of 2 images"],
    beside: "micro",
    way: { of: "sums", then: [] },
    figure: ({ weighted, table, ruled, added, even, weights }) =>
      weighted(
        table.map((row) => ruled(added(row, even))),
        weights,
      ),
  },
  "macro-imagewise": {
    scope: "samplewise",
    unit: "images",
    name: "image first",
    plain: "mean over classes, then images",
    cited: ["mIoU per image", "mean over the classes of each image; then of 2 images"],
    beside: "macro",
    way: { of: "classes", then: ["class-order", "image-order"] },
    figure: ({ weighted, cells, even, weights }) =>
      weighted(
        cells.map((row) => weighted(row, even)),
        weights,
      ),
  },
  "classwise-imagewise": {
    scope: "samplewise",
    unit: "classes",
    name: "class first",
    plain: "mean over images, then classes",
    cited: ["mIoU per class and image", "mean over 3 images for each class; then of 2 classes"],
    way: { of: "classes", then: [] },
    figure: ({ weighted, cells, even, weights }) =>
      weighted(
        even.map((_, k) =>
          weighted(
            cells.map((row) => row[k]),
            weights,
          ),
        ),
        even,
      ),
  },
  pairwise: {
    scope: "samplewise",
    unit: "cells",
    name: "all cells",
    plain: "mean over every class in every image",
    cited: ["mIoU over all cells", "mean of 2 cells (a class in an image) of 3 images"],
    way: { of: "classes", then: ["class-order"] },
    figure: ({ weighted, cells, even, weights }) =>
      weighted(
        cells.flat(),
        weights.flatMap((weight) => even.map(() => weight)),
      ),
  },
  "weighted-imagewise": {
    scope: "samplewise",
    unit: "images",
    name: "weighted",
    plain: "mean over classes by their pixels",
    cited: [
      "Weighted IoU per image",
      "mean over the classes of each image weighted by their target pixels; then of 2 images",
    ],
    beside: "weighted",
    way: { of: "classes", then: ["class-order", "image-order", "image-weights"] },
    figure: ({ weighted, cells, supports, table, weights }) =>
      weighted(
        cells.map((row, index) => weighted(row, supports(table[index] ?? []))),
        weights,
      ),
  },
};
