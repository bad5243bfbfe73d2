import assert from "node:assert/strict";
import {
  isMeasured,
  measuredStates,
  measuredUnder,
  ofEachKind,
  readAs,
} from "../../../../src/core/counting/measuredStates";
import { countedImages } from "../../../../src/core/counting/countedImages";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ImageEntry } from "../../../../src/core/document/report";
import { IGNORED, OTHER } from "../../../../src/core/labels/indices";
import { classTable } from "../../../../src/core/reading/classTable";
import type { ImageMeasures } from "../../../../src/core/shapes/imageMeasures";
import { COLOUR, entry, reportOf, type Row } from "../check/entries";

const ROWS: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 30],
  [1, 7, 5],
  [255, 1, 5],
];
/** Measured as far as states look: that something is there. */
const ALL = ofEachKind(() => []) as unknown as Omit<ImageMeasures, "classes">;

const [BOUNDARY, OBJECTS] = [{ boundary: [] }, { objects: [] }] as unknown as readonly [Partial<ImageMeasures>, Partial<ImageMeasures>]; // prettier-ignore

function images(...measures: readonly (Partial<ImageMeasures> | undefined)[]): readonly ImageEntry[] {
  return measures.map((own, index) => ({
    ...entry(ROWS, { name: String(index) }),
    ...(own && { measures: { classes: [0, 1], ...own } }),
  }));
}

const LIST: Choices["classList"] = {
  source: "list",
  ignore: [],
  classes: [0, 1].map((label) => ({ label, name: `c${label}`, color: "#000000" })),
};
const CHOICES: Choices = { ...DEFAULT_CHOICES, classList: LIST, ignore: [255] };

function read(all: readonly ImageEntry[], choices: Choices) {
  const counted = countedImages(reportOf(all), choices);
  return { images: counted, table: classTable(counted, choices) };
}

/** The states of shapes that were measured under the one choices, and are asked for under the other. */
function states(all: readonly ImageEntry[], now: Partial<Choices> = {}, before: Partial<Choices> = {}) {
  const measured = measuredUnder(read(all, { ...CHOICES, ...before }), { ...CHOICES, ...before });
  return measuredStates(measured, read(all, { ...CHOICES, ...now }), { ...CHOICES, ...now });
}

describe("what shapes are measured under", () => {
  it("is what each label is read as, with what kinds are made with", () => {
    assert.deepEqual(measuredUnder(read(images(undefined), CHOICES), CHOICES), {
      target: [[0, 0], [1, 1], [255, "ignored"]], // prettier-ignore
      prediction: [[0, 0], [1, 1], [7, "none"]], // prettier-ignore
      band: measuredUnder(read(images(), CHOICES), CHOICES).band,
      connectivity: measuredUnder(read(images(), CHOICES), CHOICES).connectivity,
    });
    const { table } = read(images(undefined), CHOICES);
    assert.deepEqual([readAs(table, 1), readAs(table, IGNORED), readAs(table, OTHER)], [1, "ignored", "none"]);
  });

  it("is the plan of a side whose colours are read", () => {
    const coloured = [
      entry([[0x000000, 0, 50], [0xff0000, 1, 30]], { target: COLOUR, prediction: { format: "PNG", kind: "palette", bits: 8, palette: "000000ff0000" } }), // prettier-ignore
    ];
    const { colours } = measuredUnder(read(coloured, DEFAULT_CHOICES), DEFAULT_CHOICES);
    assert.deepEqual(colours, { target: "prediction" });
    const swapped = coloured.map(({ target, prediction, counts, ...rest }): ImageEntry => ({
      ...rest,
      target: prediction ?? target,
      prediction: target,
      counts: { ...counts, targets: counts.predictions, predictions: counts.targets },
    }));
    assert.deepEqual(measuredUnder(read(swapped, DEFAULT_CHOICES), DEFAULT_CHOICES).colours, { prediction: "target" });
  });
});

describe("the state of shapes", () => {
  it("is measured where every image was, or could not be; incomplete with how many lack it; absent of none", () => {
    assert.deepEqual(states(images(ALL, ALL)).surface, { state: "measured" });
    assert.deepEqual(states(images(ALL, { refused: "Too large." })).surface, { state: "measured" });
    assert.deepEqual(states(images(ALL, undefined, {})).surface, { state: "incomplete", images: 2 });
    assert.deepEqual(states(images(undefined)).surface, { state: "absent" });
    const some = states(images({ kinds: [] }));
    assert.deepEqual([some.kinds, some.boundary], [{ state: "measured" }, { state: "absent" }]);
    assert.deepEqual(measuredStates(undefined, read(images(ALL), CHOICES), CHOICES).kinds, { state: "absent" });
    assert.deepEqual([isMeasured({ classes: [] }, "kinds"), isMeasured({ classes: [], kinds: [] }, "kinds"), isMeasured({ classes: [], refused: "x" }, "kinds")], [false, true, true]); // prettier-ignore
  });

  it("is measured of a kind that some image could not have, and of no other kind by that", () => {
    const some = images({ ...BOUNDARY, refusals: { objects: "Noise." } }, OBJECTS);
    const { objects, boundary, kinds } = states(some);
    assert.deepEqual(
      [objects, boundary, kinds],
      [{ state: "measured" }, { state: "incomplete", images: 1 }, { state: "absent" }],
    );
  });

  it("is stale of all kinds once a label is read as another class, or colours otherwise", () => {
    const stale = { state: "stale", because: "classes" };
    const one = { ...LIST, classes: LIST.classes.slice(0, 1) };
    for (const now of [
      { ignore: [1] },
      { classList: one },
      { relabelling: { target: [], prediction: [{ kind: "shift", by: 1 }] } },
    ] as const)
      // prettier-ignore
      assert.deepEqual(states(images(ALL), now), ofEachKind(() => stale), JSON.stringify(now));
    assert.deepEqual(
      states(images(ALL), { leftOut: [1], zeroDivision: 1 }),
      ofEachKind(() => ({ state: "measured" })),
    );
    const renamed = { ...LIST, classes: LIST.classes.map((info) => ({ ...info, name: "x" })) };
    assert.deepEqual(states(images(ALL), { classList: renamed }).kinds, { state: "measured" });
  });

  it("is stale of the kinds alone that are made with what was changed", () => {
    const because = (now: Partial<Choices>): unknown =>
      ofEachKind((kind) => {
        const state = states(images(ALL), now)[kind];
        return state.state === "stale" ? state.because : state.state;
      });
    const usual = ofEachKind((): string => "measured");
    assert.deepEqual(because({ shapes: { band: { kind: "pixels", pixels: 9 } } }), { ...usual, boundary: "band" }); // prettier-ignore
    assert.deepEqual(because({ shapes: { connectivity: 4 } }), {
      ...usual,
      objects: "connectivity",
    });
    assert.deepEqual(because({ shapes: { spacing: { x: 2, y: 3, z: 1 } } }), { ...usual, surface: "spacing", objects: "spacing" }); // prettier-ignore
  });
});
