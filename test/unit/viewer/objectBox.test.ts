import assert from "node:assert/strict";
import type { ObjectRow } from "../../../src/core/counting/objectRows";
import { planeAspect, planeLayout, planeSize, type Plane } from "../../../src/core/labels/volumePlanes";
import type { ShownSlice } from "../../../webview/viewer/caseSlices";
import { objectBox, sliceOfObject } from "../../../webview/viewer/objectBox";

const SIZE = { width: 10, height: 8, depth: 6 };
const OBJECT: ObjectRow = {
  image: 0,
  classIndex: 1,
  side: "target",
  object: 0,
  state: "missed",
  area: 12,
  box: { x: 1, y: 2, width: 3, height: 4 },
  slices: { z: 3, depth: 2 },
  iou: 0,
  common: 0,
  atEdge: false,
};

function slice(plane: Plane, at: number): ShownSlice {
  const layout = planeLayout(plane, undefined);
  const { x, y } = planeAspect(layout, undefined);
  const of = planeSize(layout, SIZE).depth;
  return { plane, at, of, layout, size: SIZE, facts: { depth: 6 }, pixel: { width: x, height: y } };
}

describe("the box of an object", () => {
  it("is that in the image, and in a case that in the slices which the object has part of", () => {
    assert.deepEqual(objectBox(OBJECT, undefined), OBJECT.box);
    assert.deepEqual(objectBox(OBJECT, slice("axial", 3)), OBJECT.box);
    assert.deepEqual(objectBox(OBJECT, slice("axial", 4)), OBJECT.box);
    for (const at of [2, 5]) assert.equal(objectBox(OBJECT, slice("axial", at)), undefined);
    assert.deepEqual(objectBox(OBJECT, slice("coronal", 5)), { x: 1, y: 3, width: 3, height: 2 });
    assert.deepEqual(objectBox(OBJECT, slice("sagittal", 1)), { x: 2, y: 3, width: 4, height: 2 });
    assert.equal(objectBox(undefined, slice("axial", 3)), undefined);
  });

  it("is looked at in its middle slice", () => {
    assert.deepEqual(
      (["axial", "coronal", "sagittal"] as const).map((plane) => sliceOfObject(OBJECT, slice(plane, 0))),
      [4, 4, 2],
    );
  });
});
