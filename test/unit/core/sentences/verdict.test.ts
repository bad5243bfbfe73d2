import assert from "node:assert/strict";
import { OTHER } from "../../../../src/core/labels/indices";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { bootstrap, type Intervals } from "../../../../src/core/intervals/bootstrap";
import { citation } from "../../../../src/core/sentences/citation";
import { intervalsCaution } from "../../../../src/core/sentences/intervalWords";
import { advice } from "../../../../src/core/sentences/advice";
import { imbalance } from "../../../../src/core/sentences/imbalance";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import { DICE, IOU } from "../../../../src/core/metrics/metrics";
import { mixUps, mostTakenAs } from "../../../../src/core/counting/mixUps";
import { verdict } from "../../../../src/core/sentences/verdict";
import { imagesWithHalfTheErrors } from "../../../../src/core/counting/wrongPixels";
import { goldenEvaluation, GOLDEN_SETS } from "../golden/goldenSet";
import { evaluationOf } from "../randomEvaluation";

function named(evaluation: Evaluation, names: readonly string[]): Evaluation {
  const classes = evaluation.table.classes.map((info, k) => ({ ...info, name: names[k] ?? info.name }));
  return { ...evaluation, table: { ...evaluation.table, classes } };
}

const MATRICES = [
  [
    [90, 0, 0],
    [0, 10, 0],
    [0, 6, 4],
  ],
  [
    [50, 1, 0],
    [0, 20, 0],
    [2, 0, 2],
  ],
];
const STREET = named(evaluationOf(MATRICES), ["road", "person", "rider"]);
/** The same figures, of enough images for an interval. */
const STREETS = named(evaluationOf(Array.from({ length: 12 }, () => MATRICES).flat()), ["road", "person", "rider"]);

function drawn(evaluation: Evaluation, groups?: readonly string[]): Intervals {
  return bootstrap(bootstrapInput(evaluation, IOU, groups), { draws: 2000, seed: 1, confidence: 0.95 });
}

describe("the verdict", () => {
  it("says the headline, the weakest class with what it is taken as, and where the errors lie", () => {
    assert.deepEqual(
      verdict(STREET, IOU).map(({ text }) => text),
      [
        "Global mIoU is 0.739. Mean per image is 0.737.",
        "The weakest class is rider: 0.429, mostly taken as person.",
        "1 of 2 images holds half of all wrong pixels.",
      ],
    );
  });

  it("gives the interval where there is one", () => {
    assert.match(verdict(STREETS, IOU, drawn(STREETS))[0]?.text ?? "", /is 0\.739 \(95 % CI 0\.\d{3}–0\.\d{3}\)\./);
    assert.match(
      verdict(STREET, IOU, drawn(STREET))[0]?.text ?? "",
      /is 0\.739 \(no 95 % CI: drawn from 2 images only, and below 20 an interval over images means little\)\./,
    );
  });

  it("does not call a class weakest that occurs nowhere, whatever 0/0 counts as", () => {
    const absent = evaluationOf([
      [
        [9, 1, 0],
        [0, 9, 0],
        [0, 0, 0],
      ],
    ]);
    const zero = { ...absent, choices: { ...absent.choices, zeroDivision: 0 as const } };
    assert.match(verdict(zero, IOU)[1]?.text ?? "", /class 0: 0\.900, mostly taken as class 1/);
  });

  it("says so where no pixel is counted or none is wrong", () => {
    assert.match(
      verdict(
        evaluationOf([
          [
            [0, 0],
            [0, 0],
          ],
        ]),
        IOU,
      )[0]?.text ?? "",
      /No pixel is counted/,
    );
    assert.equal(
      verdict(
        evaluationOf([
          [
            [1, 0],
            [0, 1],
          ],
        ]),
        IOU,
      ).at(-1)?.text,
      "No pixel is wrong.",
    );
  });

  it("of a background and one other class is of the other class, in the metric of the header, with the images that hold it", () => {
    // Target rows, prediction columns: found, missed, false alarm, clear.
    const binary = named(
      evaluationOf([
        [
          [80, 5],
          [5, 10],
        ],
        [
          [90, 0],
          [10, 0],
        ],
        [
          [90, 10],
          [0, 0],
        ],
        [
          [100, 0],
          [0, 0],
        ],
      ]),
      ["background", "lesion"],
    );
    assert.deepEqual(
      verdict(binary, DICE).map(({ text }) => text),
      [
        // By hand: 20 / (20 + 15 + 15); of the images with a value (2/3, 0, 0).
        "Global Dice of lesion is 0.400. Per image it is 0.222 (mean of 3 images).",
        "2 of 4 images hold lesion: found in 1, missed in 1 (sensitivity 0.500); false alarms in 1 of the other 2 (specificity 0.500).",
        "2 of 4 images hold half of all wrong pixels.",
      ],
    );
  });

  it("of binary masks without any foreground in the targets is the share of images with false positives", () => {
    const empty = named(
      evaluationOf([
        [
          [99, 1],
          [0, 0],
        ],
        [
          [100, 0],
          [0, 0],
        ],
        [
          [100, 0],
          [0, 0],
        ],
        [
          [100, 0],
          [0, 0],
        ],
      ]),
      ["background", "lesion"],
    );
    assert.equal(
      verdict(empty, DICE)[0]?.text,
      "No target holds lesion, so no overlap with it can be measured: 1 of 4 images (25.0 %) has false positives.",
    );
    assert.match(
      advice(empty)?.sentences[1]?.text ?? "",
      /^No target holds lesion: report the share of images with false positives, 1 of 4 \(25\.0 %\)\./,
    );
  });

  it("has the interval of the foreground, not of a mean", () => {
    const rows = Array.from({ length: 40 }, (_, image) => [
      [80 + (image % 7), 5],
      [5, 10 + (image % 3)],
    ]);
    const binary = named(evaluationOf(rows), ["background", "lesion"]);
    const intervals = drawn(binary);
    const own = intervals.classes.find(({ classIndex }) => classIndex === 1)?.global;
    assert.ok(own);
    assert.ok(
      verdict(binary, IOU, intervals)[0]?.text.includes(`(95 % CI ${own.low.toFixed(3)}–${own.high.toFixed(3)})`),
    );
  });
});

