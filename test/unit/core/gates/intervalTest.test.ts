import assert from "node:assert/strict";
import fc from "fast-check";
import { holm } from "../../../../src/core/compare/holm";
import { confidenceWords, decideFamily } from "../../../../src/core/gates/intervalTest";

describe("a family of gates", () => {
  it("rejects by its intervals what Holm's adjusted p values reject at 0.05", () => {
    // Away from the level itself, where 1 - (1 - x) rounds.
    const p = fc.double({ min: 1e-6, max: 1, noNaN: true }).map((value) => Number(value.toPrecision(4)) + 1.3e-8);
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 12 }), (pValues) => {
        const decisions = decideFamily(
          pValues.map((value) => ({
            isRejected: (confidence: number) => value <= 1 - confidence,
            decide: (isRejected: boolean) => ({ verdict: isRejected ? "failed" : "passed", found: "" }) as const,
          })),
        );
        assert.deepEqual(
          decisions.map(({ verdict }) => verdict === "failed"),
          holm(pValues).map((adjusted) => (adjusted ?? 1) <= 0.05),
        );
      }),
    );
  });

  it("of one has the usual interval, and says by what the others are wider", () => {
    const [only] = decideFamily([
      {
        isRejected: () => false,
        decide: (_, confidence, family) => ({ verdict: "passed", found: confidenceWords(confidence, family) }),
      },
    ]);
    assert.equal(only?.found, "95 % interval");
    assert.equal(confidenceWords(1 - 0.05 / 19, 19), "99.74 % interval (Holm over 19 classes)");
  });
});
