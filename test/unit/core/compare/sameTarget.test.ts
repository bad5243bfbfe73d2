import assert from "node:assert/strict";
import fc from "fast-check";
import { sameTarget } from "../../../../src/core/compare/commonImages";
import { image } from "../../../support/images";

const smallLabel = fc.integer({ min: -1, max: 2 });
const rows = fc.uniqueArray(fc.tuple(smallLabel, smallLabel, fc.integer({ min: 1, max: 3 })), {
  selector: ([target, prediction]) => `${target} ${prediction}`,
  minLength: 1,
  maxLength: 5,
});

/** Pixels of each label, by label. */
function pixels(of: readonly (readonly [number, number, number])[], read: (label: number) => number): string {
  const sums = new Map<number, number>();
  for (const [target, , count] of of) sums.set(read(target), (sums.get(read(target)) ?? 0) + count);
  return JSON.stringify([...sums].sort(([a], [b]) => a - b));
}

describe("the target of an image in two runs", () => {
  it("is the same where the pixels of every label as it is read are, whatever is predicted", () => {
    const reads = [(label: number) => label, (label: number) => Math.abs(label), () => 0];
    fc.assert(
      fc.property(rows, rows, fc.constantFrom(...reads), (a, b, read) => {
        const area = (of: typeof a): number => of.reduce((sum, [, , count]) => sum + count, 0);
        const expected = area(a) === area(b) && pixels(a, read) === pixels(b, read);
        assert.equal(sameTarget(image("a", a), image("b", b), read), expected);
      }),
      { numRuns: 3000 },
    );
  });
});
