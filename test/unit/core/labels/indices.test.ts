import assert from "node:assert/strict";
import {
  IGNORED,
  isClass,
  OTHER,
  UNLISTED,
  type ClassColumn,
  type ClassIndex,
  type ImageIndex,
} from "../../../../src/core/labels/indices";
import type { Label } from "../../../../src/core/labels/label";

describe("what a label is read as", () => {
  it("is a class, or one of three things that are none and differ", () => {
    assert.ok(isClass(0) && isClass(1));
    const none = [IGNORED, UNLISTED, OTHER];
    assert.deepEqual(none.map(isClass), [false, false, false]);
    assert.equal(new Set(none).size, 3);
  });
});

describe("the index of a class", () => {
  it("compiles neither of an image, a label or a column, nor of what may be no class", () => {
    const [image, label, column]: [ImageIndex, Label, ClassColumn] = [1, 2, 3];
    // @ts-expect-error an image is not a class
    const ofImage: ClassIndex = image;
    // @ts-expect-error a label is not a class
    const ofLabel: ClassIndex = label;
    // @ts-expect-error a column of the class set is not a class
    const ofColumn: ClassIndex = column;
    // @ts-expect-error what stands for no class is not a class
    const ofNone: ClassIndex = OTHER;
    // @ts-expect-error a class is not a column of the class set
    const asColumn: ClassColumn = ofImage;
    // @ts-expect-error a class is not a label
    const asLabel: Label = ofImage;
    assert.deepEqual([ofImage, ofLabel, ofColumn, ofNone, asColumn, asLabel], [1, 2, 3, OTHER, 1, 1]);
  });
});