describe("imagesWithHalfTheErrors", () => {
  it("counts from the worst image", () => {
    assert.equal(imagesWithHalfTheErrors([1, 5, 1, 1]), 1);
    assert.equal(imagesWithHalfTheErrors([3, 3, 3, 3]), 2);
    assert.equal(imagesWithHalfTheErrors([0, 0]), 0);
  });
});

describe("mixUps", () => {
  it("lists wrong pixels by pair, most first, with their shares", () => {
    const [first, second, third] = mixUps(STREET.confusion);
    assert.deepEqual(first, { target: 2, prediction: 1, pixels: 6, shareOfErrors: 6 / 9, shareOfTarget: 6 / 14 });
    assert.deepEqual([second?.pixels, third?.pixels], [2, 1]);
  });

  it("knows labels that do not belong to a class, and a class without a wrong pixel", () => {
    const confusion = { ...STREET.confusion, other: Float64Array.of(0, 0, 50) };
    assert.equal(mostTakenAs(confusion, 2)?.prediction, OTHER);
    assert.equal(mostTakenAs(confusion, 1), undefined);
  });
});

describe("the citation", () => {
  it("states the figure, its interval and everything it rests on", () => {
    const text = citation({ ...STREETS, table: { ...STREETS.table, ignore: [255] } }, IOU, "macro", drawn(STREETS));
    assert.match(
      text,
      /^mIoU 0\.739 \(95 % CI 0\.\d{3}–0\.\d{3}; counts summed over 24 images, mean of 3 classes, label 255 ignored, classes that are 0\/0 excluded; Bayesian bootstrap over images, 2,000 draws, seed 1\)$/,
    );
  });

  it("states no interval over fewer than 20 images or groups, and says why", () => {
    assert.match(
      citation(STREET, IOU, "macro", drawn(STREET)),
      /^mIoU 0\.739 \(no 95 % CI: drawn from 2 images only, and below 20 an interval over images means little; counts summed/,
    );
    const groups = STREETS.imageSet.map((image) => String(image % 19));
    assert.match(
      citation(STREETS, IOU, "macro", drawn(STREETS, groups)),
      /no 95 % CI: drawn from 19 groups of images only/,
    );
    assert.match(
      citation(
        STREETS,
        IOU,
        "macro",
        drawn(
          STREETS,
          STREETS.imageSet.map((image) => String(image % 20)),
        ),
      ),
      /95 % CI 0.*; Bayesian bootstrap over 20 groups of images, 2,000 draws/,
    );
    const one = evaluationOf(MATRICES.slice(0, 1));
    assert.match(
      citation(one, IOU, "macro", drawn(one)),
      /\(no 95 % CI: there is only one image to draw from; [^;]*\)$/,
    );
  });

  it("states no interval of a figure that a few of many images carry, and says how many", () => {
    const uneven = evaluationOf([
      [
        [90_000, 4000],
        [8000, 40_000],
      ],
      ...Array.from({ length: 99 }, (_, index) => [
        [9, 1],
        [2, index],
      ]),
    ]);
    const intervals = drawn(uneven);
    assert.match(
      citation(uneven, IOU, "macro", intervals),
      /no 95 % CI: it rests on about 1\.\d of 100 images, and below 10 an interval over images means little; /,
    );
    assert.match(
      citation(uneven, IOU, "macro-imagewise", intervals),
      /^mIoU per image 0\.\d{3} \(95 % CI 0\.\d{3}–0\.\d{3}; /,
    );
    assert.match(
      intervalsCaution(intervals) ?? "",
      /^Global micro: it rests on about 1\.\d of 100 images, .*\. Global macro: it rests .*means little\.$/,
    );
    assert.equal(intervalsCaution(drawn(STREETS)), undefined);
  });

  it("says that all draws agree where an interval has no width, and that classes of one image have no spread", () => {
    const alike = evaluationOf(
      Array.from({ length: 40 }, (_, image) => [
        [7, 0, 0, 0],
        [3, 0, 0, 0],
        [0, 0, 5, 0],
        [0, 0, 0, image === 0 ? 1 : 0],
      ]),
    );
    assert.match(
      citation(alike, IOU, "macro", drawn(alike)),
      /\(95 % CI 0\.675–0\.675, all draws agree, 1 of 4 classes in one image only; /,
    );
    assert.match(citation(alike, IOU, "macro-imagewise", drawn(alike)), /CI 0\.\d{3}–0\.\d{3}; /);
    assert.match(
      intervalsCaution(drawn(alike)) ?? "",
      /1 of 4 classes in one image only: no draw can show how they vary\.$/,
    );
  });

  it("names the classes that are left out and the rule for 0/0 of a samplewise mean", () => {
    const evaluation = {
      ...STREET,
      classSet: [1, 2],
      choices: { ...STREET.choices, zeroDivision: 1 as const, presence: "target" as const },
    };
    assert.equal(
      citation(evaluation, IOU, "macro-imagewise"),
      "mIoU per image 0.619 (mean over the classes of each image, then of 2 images, without road, classes absent from an image (0/0) counted as 1, only classes in the target counted)",
    );
  });
});

describe("the advice", () => {
  it("measures the imbalance: shares, ratio and effective number of classes", () => {
    const even = imbalance(
      evaluationOf([
        [
          [5, 5],
          [0, 10],
        ],
      ]),
    );
    assert.equal(even.ratio, 1);
    assert.ok(Math.abs((even.effectiveClasses ?? 0) - 2) < 1e-12);
    const absent = imbalance(
      evaluationOf([
        [
          [9, 0, 1],
          [0, 30, 0],
          [0, 0, 0],
        ],
      ]),
    );
    assert.deepEqual([absent.classes, absent.occurring, absent.ratio], [3, 2, 3]);
  });

  it("recommends accuracy for balanced classes, weighted global F1 else, with the numbers of the seed data", () => {
    const balanced = advice(
      evaluationOf([
        [
          [5, 5],
          [0, 10],
        ],
      ]),
    );
    assert.deepEqual([balanced?.metric, balanced?.average], ["pixelAccuracy", "micro"]);
    const seed = GOLDEN_SETS.find(({ set }) => set === "seed");
    assert.ok(seed);
    const found = advice(goldenEvaluation(seed, { zeroDivision: "exclude", presence: "all" }));
    assert.deepEqual([found?.metric, found?.average], ["dice", "weighted"]);
    const text = found?.sentences.map((sentence) => sentence.text).join(" ") ?? "";
    assert.match(text, /90 of 400 cells \(22\.5 %\)/);
    assert.match(text, /0\.475 excluded \(0\.322 over all cells at once\), 0\.250 counted as 0, 0\.475 counted as 1/);
  });

  it("never calls one class balanced, and of binary masks names the foreground's figures first", () => {
    const lesion = named(
      evaluationOf([
        [
          [9950, 0],
          [50, 0],
        ],
        [
          [10_000, 0],
          [0, 0],
        ],
      ]),
      ["background", "lesion"],
    );
    const found = advice(lesion);
    assert.equal(found?.balanced, false);
    assert.match(
      found.sentences[1]?.text ?? "",
      /^Of binary masks report the foreground: Dice 0\.000 and IoU 0\.000 of lesion; .*F1, weighted and global, is more telling: 0\.996\. .*pixel accuracy does, 0\.998: both speak mostly of background, with 99\.8 % of the pixels/,
    );
    const alone = advice({ ...lesion, classSet: [1] });
    assert.equal(alone?.balanced, false);
    assert.match(alone.sentences[1]?.text ?? "", /only one class in the mean has target pixels/);
  });

  it("says a metric at a time what the rule for 0/0 changes", () => {
    // Nothing of the second class is predicted in the second image: precision is 0/0 there, IoU is not.
    const text = advice(
      evaluationOf([
        [
          [5, 5, 1],
          [1, 5, 0],
          [0, 0, 9],
        ],
        [
          [5, 0, 1],
          [5, 0, 0],
          [0, 0, 4],
        ],
      ]),
    )?.sentences[2]?.text;
    assert.equal(
      text,
      "No cell of IoU or F1 is 0/0, so the rule for 0/0 changes nothing for them; it does for Precision (1 cell).",
    );
    const none = advice(
      evaluationOf([
        [
          [5, 5],
          [1, 5],
        ],
      ]),
    )?.sentences[2]?.text;
    assert.equal(
      none,
      "No cell of IoU or F1 is 0/0, so the rule for 0/0 changes nothing for them, nor for precision and recall.",
    );
  });

  it("is silent where no pixel is counted", () => {
    assert.equal(
      advice(
        evaluationOf([
          [
            [0, 0],
            [0, 0],
          ],
        ]),
      ),
      undefined,
    );
  });
});
