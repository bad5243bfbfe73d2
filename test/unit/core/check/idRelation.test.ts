import assert from "node:assert/strict";
import { idRelation, type IdRelation } from "../../../../src/core/check/idRelation";
import type { Label } from "../../../../src/core/labels/label";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, withoutPrediction, type Row } from "./entries";

const asItIs = (label: Label): Label => label;
const relate = (images: readonly ImageEntry[], ignored: readonly Label[] = []): IdRelation =>
  idRelation(images, { target: asItIs, prediction: asItIs, ignored: new Set(ignored) });

/** Three labels on both sides, called otherwise, with pixels on one side alone. */
const THREE: readonly Row[] = [
  [1, 2, 50],
  [2, 3, 40],
  [2, 2, 7],
  [3, 1, 30],
  [1, 0, 5],
  [0, 2, 6],
  [0, 0, 100],
];

describe("how ids of both sides go together", () => {
  it("in pixels of the foreground of both, of one, and of neither", () => {
    const { both, targetAlone, predictionAlone, neither } = relate([entry(THREE)]);
    assert.deepEqual([both, targetAlone, predictionAlone, neither], [127, 5, 6, 100]);
  });

  it("without what is ignored on either side, below 0 or without a prediction", () => {
    const images = [
      entry([...THREE, [255, 1, 9], [1, 255, 8], [-1, 0, 4]]),
      withoutPrediction(entry(THREE, { name: "y" })),
    ];
    const { both, targetAlone, predictionAlone, neither, sides } = relate(images, [255]);
    assert.deepEqual([both, targetAlone, predictionAlone, neither], [127, 5, 6, 104]);
    assert.deepEqual([[...sides.target.labels], sides.target.images], [[1, 2, 3], 1]);
  });

  it("with the same label, matched once for all images, and in each anew, the largest pair first", () => {
    // In the second image 1 is 3 and 3 is 2: over both 1 - 2 has 50, 1 - 3 has 60, 2 - 3 has 40, 3 - 1 has 30, 3 - 2 has 20, 2 - 1 has 10.
    const other: readonly Row[] = [
      [1, 3, 60],
      [3, 2, 20],
      [2, 1, 10],
    ];
    assert.deepEqual(relate([entry(THREE), entry(other, { name: "y" })]).rich, {
      images: 2,
      both: 127 + 90,
      same: 7,
      // 1 - 3, 3 - 1, then 2 - 2 alone is left.
      matched: 60 + 30 + 7,
      matchedAnew: 50 + 40 + 30 + 60 + 20 + 10,
    });
  });

  it("of images with three labels on both sides alone", () => {
    const fewTargets = THREE.filter(([target]) => target !== 3);
    const fewPredictions = THREE.map(([target, prediction, pixels]): Row => [target, Math.min(prediction, 2), pixels]);
    for (const few of [fewTargets, fewPredictions])
      assert.deepEqual(relate([entry(few)]).rich, { images: 0, both: 0, same: 0, matched: 0, matchedAnew: 0 });
    assert.equal(relate([entry(THREE)]).rich.images, 1);
  });

  it("by how each side is numbered: labels, images, numbered ones, the most in one, and all together", () => {
    const image = (name: string, ...labels: readonly Label[]): ImageEntry =>
      entry([[0, 0, 9], ...labels.map((label): Row => [label, 1, 5])], { name });
    const { target, prediction } = relate([
      image("a", 1, 2, 3),
      image("b", 1, 3, 4, 5, 6, 7),
      image("c", 1, 3, 4, 5, 6),
      image("d", 2, 3),
      image("e"),
    ]).sides;
    assert.deepEqual([...target.labels].sort(), [1, 2, 3, 4, 5, 6, 7]);
    // Six of seven numbers are hardly a gap, five of six are one, and numbers begin at 1.
    assert.deepEqual([target.images, target.numbered, target.most, target.held], [4, 2, 6, 16]);
    assert.deepEqual([[...prediction.labels], prediction.images, prediction.held], [[1], 4, 4]);
    const none = relate([entry([[0, 0, 9]])]).sides.target;
    assert.deepEqual([none.images, none.most, none.held], [0, 0, 0]);
  });

  it("by labels that one side alone has, with what of them is foreground there", () => {
    const { strange } = relate([
      entry([
        [1, 1, 10],
        [5, 1, 20],
        [5, 0, 3],
        [6, 0, 4],
        [1, 9, 2],
        [0, 9, 1],
        [0, 0, 50],
      ]),
    ]);
    assert.deepEqual(strange, {
      target: { onForeground: 20, pixels: 27 },
      prediction: { onForeground: 2, pixels: 3 },
    });
  });

  it("of two hundred images at most, evenly spread", () => {
    const images = (count: number): readonly ImageEntry[] =>
      Array.from({ length: count }, (_, index) => entry([[1, 1, 1]], { name: String(index) }));
    assert.equal(relate(images(200)).both, 200);
    assert.equal(relate(images(201)).both, 101);
    assert.equal(relate(images(401)).both, 134);
    assert.equal(relate([]).both, 0);
  });
});
