import assert from "node:assert/strict";
import type { Affine, Triple, VolumeFacts } from "../../../../src/core/labels/volume";
import { orientationOf, spaceDifference, type SpaceDifference } from "../../../../src/core/labels/volumeSpace";

/** Columns, rows and slices by these steps, the first voxel at an origin. */
function affine(columns: Triple, rows: Triple, slices: Triple, origin: Triple = [0, 0, 0]): Affine {
  const axes = [columns, rows, slices, origin];
  return [0, 1, 2].flatMap((row) => axes.map((axis) => axis[row] ?? 0));
}

const STRAIGHT = affine([2, 0, 0], [0, 3, 0], [0, 0, 4]);

describe("where a volume lies", () => {
  it("is told by where its columns, rows and slices run to, the clearest axis first", () => {
    assert.equal(orientationOf(STRAIGHT), "RAS");
    assert.equal(orientationOf(affine([-2, 0, 0], [0, -3, 0], [0, 0, -4])), "LPI");
    assert.equal(orientationOf(affine([0, 0, 1], [1, 0, 0], [0, -1, 0])), "SRP");
    // Both columns and rows run most to the right: rows more clearly.
    assert.equal(orientationOf(affine([3, 2, 0], [3, 0.5, 0], [0, 0, 1])), "ARS");
    assert.equal(orientationOf(affine([3, 0.5, 0], [-3, 2, 0], [0, 0, 1])), "RAS");
    assert.equal(orientationOf(affine([3, 0.5, 0], [-3, -2, 0], [0, 0, 1])), "RPS");
  });

  const difference = (target: VolumeFacts, prediction: VolumeFacts): SpaceDifference | undefined =>
    spaceDifference(target, prediction);
  const spaced = (spacing: Triple, of?: Affine): VolumeFacts => ({ depth: 5, spacing, ...(of && { affine: of }) });

  it("is the same to a thousandth of a voxel along each axis", () => {
    const moved = (x: number, y: number, z: number): SpaceDifference | undefined =>
      difference(spaced([2, 3, 4], STRAIGHT), spaced([2, 3, 4], affine([2, 0, 0], [0, 3, 0], [0, 0, 4], [x, y, z])));
    assert.equal(moved(0, 0, 0), undefined);
    assert.equal(moved(0.0019, 0.0029, 0.0039), undefined);
    assert.deepEqual(moved(0.0021, 0, 0), { kind: "place", millimetres: 0.0021 });
    assert.deepEqual(moved(0, -0.0031, 0), { kind: "place", millimetres: 0.0031 });
    assert.deepEqual(moved(0, 0, 0.0041), { kind: "place", millimetres: 0.0041 });
    assert.deepEqual(moved(3, 0, -4), { kind: "place", millimetres: 5 });
    const tilted = affine([2, 0.01, 0], [0, 3, 0], [0, 0, 4]);
    assert.equal(difference(spaced([2, 3, 4], STRAIGHT), spaced([2, 3, 4], tilted))?.kind, "place", "at an angle");
  });

  it("differs in orientation before spacing, and in spacing before place", () => {
    const flipped = affine([-2, 0, 0], [0, 3, 0], [0, 0, 4]);
    assert.deepEqual(difference(spaced([2, 3, 4], STRAIGHT), spaced([2, 3, 5], flipped)), {
      kind: "orientation",
      target: "RAS",
      prediction: "LAS",
    });
    const far = affine([2, 0, 0], [0, 3, 0], [0, 0, 5], [9, 9, 9]);
    assert.deepEqual(difference(spaced([2, 3, 4], STRAIGHT), spaced([2, 3, 5], far)), {
      kind: "spacing",
      target: [2, 3, 4],
      prediction: [2, 3, 5],
    });
  });

  it("is known by what both say alone", () => {
    assert.equal(difference(spaced([2, 3, 4]), spaced([2.001, 3, 4])), undefined);
    assert.equal(difference(spaced([2, 3, 4]), spaced([2, 3.004, 4]))?.kind, "spacing");
    assert.equal(difference(spaced([2, 3, 4]), { depth: 5 }), undefined);
    assert.equal(difference({ depth: 5 }, spaced([2, 3, 4])), undefined);
    assert.equal(difference(spaced([2, 3, 4], STRAIGHT), spaced([2, 3, 4])), undefined);
    assert.equal(
      difference(spaced([2, 3, 4]), spaced([2, 3, 4], affine([2, 0, 0], [0, 3, 0], [0, 0, 4], [9, 9, 9]))),
      undefined,
    );
  });
});
