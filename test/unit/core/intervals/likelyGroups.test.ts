import assert from "node:assert/strict";
import { groupFindings } from "../../../../src/core/check/groupFindings";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { imageGroups } from "../../../../src/core/intervals/imageGroups";
import { likelyGroups } from "../../../../src/core/intervals/likelyGroups";
import { image } from "../../../support/images";

/** So many names of each, numbered by their place. */
function names(of: readonly string[], each: number, name: (group: string, index: number) => string): readonly string[] {
  return of.flatMap((group) => Array.from({ length: each }, (_, index) => name(group, index)));
}

function groupsOf(all: readonly string[]): number | undefined {
  return likelyGroups(all)?.groups;
}

describe("images that look as if they belonged together", () => {
  for (const [kind, all, groups] of [
    [
      "slices of patients",
      names(["patient01", "patient02", "patient10"], 5, (group, index) => `${group}_slice_${index}`),
      3,
    ],
    ["slices without a word", names(["case_0001", "case_0002"], 6, (group, index) => `${group}_${index}`), 2],
    [
      "frames of numbered videos",
      names(["0001TP", "0006R0", "Seq05"], 4, (group, index) => `${group}_${6690 + 30 * index}`),
      3,
    ],
    ["numbers alone", names(["003", "007"], 9, (group, index) => `${group}-${index}`), 2],
    [
      "tiles by row and column in folders",
      names(["north", "south"], 8, (group, index) => `${group}/tile_${index >> 2}_${index & 3}`),
      4,
    ],
    ["folders", names(["p1", "p2"], 4, (group, index) => `${group}/${index}`), 2],
  ] as const) {
    it(`are ${kind}`, () => {
      assert.equal(groupsOf(all), groups);
    });
  }

  for (const [kind, all] of [
    ["numbered images of one set", names(["img"], 40, (group, index) => `${group}_${index}`)],
    ["numbers", names([""], 40, (_, index) => String(index))],
    [
      "pairs",
      names(
        Array.from({ length: 20 }, (_, group) => `left${group}`),
        2,
        (group, index) => `${group}_${index}`,
      ),
    ],
    [
      "groups of three",
      names(
        Array.from({ length: 20 }, (_, group) => `p${group}`),
        3,
        (group, index) => `${group}/${index}`,
      ),
    ],
    ["names of which one has no group", [...names(["a", "b"], 6, (group, index) => `${group}_${index}`), "x"]],
    ["nothing", []],
  ] as const) {
    it(`are not ${kind}`, () => {
      assert.equal(groupsOf(all), undefined);
    });
  }

  it("are grouped by the pattern that is offered, in words and as an option", () => {
    const all = names(["a1", "b2"], 6, (group, index) => `${group}_${index}`);
    const images = all.map((name) => image(name, [[0, 0, 1]]));
    const [found] = groupFindings({ images, choices: DEFAULT_CHOICES });
    assert.match(
      found?.message ?? "",
      /^12 images lie in 2 groups by the beginnings of their names\. If those of one are slices of a patient/,
    );
    const groups = found?.action?.apply.groups;
    assert.ok(groups?.kind === "pattern");
    const read = imageGroups(all, groups);
    assert.ok(read.ok && read.unmatched === 0);
    assert.deepEqual(new Set(read.groups), new Set(["match a1", "match b2"]));
    assert.match(found?.action?.option ?? "", /^--groups ["'].*["']$/);
    assert.deepEqual(groupFindings({ images, choices: { ...DEFAULT_CHOICES, groups: { kind: "folder" } } }), []);
  });
});
