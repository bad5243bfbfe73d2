import assert from "node:assert/strict";
import { imageGroups } from "../../../../src/core/intervals/imageGroups";

describe("imageGroups", () => {
  it("groups images by folder", () => {
    const result = imageGroups(["a/1", "a/2", "b/1", "c"], { kind: "folder" });
    assert.ok(result.ok && result.groups);
    assert.equal(result.groups[0], result.groups[1]);
    assert.equal(new Set(result.groups).size, 3);
  });

  it("groups images by the first group of a pattern and counts those it does not match, each by itself", () => {
    const result = imageGroups(["p1_a", "p1_b", "p2_a", "x", "y"], { kind: "pattern", pattern: "^(p\\d)_" });
    assert.ok(result.ok && result.groups);
    assert.equal(new Set(result.groups).size, 4);
    assert.equal(result.unmatched, 2);
  });

  it("says so where the pattern is not a regular expression", () => {
    const result = imageGroups(["a"], { kind: "pattern", pattern: "(" });
    assert.ok(!result.ok);
    assert.match(result.message, /not a regular expression/);
  });

  it("asks for a pattern where there is none yet, instead of taking all images as one group", () => {
    const result = imageGroups(["a", "b"], { kind: "pattern", pattern: "" });
    assert.ok(!result.ok);
    assert.match(result.message, /^Write a regular expression/);
  });
});
