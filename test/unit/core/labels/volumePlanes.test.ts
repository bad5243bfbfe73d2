import assert from "node:assert/strict";
import fc from "fast-check";
import type { Triple } from "../../../../src/core/labels/volume";
import {
  boxInPlane,
  PLANES,
  placeOf,
  planeAspect,
  planeLayout,
  planeSize,
  voxelOf,
} from "../../../../src/core/labels/volumePlanes";
import { orientationOf } from "../../../../src/core/labels/volumeSpace";

const SIZE = { width: 5, height: 4, depth: 3 };
/** Steps in millimetres along columns, rows and slices; where they run to, one of the 48 ways. */
const STEPS: Triple = [2, 3, 5];

/** Every way in which axes of voxels can lie along those of the body. */
const AFFINES = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
].flatMap((rows) =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((signs) => {
    const affine = Array.from({ length: 12 }, () => 0);
    rows.forEach((row, column) => {
      affine[4 * row + column] = ((signs >> column) & 1 ? -1 : 1) * (STEPS[column] ?? 1);
    });
    return affine;
  }),
);

describe("a plane of a volume", () => {
  it("is laid out as radiologists look at it, whichever way the voxels lie in the body", () => {
    assert.equal(new Set(AFFINES.map(orientationOf)).size, 48);
    // Right, anterior, superior: how they change from left to right and from top to bottom.
    const expected = {
      axial: { across: [-1, 0, 0], down: [0, -1, 0] },
      coronal: { across: [-1, 0, 0], down: [0, 0, -1] },
      sagittal: { across: [0, -1, 0], down: [0, 0, -1] },
    };
    for (const affine of AFFINES) {
      for (const plane of PLANES) {
        const layout = planeLayout(plane, affine);
        const at = (x: number, y: number, slice = 1): Triple => placeOf(affine, voxelOf(layout, SIZE, { x, y, slice }));
        const step = (from: Triple, to: Triple): readonly number[] =>
          to.map((value, axis) => Math.sign(value - (from[axis] ?? 0)) + 0);
        assert.deepEqual(step(at(0, 0), at(1, 0)), expected[plane].across, `${plane} ${orientationOf(affine)}`);
        assert.deepEqual(step(at(0, 0), at(0, 1)), expected[plane].down, `${plane} ${orientationOf(affine)}`);
        // From slice to slice nothing else changes.
        assert.equal(step(at(0, 0, 0), at(0, 0, 1)).filter((way) => way !== 0).length, 1);
      }
    }
  });

  it("has an edge for each side of the body that it ends at", () => {
    const edges = (plane: (typeof PLANES)[number]) => planeLayout(plane, AFFINES[0]).edges;
    assert.deepEqual(edges("axial"), { left: "R", right: "L", top: "A", bottom: "P" });
    assert.deepEqual(edges("coronal"), { left: "R", right: "L", top: "S", bottom: "I" });
    assert.deepEqual(edges("sagittal"), { left: "A", right: "P", top: "S", bottom: "I" });
  });

  it("is as the file has it where nothing is known of the body", () => {
    const corner = (plane: (typeof PLANES)[number]) => {
      const layout = planeLayout(plane, undefined);
      assert.equal(layout.edges, undefined);
      return [planeSize(layout, SIZE), voxelOf(layout, SIZE, { x: 1, y: 2, slice: 0 })];
    };
    assert.deepEqual(corner("axial"), [{ width: 5, height: 4, depth: 3 }, [1, 2, 0]]);
    assert.deepEqual(corner("coronal"), [{ width: 5, height: 3, depth: 4 }, [1, 0, 2]]);
    assert.deepEqual(corner("sagittal"), [{ width: 4, height: 3, depth: 5 }, [0, 1, 2]]);
  });

  it("has pixels as the spacing has them", () => {
    const aspect = (plane: (typeof PLANES)[number]) => planeAspect(planeLayout(plane, undefined), [0.8, 0.4, 3]);
    assert.deepEqual(aspect("axial"), { x: 2, y: 1 });
    assert.deepEqual(aspect("coronal"), { x: 1, y: 3 / 0.8 });
    assert.deepEqual(aspect("sagittal"), { x: 1, y: 3 / 0.4 });
    assert.deepEqual(planeAspect(planeLayout("axial", undefined), undefined), { x: 1, y: 1 });
    assert.deepEqual(planeAspect(planeLayout("axial", undefined), [0, 1, 1]), { x: 1, y: 1 });
    assert.deepEqual(planeAspect(planeLayout("axial", undefined), [1, 1000, 1]), { x: 1, y: 32 });
  });

  it("holds the voxels of a box in its rectangle and no others", () => {
    const part = (length: number) =>
      fc.integer({ min: 0, max: length - 1 }).chain((from) => fc.tuple(fc.constant(from), fc.integer({ min: 1, max: length - from }))); // prettier-ignore
    fc.assert(
      fc.property(
        fc.constantFrom(...AFFINES, undefined),
        fc.constantFrom(...PLANES),
        fc.tuple(part(SIZE.width), part(SIZE.height), part(SIZE.depth)),
        (affine, plane, [x, y, z]) => {
          const layout = planeLayout(plane, affine);
          const from: Triple = [x[0], y[0], z[0]];
          const voxels: Triple = [x[1], y[1], z[1]];
          const box = boxInPlane(layout, SIZE, { from, voxels });
          const { width, height, depth } = planeSize(layout, SIZE);
          for (let slice = 0; slice < depth; slice++)
            for (let row = 0; row < height; row++)
              for (let column = 0; column < width; column++) {
                const voxel = voxelOf(layout, SIZE, { x: column, y: row, slice });
                const isIn = [0, 1, 2].every((axis) => {
                  const [first, count, at] = [from[axis] ?? 0, voxels[axis] ?? 0, voxel[axis] ?? 0];
                  return axis === layout.through || (at >= first && at < first + count);
                });
                const isInBox =
                  column >= box.x && column < box.x + box.width && row >= box.y && row < box.y + box.height;
                assert.equal(isInBox, isIn);
              }
        },
      ),
    );
  });
});
