import assert from "node:assert/strict";
import fc from "fast-check";
import { directionOf, fit, inUnits, lookAt, pan, pixelAt, showPixel, zoomAt } from "../../../webview/viewer/viewport";

const IMAGE = { width: 200, height: 100, pixel: { width: 1, height: 1 } };
const PANE = { width: 400, height: 400 };

describe("the viewport", () => {
  it("fits the whole image into the middle of the pane", () => {
    assert.deepEqual(fit(IMAGE, PANE), { scale: 2, x: 0, y: 100 });
  });

  it("keeps what is under the pointer where it is when it comes nearer", () => {
    const start = fit(IMAGE, PANE);
    const at = { x: 100, y: 180 };
    const nearer = zoomAt(start, 4, at, IMAGE, PANE);
    assert.equal(nearer.scale, 8);
    assert.deepEqual(pixelAt(nearer, at, IMAGE), pixelAt(start, at, IMAGE));
  });

  it("finds the pixel under a place, and none beside the image", () => {
    const start = fit(IMAGE, PANE);
    assert.deepEqual(pixelAt(start, { x: 399, y: 299 }, IMAGE), { x: 199, y: 99 });
    assert.equal(pixelAt(start, { x: 10, y: 99 }, IMAGE), undefined);
  });

  it("keeps the image over the middle of the pane, however it is moved", () => {
    const number = fc.double({ min: -5000, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), number, number, (factor, x, y) => {
        const moved = pan(zoomAt(fit(IMAGE, PANE), factor, { x: 50, y: 60 }, IMAGE, PANE), { x, y }, IMAGE, PANE);
        const covers = (start: number, length: number): boolean => start <= 200.01 && start + length >= 199.99;
        assert.ok(covers(moved.x, IMAGE.width * moved.scale) && covers(moved.y, IMAGE.height * moved.scale));
      }),
    );
  });

  it("brings a box into the middle with room around it, small ones not too near", () => {
    const large = lookAt({ x: 100, y: 40, width: 20, height: 20 }, IMAGE, PANE);
    assert.equal(large.scale, 10);
    assert.deepEqual(pixelAt(large, { x: 200, y: 200 }, IMAGE), { x: 110, y: 50 });
    assert.equal(lookAt({ x: 5, y: 5, width: 1, height: 1 }, IMAGE, PANE).scale, 16);
    assert.equal(lookAt({ x: 0, y: 0, width: 200, height: 100 }, IMAGE, PANE).scale, 2);
  });

  it("puts two panes above each other where that shows a wide image larger", () => {
    const stage = { width: 600, height: 600 };
    assert.equal(directionOf({ width: 200, height: 100 }, stage), "column");
    assert.equal(directionOf({ width: 100, height: 200 }, stage), "row");
    assert.equal(directionOf(undefined, stage), "row");
  });

  it("finds pixels that are no squares, and brings one of them into sight as it is laid out", () => {
    // 20 x 10 pixels of 1 x 3: a coronal slice of a volume whose slices are thick.
    const slice = { width: 20, height: 30, pixel: { width: 1, height: 3 } };
    const start = fit(slice, PANE);
    const middleOf = (x: number, y: number) => {
      const { x: left, y: top, width, height } = inUnits({ x, y, width: 1, height: 1 }, slice);
      return { x: start.x + (left + width / 2) * start.scale, y: start.y + (top + height / 2) * start.scale };
    };
    for (const [x, y] of [
      [0, 0],
      [19, 9],
      [7, 4],
    ] as const)
      assert.deepEqual(pixelAt(start, middleOf(x, y), slice), { x, y });
    assert.equal(pixelAt(start, { x: 200, y: 400 }, slice), undefined);
    const near = zoomAt(start, 3, { x: 200, y: 0 }, slice, PANE);
    const shown = showPixel(near, { x: 10, y: 9 }, slice, PANE);
    const bottom = shown.y + 30 * shown.scale;
    assert.ok(bottom <= PANE.height + 1e-9 && shown.y < near.y);
  });

  it("moves only as far as a pixel out of sight needs", () => {
    const near = lookAt({ x: 100, y: 50, width: 1, height: 1 }, IMAGE, PANE);
    assert.equal(showPixel(near, { x: 100, y: 50 }, IMAGE, PANE), near);
    const shown = showPixel(near, { x: 10, y: 50 }, IMAGE, PANE);
    assert.deepEqual(pixelAt(shown, { x: 0, y: 200 }, IMAGE)?.x, 10);
  });
});
