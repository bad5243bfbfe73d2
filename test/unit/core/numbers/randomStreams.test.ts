import assert from "node:assert/strict";
import fc from "fast-check";
import { exponential } from "../../../../src/core/numbers/exponential";
import { RandomStreams } from "../../../../src/core/numbers/randomStreams";

describe("streams of random numbers", () => {
  it("are xoshiro128++, by the numbers of its authors' program", () => {
    const streams = new RandomStreams(0, 0, 1);
    streams.state.set([1, 2, 3, 4]);
    // The first outputs of https://prng.di.unimi.it/xoshiro128plusplus.c from the state 1, 2, 3, 4.
    assert.deepEqual(
      Array.from({ length: 5 }, () => streams.next(0)),
      [641, 1573767, 3222811527, 3517856514, 836907274],
    );
  });

  it("are those of their numbers, wherever the first of a set of them is", () => {
    const numbers = (first: number, stream: number): readonly number[] => {
      const streams = new RandomStreams(7, first, 9);
      return Array.from({ length: 5 }, () => streams.next(stream));
    };
    assert.deepEqual(numbers(40, 5), numbers(45, 0));
    assert.notDeepEqual(numbers(40, 5), numbers(40, 4));
  });

  it("are other ones for every number and seed", () => {
    const firsts = [0, 1, 2, 2 ** 31].flatMap((seed) => {
      const streams = new RandomStreams(seed, 0, 10_000);
      return Array.from({ length: 10_000 }, (_, stream) => `${streams.state[stream]} ${streams.next(stream)}`);
    });
    assert.equal(new Set(firsts).size, firsts.length);
  });

  it("are even: the mean and variance of each of many, and of all of one place", () => {
    const streams = new RandomStreams(1, 0, 500);
    const unit = (stream: number): number => streams.next(stream) / 2 ** 32;
    for (let index = 0; index < 20; index++) {
      const values = Array.from({ length: 500 }, (_, stream) => unit(stream));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      // Five standard errors of the mean of 500.
      assert.ok(Math.abs(mean - 0.5) < 5 * Math.sqrt(1 / 12 / 500), `${mean} at place ${index}`);
    }
  });
});

describe("exponential numbers of random bits", () => {
  it("are -log((bits + 1/2) / 2^32), above 0, to 12 digits of the larger of it and 1", () => {
    const holds = (bits: number): void => {
      const found = exponential(bits);
      const expected = -Math.log((bits + 0.5) / 2 ** 32);
      assert.ok(found > 0);
      assert.ok(Math.abs(found - expected) < 1e-12 * Math.max(1, expected), `${found} is not ${expected}`);
    };
    for (let bit = 0; bit < 32; bit++) for (const near of [-1, 0, 1]) holds((2 ** bit + near) >>> 0);
    holds(2 ** 32 - 1);
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), holds));
  });
});
