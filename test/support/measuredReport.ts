import { counting } from "../../src/core/counting/counting";
import { measuredUnder, readAs } from "../../src/core/counting/measuredStates";
import { DEFAULT_CHOICES, type Choices } from "../../src/core/document/choices";
import type { ImageEntry, Report } from "../../src/core/document/report";
import { imageCounts } from "../../src/core/labels/counts";
import { IGNORED } from "../../src/core/labels/indices";
import type { ClassTable } from "../../src/core/reading/classTable";
import { MEASURE_KINDS, type ImageMeasures, type MeasureKind } from "../../src/core/shapes/imageMeasures";
import { shapeOptions } from "../../src/core/shapes/shapeOptions";
import { measuresOf } from "../../src/worker/measurePair";

/** A pair of masks as rows of digits, one a pixel; `9` stands for label 255. */
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
      const pair = pairs[row];
      return pair ? { ...image, measures: measured(pair, read.table, choices, kinds) } : image;
    }),
    measured: measuredUnder(read, choices),
  };
}

function measured(
  { target, prediction }: DrawnPair,
  table: ClassTable,
  choices: Choices,
  kinds: readonly MeasureKind[],
): ImageMeasures {
  const targets = [...labelsOf(target)].map((label) => table.targetClass(label));
  const predictions = [...labelsOf(prediction)].map((label) => table.predictionClass(label));
  const classes = [...new Set([...targets, ...predictions])]
    .flatMap((index) => table.classes[index]?.label ?? [])
    .sort((a, b) => a - b);
  const place = (index: number): number => {
    const as = readAs(table, index);
    return typeof as === "number" ? classes.indexOf(as) : classes.length + (index === IGNORED ? 1 : 0);
  };
  const { band, connectivity, spacing } = shapeOptions(choices.shapes);
  const size = { width: target[0]?.length ?? 0, height: target.length };
  return measuresOf(
    {
      ...size,
      depth: 1,
      classes: classes.length,
      target: Uint8Array.from(targets, place),
      prediction: Uint8Array.from(predictions, place),
    },
    {
      kinds,
      classes,
      target: { labels: [], places: [] },
      prediction: { labels: [], places: [] },
      pixels: size.width * size.height,
      band,
      connectivity,
      ...(spacing && { spacing }),
    },
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

/** The labels of a drawn mask, row by row. */
function labelsOf(rows: readonly string[]): Int32Array {
  return Int32Array.from(rows.join(""), (digit) => (digit === "9" ? 255 : Number(digit)));
}
