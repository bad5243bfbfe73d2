import assert from "node:assert/strict";
import { classFigures } from "../../../../src/core/averages/classFigures";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { ofEachKind } from "../../../../src/core/counting/measuredStates";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { objectSizes } from "../../../../src/core/counting/objectSizes";
import type { LabelTable, Relabelling } from "../../../../src/core/document/relabelling";
import type { Report } from "../../../../src/core/document/report";
import { shapeMetrics } from "../../../../src/core/metrics/shapeMetrics";
import { MEASURE_KINDS, type MeasureKind } from "../../../../src/core/shapes/imageMeasures";
import type { ShapeChoices } from "../../../../src/core/shapes/shapeOptions";
import { measuredReport, type DrawnPair } from "../../../support/measuredReport";

/** Ids of instances of classes 1 and 2, the class itself as a group, a class 3 without instances, ignored pixels; touching by corners. */
const PAIRS: readonly DrawnPair[] = [
  {
    name: "f/one",
    target: ["aab0003", "aabb033", "0000330", "ccd0011", "0cd0911"],
    prediction: ["aa00003", "aabb003", "0a00303", "cc00011", "00c1911"],
  },
  {
    name: "g/two",
    target: ["000cc03", "0a0cc03", "aa00000", "0000222", "3300222"],
    prediction: ["00cc003", "0a0cc30", "ab00000", "0000222", "3390222"],
  },
];

const DIVIDE: Relabelling = { kind: "divide", by: 10 };
const BASE: Partial<Choices> = {
  // 255, divided.
  ignore: [25],
  relabelling: { target: [DIVIDE], prediction: [DIVIDE] },
  shapes: { objects: "ids" },
};

/** What becomes of every kind; where a kind is left out it stays as it was measured. */
type Expected = Partial<Readonly<Record<MeasureKind, "band" | "connectivity" | "objects" | "spacing">>> | "classes";

interface Change {
  readonly change: Partial<Choices>;
  readonly stale: Expected;
  /** What was measured under, beside `BASE`. */
  readonly before?: Partial<Choices>;
  readonly pairs?: readonly DrawnPair[];
}

/** The classes of a row of ids. */
function asClasses(row: string): string {
  return row.replace(/[ab]/g, "1").replace(/[cd]/g, "2").replace(/9/g, "3");
}

const shapes = (change: ShapeChoices, stale: Expected = {}): Change => ({
  change: { shapes: { ...BASE.shapes, ...change } },
  stale,
});

const TABLE: LabelTable = {
  kind: "table",
  name: "segments",
  from: [0, 1, 2, 3, 11, 12, 21, 22, 255],
  to: [0, 1, 2, 3, 1, 1, 2, 2, 25],
};
const both = (step: Relabelling): Choices["relabelling"] => ({ target: [step], prediction: [step] });
const table = (more: Partial<LabelTable>): Partial<Choices> => ({ relabelling: both({ ...TABLE, ...more }) });

const LIST: NonNullable<Choices["classList"]> = {
  source: "list",
  ignore: [],
  classes: [0, 1, 2, 3, 25].map((label) => ({ label, name: `c${label}`, color: "#000000" })),
};
const NO_CLASS_3 = { ...LIST, classes: LIST.classes.filter(({ label }) => label !== 3) };

