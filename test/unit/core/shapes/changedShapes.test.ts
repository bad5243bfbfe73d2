import assert from "node:assert/strict";
import { changedShapes } from "../../../../src/core/shapes/changedShapes";
import { readSpacing } from "../../../../src/core/shapes/shapeText";

const SPACING = { x: 1, y: 2, z: 1 };

describe("choices about shapes that are changed", () => {
  it("name what is other than usual, and nothing else", () => {
    assert.deepEqual(changedShapes(undefined, { dialect: "medpy" }), { dialect: "medpy" });
    assert.deepEqual(changedShapes({ dialect: "medpy", percentile: 90 }, { dialect: "monai" }), { percentile: 90 });
    assert.deepEqual(changedShapes({ spacing: SPACING }, { spacing: undefined }), {});
  });

  it("have a tolerance in millimetres only while there is a spacing", () => {
    const tau = { kind: "units", units: 3 } as const;
    assert.deepEqual(changedShapes({ spacing: SPACING, tau }, { percentile: 90 }), {
      spacing: SPACING,
      tau,
      percentile: 90,
    });
    assert.deepEqual(changedShapes({ spacing: SPACING, tau }, { spacing: undefined }), {
      tau: { kind: "pixels", pixels: 3 },
    });
  });

  it("keep a tolerance in millimetres, and name one in pixels, where the files tell their spacing", () => {
    const tau = { kind: "units", units: 2 } as const;
    assert.deepEqual(changedShapes({ tau }, { percentile: 90 }), { tau, percentile: 90 });
    assert.deepEqual(changedShapes({ spacing: SPACING, tau }, { spacing: undefined }, true), { tau });
    const pixels = { kind: "pixels", pixels: 2 } as const;
    assert.deepEqual(changedShapes({ tau }, { tau: pixels }, true), { tau: pixels });
    assert.deepEqual(changedShapes({ tau }, { tau: pixels }), {});
  });
});

describe("a spacing as it is written", () => {
  it("is the edges of a pixel or voxel, all above 0", () => {
    assert.deepEqual(readSpacing("0.5, 0.75"), { x: 0.5, y: 0.75, z: 1 });
    assert.deepEqual(readSpacing("1,2,3"), { x: 1, y: 2, z: 3 });
    for (const text of ["", "1", "1,", "1,0", "1,-2", "1,2,3,4", "wide,2"])
      assert.equal(readSpacing(text), undefined, text);
  });
});
