import { DIALECT_IDS, type ShapeChoices } from "../../src/core/shapes/shapeOptions";
import { greyPng } from "../support/greyPng";
import type { DataSet } from "./dataSets";

interface Drawn {
  readonly target: readonly string[];
  readonly prediction: readonly string[];
}

function drawn(name: string, images: readonly Drawn[], labels: readonly number[]): DataSet {
  const png = (rows: readonly string[]): Buffer =>
    greyPng(rows[0]?.length ?? 0, rows.length, Array.from(rows.join(""), Number));
  return {
    name,
    files: Object.fromEntries(
      images.flatMap(({ target, prediction }, image) => [
        [`t/${image}.png`, png(target)],
        [`p/${image}.png`, png(prediction)],
      ]),
    ),
    choices: {
      classList: {
        source: "made",
        classes: labels.map((label) => ({ label, name: `class ${label}`, color: "#808080" })),
        ignore: [],
      },
      ignore: [],
    },
  };
}

const MOVED: Drawn = {
  target: [
    "000000000000",
    "011110000000",
    "011110002200",
    "011110002200",
    "011110000000",
    "000000000000",
    "000000000000",
  ],
  prediction: [
    "000000000000",
    "001111000000",
    "001111000000",
    "001110022000",
    "000000022000",
    "000000000000",
    "000000000001",
  ],
};
const TOUCHING: Drawn = {
  target: ["1122", "1122", "1100", "0000", "0000"],
  prediction: ["1112", "1122", "0100", "0000", "0020"],
};
const ONE_SIDED: Drawn = {
  target: ["11000", "11000", "00000", "00000"],
  prediction: ["01100", "01100", "00022", "00022"],
};
const EMPTY: Drawn = { target: ["000", "000", "000"], prediction: ["000", "000", "000"] };

/** Masks for the scripts of distances between outlines. */
export const SHAPE_SETS: readonly DataSet[] = [
  drawn("moved and touching objects, an island", [MOVED, TOUCHING], [0, 1, 2]),
  drawn("a class on one side only, or on none", [MOVED, ONE_SIDED, EMPTY], [0, 1, 2]),
];

const SPACING = { x: 2, y: 0.5, z: 1 };

/** Every library with pixels and with edges in mm, other percentiles and tolerances, and a number for an empty side. */
export const SHAPE_CHOICES: readonly ShapeChoices[] = DIALECT_IDS.flatMap((dialect): readonly ShapeChoices[] => [
  { dialect },
  { dialect, percentile: 80, tau: { kind: "pixels", pixels: 1 } },
  { dialect, spacing: SPACING, tau: { kind: "units", units: 1 } },
  { dialect, oneEmpty: "diagonal" },
  { dialect, oneEmpty: 12.5 },
]);
