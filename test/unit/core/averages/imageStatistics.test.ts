import assert from "node:assert/strict";
import fc from "fast-check";
import { cellTally } from "../../../../src/core/counting/cells";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import { IMAGE_STATISTICS, imageStatistics } from "../../../../src/core/averages/imageStatistics";
import { evaluationOf, randomEvaluation } from "../randomEvaluation";

/** Images of the class and a background, by the pixels of the class: right, missed, invented. */
function images(...counts: readonly (readonly [right: number, missed: number, invented: number])[]): Evaluation {
  return evaluationOf(
    counts.map(([right, missed, invented]) => [
      [1000, invented],
      [missed, right],
    ]),
  );
}

function near(actual: number | undefined, expected: number | undefined, what: string): void {
  if (actual === undefined || expected === undefined) assert.equal(actual, expected, what);
  else assert.ok(Math.abs(actual - expected) < 1e-12, `${what}: ${actual}, expected ${expected}`);
}

describe("statistics over the images", () => {
  it("count images from the bound on, keep good ones alone, and leave out those without the class", () => {
    // IoU 0.5, 0.75, 0.65, 0, none at all, and 0 of an image that has the class in the prediction alone.
    const evaluation = images([5, 5, 0], [3, 0, 1], [13, 7, 0], [0, 4, 0], [0, 0, 0], [0, 0, 9]);
    for (const undefinedAs of ["exclude", 0, 1] as const) {
      const { classes } = imageStatistics({
        ...evaluation,
        choices: { ...evaluation.choices, zeroDivision: undefinedAs },
      });
      const [, foreground] = classes;
      near(foreground?.atLeast50, 3 / 5, "at least 0.5");
      near(foreground?.atLeast75, 1 / 5, "at least 0.75");
      near(foreground?.thresholded, (0.75 + 0.65) / 5, "thresholded");
    }
  });

  it("average the worst tenth, two tenths and so on", () => {
    const { classes } = imageStatistics(images([1, 9, 0], [3, 7, 0], [5, 5, 0], [9, 1, 0]));
    // Of 4 images: 1 at 10 to 40 %, 2 at 50 to 70 %, 3 at 80 and 90 %, all at 100 %.
    near(classes[1]?.worstOverAll, (4 * 0.1 + 3 * 0.2 + 2 * 0.3 + 0.45) / 10, "worst");
  });

  it("begin with the worst tenth of many images", () => {
    // IoU 1/20 to 20/20: the worst k tenths have a mean of (2 k + 1) / 40.
    const twenty = Array.from({ length: 20 }, (_, image) => [image + 1, 19 - image, 0] as const);
    near(imageStatistics(images(...twenty)).classes[1]?.worstOverAll, 0.3, "worst");
  });

  it("put an image on the border of two thirds into the smaller one", () => {
    const { classes } = imageStatistics(images([1, 0, 0], [1, 1, 0], [1, 2, 0], [1, 3, 0]));
    near(classes[1]?.small, 0.75, "small");
    near(classes[1]?.medium, 1 / 3, "medium");
    near(classes[1]?.large, 0.25, "large");
  });

  it("part the images that hold the class in thirds by its target pixels, whatever their order", () => {
    const sizes: readonly (readonly [number, number, number])[] = [
      [10, 0, 0],
      [200, 200, 0],
      [9, 3, 0],
      [30, 10, 0],
      [20, 20, 0],
      [500, 0, 0],
      [0, 0, 7],
    ];
    const { classes } = imageStatistics(images(...sizes));
    near(classes[1]?.small, (1 + 0.75) / 2, "small");
    near(classes[1]?.medium, (0.75 + 0.5) / 2, "medium");
    near(classes[1]?.large, (0.5 + 1) / 2, "large");
    assert.deepEqual(imageStatistics(images(...sizes.toReversed())).classes[1], classes[1]);
  });

  it("are undefined of a class that no image has, and of no image", () => {
    const { classes, images: ofImages } = imageStatistics(evaluationOf([[[5, 0], [0, 0]]])); // prettier-ignore
    for (const { id } of IMAGE_STATISTICS) assert.equal(classes[1]?.[id], undefined, id);
    assert.equal(ofImages.atLeast50, 1);
    assert.equal(ofImages.small, undefined);
    const none = imageStatistics({ ...images([1, 0, 0]), imageSet: [] });
    for (const { id } of IMAGE_STATISTICS) assert.equal(none.images[id], undefined, id);
  });

  it("are as a second implementation has them, of classes, over classes and of images", () => {
    fc.assert(
      fc.property(randomEvaluation, (evaluation) => {
        const { cells, imageSet, classSet, table } = evaluation;
        const iou = (image: number, k: number): number => {
          const { tp, fp, fn } = cellTally(cells, image, k);
          return tp / (tp + fp + fn);
        };
        const defined = (values: readonly number[]): readonly number[] =>
          values.filter((value) => !Number.isNaN(value));
        const average = (values: readonly number[]): number | undefined =>
          values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
        const plain = (values: readonly number[]): Readonly<Record<string, number | undefined>> => {
          const sorted = values.toSorted((a, b) => a - b);
          const worst = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tenths) =>
            average(sorted.slice(0, Math.max(1, Math.floor((tenths / 10) * sorted.length)))),
          );
          return {
            atLeast50: average(values.map((value) => Number(value >= 0.5))),
            atLeast75: average(values.map((value) => Number(value >= 0.75))),
            thresholded: average(values.map((value) => (value < 0.65 ? 0 : value))),
            worstOverAll: average(worst.filter((value) => value !== undefined)),
          };
        };
        const found = imageStatistics(evaluation);
        const ofClasses = table.classes.map((_, k) => plain(defined(imageSet.map((image) => iou(image, k)))));
        const ofImages = plain(imageSet.flatMap((image) => average(defined(classSet.map((k) => iou(image, k)))) ?? []));
        for (const id of ["atLeast50", "atLeast75", "thresholded", "worstOverAll"] as const) {
          ofClasses.forEach((expected, k) => {
            near(found.classes[k]?.[id], expected[id], id);
          });
          near(found.images[id], ofImages[id], `${id} of images`);
          near(found.overClasses[id], average(classSet.flatMap((k) => ofClasses[k]?.[id] ?? [])), `${id} over classes`);
        }
      }),
    );
  });

  it("by size lie between the least and the largest value, and each image that holds the class is in one third", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 12 }), (counts) => {
        const held = counts.filter(([right, missed]) => right + missed > 0);
        const values = held.map(([right, missed, invented]) => right / (right + missed + invented));
        const [, foreground] = imageStatistics(images(...counts)).classes;
        const thirds = [foreground?.small, foreground?.medium, foreground?.large].filter(
          (value) => value !== undefined,
        );
        assert.equal(thirds.length === 0, held.length === 0);
        for (const third of thirds)
          assert.ok(third >= Math.min(...values) - 1e-12 && third <= Math.max(...values) + 1e-12);
      }),
    );
  });
});
