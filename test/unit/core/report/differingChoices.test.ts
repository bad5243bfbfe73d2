import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { differingChoices } from "../../../../src/core/report/differingChoices";
import { emptyReport } from "../../../../src/core/report/emptyReport";
import { mergeMeasured } from "../../../../src/core/report/mergeMeasured";
import type { Measured } from "../../../../src/core/document/measured";

type Made = Partial<Choices>;

function differing(a: Made, b: Made): readonly string[] {
  const [of, other] = [
    { ...DEFAULT_CHOICES, ...a },
    { ...DEFAULT_CHOICES, ...b },
  ];
  assert.deepEqual(differingChoices(of, other), differingChoices(other, of));
  return differingChoices(of, other);
}

function listOf(
  classes: readonly (readonly [label: number, name: string, color: string])[],
  ignore: readonly number[],
) {
  return { source: "l.txt", classes: classes.map(([label, name, color]) => ({ label, name, color })), ignore };
}

const LIST = listOf(
  [
    [1, "a", "#000000"],
    [2, "b", "#000001"],
  ],
  [255, 3],
);
const REGIONS = [{ name: "both", labels: [2, 1] }];

const SAME: readonly (readonly [what: string, a: Made, b: Made])[] = [
  ["ignored labels in another order", { ignore: [255, 0] }, { ignore: [0, 255] }],
  [
    "a list from another file",
    { classList: LIST },
    { classList: { ...LIST, source: "x", found: true, ignore: [3, 255] } },
  ],
  ["classes left out in another order", { leftOut: [3, 1, 20] }, { leftOut: [1, 20, 3] }],
  ["labels of a region in another order", { regions: REGIONS }, { regions: [{ name: "both", labels: [1, 2] }] }],
  [
    "the keys of a step in another order",
    { relabelling: { target: [{ kind: "shift", by: 1 }], prediction: [] } },
    { relabelling: { target: [{ by: 1, kind: "shift" }], prediction: [] } },
  ],
  ["beta and threshold as they are by default", {}, { beta: 2, threshold: 0.5 }],
  ["groups", { groups: { kind: "folder" } }, {}],
  ["shapes", { shapes: { percentile: 90 } }, {}],
  [
    "names of predictions, and what reads arrays",
    { files: { affixes: { prediction: "x_*" }, variant: { prediction: "p" }, npzArray: "m" } },
    {},
  ],
];

const OTHER: readonly (readonly [key: string, a: Made, b: Made])[] = [
  ["undefined", { zeroDivision: 0 }, { zeroDivision: 1 }],
  ["presence", { presence: "union" }, {}],
  ["missing", { missing: "count" }, {}],
  ["ignore", { ignore: [255] }, {}],
  ["ignore", { ignore: [255] }, { ignore: [255, 0] }],
  ["classList", { classList: LIST }, {}],
  ["classList", { classList: LIST }, { classList: { ...LIST, ignore: [255] } }],
  [
    "classList",
    { classList: LIST },
    {
      classList: listOf(
        [
          [1, "a", "#000000"],
          [2, "c", "#000001"],
        ],
        [255, 3],
      ),
    },
  ],
  [
    "classList",
    { classList: LIST },
    {
      classList: listOf(
        [
          [1, "a", "#000000"],
          [2, "b", "#000002"],
        ],
        [255, 3],
      ),
    },
  ],
  [
    "classList",
    { classList: LIST },
    {
      classList: listOf(
        [
          [2, "b", "#000001"],
          [1, "a", "#000000"],
        ],
        [255, 3],
      ),
    },
  ],
  ["leftOut", { leftOut: [1] }, { leftOut: [2] }],
  [
    "relabelling",
    { relabelling: { target: [{ kind: "shift", by: 1 }], prediction: [] } },
    { relabelling: { target: [], prediction: [{ kind: "shift", by: 1 }] } },
  ],
  ["relabelling", { relabelling: { target: [{ kind: "shift", by: 1 }], prediction: [] } }, {}],
  ["relabelling", { relabelling: { target: [], prediction: [{ kind: "shift", by: 1 }] } }, {}],
  ["merges", { merges: [{ labels: [1, 2], name: "m" }] }, { merges: [{ labels: [1, 3], name: "m" }] }],
  [
    "merges",
    {
      merges: [
        { labels: [1, 2], name: "m" },
        { labels: [3, 4], name: "n" },
      ],
    },
    { merges: [{ labels: [1, 2], name: "m" }] },
  ],
  ["regions", { regions: REGIONS }, { regions: [{ name: "both", labels: [1] }] }],
  ["regions", { regions: REGIONS }, {}],
  ["subset", { subset: { kind: "folder", folder: "a" } }, { subset: { kind: "folder", folder: "b" } }],
  ["beta", { beta: 1 }, {}],
  ["threshold", { threshold: 0.25 }, {}],
  ["palettes", { palettes: "colours" }, {}],
  ["files", { files: { variant: { target: "a" } } }, {}],
  ["files", { files: { affixes: { target: "a_*" } } }, {}],
  ["files", { files: { severalMasks: "union" } }, {}],
  ["files", { files: { resize: "nearest" } }, {}],
];

