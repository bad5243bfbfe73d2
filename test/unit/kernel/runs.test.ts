import assert from "node:assert/strict";
import fc from "fast-check";
import { WasmKernel } from "../../../src/kernel/wasmKernel";
import { planeRuns } from "../../../src/measures/objects/planeRuns";
import { KERNEL } from "../../support/kernel";

/** Rows of few labels, in runs and pixel by pixel, ones of a pixel and ones longer than the kernel's steps among them. */
const PLANES = fc
  .record({
    width: fc.integer({ min: 1, max: 70 }),
    height: fc.integer({ min: 1, max: 5 }),
    largest: fc.constantFrom(1, 3, 255),
  })
  .chain(({ width, height, largest }) =>
    fc
      .array(fc.tuple(fc.nat(largest), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: width * height })
      .map((runs) => ({ width, height, depth: 1, plane: planeOf(width * height, runs) })),
  );

function planeOf(length: number, runs: readonly (readonly [label: number, pixels: number])[]): Uint8Array {
  const plane = new Uint8Array(length);
  for (let at = 0, run = 0; at < length; run++) {
    const [label, pixels] = runs[run % runs.length] ?? [0, length];
    plane.fill(label, at, at + pixels);
    at += pixels;
  }
  return plane;
}

describe("runs of a plane", () => {
  const kernel = new WasmKernel(KERNEL);
  const find = (plane: Uint8Array, width: number, rows: number) => kernel.runsOf(plane, width, rows);

  it("are the same from the kernel and from its plain twin", () => {
    fc.assert(
      fc.property(PLANES, ({ plane, ...grid }) => {
        // What lies behind the plane is no pixel of it.
        kernel.view(kernel.allocate(4096) ?? 0, 4096).fill(7);
        kernel.reset();
        assert.deepEqual(planeRuns(plane, grid, { find }), planeRuns(plane, grid));
      }),
      { numRuns: 500 },
    );
  });

  it("begin where a pixel differs from the one before it, and with each row", () => {
    fc.assert(
      fc.property(PLANES, ({ plane, width, height }) => {
        const { rows, starts } = find(plane, width, height) ?? {};
        const begins = [...plane.keys()].filter((at) => at % width === 0 || plane[at] !== plane[at - 1]);
        assert.deepEqual(
          [...(starts ?? [])],
          begins.map((at) => at % width),
        );
        assert.deepEqual(
          [...(rows ?? [])],
          Array.from({ length: height + 1 }, (_, row) => begins.filter((at) => at < row * width).length),
        );
      }),
    );
  });

  it("leave the kernel's memory as it was", () => {
    kernel.reset();
    const before = kernel.allocate(16) ?? 0;
    find(new Uint8Array(100), 10, 10);
    const after = kernel.allocate(16) ?? 0;
    assert.ok(after - before < 1000, `${after - before} bytes`);
  });
});
