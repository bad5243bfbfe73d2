import { imageCounts } from "../../../../src/core/labels/counts";
import type { Label } from "../../../../src/core/labels/label";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";

export const GREY: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };
export const COLOUR: MaskFacts = { format: "PNG", kind: "colour", bits: 8 };

/** A row of counts: target label, predicted label, pixels. */
export type Row = readonly [target: Label, prediction: Label, pixels: number];

interface EntryOptions {
  readonly name?: string;
  readonly target?: MaskFacts;
  readonly prediction?: MaskFacts;
  readonly targetPath?: string;
  readonly predictionPath?: string;
}

/** An image with these counts; grey masks unless said otherwise. */
export function entry(rows: readonly Row[], options: EntryOptions = {}): ImageEntry {
  const name = options.name ?? "x";
  return {
    name,
    width: rows.reduce((sum, [, , pixels]) => sum + pixels, 0),
    height: 1,
    target: { path: options.targetPath ?? `${name}.png`, facts: options.target ?? GREY },
    prediction: { path: options.predictionPath ?? `${name}.png`, facts: options.prediction ?? GREY },
    counts: imageCounts(rows.map(([target, prediction, pixels]) => ({ target, prediction, pixels }))),
  };
}

/** The same target with no prediction beside it. */
export function withoutPrediction({ name, width, height, target, counts }: ImageEntry): ImageEntry {
  return { name, width, height, target, counts };
}

/** A complete report of these images. */
export function reportOf(images: readonly ImageEntry[], choices: Choices = DEFAULT_CHOICES): Report {
  return {
    schema: 1,
    folders: { prediction: "/data/predictions", target: "/data/targets" },
    pairing: { rule: "same relative path", pairs: images.length, targetsOnly: [], predictionsOnly: [] },
    images,
    problems: [],
    choices,
    state: "complete",
  };
}
