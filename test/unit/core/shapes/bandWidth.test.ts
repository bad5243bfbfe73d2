import assert from "node:assert/strict";
import { roundHalfEven } from "../../../../src/core/numbers/roundHalfEven";
import { bandWidth, pixelWidth } from "../../../../src/core/shapes/bandWidth";

describe("the width of a band", () => {
  it("is rounded half to even", () => {
    assert.deepEqual([0.4, 0.5, 0.6, 1.5, 2.5, 3.5, 2.51].map(roundHalfEven), [0, 0, 1, 2, 2, 4, 3]);
    assert.equal(bandWidth({ kind: "diagonal", share: 0.02 }, 100, 75), 2);
    assert.equal(bandWidth({ kind: "diagonal", share: 0.02 }, 2048, 1024), 46);
  });

  it("is 1 at least, but that of boundary errors may be 0", () => {
    assert.equal(bandWidth({ kind: "diagonal", share: 0.02 }, 4, 4), 1);
    assert.equal(pixelWidth({ kind: "diagonal", share: 0.01 }, 40, 30), 0);
  });

  it("is the pixels themselves where they were given", () => {
    assert.equal(bandWidth({ kind: "pixels", pixels: 3 }, 4000, 3000), 3);
  });
});
