import assert from "node:assert/strict";
import { MersenneTwister } from "../../../../src/core/numbers/mersenneTwister";
import { sampleMasks } from "../../../../src/core/sample/sampleMasks";

describe("MersenneTwister", () => {
  it("gives the outputs of the authors' program", () => {
    // The reference value that the C++ standard names for std::mt19937, seed 5489: the 10,000th output.
    const generator = new MersenneTwister(5489);
    for (let skipped = 0; skipped < 9_999; skipped++) generator.next();
    assert.equal(generator.next(), 4_123_659_995);
  });
});

describe("the sample", () => {
  it("begins with the labels that torch draws", () => {
    const [first] = sampleMasks();
    assert.deepEqual([...(first?.labels.subarray(0, 10) ?? [])], [1, 1, 2, 1, 2, 2, 1, 1, 2, 2]);
  });
});
