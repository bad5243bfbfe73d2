import assert from "node:assert/strict";
import { MersenneTwister } from "../../../../src/core/numbers/mersenneTwister";
import { SAMPLE_IMAGES, sampleMasks } from "../../../../src/core/sample/sampleMasks";

/** MT19937 as its recurrence is written: each number of the state from three before it. */
function outputs(seed: number, count: number): readonly number[] {
  const state = [seed >>> 0];
  for (let k = 1; k < 624; k++) {
    const before = state[k - 1] ?? 0;
    state.push((Math.imul(1812433253, before ^ (before >>> 30)) + k) >>> 0);
  }
  for (let k = 624; k < 624 + count; k++) {
    const [first = 0, second = 0, middle = 0] = [state[k - 624], state[k - 623], state[k - 624 + 397]];
    const joined = (first & 0x80000000) | (second & 0x7fffffff);
    state.push((middle ^ (joined >>> 1) ^ ((joined & 1) === 1 ? 0x9908b0df : 0)) >>> 0);
  }
  return state.slice(624).map((word) => {
    let bits = word;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  });
}

describe("the Mersenne twister", () => {
  it("gives the numbers of its recurrence, whatever the seed", () => {
    for (const seed of [0, 1, 7, 5489, 0xffffffff]) {
      const generator = new MersenneTwister(seed);
      const expected = outputs(seed, 2000);
      assert.deepEqual(
        expected.map(() => generator.next()),
        expected,
        String(seed),
      );
    }
  });
});

describe("the masks of the sample", () => {
  it("are a hundred predictions and then their targets, the last thirty empty on both sides", () => {
    const all = Array.from(sampleMasks(), ({ side, index, labels }) => ({
      side,
      index,
      isEmpty: labels.every((label) => label === 0),
      most: labels.reduce((most, label) => Math.max(most, label), 0),
      pixels: labels.length,
    }));
    const expected = (["prediction", "target"] as const).flatMap((side) =>
      Array.from({ length: SAMPLE_IMAGES }, (_, index) => ({
        side,
        index,
        isEmpty: index >= 70,
        most: index < 70 ? 3 : 0,
        pixels: 65_536,
      })),
    );
    assert.deepEqual(all, expected);
  });
});
