import assert from "node:assert/strict";
import {
  byGain,
  extremes,
  imageComparison,
  imageDifferences,
  type ImageDifference,
} from "../../../../src/core/compare/imageDifferences";
import { differenceOf, isAsFar, swapP, swapPlan } from "../../../../src/core/compare/signSwap";
import { swapWays } from "../../../../src/core/compare/swapWays";
import { wilcoxon } from "../../../../src/core/compare/wilcoxon";
import { normalTails } from "../../../../src/core/compare/normalTails";
import type { Metric } from "../../../../src/core/metrics/metric";
import { FNR, IOU, RELATIVE_VOLUME_DIFFERENCE } from "../../../../src/core/metrics/metrics";

const made = (...pairs: readonly (readonly [a: number, b: number])[]): readonly ImageDifference[] =>
  pairs.map(([a, b], index) => ({ name: `i${index}`, a, b, difference: b - a }));
const names = (images: readonly ImageDifference[]): readonly string[] => images.map(({ name }) => name);

describe("differences of images", () => {
  it("are those of images with a finite figure in both runs", () => {
    assert.deepEqual(
      imageDifferences(["a", "b", "c", "d", "e"], [0.5, undefined, 0.5, Infinity, 1], [0.75, 0.5, undefined, 1, 0.5]),
      [
        { name: "a", a: 0.5, b: 0.75, difference: 0.25 },
        { name: "e", a: 1, b: 0.5, difference: -0.5 },
      ],
    );
  });

  const DIFFERENCES = made([0.5, 0.75], [0.5, 0.25], [0.5, 0.5], [0, 1], [1, 0.875], [0, 1e-12], [1e-12, 0]);

  it("are wins, losses or ties by the direction of the metric, of less than rounding tied", () => {
    const counted = (images: readonly ImageDifference[], metric: Metric): readonly number[] => {
      const { n, wins, ties, losses } = imageComparison(images, metric);
      return [n, wins, ties, losses];
    };
    assert.deepEqual(counted(DIFFERENCES, IOU), [7, 2, 3, 2]);
    assert.deepEqual(counted(DIFFERENCES.slice(0, 4), FNR), [4, 1, 1, 2]);
    // Better is nearer to 0: from -0.5 to 0.25 a gain, from 0.25 to -0.25 none.
    assert.deepEqual(counted(made([-0.5, 0.25], [0.25, -0.25], [0.1, -0.2]), RELATIVE_VOLUME_DIFFERENCE), [3, 1, 1, 1]);
  });

  it("have extremes: those that gained most and that lost most, most first, without ties", () => {
    const { improved, worsened } = extremes(DIFFERENCES, IOU, 10);
    assert.deepEqual([names(improved), names(worsened)], [["i3", "i0"], ["i1", "i4"]]); // prettier-ignore
    const one = extremes(DIFFERENCES, IOU, 1);
    assert.deepEqual([names(one.improved), names(one.worsened)], [["i3"], ["i1"]]);
    const fewer = extremes(DIFFERENCES, FNR, 1);
    assert.deepEqual([names(fewer.improved), names(fewer.worsened)], [["i1"], ["i3"]]);
    assert.deepEqual(names(byGain(DIFFERENCES.slice(0, 5), IOU)), ["i3", "i0", "i2", "i4", "i1"]);
    assert.deepEqual(names(byGain(DIFFERENCES.slice(0, 5), FNR)), ["i1", "i4", "i2", "i0", "i3"]);
  });

  it("have among their extremes, of images that gained as much, the first first, and of those that lost as much the last", () => {
    const images = made([0, 0.5], [0.5, 0], [0.25, 0.75], [0.75, 0.25], [0, 0.25], [0, 0.5], [0.5, 0]);
    const { improved, worsened } = extremes(images, IOU, 10);
    assert.deepEqual([names(improved), names(worsened)], [["i0", "i2", "i5", "i4"], ["i6", "i3", "i1"]]); // prettier-ignore
    const two = extremes(images, IOU, 2);
    assert.deepEqual([names(two.improved), names(two.worsened)], [["i0", "i2"], ["i6", "i3"]]); // prettier-ignore
  });

  it("are tested by the means of their groups, an image without a group by itself", () => {
    const groups = new Map([["i0", "g"], ["i1", "g"], ["i2", "h"], ["i3", "h"]]); // prettier-ignore
    const images = made([0, 0.5], [0, 0.25], [0.5, 0], [0.25, 0.5], [0, 0.75]);
    const { groups: count, wilcoxon: found, wins } = imageComparison(images, IOU, groups);
    assert.deepEqual([count, wins], [3, 4]);
    assert.deepEqual(found, wilcoxon([0.375, -0.125, 0.75]));
    const alone = imageComparison(images, IOU);
    assert.deepEqual([alone.groups, alone.wilcoxon], [undefined, wilcoxon([0.5, 0.25, -0.5, 0.25, 0.75])]);
  });
});