/** Every choice with changes of it: a choice without a row does not compile. */
const CHANGES: Readonly<Record<Exclude<keyof Choices, "shapes">, readonly Change[]>> = {
  zeroDivision: [0, 1].map((zeroDivision): Change => ({ change: { zeroDivision: zeroDivision as 0 | 1 }, stale: {} })),
  presence: [
    { change: { presence: "union" }, stale: {} },
    { change: { presence: "target" }, stale: {} },
  ],
  missing: [{ change: { missing: "count" }, stale: {} }],
  ignore: [
    { change: { ignore: "auto" }, stale: "classes" },
    { change: { ignore: [] }, stale: "classes" },
    { change: { ignore: [3, 25] }, stale: "classes" },
    { change: { ignore: [77, 25] }, stale: {} },
  ],
  classList: [
    { change: { classList: LIST }, stale: {} },
    { change: { classList: { ...LIST, ignore: [25] }, ignore: "auto" }, stale: {} },
    { change: { classList: { ...LIST, ignore: [3, 25] }, ignore: "auto" }, stale: "classes" },
    { change: { classList: NO_CLASS_3 }, stale: "classes" },
  ],
  leftOut: [{ change: { leftOut: [1] }, stale: {} }],
  relabelling: [
    { change: { relabelling: both({ kind: "divide", by: 100 }) }, stale: "classes" },
    { change: { relabelling: { target: [DIVIDE], prediction: [] } }, stale: "classes" },
    // A table that reads every label alike: who is a group, and which class has no instances, is told of what was measured.
    { change: table({}), stale: {} },
    { change: table({ groups: [] }), stale: {} },
    { change: table({ groups: [1, 2] }), stale: {} },
    { change: table({ groups: [11] }), stale: {} },
    { change: table({ stuff: [3] }), stale: {} },
    { change: table({ stuff: [1] }), stale: {} },
    { change: table({ groups: [11], stuff: [2, 3] }), stale: {}, before: table({ groups: [12], stuff: [3] }) },
    { change: table({ stuff: [3] }), stale: {}, before: table({ stuff: [1, 2, 3] }) },
    // Ids on one side alone: the other side's objects are components.
    {
      pairs: PAIRS.map((pair) => ({ ...pair, prediction: pair.prediction.map(asClasses) })),
      change: { relabelling: { target: [DIVIDE], prediction: [] } },
      stale: { objects: "objects" },
    },
  ],
  merges: [
    { change: { merges: [{ labels: [1, 2], name: "both" }] }, stale: "classes" },
    { change: { merges: [{ labels: [3, 77], name: "same" }] }, stale: {} },
  ],
  regions: [{ change: { regions: [{ name: "all", labels: [1, 2] }] }, stale: "classes" }],
  subset: [
    // Class 1 has no ids in the one folder, class 2 none of its group in the other.
    { change: { subset: { kind: "folder", folder: "f" } }, stale: {} },
    { change: { subset: { kind: "folder", folder: "g" } }, stale: {} },
    { change: {}, stale: {}, before: { subset: { kind: "folder", folder: "g" } } },
  ],
  groups: [{ change: { groups: { kind: "folder" } }, stale: {} }],
  beta: [{ change: { beta: 3 }, stale: {} }],
  threshold: [{ change: { threshold: 0.3 }, stale: {} }],
  palettes: [{ change: { palettes: "indices" }, stale: {} }],
  files: [{ change: { files: { resize: "nearest" } }, stale: {} }],
};

const SHAPE_CHANGES: Readonly<Record<keyof ShapeChoices, readonly Change[]>> = {
  band: [
    shapes({ band: { kind: "pixels", pixels: 2 } }, { boundary: "band" }),
    shapes({ band: { kind: "diagonal", share: 0.4 } }, { boundary: "band" }),
    shapes({ band: { share: 0.02, kind: "diagonal" } }),
  ],
  connectivity: [shapes({ connectivity: 4 }, { objects: "connectivity" })],
  objects: [
    shapes({ objects: "components" }, { objects: "objects" }),
    { ...shapes({ objects: "ids" }, { objects: "objects" }), before: { shapes: {} } },
    // Without a step of ids objects are components whatever is chosen.
    {
      change: { shapes: { objects: "ids" }, relabelling: { target: [], prediction: [] } },
      stale: {},
      before: { shapes: {}, relabelling: { target: [], prediction: [] } },
    },
  ],
  spacing: [
    shapes({ spacing: { x: 0.5, y: 2, z: 1 } }, { surface: "spacing", objects: "spacing" }),
    {
      ...shapes({ spacing: { z: 1, y: 2, x: 0.5 } }),
      before: { shapes: { objects: "ids", spacing: { x: 0.5, y: 2, z: 1 } } },
    },
  ],
  tau: [
    shapes({ tau: { kind: "pixels", pixels: 1 } }),
    shapes({ tau: { kind: "diagonal", share: 0.2 } }),
    shapes({ tau: { kind: "units", units: 3 } }),
  ],
  percentile: [shapes({ percentile: 50 }), shapes({ percentile: 100 })],
  dialect: (["medpy", "panoptica", "deepmind", "metricsreloaded"] as const).map((dialect) => shapes({ dialect })),
  oneEmpty: [shapes({ oneEmpty: "diagonal" }), shapes({ oneEmpty: 7 })],
  found: [shapes({ found: { kind: "overlap" } }), shapes({ found: { kind: "recall", share: 0.3 } })],
  lesionBound: [shapes({ lesionBound: 3 })],
};

/** Every figure of a kind, of every class: global, and the mean of its cells. */
function figures(report: Report, kind: MeasureKind): unknown {
  const { choices } = report;
  const evaluation = evaluate(report, choices);
  return shapeMetrics(choices.shapes)
    .filter(({ shape }) => shape?.kind === kind)
    .map((metric) => [
      metric.id,
      evaluation.table.classes.map(({ label }, index) => [label, classFigures(evaluation, metric, index)]),
    ]);
}

