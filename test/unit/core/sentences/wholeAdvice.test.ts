import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { DICE, IOU, RECALL } from "../../../../src/core/metrics/metrics";
import type { Metric } from "../../../../src/core/metrics/metric";
import { advice } from "../../../../src/core/sentences/advice";
import { smallReport, type SmallImage } from "../smallReport";

const OPPOSITE =
  "Where every image counts the same (patients, customers' photographs), report the samplewise figure with its number of images:";
const MAP = "for tiles of one map the global one.";

function sentences(images: readonly SmallImage[], metric: Metric = DICE): readonly string[] {
  const report = smallReport(images);
  return advice(evaluate(report, report.choices), metric)?.sentences.map(({ text }) => text) ?? [];
}

/** So many pixels of one label. */
function of(label: number, pixels: number): readonly number[] {
  return Array.from({ length: pixels }, () => label);
}

describe("the advice, whole", () => {
  it("of imbalanced classes names the weighted figure and what it follows, and how the rule for 0/0 moves the mean per image", () => {
    // a: 8 of class 0, of which 1 is taken as 1; 1 of class 1, missed; 1 of class 2. b: 10 of class 0.
    const images = [
      { target: [...of(0, 8), 1, 2], prediction: [...of(0, 7), 1, 0, 2] },
      { target: of(0, 10), prediction: of(0, 10) },
    ];
    // Dice of class 0: 34/36, of 1: 0, of 2: 1. Shares 18/20, 1/20, 1/20, whose entropy is 0.394: 1.5 classes.
    // Weighted 0.9 (34/36) + 0.05 = 0.9; pixel accuracy 18/20; macro (34/36 + 0 + 1) / 3.
    // Of 6 cells 2 are 0/0: classes 1 and 2 in b. Image a: Dice 14/16, 0 and 1, its mean 0.625; b: 1, or with two cells
    // more of 0 or 1. Over all cells (14/16 + 0 + 1 + 1) / 4.
    assert.deepEqual(sentences(images), [
      // Of classes of one size the last is named.
      "The classes are imbalanced: class 0 has 18.0 times the target pixels of class 2 (90.0 % against 5.0 %); 3 classes count as 1.5 equally large ones.",
      "For imbalanced classes F1, weighted and global, is more telling: 0.900. It follows the shares of the pixels as pixel accuracy does, 0.900: both speak mostly of class 0, with 90.0 % of the pixels. Global macro F1, 0.648, gives every class the same say.",
      "Classes are absent from images: 2 of 6 cells (33.3 %) are 0/0, and macro samplewise F1 moves with the rule for them: 0.813 excluded (0.719 over all cells at once), 0.479 counted as 0, 0.813 counted as 1.",
      `${OPPOSITE} macro F1 0.813, mean of 2 images; ${MAP}`,
    ]);
  });

  it("of balanced classes is pixel accuracy, and says what the rule for 0/0 does not move", () => {
    const images = [{ target: [0, 0, 1, 1, 2, 2], prediction: [0, 0, 1, 1, 2, 0] }];
    // Dice 4/5, 1 and 2/3; three classes of one size.
    const classes =
      "The classes are balanced: class 0 has 1.0 times the target pixels of class 2 (33.3 % against 33.3 %); 3 classes count as 3.0 equally large ones.";
    const accuracy = "For balanced classes accuracy with the micro and global average is enough: 0.833.";
    assert.deepEqual(sentences(images), [
      classes,
      accuracy,
      "No cell of IoU or F1 is 0/0, so the rule for 0/0 changes nothing for them, nor for precision and recall.",
      `${OPPOSITE} macro F1 0.822, mean of 1 image; ${MAP}`,
    ]);
    assert.deepEqual(sentences(images, RECALL).slice(1), [
      accuracy,
      "No cell of Recall is 0/0, so the rule for 0/0 changes nothing for it.",
      `${OPPOSITE} macro Recall 0.833, mean of 1 image; ${MAP}`,
    ]);
    assert.match(
      sentences([{ target: [0, 0, 1, 1, 2, 2], prediction: [0, 0, 1, 1, 0, 0] }])[2] ?? "",
      /it does for Precision \(1 cell\)\.$/,
    );
  });

  it("of binary masks is the foreground, in the metric that is looked at too", () => {
    const images = [{ target: [0, 0, 0, 0, 1], prediction: [0, 0, 0, 1, 1] }];
    const [, dice = ""] = sentences(images);
    const [, iou = ""] = sentences(images, IOU);
    const [, recall = ""] = sentences(images, RECALL);
    const hides = "of class 1; a mean with the background hides it.";
    assert.ok(
      dice.startsWith(`Of binary masks report the foreground: Dice 0.667 and IoU 0.500 ${hides} For imbalanced`),
    );
    assert.ok(iou.startsWith(`Of binary masks report the foreground: Dice 0.667 and IoU 0.500 ${hides} `));
    assert.ok(
      recall.startsWith(`Of binary masks report the foreground: Dice 0.667, IoU 0.500 and Recall 1.000 ${hides} `),
    );
    const none = [0, 1].map((wrong) => ({ target: [0, 0], prediction: [0, wrong] }));
    assert.deepEqual(sentences(none).slice(0, 2), [
      "Only one class occurs in the targets: class 0.",
      "No target holds class 1: report the share of images with false positives, 1 of 2 (50.0 %). F1, global, is 0.857 weighted and 0.429 macro: only one class in the mean has target pixels. Pixel accuracy, 0.750, counts the pixels of all.",
    ]);
  });

  it("is none where no pixel is counted, and rounds ratios from a hundred on", () => {
    assert.deepEqual(sentences([]), []);
    const apart = (pixels: number): string =>
      sentences([{ target: [...of(0, pixels), 1], prediction: of(0, pixels + 1) }])[0] ?? "";
    assert.match(apart(99), /has 99\.0 times/);
    assert.match(apart(1234), /has 1,234 times/);
    const ratio = (pixels: number): boolean => apart(pixels).startsWith("The classes are balanced");
    assert.deepEqual([ratio(3), ratio(4)], [true, false]);
  });
});