describe("swaps", () => {
  it("are all ways up to twelve rows, then as many as are drawn, forty a test at least", () => {
    assert.deepEqual(swapPlan(12, 100, 1), { method: "exact", swaps: 4096, smallest: 2 / 4096 });
    assert.deepEqual(swapPlan(0, 100, 1), { method: "exact", swaps: 1, smallest: 1 });
    assert.deepEqual(swapPlan(13, 100, 2), { method: "random", swaps: 100, smallest: 1 / 101 });
    assert.deepEqual(swapPlan(13, 100, 3), { method: "random", swaps: 120, smallest: 1 / 121 });
  });

  it("have a p that counts the observed one among random swaps", () => {
    assert.equal(swapP(swapPlan(3, 100, 1), 2), 0.25);
    assert.equal(swapP(swapPlan(13, 99, 1), 0), 0.01);
    assert.equal(swapP(swapPlan(13, 99, 1), 4), 0.05);
  });

  it("are as far as a difference within rounding, or where they have no value", () => {
    assert.deepEqual(
      [[0.5, 0.5], [-0.5, 0.5], [0.5 - 1e-13, -0.5], [0.5 - 1e-11, 0.5], [undefined, 0.5], [0, undefined]].map(([a, b]) => isAsFar(a, b)), // prettier-ignore
      [true, true, true, false, true, true],
    );
    assert.deepEqual([differenceOf(0.25, 1), differenceOf(undefined, 1), differenceOf(1, undefined)], [0.75, undefined, undefined]); // prettier-ignore
    assert.deepEqual([differenceOf(Infinity, 1), differenceOf(1, Infinity)], [undefined, undefined]);
  });

  it("of all ways are the bits of their number, each row by one", () => {
    const { bytes } = swapWays({ rows: 10, method: "exact", seed: 1 }, 0x2a0, 4);
    const waysOf = (lane: number): number => (bytes[lane] ?? 0) | ((bytes[4 + lane] ?? 0) << 8);
    assert.deepEqual([0, 1, 2, 3].map(waysOf), [0x2a0, 0x2a1, 0x2a2, 0x2a3]);
  });

  it("drawn at random are the same for a number and a seed, wherever a part begins", () => {
    const drawn = (first: number, lanes: number, seed = 1, rows = 70) => swapWays({ rows, method: "random", seed }, first, lanes).bytes; // prettier-ignore
    const [whole, late] = [drawn(0, 8), drawn(5, 2)];
    // Of 70 rows there are nine groups of eight, which are the same in the last parts of either.
    for (let group = 0; group < 9; group++)
      assert.deepEqual(
        Array.from(late.subarray(2 * group, 2 * group + 2)),
        Array.from(whole.subarray(8 * group + 5, 8 * group + 7)),
      );
    assert.notDeepEqual(drawn(0, 8, 2), whole);
    const shares = Array.from({ length: 9 }, (_, group) => drawn(0, 512).subarray(512 * group, 512 * (group + 1)));
    for (const [group, bytes] of shares.entries()) {
      const ones = bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
      assert.ok(Math.abs(ones / (8 * 512) - 0.5) < 0.05, `group ${group}: ${ones}`);
    }
    assert.equal(new Set(shares.map((bytes) => bytes.join())).size, 9, "each group by its own bits");
  });
});

describe("the tails of the normal distribution", () => {
  it("are one function where its two ways meet", () => {
    const at = 2 * Math.SQRT2;
    // math.erfc(2) = 0.004677734981047265
    assert.ok(Math.abs(normalTails(at) - 0.004677734981047265) < 1e-14);
    assert.ok(Math.abs(normalTails(at - 1e-9) - normalTails(at + 1e-9)) < 1e-10);
    assert.equal(normalTails(-1), normalTails(1));
  });
});
