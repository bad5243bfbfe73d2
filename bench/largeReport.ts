import { closeSync, openSync, writeSync } from "node:fs";
import { DEFAULT_CHOICES } from "../src/core/document/choices";
import type { ImageEntry, Report } from "../src/core/document/report";
import { imageCounts, type CountRow } from "../src/core/labels/counts";
import type { MaskFacts } from "../src/core/labels/labelMap";
import { reportLines } from "../src/core/report/reportDocument";
import { random } from "./random";

const FACTS: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };
/** Classes that an image has, of which each is taken for others in so many ways. */
const CLASSES_OF_IMAGE = 8;
const MIX_UPS = 2;

interface LargeReport {
  readonly images: number;
  readonly classes: number;
  readonly run?: number;
}

/**
 * A report of as many images as people have them at most, the same on every call. Its targets do not depend on `run`, so
 * that two runs can be compared.
 */
export function largeReport({ images, classes, run = 1 }: LargeReport): Report {
  const [target, prediction] = [random(1), random(100 + run)];
  return {
    schema: 1,
    folders: { prediction: `/predictions ${run}`, target: "/targets" },
    pairing: { rule: "same relative path", pairs: images, targetsOnly: [], predictionsOnly: [] },
    images: Array.from({ length: images }, (_, index): ImageEntry => {
      const name = `city ${index % 20}/street_${String(index).padStart(6, "0")}`;
      const file = { path: `${name}.png`, facts: FACTS };
      const rows = Array.from({ length: Math.min(classes, CLASSES_OF_IMAGE) }, (): readonly CountRow[] => {
        const label = Math.floor(target() * classes);
        const pixels = 100 + Math.floor(target() * 100_000);
        const wrong = Array.from({ length: MIX_UPS }, () => ({
          target: label,
          prediction: Math.floor(prediction() * classes),
          pixels: 1 + Math.floor((prediction() * pixels) / 10),
        }));
        const right = wrong.reduce((rest, row) => rest - row.pixels, pixels);
        return [{ target: label, prediction: label, pixels: right }, ...wrong];
      }).flat();
      const width = rows.reduce((sum, { pixels }) => sum + pixels, 0);
      return { name, width, height: 1, target: file, prediction: file, counts: imageCounts(rows) };
    }),
    problems: [],
    choices: DEFAULT_CHOICES,
    state: "complete",
  };
}

/** Saves it. */
export function writeLargeReport(file: string, made: LargeReport): void {
  const to = openSync(file, "w");
  for (const line of reportLines(largeReport(made))) writeSync(to, line);
  closeSync(to);
}
