import assert from "node:assert/strict";
import { readReport } from "../../../../src/core/report/reportDocument";
import { placeOf, withValue, type Path } from "./places";

/** From pixels and from corners, each from the target and from the prediction. */
export const HISTOGRAMS = [
  { squared: [0, 1], weights: [2, 1] },
  { weights: [3] },
  { squared: [], weights: [] },
  { squared: [4], weights: [1.5] },
];
/** Class, pixels, box, at the edge, pixels on ignored ones, crowd. */
export const OBJECT = [1, 4, 1, 2, 0, 3, 4, 1, 1, 2, 0];

/** A saved report by hand: two images, of which the first has every key. */
export const DOCUMENT = {
  schema: 1,
  folders: { prediction: "/p", target: "/t", photograph: "/f" },
  pairing: {
    rule: "same name",
    example: { name: "a", prediction: "a.nii", target: "a.nii" },
    pairs: 2,
    targetsOnly: ["x.png"],
    predictionsOnly: ["y.png"],
    ambiguous: [{ side: "target", file: "c.png", candidates: ["1/c.png", "2/c.png"] }],
    variants: [{ side: "target", chosen: "ids", by: "names", why: "Told.", kinds: [{ name: "ids", files: 2 }] }],
    offer: { kind: "letterCase", message: "2 pairs instead of 1.", pairs: 2 },
    several: {
      side: "target",
      kind: "classes",
      images: 1,
      paired: 1,
      files: 2,
      example: { file: "a.png", parts: ["a_1.png"] },
      classes: [{ name: "one", label: 1 }],
    },
    skipped: [{ side: "prediction", kind: "photographs", files: 3 }],
  },
  facts: [
    {
      format: "NIfTI",
      kind: "grey",
      bits: 16,
      palette: "000000800000",
      scores: { kind: "argmax", channels: 3, sumToOne: true, unbounded: true },
      nodata: -1,
      volume: { depth: 2, spacing: [1, 2, 3], affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0] },
      notes: ["It is odd."],
    },
    { format: "PNG", kind: "palette", bits: 8, scores: { kind: "independent", channels: 2 } },
    { format: "NPY", kind: "colour", bits: 1, scores: { kind: "levels" } },
  ],
  images: [
    {
      name: "a",
      width: 2,
      height: 3,
      depth: 2,
      target: { path: "a.nii", parts: [{ path: "a_1.nii", label: 1 }], overlap: 4, facts: 0 },
      prediction: { path: "a.nii", facts: 1, resizedFrom: { width: 4, height: 0 } },
      counts: [
        [0, 0, 5],
        [0, 1, 1],
        [1, 0, 6],
      ],
      turned: { by: "halfTurn", counts: [[1, 1, 12]] },
      measures: {
        classes: [0, 1],
        boundary: { band: 1, counts: [[7, 0, 3]] },
        surface: [HISTOGRAMS, HISTOGRAMS],
        objects: {
          target: [OBJECT],
          prediction: [OBJECT, [...OBJECT.slice(0, 10), 1]],
          overlaps: [[0, 1, 3]],
          lesions: [
            { lesions: [{ pixels: [3, 2, 1], surfaces: HISTOGRAMS }, { pixels: [1, 0, 0] }], invented: 2 },
            { lesions: [], invented: 0 },
          ],
          cells: [
            { components: [[3, 2, 1]], outside: 0 },
            { components: [], outside: 9 },
          ],
        },
        kinds: [
          [1, 2, 3, 4, 5, 6, 7],
          [0, 0, 0, 0, 0, 0, 0],
        ],
        cldice: [
          [1, 2, 3, 4, 5, 6, 7, 8],
          [0, 0, 0, 0, 0, 0, 0, 0],
        ],
        refused: "It is too large.",
        refusals: { cldice: "It is too large." },
      },
    },
    { name: "b", width: 1, height: 1, target: { path: "b.png", facts: 2 }, counts: [[-5, 2, 1]] },
  ],
  problems: [],
  choices: {
    undefined: "exclude",
    presence: "all",
    missing: "leave-out",
    ignore: "auto",
    leftOut: [],
    relabelling: { prediction: [], target: [] },
    merges: [],
    shapes: {
      band: { kind: "diagonal", share: 0.5 },
      connectivity: 4,
      spacing: { x: 1, y: 2, z: 0.5 },
      tau: { kind: "pixels", pixels: 0 },
      percentile: 100,
      dialect: "medpy",
      oneEmpty: "diagonal",
      found: { kind: "iou", above: 1 },
      lesionBound: 0,
    },
  },
  measured: {
    target: [
      [0, 0],
      [9, "ignored"],
      [255, "none"],
    ],
    prediction: [],
    colours: { target: "a", prediction: "b" },
    band: { kind: "pixels", pixels: 3 },
    connectivity: 26,
    spacing: { x: 1, y: 1, z: 1 },
  },
  view: { metric: "dice", average: "micro", reported: "classes", starred: ["a"] },
  state: "complete",
  shard: { number: 1, of: 2 },
};

/** What a report is refused for whose value at a place is another; empty where it is read. */
export function refusal(path: Path, value: unknown): string {
  const read = readReport(JSON.stringify(withValue(DOCUMENT, path, value)));
  return read.ok ? "" : read.message.replace(/^This report is damaged: (.*)\. Evaluate the folders again\.$/s, "$1");
}

/** Values that may stand at a place, and others with what is said of them. */
export type Bounds = readonly [
  path: Path,
  within: readonly unknown[],
  beyond: readonly (readonly [value: unknown, wrong: string])[],
];

/** Tests that a report is read with each value within, and refused with its reason with each beyond. */
export function testBounds(rows: readonly Bounds[]): void {
  for (const [path, within, beyond] of rows) {
    it(`takes what lies within, and says what lies beyond: ${placeOf(path)}`, () => {
      for (const value of within) assert.equal(refusal(path, value), "", JSON.stringify(value));
      for (const [value, wrong] of beyond) {
        const message = refusal(path, value);
        assert.ok(message.includes(wrong), `${JSON.stringify(value)}: ${message}`);
      }
    });
  }
}
