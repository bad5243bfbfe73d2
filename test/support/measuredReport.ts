import { counting } from "../../src/core/counting/counting";
import { classPlaces, type LabelPlaces } from "../../src/core/counting/classPlaces";
import { measuredUnder } from "../../src/core/counting/measuredStates";
import { sidesOfIds } from "../../src/core/counting/sidesOfIds";
import { DEFAULT_CHOICES, type Choices } from "../../src/core/document/choices";
import type { ImageEntry, Report } from "../../src/core/document/report";
import { imageCounts } from "../../src/core/labels/counts";
import type { ClassTable } from "../../src/core/reading/classTable";
import { MEASURE_KINDS, type ImageMeasures, type MeasureKind } from "../../src/core/shapes/imageMeasures";
import { shapeOptions } from "../../src/core/shapes/shapeOptions";
import { measuresOf } from "../../src/worker/measurePair";

/** A pair of masks as rows of signs, one a pixel: digits for labels, `9` for label 255, letters for ids of two digits, see `SIGNS`. */
export interface DrawnPair {
  readonly name: string;
  readonly target: readonly string[];
  readonly prediction: readonly string[];
}

/** A report of drawn pairs whose shapes of these kinds were measured, by the code that measures them in threads. */
export function measuredReport(
  pairs: readonly DrawnPair[],
  change: Partial<Choices> = {},
  kinds: readonly MeasureKind[] = MEASURE_KINDS,
): Report {
  const choices = { ...DEFAULT_CHOICES, ...change };
  const images = pairs.map(drawnEntry);
  const report: Report = {
    schema: 1,
    folders: { prediction: "/data/predictions", target: "/data/targets" },
    pairing: { rule: "same relative path", pairs: images.length, targetsOnly: [], predictionsOnly: [] },
    images,
    problems: [],
    choices,
    state: "complete",
  };
  const read = counting(report, { ...choices, subset: undefined });
  return {
    ...report,
    images: images.map((image, row) => {
      const [pair, asRead] = [pairs[row], read.images[row]];
      return pair && asRead ? { ...image, measures: measured(pair, asRead, read.table, choices, kinds) } : image;
    }),
    measured: measuredUnder(read, choices),
  };
}

function measured(
  { target, prediction }: DrawnPair,
  image: ImageEntry,
  table: ClassTable,
  choices: Choices,
  kinds: readonly MeasureKind[],
): ImageMeasures {
  const { band, connectivity, spacing } = shapeOptions(choices.shapes);
  const places = classPlaces(image, table, sidesOfIds(choices));
  const size = { width: image.width, height: image.height };
  const plane = (rows: readonly string[], { labels, places: of }: LabelPlaces): Uint8Array =>
    Uint8Array.from(labelsOf(rows), (label) => of[labels.indexOf(label)] ?? NaN);
  const instances = (rows: readonly string[], { labels, ids }: LabelPlaces): Int32Array | undefined =>
    ids && labelsOf(rows).map((label) => ids[labels.indexOf(label)] ?? 0);
  const [ofTarget, ofPrediction] = [instances(target, places.target), instances(prediction, places.prediction)];
  return measuresOf(
    {
      ...size,
      depth: 1,
      classes: places.classes.length,
      target: plane(target, places.target),
      prediction: plane(prediction, places.prediction),
    },
    {
      kinds,
      ...places,
      pixels: size.width * size.height,
      band,
      connectivity,
      ...(spacing && { spacing }),
    },
    { ...(ofTarget && { target: ofTarget }), ...(ofPrediction && { prediction: ofPrediction }) },
  );
}

function drawnEntry({ name, target, prediction }: DrawnPair): ImageEntry {
  const [targets, predictions] = [labelsOf(target), labelsOf(prediction)];
  const mask = { path: `${name}.png`, facts: { format: "PNG", kind: "grey", bits: 8 } } as const;
  return {
    name,
    width: target[0]?.length ?? 0,
    height: target.length,
    target: mask,
    prediction: mask,
    counts: imageCounts(
      Array.from(targets, (label, pixel) => ({ target: label, prediction: predictions[pixel] ?? 0, pixels: 1 })),
    ),
  };
}

const SIGNS: Readonly<Record<string, number>> = { "9": 255, a: 11, b: 12, c: 21, d: 22 };

/** The labels of a drawn mask, row by row. */
function labelsOf(rows: readonly string[]): Int32Array {
  return Int32Array.from(rows.join(""), (sign) => SIGNS[sign] ?? Number(sign));
}
