import assert from "node:assert/strict";
import fc from "fast-check";
import { resizeNearest } from "../../../src/worker/resizeNearest";

/** Five labels in three rows, 0 to 14. */
const MASK = { width: 5, height: 3, labels: Uint8Array.from({ length: 15 }, (_, pixel) => pixel) };

/** `Image.fromarray(np.arange(15, dtype=np.uint8).reshape(3, 5)).resize(size, Image.NEAREST)`, Pillow 12.3.0. */
const PILLOW: readonly (readonly [width: number, height: number, labels: readonly number[]])[] = [
  [7, 4, [0, 1, 1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 8, 9, 5, 6, 6, 7, 8, 8, 9, 10, 11, 11, 12, 13, 13, 14]],
  [2, 2, [1, 3, 11, 13]],
  [3, 1, [5, 7, 9]],
  [
    10,
    6,
    [
      0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 5, 5, 6, 6, 7, 7, 8, 8,
      9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14,
    ],
  ],
];

describe("resizing by nearest-neighbour", () => {
  for (const [width, height, labels] of PILLOW) {
    it(`gives Pillow's pixels at ${width} x ${height}`, () => {
      assert.deepEqual([...resizeNearest(MASK, { width, height }).labels], labels);
    });
  }

  it("leaves a mask of the wanted size alone", () => {
    assert.equal(resizeNearest(MASK, { width: 5, height: 3 }).labels, MASK.labels);
  });

  it("keeps labels wider than a byte", () => {
    const wide = { width: 1, height: 1, labels: Int32Array.of(-70_000) };
    assert.deepEqual([...resizeNearest(wide, { width: 2, height: 1 }).labels], [-70_000, -70_000]);
    assert.deepEqual(
      [...resizeNearest({ ...wide, labels: Uint16Array.of(65_535) }, { width: 2, height: 1 }).labels],
      [65_535, 65_535],
    );
  });

  it("repeats every pixel a whole number of times, and back again gives the mask", () => {
    const side = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(side, side, side, (width, height, times) => {
        const mask = { width, height, labels: Uint8Array.from({ length: width * height }, (_, pixel) => pixel) };
        const larger = resizeNearest(mask, { width: width * times, height: height * times });
        const expected = Array.from({ length: width * times * height * times }, (_, pixel) => {
          const [x, y] = [pixel % (width * times), Math.floor(pixel / (width * times))];
          return Math.floor(y / times) * width + Math.floor(x / times);
        });
        assert.deepEqual([...larger.labels], expected);
        assert.deepEqual([...resizeNearest(larger, mask).labels], [...mask.labels]);
      }),
    );
  });
});
