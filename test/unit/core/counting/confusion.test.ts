import assert from "node:assert/strict";
import fc from "fast-check";
import { emptyCells } from "../../../../src/core/counting/cells";
import { confusionCell, confusionRow, confusionTable } from "../../../../src/core/counting/confusion";
import { PairPixels } from "../../../../src/core/counting/pairPixels";

const CLASSES = 300;
const pixels = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 5 })), { maxLength: 60 });

describe("a confusion", () => {
  for (const [classes, scale] of [
    [41, 1],
    [CLASSES, 7],
  ] as const) {
    it(`of ${classes} classes holds the sum of every pair, and in each row the pairs with pixels in order`, () => {
      fc.assert(
        fc.property(pixels, (added) => {
          const sums = new PairPixels(classes);
          const expected = new Map<number, number>();
          for (const [target, prediction, amount] of added) {
            const position = target * scale * classes + prediction * scale;
            sums.add(target * scale, prediction * scale, amount);
            expected.set(position, (expected.get(position) ?? 0) + amount);
          }
          const table = confusionTable(classes, sums.pairs());
          const held = [...expected].filter(([, amount]) => amount > 0).sort(([a], [b]) => a - b);
          const rows = Array.from({ length: classes }, (_, target) =>
            Array.from(
              confusionRow(table, target),
              (pair) => [target * classes + pair.prediction, pair.pixels] as const,
            ),
          );
          assert.deepEqual(rows.flat(), held);
          for (let target = 0; target < classes; target += 7)
            for (let prediction = 0; prediction < classes; prediction += 7)
              assert.equal(confusionCell(table, target, prediction), expected.get(target * classes + prediction) ?? 0);
        }),
        { numRuns: 30 },
      );
    });
  }
});

describe("more cells than fit into memory", () => {
  it("are refused with a sentence that says what to do", () => {
    assert.throws(() => emptyCells(100_000, 20_000), /100,000 images of 20,000 classes .* at most 671 classes/);
    assert.equal(emptyCells(10, 20_000).tp.length, 200_000);
  });
});
