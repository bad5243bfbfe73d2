import assert from "node:assert/strict";
import fc from "fast-check";
import { plainThreshold, SCORE_LEVELS, thresholdLevel } from "../../../../src/core/reading/thresholdLevel";

const TOPS = [255, 65535, SCORE_LEVELS] as const;

describe("the least label that is foreground under a threshold", () => {
  it("is 128 at a half, in masks of 8 bits and in levels, and 32768 in those of 16 bits", () => {
    assert.deepEqual(
      TOPS.map((top) => thresholdLevel(0.5, top)),
      [128, 32768, 128],
    );
  });

  it("is the label itself under the threshold that the label stands for, whatever the division rounds to", () => {
    // 7 / 25 times 25 is more than 7, so that scores of another top than files have are looked at too.
    for (const top of [65535, 255, ...Array.from({ length: 200 }, (_, index) => index + 1)]) {
      for (let level = 1; level <= top; level++) assert.equal(thresholdLevel(level / top, top), level);
    }
  });

  it("is never 0, and at 1 the last label alone", () => {
    assert.deepEqual(
      TOPS.map((top) => thresholdLevel(1e-9, top)),
      [1, 1, 1],
    );
    assert.deepEqual(
      TOPS.map((top) => thresholdLevel(1, top)),
      [255, 65535, 255],
    );
  });

  it("is the first of which the score reaches the threshold", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true }),
        fc.constantFrom(255, 65535),
        (threshold, top) => {
          const level = thresholdLevel(threshold, top);
          assert.ok(level / top >= threshold && (level - 1) / top < threshold);
        },
      ),
    );
  });
});

describe("the plain threshold of a level", () => {
  it("is a short decimal under which that level is the least that is foreground", () => {
    assert.deepEqual(
      [128, 77, 1, 255].map((level) => plainThreshold(level, 255)),
      [0.5, 0.3, 0.003, 1],
    );
    for (const top of [255, SCORE_LEVELS]) {
      for (let level = 1; level <= 255; level++) {
        const threshold = plainThreshold(level, top);
        assert.equal(thresholdLevel(threshold, top), level);
        assert.ok(String(threshold).length <= "0.123".length, String(threshold));
      }
    }
  });
});