function statesOf(report: Report): Readonly<Record<MeasureKind, string>> {
  const { measured } = evaluate(report, report.choices);
  return ofEachKind((kind) => {
    const state = measured?.[kind];
    return state?.state === "stale" ? state.because : (state?.state ?? "none");
  });
}

describe("shapes under every choice", () => {
  for (const [choice, changes] of [...Object.entries(CHANGES), ...Object.entries(SHAPE_CHANGES)])
    changes.forEach(({ change, stale, before, pairs = PAIRS }, index) => {
      it(`are stale where they would be measured otherwise, and else the figures that measuring again gives: ${choice}, ${index + 1}`, () => {
        const [first, now] = [
          { ...BASE, ...before },
          { ...BASE, ...(choice === "relabelling" ? before : {}), ...change },
        ];
        const report = measuredReport(pairs, first);
        const read: Report = { ...report, choices: { ...DEFAULT_CHOICES, ...now } };
        const expected = ofEachKind((kind) => (stale === "classes" ? stale : (stale[kind] ?? "measured")));
        assert.deepEqual(statesOf(read), expected);
        // Shapes of regions are not measured at all.
        if (choice === "regions") return;
        const again = measuredReport(pairs, now);
        for (const kind of MEASURE_KINDS) {
          const isSame = JSON.stringify(again.images.map((image) => [image.measures?.classes, image.measures?.[kind]])) === JSON.stringify(read.images.map((image) => [image.measures?.classes, image.measures?.[kind]])); // prettier-ignore
          if (expected[kind] === "measured") {
            assert.deepEqual(figures(read, kind), figures(again, kind), kind);
            assert.ok(isSame, `${kind} is measured alike`);
          } else assert.ok(!isSame || stale === "classes", `${kind} has to be measured again`);
        }
      });
    });

  it("are incomplete where images are counted that were not before, and whole again on the way back", () => {
    const report = measuredReport(PAIRS, BASE);
    const [first] = report.images;
    assert.ok(first);
    const { width, height, target, counts } = first;
    const missed = { name: "missed", width, height, target: { ...target, path: "missed.png" }, counts };
    const more: Report = { ...report, images: [...report.images, missed] };
    assert.deepEqual(
      statesOf(more),
      ofEachKind(() => "measured"),
    );
    assert.deepEqual(statesOf({ ...more, choices: { ...more.choices, missing: "count" } }), ofEachKind(() => "incomplete")); // prettier-ignore
  });

  it("have groups, and classes without instances, by all images whatever the subset", () => {
    const states = (subset: Choices["subset"]) => {
      const report = measuredReport(PAIRS, BASE);
      const { images } = evaluate(report, { ...report.choices, subset });
      return images.map(({ measures }) => Array.from(measures?.objects?.pair.target.crowds ?? []));
    };
    const whole = states(undefined);
    assert.ok(
      whole.every((crowds) => crowds.includes(1)),
      JSON.stringify(whole),
    );
    assert.deepEqual(states({ kind: "folder", folder: "g" }), whole.slice(1));
    assert.deepEqual(states({ kind: "folder", folder: "f" }), whole.slice(0, 1));
  });

  it("have groups by ids that are in images outside of the subset alone", () => {
    const lone: DrawnPair = { name: "g/group", target: ["0110"], prediction: ["0100"] };
    const report = measuredReport([...PAIRS.slice(0, 1), lone], BASE);
    const crowds = (subset: Choices["subset"]) =>
      evaluate(report, { ...report.choices, subset }).images.at(-1)?.measures?.objects?.pair.target.crowds;
    assert.deepEqual(crowds({ kind: "folder", folder: "g" }), Uint8Array.of(0, 1));
    assert.deepEqual(crowds(undefined), Uint8Array.of(0, 1));
  });

  it("take groups for no object: neither in the mean size that iIoU weighs by, nor among the thirds by size", () => {
    const pairs = [{ name: "one", target: ["aaaa0000", "11100000"], prediction: ["aa000000", "000000a0"] }];
    const report = measuredReport(pairs, { ...BASE, ignore: [] });
    const evaluation = evaluate(report, report.choices);
    const iiou = shapeMetrics(report.choices.shapes).find(({ id }) => id === "iiou");
    assert.ok(iiou);
    const classIndex = evaluation.table.classes.findIndex(({ label }) => label === 1);
    // Two pixels of the one instance found, two missed, one predicted where nothing is: each counts once.
    assert.equal(classFigures(evaluation, iiou, classIndex).global, 2 / 5);
    assert.deepEqual(
      objectSizes(evaluation, [classIndex], "terciles").map(({ from, to, targets }) => [from, to, targets]),
      [
        [0, 4, 0],
        [4, 4, 0],
        [4, Infinity, 1],
      ],
    );
  });
});
