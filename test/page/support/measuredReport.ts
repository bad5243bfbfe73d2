import { measuredUnder } from "../../../src/core/counting/measuredStates";
import type { ImageEntry, Report } from "../../../src/core/document/report";
import { classTable } from "../../../src/core/reading/classTable";
import { MEASURE_KINDS, type ImageMeasures, type MeasureKind } from "../../../src/core/shapes/imageMeasures";
import { shapeOptions } from "../../../src/core/shapes/shapeOptions";
import { ignoredMark } from "../../../src/measures/classPair";
import { measuresOf } from "../../../src/worker/measurePair";
import { report } from "./builtReport";
import { drawnImage, type DrawnPair } from "./viewerReport";

/** A report of the pairs whose shapes were measured under its choices, by the code that threads run. */
export function measuredReport(
  pairs: readonly DrawnPair[],
  {
    kinds = MEASURE_KINDS,
    change = {},
  }: { readonly kinds?: readonly MeasureKind[]; readonly change?: Partial<Report> } = {},
): Report {
  const images = pairs.map(drawnImage);
  const made = report(images, change);
  const { choices } = made;
  return {
    ...made,
    images: pairs.map((pair, row): ImageEntry => ({
      ...(images[row] ?? drawnImage(pair)),
      measures: measuresOfPair(pair, kinds, made),
    })),
    measured: measuredUnder({ images, table: classTable(images, choices) }, choices),
  };
}

function measuresOfPair(
  { target, prediction }: DrawnPair,
  kinds: readonly MeasureKind[],
  { choices }: Report,
): ImageMeasures {
  const { band, connectivity, spacing } = shapeOptions(choices.shapes);
  const classes = [...new Set(Array.from([...target, ...prediction].join("")))]
    .filter((digit) => digit !== "9")
    .map(Number)
    .sort((a, b) => a - b);
  const plane = (rows: readonly string[]): Uint8Array =>
    Uint8Array.from(rows.join(""), (digit) =>
      digit === "9" ? ignoredMark(classes.length) : classes.indexOf(Number(digit)),
    );
  const [width, height] = [target[0]?.length ?? 0, target.length];
  const places = { labels: classes, places: classes.map((_, index) => index) };
  return measuresOf(
    { target: plane(target), prediction: plane(prediction), width, height, depth: 1, classes: classes.length },
    {
      kinds,
      classes,
      target: places,
      prediction: places,
      pixels: width * height,
      band,
      connectivity,
      ...(spacing && { spacing }),
    },
  );
}

/** Three images of 16 x 12 pixels: an outline that is off by one, an object that was missed and one that was invented. */
export const SHAPES: readonly DrawnPair[] = [
  {
    name: "outline",
    target: square([[2, 2, 8, 8, 1]]),
    prediction: square([[2, 2, 9, 8, 1]]),
  },
  {
    name: "missed",
    target: square([
      [1, 1, 6, 6, 1],
      [10, 2, 4, 4, 2],
    ]),
    prediction: square([[1, 1, 6, 6, 1]]),
  },
  {
    name: "invented",
    target: square([[1, 1, 6, 6, 1]]),
    prediction: square([
      [1, 1, 6, 6, 1],
      [12, 8, 3, 3, 1],
    ]),
  },
];

type Square = readonly [x: number, y: number, width: number, height: number, label: number];

/** Rows of digits, 0 but for the rectangles. */
function square(rectangles: readonly Square[]): readonly string[] {
  return Array.from({ length: 12 }, (_, row) =>
    Array.from({ length: 16 }, (_x, column) => {
      const found = rectangles.findLast(
        ([x, y, width, height]) => column >= x && column < x + width && row >= y && row < y + height,
      );
      return found?.[4] ?? 0;
    }).join(""),
  );
}
