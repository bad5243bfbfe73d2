import assert from "node:assert/strict";
import fc from "fast-check";
import { countRows, imageCounts } from "../../../src/core/labels/counts";
import { countLabels } from "../../../src/kernel/plain/countLabels";
import { WasmKernel } from "../../../src/kernel/wasmKernel";
import { KERNEL } from "../../support/kernel";

/** Two images of one size as runs of labels, as in masks, or pixel by pixel. */
const IMAGES = fc
  .record({
    width: fc.integer({ min: 1, max: 80 }),
    height: fc.integer({ min: 1, max: 6 }),
    largest: fc.constantFrom(1, 3, 255),
  })
  .chain(({ width, height, largest }) => {
    const side = fc
      .array(fc.tuple(fc.nat(largest), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: width * height })
      .map((runs) => fill(width * height, runs));
    return fc.record({ width: fc.constant(width), height: fc.constant(height), targets: side, predictions: side });
  });

function fill(length: number, runs: readonly (readonly [label: number, pixels: number])[]): Uint8Array {
  const labels = new Uint8Array(length);
  for (let at = 0, run = 0; at < length; run++) {
    const [label, pixels] = runs[run % runs.length] ?? [0, length];
    labels.fill(label, at, at + pixels);
    at += pixels;
  }
  return labels;
}

/** The definition: one row a pixel. */
function plainLoop(targets: Uint8Array, predictions: Uint8Array) {
  return [
    ...countRows(
      imageCounts(Array.from(targets, (target, i) => ({ target, prediction: predictions[i] ?? 0, pixels: 1 }))),
    ),
  ];
}

describe("counting", () => {
  it("by runs gives what a plain loop over the pixels gives", () => {
    fc.assert(
      fc.property(IMAGES, ({ targets, predictions }) => {
        assert.deepEqual([...countRows(countLabels(targets, predictions))], plainLoop(targets, predictions));
      }),
    );
  });

  it("in the kernel gives what a plain loop gives, whatever stands between and behind the rows", () => {
    const kernel = new WasmKernel(KERNEL);
    fc.assert(
      fc.property(IMAGES, fc.nat(40), fc.nat(255), ({ width, height, targets, predictions }, gap, between) => {
        kernel.reset();
        const place = (labels: Uint8Array) => {
          const stride = width + gap;
          const at = kernel.allocate(stride * height + 64) ?? 0;
          const bytes = kernel.view(at, stride * height + 64).fill(between);
          for (let y = 0; y < height; y++) bytes.set(labels.subarray(y * width, (y + 1) * width), y * stride);
          return { at, stride };
        };
        const cells = kernel.count({ target: place(targets), prediction: place(predictions), width, height }) ?? [];
        const rows = Array.from({ length: cells.length / 2 }, (_, row) => {
          const cell = cells[2 * row] ?? 0;
          return { target: cell >> 8, prediction: cell & 255, pixels: cells[2 * row + 1] ?? 0 };
        });
        assert.deepEqual(rows, plainLoop(targets, predictions));
      }),
      { numRuns: 500 },
    );
  });
});
