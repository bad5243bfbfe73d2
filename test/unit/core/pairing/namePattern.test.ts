import assert from "node:assert/strict";
import { patternFault } from "../../../../src/core/pairing/namePattern";
import { pairFiles } from "../../../../src/core/pairing/pairFiles";

describe("names of a given form", () => {
  it("pair by what stands in the place of the *", () => {
    const files = { target: ["t_01_x.png", "t_02_x.png"], prediction: ["01-net.png", "02-net.png"] };
    const { pairs, rule } = pairFiles(files, { affixes: { target: "t_*_x", prediction: "*-net" } });
    assert.deepEqual(pairs, [
      { name: "01", target: "t_01_x.png", prediction: "01-net.png" },
      { name: "02", target: "t_02_x.png", prediction: "02-net.png" },
    ]);
    assert.equal(rule, "same relative path, targets named t_*_x, predictions named *-net");
  });

  it("leave files of other names out, which are listed as a separate kind and are not targets without a prediction", () => {
    const files = { target: ["a_ids.png", "a_view.png", "b_ids.png"], prediction: ["a.png", "b.png"] };
    const { pairs, targetsOnly, variants } = pairFiles(files, { affixes: { target: "*_ids" } });
    assert.deepEqual([pairs.length, targetsOnly], [2, []]);
    assert.deepEqual(
      variants?.map(({ side, chosen, by, kinds }) => [
        side,
        chosen,
        by,
        kinds.map(({ name, files: ofKind }) => [name, ofKind]),
      ]),
      [
        [
          "target",
          "*_ids",
          "affixes",
          [
            ["*_ids", ["a_ids.png", "b_ids.png"]],
            ["other names", ["a_view.png"]],
          ],
        ],
      ],
    );
  });

  it("never take a name that has nothing in the place of the *", () => {
    assert.deepEqual(
      pairFiles({ target: ["_ids.png"], prediction: [".png"] }, { affixes: { target: "*_ids" } }).pairs,
      [],
    );
  });

  for (const [pattern, fault] of [
    ["labelIds", /must hold one \*/],
    ["*_*", /must hold one \*/],
    ["", /must hold one \*/],
    ["val/*", /leave out its folders/],
    ["*_ids.png", /leave out \.png/],
  ] as const) {
    it(`cannot be ${JSON.stringify(pattern)}`, () => {
      assert.match(patternFault(pattern) ?? "", fault);
    });
  }

  it("may be * alone, or have dots in it", () => {
    for (const pattern of ["*", "*.pred", "a b*"]) assert.equal(patternFault(pattern), undefined);
  });
});