describe("the choices that two reports do not share", () => {
  for (const [what, a, b] of SAME) {
    it(`are none for ${what}`, () => {
      assert.deepEqual(differing(a, b), []);
    });
  }

  for (const [key, a, b] of OTHER) {
    it(`are ${key} for ${JSON.stringify(a)} and ${JSON.stringify(b)}`, () => {
      assert.deepEqual(differing(a, b), [key]);
    });
  }
});

describe("a report with nothing counted yet", () => {
  it("is partial, of its folders and choices", () => {
    const folders = { prediction: "/p", target: "/t" };
    assert.deepEqual(emptyReport(folders, DEFAULT_CHOICES), {
      schema: 1,
      folders,
      pairing: { rule: "", pairs: 0, targetsOnly: [], predictionsOnly: [] },
      images: [],
      problems: [],
      choices: DEFAULT_CHOICES,
      state: "partial",
    });
  });
});

describe("what several reports were measured under", () => {
  const ONE: Measured = {
    target: [
      [2, 2],
      [7, "ignored"],
    ],
    prediction: [
      [7, "none"],
      [9, 9],
    ],
    colours: { target: "a", prediction: "b" },
    band: { kind: "pixels", pixels: 3 },
    connectivity: 8,
    spacing: { x: 1, y: 2, z: 3 },
  };

  it("is what each says of its labels, ascending, but for those that they read as different things", () => {
    const other: Measured = {
      ...ONE,
      target: [
        [10, 10],
        [2, 2],
        [7, "none"],
      ],
      prediction: [
        [1, 1],
        [9, 8],
        [9, 9],
      ],
      // The same, its keys in another order.
      colours: { prediction: "b", target: "a" },
      band: { pixels: 3, kind: "pixels" },
      spacing: { z: 3, y: 2, x: 1 },
    };
    assert.deepEqual(mergeMeasured([undefined, ONE, undefined, other]), {
      ...ONE,
      target: [
        [2, 2],
        [10, 10],
      ],
      prediction: [
        [1, 1],
        [7, "none"],
      ],
    });
    assert.deepEqual(mergeMeasured([ONE]), ONE);
    assert.equal(mergeMeasured([undefined, undefined]), undefined);
  });

  it("knows no label where any of the ways to measure differs", () => {
    const others: readonly Partial<Measured>[] = [
      { band: { kind: "pixels", pixels: 4 } },
      { connectivity: 4 },
      { spacing: { x: 1, y: 2, z: 4 } },
      { colours: { target: "a", prediction: "c" } },
      { objects: "ids", idSides: ["target"] },
      { objects: "ids", idSides: ["target", "prediction"] },
    ];
    for (const other of others)
      assert.deepEqual(mergeMeasured([ONE, { ...ONE, ...other }]), { ...ONE, target: [], prediction: [] });
  });
});
