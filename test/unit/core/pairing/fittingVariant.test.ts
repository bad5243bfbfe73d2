import assert from "node:assert/strict";
import { CITYSCAPES_LABEL_IDS, CITYSCAPES_TRAIN_IDS } from "../../../../src/core/classLists/cityscapes";
import { fittingVariant } from "../../../../src/core/pairing/fittingVariant";

const trainIds = CITYSCAPES_TRAIN_IDS.classes.map(({ label }) => label);
const labelIds = CITYSCAPES_LABEL_IDS.classes.map(({ label }) => label);
const KINDS = [
  { name: "labelIds", labels: new Set(labelIds) },
  { name: "labelTrainIds", labels: new Set([...trainIds, 255]) },
  { name: "color", labels: new Set([0x804080, 0x00008e]) },
];

describe("the kind of target that fits the predictions", () => {
  it("is train ids for predicted train ids, though label ids hold the same numbers", () => {
    assert.equal(fittingVariant(KINDS, new Set(trainIds)), "labelTrainIds");
  });

  it("is label ids for predicted label ids", () => {
    const evaluated = labelIds.filter((label) => !CITYSCAPES_LABEL_IDS.ignore.includes(label));
    assert.equal(fittingVariant(KINDS, new Set(evaluated)), "labelIds");
  });

  it("is colours for predicted colours", () => {
    assert.equal(fittingVariant(KINDS, new Set([0x804080])), "color");
  });

  it("is none where no label is shared, or only 255", () => {
    assert.equal(fittingVariant(KINDS, new Set([1000, 255])), undefined);
  });
});
