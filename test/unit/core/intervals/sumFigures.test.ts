import assert from "node:assert/strict";
import fc from "fast-check";
import { AVERAGES } from "../../../../src/core/averages/averages";
import type { Presence, ZeroDivision } from "../../../../src/core/document/choices";
import { RowColumns } from "../../../../src/core/intervals/rowColumns";
import { averageOfSums, sumFigures } from "../../../../src/core/intervals/sumFigures";
import { METRICS } from "../../../../src/core/metrics/metrics";

const CLASSES = 3;

describe("figures of column sums", () => {
  it("are the same digits one by one as all at once, whatever the metric, the average and the rules", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRICS),
        fc.constantFrom<ZeroDivision>("exclude", 0, 1),
        fc.constantFrom<Presence>("all", "union", "target"),
        fc.gen(),
        (metric, zeroDivision, presence, draw) => {
          const columns = new RowColumns(CLASSES, metric);
          const sums = new Float64Array(columns.width);
          for (let column = 0; column < CLASSES; column++) {
            // Small numbers, so that much is 0/0.
            const [tp, fp, fn] = [draw(fc.nat, { max: 2 }), draw(fc.nat, { max: 2 }), draw(fc.nat, { max: 2 })];
            columns.addCell(sums, column, { tp, fp, fn, tn: 0 }, { value: 0.5 * tp, enters: fp });
          }
          columns.addPixels(sums, 20);
          const policy = { zeroDivision, presence };
          const classSet = [0, 1, 2];
          const input = { metric: metric.id, policy, classSet, rows: 1, grouped: false, table: sums };
          const { averages } = sumFigures(sums, input, metric);
          for (const average of AVERAGES)
            assert.ok(Object.is(averageOfSums(input, metric, average)(sums), averages[average.id]), average.id);
        },
      ),
      { numRuns: 500 },
    );
  });
});
