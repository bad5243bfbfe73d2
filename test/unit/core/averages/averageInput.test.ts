import assert from "node:assert/strict";
import fc from "fast-check";
import { averageInput } from "../../../../src/core/averages/averageInput";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { randomEvaluation } from "../randomEvaluation";

/** Another way to look at the same counts. */
const look = fc.record({
  metric: fc.constantFrom(...METRICS.slice(0, 3)),
  undefinedAs: fc.constantFrom("exclude" as const, 0 as const, 1 as const),
  presence: fc.constantFrom("all" as const, "union" as const, "target" as const),
  withoutClass: fc.boolean(),
  withoutImage: fc.boolean(),
});

describe("what averages are computed from", () => {
  it("is never that of another metric, rule, class set or set of images, however often the same counts are asked", () => {
    fc.assert(
      fc.property(randomEvaluation, fc.array(look, { minLength: 8, maxLength: 12 }), (evaluation, looks) => {
        for (const { metric, undefinedAs, presence, withoutClass, withoutImage } of looks) {
          const asked: Evaluation = {
            ...evaluation,
            choices: { ...evaluation.choices, zeroDivision: undefinedAs, presence },
            classSet: withoutClass ? evaluation.classSet.slice(1) : evaluation.classSet,
            imageSet: withoutImage ? evaluation.imageSet.slice(1) : evaluation.imageSet,
          };
          // Nothing is kept of counts that were never met.
          const anew = averageInput({ ...asked, cells: { ...asked.cells } }, metric);
          assert.deepEqual(averageInput(asked, metric), anew);
        }
      }),
    );
  });

  it("is gathered once for those who ask the same", () => {
    const [evaluation] = fc.sample(randomEvaluation, { numRuns: 1, seed: 1 });
    const [first, second] = METRICS;
    assert.ok(evaluation && first && second);
    const gathered = averageInput(evaluation, first);
    averageInput(evaluation, second);
    assert.equal(averageInput({ ...evaluation, classSet: [...evaluation.classSet] }, first), gathered);
  });
});
