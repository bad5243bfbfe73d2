import { imageCounts, type CountRow } from "../../src/core/labels/counts";
import { DEFAULT_CHOICES, type Choices } from "../../src/core/document/choices";
import type { Label } from "../../src/core/labels/label";
import type { MaskFacts } from "../../src/core/labels/labelMap";
import type { ImageEntry, Report } from "../../src/core/document/report";

export const GREY: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };

/** Rows of counts as people write them in tests: target label, predicted label, pixels. */
export type Triple = readonly [target: Label, prediction: Label, pixels: number];

/** An image of the given counts, one row high. */
export function image(name: string, triples: readonly Triple[], facts: MaskFacts = GREY): ImageEntry {
  const rows: readonly CountRow[] = triples.map(([target, prediction, pixels]) => ({ target, prediction, pixels }));
  return {
    name,
    width: rows.reduce((sum, { pixels }) => sum + pixels, 0),
    height: 1,
    target: { path: `${name}.png`, facts },
    prediction: { path: `${name}.png`, facts },
    counts: imageCounts(rows),
  };
}

/** A complete report of the images. */
export function report(images: readonly ImageEntry[], choices: Partial<Choices> = {}): Report {
  return {
    schema: 1,
    folders: { prediction: "/predictions", target: "/targets" },
    pairing: { rule: "same relative path", pairs: images.length, targetsOnly: [], predictionsOnly: [] },
    images,
    problems: [],
    choices: { ...DEFAULT_CHOICES, ...choices },
    state: "complete",
  };
}
