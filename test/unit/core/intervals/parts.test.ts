import assert from "node:assert/strict";
import fc from "fast-check";
import { groupingWords, imageGroups } from "../../../../src/core/intervals/imageGroups";
import { doubt } from "../../../../src/core/intervals/doubt";
import { likelyGroups } from "../../../../src/core/intervals/likelyGroups";
import { studentQuantile } from "../../../../src/core/intervals/studentQuantile";

describe("groups of images", () => {
  const groups = (pattern: string, ...names: readonly string[]): unknown =>
    imageGroups(names, { kind: "pattern", pattern });

  it("are named by the first bracket of the pattern, else by all that it finds; an image without a match by its place", () => {
    assert.deepEqual(groups("^(p\\d)_", "p1_a", "x", "p1_b"), {
      ok: true,
      groups: ["match p1", "image 1", "match p1"],
      unmatched: 1,
    });
    assert.deepEqual(groups("p\\d", "p1_a", "q_p2"), { ok: true, groups: ["match p1", "match p2"], unmatched: 0 });
    assert.deepEqual(imageGroups(["a/b/1", "2"], { kind: "folder" }), {
      ok: true,
      groups: ["folder a/b/", "folder "],
      unmatched: 0,
    });
    for (const none of [undefined, { kind: "image" }] as const)
      assert.deepEqual(imageGroups(["a"], none), { ok: true, groups: undefined, unmatched: 0 });
  });

  it("are told of by how they are made", () => {
    assert.equal(groupingWords({ kind: "folder" }), "by folder");
    assert.equal(groupingWords({ kind: "pattern", pattern: "^p\n" }), "by ^p  in their names");
  });

  it("are likely where every name has one, two at least of four images each, the finest that there are", () => {
    const named = (count: number, name: (index: number) => string): readonly string[] =>
      Array.from({ length: count }, (_, index) => name(index));
    const found = (names: readonly string[]): readonly unknown[] => {
      const likely = likelyGroups(names);
      return [likely?.grouping.kind, likely?.groups, likely?.images];
    };
    assert.deepEqual(found(named(8, (k) => `p${k % 2}/${k}`)), ["folder", 2, 8]);
    assert.deepEqual(found(named(7, (k) => `p${k % 2}/${k}`)), [undefined, undefined, undefined]);
    assert.deepEqual(found(named(8, (k) => `p0/${k}`)), [undefined, undefined, undefined], "one folder");
    assert.deepEqual(found(named(16, (k) => `f${k % 2}/a${k % 4}_${k}`)), ["pattern", 4, 16]);
    // The one name without a group is not among those that are tried first.
    assert.deepEqual(found(named(1000, (k) => (k === 501 ? "x" : `a${k % 4}_${k}`))), [
      undefined,
      undefined,
      undefined,
    ]);
    assert.deepEqual(found(named(1000, (k) => `a${k % 4}_${k}`)), ["pattern", 4, 1000]);
  });
});

describe("doubt in an interval", () => {
  it("is of too few rows, or of too few that carry the figure", () => {
    const few = "and below 20 an interval over images means little";
    const said = (rows: number, effective?: number, grouped = false): string | undefined =>
      doubt({ rows, grouped }, effective);
    assert.equal(said(0), "no image is counted");
    assert.equal(said(1), "there is only one image to draw from");
    assert.equal(said(1, 1, true), "there is only one group of images to draw from");
    assert.equal(said(2), `drawn from 2 images only, ${few}`);
    assert.equal(said(19, 19, true), `drawn from 19 groups of images only, ${few}`);
    assert.deepEqual([said(20), said(20, 10), said(20, 30)], [undefined, undefined, undefined]);
    assert.equal(
      said(20, 9.96),
      "it rests on about 10.0 of 20 images, and below 10 an interval over images means little",
    );
    assert.match(said(1234, 4.25, true) ?? "", /^it rests on about 4\.\d of 1,234 groups of images, /);
  });
});

describe("the quantile of Student's t, by closed forms", () => {
  it("is a tangent for 1 degree of freedom, and a root for 2, however far out", () => {
    const near = (found: number, expected: number): void => {
      assert.ok(Math.abs(found - expected) <= 1e-9 * expected, `${found} is not ${expected}`);
    };
    for (let power = 1; power <= 40; power++) {
      const tails = 2 ** -power;
      near(studentQuantile(1 - tails, 1), 1 / Math.tan((Math.PI * tails) / 2));
      near(studentQuantile(1 - tails, 2), (1 - tails) / Math.sqrt(tails * (1 - tails / 2)));
    }
  });

  it("falls with the degrees of freedom, and rises with the confidence", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.999, noNaN: true }),
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        (confidence, degrees) => {
          const here = studentQuantile(confidence, degrees);
          assert.ok(studentQuantile(confidence, degrees * 1.5) < here);
          assert.ok(studentQuantile(confidence + (1 - confidence) / 10, degrees) > here);
        },
      ),
      { numRuns: 40 },
    );
  });
});
