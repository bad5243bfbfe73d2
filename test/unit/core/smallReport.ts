import { DEFAULT_CHOICES, type Choices } from "../../../src/core/document/choices";
import { imageCounts } from "../../../src/core/labels/counts";
import { NO_PREDICTION, type Label } from "../../../src/core/labels/label";
import type { MaskFacts } from "../../../src/core/labels/labelMap";
import type { Report } from "../../../src/core/document/report";

/** An image as its labels, pixel by pixel; without `prediction` the target has none. */
export interface SmallImage {
  readonly name?: string;
  readonly target: readonly Label[];
  readonly prediction?: readonly Label[];
}

const FACTS: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };

/** A report of images one pixel high. */
export function smallReport(images: readonly SmallImage[], choices: Partial<Choices> = {}): Report {
  return {
    schema: 1,
    folders: { prediction: "/predictions", target: "/targets" },
    pairing: { rule: "same relative path", pairs: images.length, targetsOnly: [], predictionsOnly: [] },
    images: images.map(({ name, target, prediction }, image) => {
      const path = `${name ?? String(image).padStart(3, "0")}.png`;
      return {
        name: name ?? String(image).padStart(3, "0"),
        width: target.length,
        height: 1,
        target: { path, facts: FACTS },
        ...(prediction && { prediction: { path, facts: FACTS } }),
        counts: imageCounts(
          target.map((label, pixel) => ({
            target: label,
            prediction: prediction?.[pixel] ?? NO_PREDICTION,
            pixels: 1,
          })),
        ),
      };
    }),
    problems: [],
    choices: { ...DEFAULT_CHOICES, ...choices },
    state: "complete",
  };
}
