import assert from "node:assert/strict";
import { CITYSCAPES_LABEL_IDS, CITYSCAPES_TRAIN_IDS } from "../../../../src/core/classLists/cityscapes";
import { fittingVariant, variantFits } from "../../../../src/core/pairing/fittingVariant";

const trainIds = CITYSCAPES_TRAIN_IDS.classes.map(({ label }) => label);
const labelIds = CITYSCAPES_LABEL_IDS.classes.map(({ label }) => label);
const KINDS = [
  { name: "labelIds", labels: new Set(labelIds) },
  { name: "labelTrainIds", labels: new Set([...trainIds, 255]) },
  { name: "color", labels: new Set([0x804080, 0x00008e]) },
];

const BY_NAME = "labelIds";

/** The kind that is taken beside predictions of these labels, where the names tell `labelIds`. */
function taken(predictions: Iterable<number>): string {
  return fittingVariant(variantFits(KINDS, new Set(predictions)), BY_NAME);
}

describe("the kind of target that fits the predictions", () => {
  it("is train ids for predicted train ids, though label ids hold the same numbers", () => {
    assert.equal(taken(trainIds), "labelTrainIds");
  });

  it("is label ids for predicted label ids", () => {
    assert.equal(taken(labelIds.filter((label) => !CITYSCAPES_LABEL_IDS.ignore.includes(label))), "labelIds");
  });

  it("is colours for predicted colours", () => {
    assert.equal(taken([0x804080]), "color");
  });

  it("is the one that the names tell where no label is shared, or only 255", () => {
    assert.equal(taken([1000, 255]), BY_NAME);
  });

  it("is the one that the names tell where the predictions hold one class alone: that says nothing of the others", () => {
    const kinds = [
      { name: "SegmentationClass", labels: new Set([0, 1, 15]) },
      { name: "SegmentationObject", labels: new Set([0, 1]) },
    ];
    assert.equal(fittingVariant(variantFits(kinds, new Set([0])), "SegmentationClass"), "SegmentationClass");
  });

  it("is told with the labels that both hold, of all that either does, 255 left out", () => {
    assert.deepEqual(variantFits([{ name: "a", labels: new Set([0, 1, 255]) }], new Set([1, 2, 3, 255])), [
      { name: "a", shared: 1, all: 4 },
    ]);
  });
});
