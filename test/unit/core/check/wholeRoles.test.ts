import assert from "node:assert/strict";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import type { ScoreFacts } from "../../../../src/core/labels/labelMap";
import { entry, GREY, withoutPrediction, type Row } from "./entries";
import { wholeFindings } from "./whole";

/** The signs that the folders look swapped. */
function signs(images: readonly ImageEntry[], more: Partial<Report> = {}): readonly string[] {
  const [found] = wholeFindings(images, /^swappedFolders/, {
    report: { folders: { prediction: "/a", target: "/b" }, ...more },
  });
  return found ? (/look swapped: (.*)\. Precision/.exec(found.message)?.[1] ?? "").split("; ") : [];
}

const GOOD: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 30],
];

describe("folders look swapped by their names", () => {
  it("without what stands before them and after", () => {
    const named = (prediction: string, target: string): readonly string[] =>
      signs([entry(GOOD)], { folders: { prediction, target } });
    assert.deepEqual(named("C:\\data\\gt\\", "C:\\data\\preds"), [
      "the folder of the predictions is called gt, that of the targets preds",
    ]);
    assert.deepEqual(named("/d/preds", "/d/gt"), []);
  });
});

describe("folders look swapped by the names of their files", () => {
  it("where nine of ten predictions are named as targets are, and no target is", () => {
    const images = (count: number, ofTargets = 0): readonly ImageEntry[] =>
      Array.from({ length: 10 }, (_, index) =>
        entry(GOOD, {
          name: String(index),
          predictionPath: index < count ? `p${index}_gtFine_labelIds.png` : `p${index}.png`,
          targetPath: index < ofTargets ? `p${index}_gtFine_labelIds.png` : `p${index}.png`,
        }),
      );
    assert.deepEqual(signs(images(9)), [
      "the predictions are named as targets are, such as p0_gtFine_labelIds.png for the target p0.png",
    ]);
    assert.deepEqual(signs(images(8)), []);
    assert.deepEqual(signs(images(10, 1)), []);
    const alone = withoutPrediction(entry(GOOD, { name: "t", targetPath: "t_gtFine_labelIds.png" }));
    assert.equal(signs([...images(9), alone]).length, 1, "a target without a prediction says nothing");
    assert.deepEqual(signs([alone]), []);
  });
});

describe("folders look swapped by an ignore label in the predictions", () => {
  const rows = (...more: readonly Row[]): readonly ImageEntry[] => [entry([...GOOD, ...more])];

  it("of more than one target label, in pixels of no more than nineteen of twenty of one", () => {
    const said = (pixels: number, labels = "2 target labels"): string =>
      `the predictions hold 255, which targets use for pixels that are ignored, in ${pixels} pixels over ${labels}, and the targets never do`;
    assert.deepEqual(signs(rows([0, 255, 19], [1, 255, 1])), [said(20)]);
    assert.deepEqual(signs(rows([0, 255, 20], [1, 255, 1])), []);
    assert.deepEqual(signs(rows([0, 255, 20])), []);
    assert.deepEqual(signs(rows([0, 255, 5], [1, 255, 5], [255, 0, 1])), [], "the targets hold it too");
  });

  it("beside labels from 0 to 199 on both sides, two at least", () => {
    const mark: readonly Row[] = [
      [0, 255, 5],
      [1, 255, 5],
    ];
    assert.equal(signs(rows(...mark, [199, 199, 5])).length, 1);
    assert.equal(signs(rows(...mark, [200, 0, 5])).length, 0, "a target of 200");
    assert.equal(signs(rows(...mark, [0, 200, 5])).length, 0, "a prediction of 200");
    assert.equal(signs(rows(...mark, [-2, 0, 5])).length, 0, "a target below 0");
    assert.equal(signs([entry([...mark, [1, 0, 5]])]).length, 0, "one label beside it");
    const both = [entry([[0, 255, 5], [0, 1, 5], [0, 0, 5]])]; // prettier-ignore
    assert.equal(signs(both).length, 0, "one label of the targets");
    const colour = { ...GREY, kind: "colour" } as const;
    assert.equal(signs([...rows(...mark), entry([[0x112233, 1, 5]], { name: "c", target: colour })]).length, 0);
    assert.equal(signs([...rows(...mark), entry([[1, 0x112233, 5]], { name: "c", prediction: colour })]).length, 0);
  });
});

describe("folders look swapped by scores", () => {
  const scored: ScoreFacts = { kind: "argmax", channels: 2, sumToOne: true };
  const images = (ofTargets: number, all: number, ofPredictions = 0): readonly ImageEntry[] =>
    Array.from({ length: all }, (_, index) =>
      entry(GOOD, {
        name: String(index),
        ...(index < ofTargets && { target: { ...GREY, scores: scored } }),
        ...(index < ofPredictions && { prediction: { ...GREY, scores: scored } }),
      }),
    );

  it("in half of the targets, and in no prediction", () => {
    assert.deepEqual(signs(images(1, 2)), [
      "1 of 2 targets holds scores, as a model gives them, and no prediction does",
    ]);
    assert.deepEqual(signs(images(2, 3)), [
      "2 of 3 targets hold scores, as a model gives them, and no prediction does",
    ]);
    assert.deepEqual(signs(images(1, 3)), []);
    assert.deepEqual(signs(images(0, 2)), []);
    assert.deepEqual(signs(images(2, 2, 1)), []);
  });
});

describe("folders look swapped by levels of grey in the targets", () => {
  /** So many levels from a first one, each of one pixel, beside black and white. */
  const greys = (
    levels: readonly number[],
    hard: number,
    predicted: readonly number[] = [0, 255],
  ): readonly string[] => {
    const drawn: readonly Row[] = [
      [0, predicted[0] ?? 0, hard - 1],
      [255, predicted.at(-1) ?? 0, 1],
    ];
    const others = predicted.slice(1, -1).map((label): Row => [0, label, 1]);
    return signs([
      entry([...levels.map((level, index): Row => [level, predicted[index % 2] ?? 0, 1]), ...drawn, ...others]),
    ]);
  };
  const levels = (dark: number, bright: number): readonly number[] => [
    ...Array.from({ length: dark }, (_, k) => 1 + k),
    ...Array.from({ length: bright }, (_, k) => 128 + k),
  ];

  it("64 of them, a quarter above the middle, in a tenth of the pixels", () => {
    const said =
      "the targets hold 64 levels of grey in 10.0 % of their pixels, as scores do, and the predictions two values";
    assert.deepEqual(greys(levels(48, 16), 576), [said]);
    assert.deepEqual(greys(levels(48, 16), 577), [], "less than a tenth");
    assert.deepEqual(greys(levels(47, 16), 10), [], "63 levels");
    assert.deepEqual(greys(levels(49, 15), 10), [], "15 of 64 are bright");
    assert.deepEqual(greys([...levels(0, 64), 64], 10).length, 1);
  });

  it("beside predictions of 0 and 1, or 0 and 255, and nothing else", () => {
    assert.equal(greys(levels(48, 16), 10, [0, 1]).length, 1);
    assert.equal(greys(levels(48, 16), 10, [0, 2]).length, 0);
    assert.equal(greys(levels(48, 16), 10, [1, 255]).length, 0);
    assert.equal(greys(levels(48, 16), 10, [0, 1, 255]).length, 0);
    assert.equal(greys([...levels(48, 16), 256], 10).length, 0, "beyond white");
    assert.equal(greys([...levels(48, 16), -1], 10).length, 0, "below black");
  });
});
