import assert from "node:assert/strict";
import fc from "fast-check";
import { imageCounts } from "../../../src/core/labels/counts";
import { countsOfCells } from "../../../src/worker/countsOfCells";

/** Labels of codes in any order, some of them of several codes; or none, where codes are labels. */
const labels = fc.option(
  fc
    .array(fc.constantFrom(-1, 0, 1, 2, 255, 65_535, 0xffffff, -(2 ** 31), 2 ** 31 - 1), {
      minLength: 256,
      maxLength: 256,
    })
    .map((all) => Int32Array.from(all)),
  { nil: undefined },
);

const cells = fc
  .uniqueArray(fc.nat({ max: 65_535 }), { maxLength: 40 })
  .chain((some) =>
    fc
      .array(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: some.length, maxLength: some.length })
      .map((pixels) =>
        Uint32Array.from([...some].sort((a, b) => a - b).flatMap((cell, at) => [cell, pixels[at] ?? 1])),
      ),
  );

describe("the counts of cells", () => {
  it("are the pixels of each pair of labels in order, those of codes that share a label added up", () => {
    fc.assert(
      fc.property(cells, labels, labels, (some, targetLabels, predictionLabels) => {
        const rows = Array.from({ length: some.length / 2 }, (_, at) => {
          const [cell = 0, pixels = 0] = some.subarray(2 * at);
          return {
            target: targetLabels ? (targetLabels[cell >> 8] ?? 0) : cell >> 8,
            prediction: predictionLabels ? (predictionLabels[cell & 255] ?? 0) : cell & 255,
            pixels,
          };
        });
        assert.deepEqual(countsOfCells(some, { targetLabels, predictionLabels }), imageCounts(rows));
      }),
      { numRuns: 500 },
    );
  });

  it("hold every cell that there can be", () => {
    const all = Uint32Array.from({ length: 2 * 65_536 }, (_, at) => (at % 2 === 0 ? at / 2 : 1));
    const reversed = Int32Array.from({ length: 256 }, (_, code) => 1000 - code);
    const { targets, predictions, pixels } = countsOfCells(all, { targetLabels: reversed, predictionLabels: reversed });
    assert.equal(pixels.length, 65_536);
    assert.deepEqual([targets[0], predictions[0], targets.at(-1), predictions.at(-1)], [745, 745, 1000, 1000]);
  });
});
