import assert from "node:assert/strict";
import type { Pairing } from "../../../../src/core/document/pairing";
import { pairFiles, type PairingOptions } from "../../../../src/core/pairing/pairFiles";
import { classWords, kindsTaken, pairingWords } from "../../../../src/core/pairing/pairingWords";

type Expected = Partial<Omit<Pairing, "pairs" | "rule">> & {
  readonly rule: string;
  /** Name, prediction, target. */
  readonly pairs?: readonly (readonly [name: string, prediction: string, target: string])[];
};

function assertWhole(
  target: readonly string[],
  prediction: readonly string[],
  options: PairingOptions,
  { pairs = [], ...expected }: Expected,
): void {
  const named = pairs.map(([name, ofPrediction, ofTarget]) => ({ name, prediction: ofPrediction, target: ofTarget }));
  assert.deepEqual(pairFiles({ target, prediction }, options), {
    ...(named[0] && { example: named[0] }),
    pairs: named,
    targetsOnly: [],
    predictionsOnly: [],
    ambiguous: [],
    ...expected,
  });
}

describe("a pairing, whole", () => {
  it("by the path, with what has no partner on either side", () => {
    assertWhole(
      ["a/x.png", "b/x.png", "c/y.png"],
      ["a/x.png", "b/x.npy", "d/z.png"],
      {},
      {
        rule: "same relative path",
        pairs: [
          ["a/x", "a/x.png", "a/x.png"],
          ["b/x", "b/x.npy", "b/x.png"],
        ],
        targetsOnly: ["c/y.png"],
        predictionsOnly: ["d/z.png"],
      },
    );
    assertWhole(
      ["foo.png"],
      ["bar.png"],
      {},
      {
        rule: "same relative path",
        targetsOnly: ["foo.png"],
        predictionsOnly: ["bar.png"],
      },
    );
    assertWhole([], ["bar.png"], {}, { rule: "same relative path", predictionsOnly: ["bar.png"] });
  });

  it("by the name, with the names that several files could mean, and which side has several", () => {
    assertWhole(
      ["x.png", "y.png"],
      ["u/x.npy", "v/x.npy", "w/y.npy"],
      {},
      {
        rule: "same file name",
        pairs: [["y", "w/y.npy", "y.png"]],
        ambiguous: [{ side: "target", file: "x.png", candidates: ["u/x.npy", "v/x.npy"] }],
        several: {
          side: "prediction",
          kind: "classes",
          images: 1,
          paired: 0,
          files: 3,
          example: { file: "x.png", parts: ["u/x.npy", "v/x.npy"] },
          names: ["u", "v", "w"],
          numbers: [undefined],
        },
      },
    );
    assertWhole(
      ["u/x.png", "v/x.png"],
      ["p/x.npy", "q/x.npy"],
      {},
      {
        rule: "same file name",
        ambiguous: ["u/x.png", "v/x.png"].map((file) => ({ side: "target", file, candidates: ["p/x.npy", "q/x.npy"] })),
      },
    );
    assertWhole(
      ["u/x.png", "v/x.png"],
      ["x.npy"],
      {},
      {
        rule: "same file name",
        ambiguous: [{ side: "prediction", file: "x.npy", candidates: ["u/x.png", "v/x.png"] }],
        several: {
          side: "target",
          kind: "classes",
          images: 1,
          paired: 0,
          files: 2,
          example: { file: "x.npy", parts: ["u/x.png", "v/x.png"] },
          names: ["u", "v"],
          numbers: [undefined],
        },
      },
    );
  });

  it("by the name without role words, and between what all names have in common", () => {
    assertWhole(
      ["a_gt.png", "b_gt.png"],
      ["a_pred.png", "b_pred.png", "c_pred.png"],
      {},
      {
        rule: "same name without role words",
        pairs: [
          ["a", "a_pred.png", "a_gt.png"],
          ["b", "b_pred.png", "b_gt.png"],
        ],
        predictionsOnly: ["c_pred.png"],
      },
    );
    assertWhole(
      ["run1_a_x.png", "run1_b_x.png"],
      ["zz-a.png", "zz-b.png"],
      {},
      {
        rule: "same name between constant parts: targets run1_*_x, predictions zz-*",
        pairs: [
          ["a", "zz-a.png", "run1_a_x.png"],
          ["b", "zz-b.png", "run1_b_x.png"],
        ],
      },
    );
  });

  it("by the form that both spell a name in, where a folder holds it in two", () => {
    const twins = ["e\u0301.png", "\u00e9.png"];
    assertWhole(
      twins,
      twins,
      {},
      {
        rule: "same relative path",
        pairs: twins.map((file) => [file.slice(0, -4), file, file] as const),
      },
    );
    // Of three files of one name two are written alike; the third may be of either.
    assertWhole(
      twins,
      ["\u00e9.png"],
      {},
      {
        rule: "same relative path",
        pairs: [["\u00e9", "\u00e9.png", "\u00e9.png"]],
        targetsOnly: ["e\u0301.png"],
      },
    );
  });

  it("with weaker readings offered, and taken where they are chosen", () => {
    const [target, prediction] = [
      ["x_1.png", "x_2.png"],
      ["x_001.png", "x_002.png"],
    ];
    assertWhole(
      target,
      prediction,
      {},
      {
        rule: "same relative path",
        targetsOnly: target,
        predictionsOnly: prediction,
        offer: {
          kind: "zeroPadding",
          message:
            "The numbers in the names are padded with zeros in different ways: 2 pairs instead of 0 if they are read as numbers, such as x_001.png with x_1.png.",
          pairs: 2,
        },
      },
    );
    assertWhole(
      target,
      prediction,
      { zeroPadding: "ignored" },
      {
        rule: "same relative path, numbers without leading zeros",
        pairs: [
          ["x_1", "x_001.png", "x_1.png"],
          ["x_2", "x_002.png", "x_2.png"],
        ],
      },
    );
    assertWhole(
      ["A/x.png"],
      ["a/X.png"],
      {},
      {
        rule: "same relative path",
        targetsOnly: ["A/x.png"],
        predictionsOnly: ["a/X.png"],
        offer: {
          kind: "letterCase",
          message:
            "Some names differ in capital letters alone: 1 pair instead of 0 if capital and small letters are read as the same, such as a/X.png with A/x.png.",
          pairs: 1,
        },
      },
    );
    assertWhole(
      ["A/x.png"],
      ["a/X.png"],
      { letterCase: "ignored", zeroPadding: "ignored" },
      {
        rule: "same relative path, numbers without leading zeros, capital and small letters as the same",
        pairs: [["a/x", "a/X.png", "A/x.png"]],
      },
    );
  });

  it("of names of one form, which leaves the others out", () => {
    const kinds = (form: string, files: readonly string[], other: string) => [
      { name: form, files, images: ["a", "b"] },
      { name: "other names", files: [`${other}.png`], images: [other] },
    ];
    assertWhole(
      ["s_a_t.png", "s_b_t.png", "note.png"],
      ["q-a.png", "q-b.png", "odd.png"],
      { affixes: { target: "s_*_t", prediction: "q-*" } },
      {
        rule: "same relative path, targets named s_*_t, predictions named q-*",
        pairs: [
          ["a", "q-a.png", "s_a_t.png"],
          ["b", "q-b.png", "s_b_t.png"],
        ],
        variants: [
          { side: "target", chosen: "s_*_t", by: "affixes", kinds: kinds("s_*_t", ["s_a_t.png", "s_b_t.png"], "note") },
          { side: "prediction", chosen: "q-*", by: "affixes", kinds: kinds("q-*", ["q-a.png", "q-b.png"], "odd") },
        ],
      },
    );
  });

  it("of several masks of an image, those of images without a partner among them", () => {
    const target = ["x_car.png", "x_road-2.png", "y_car.png", "z_tree.png"];
    const several = {
      side: "target",
      kind: "classes",
      images: 1,
      paired: 1,
      files: 3,
      example: { file: "x.png", parts: ["x_car.png", "x_road-2.png"] },
      // The tree is of an image without a prediction.
      names: ["car", "road", "tree"],
      numbers: [undefined, 2],
    } as const;
    assertWhole(
      target,
      ["x.png", "y.png"],
      { severalMasks: "labels", zeroPadding: "ignored" },
      {
        rule: "prediction name within those of its targets, numbers without leading zeros",
        pairs: [
          ["x", "x.png", "x_car.png"],
          ["y", "y.png", "y_car.png"],
        ],
        targetsOnly: ["z_tree.png"],
        several: { ...several, names: ["car", "road"] },
        parts: new Map([
          [
            "x_car.png",
            [
              { path: "x_car.png", name: "car", number: undefined },
              { path: "x_road-2.png", name: "road", number: 2 },
            ],
          ],
          ["y_car.png", [{ path: "y_car.png", name: "car", number: undefined }]],
          ["z_tree.png", [{ path: "z_tree.png", name: "", number: undefined }]],
        ]),
      },
    );
  });
});

describe("the words of a pairing", () => {
  const PAIRING = { rule: "same file name", pairs: 2, targetsOnly: [], predictionsOnly: [] };
  const kinds = [
    { name: "labelIds", files: 1200 },
    { name: "color", files: 3 },
  ];

  it("say the rule, with an example where there is one, and that there is none", () => {
    assert.deepEqual(pairingWords(PAIRING), ["Paired by: same file name."]);
    assert.deepEqual(pairingWords({ ...PAIRING, example: { name: "a", prediction: "p/a.png", target: "t/a.png" } }), [
      "Paired by: same file name, such as p/a.png with t/a.png.",
    ]);
    assert.deepEqual(pairingWords({ ...PAIRING, pairs: 0 }), ["No rule pairs the files."]);
  });

  it("say which kind of mask takes part, and what the masks of an image are read as", () => {
    const several = {
      side: "target",
      kind: "classes",
      images: 1,
      paired: 1,
      files: 3,
      example: { file: "x.png", parts: [] },
      classes: [
        { name: "car", label: 1 },
        { name: "", label: 2 },
      ],
    } as const;
    const told = {
      ...PAIRING,
      offer: { kind: "letterCase", message: "An offer.", pairs: 3 },
      several,
      variants: [
        { side: "target", chosen: "labelIds", by: "names", why: "It holds labels.", kinds },
        { side: "prediction", chosen: "labelIds", by: "labels", why: "No mask has the kind.", kinds: [] },
        { side: "prediction", chosen: "color", by: "choice", why: "By choice.", kinds },
      ],
    } as const;
    assert.deepEqual(pairingWords(told), [
      "Paired by: same file name.",
      "The targets hold labelIds (1,200), color (3); labelIds takes part. It holds labels.",
      "The predictions: No mask has the kind.",
      "The predictions hold labelIds (1,200), color (3); color takes part. By choice.",
      "An offer.",
      "Of the target masks of an image those called car are label 1, those called nothing 2.",
    ]);
    assert.deepEqual(kindsTaken(told), [
      "targets of the kind labelIds",
      "of which those called car are label 1, those called nothing 2",
    ]);
    assert.deepEqual(kindsTaken(PAIRING), []);
    assert.equal(classWords([{ name: "a", label: 7 }]), "those called a are label 7");
  });
});
