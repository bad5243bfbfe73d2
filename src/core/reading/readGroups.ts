import { relabeller } from "./relabelling";
import type { Relabelling } from "../document/relabelling";
import { countRows, type CountRow } from "../labels/counts";
import { NO_PREDICTION, type Label, type Side } from "../labels/label";
import type { ImageEntry } from "../document/report";
import { pooledByForm } from "./pooledImages";

/** Images whose masks are stored alike and whose labels are of one form, with the labels as the steps read them. */
export interface ReadGroup {
  readonly labels: Readonly<Record<Side, ReadonlySet<Label>>>;
  readonly rows: readonly CountRow[];
  readonly targetBits: number;
  /** The predictions are scores from 0 to 1, read as levels. */
  readonly areLevels: boolean;
}

export function readGroups(
  images: readonly ImageEntry[],
  steps: Readonly<Record<Side, readonly Relabelling[]>>,
): readonly ReadGroup[] {
  const target = relabeller(steps.target);
  const prediction = relabeller(steps.prediction);
  return pooledByForm(images).map((image): ReadGroup => {
    const rows = Array.from(countRows(image.counts), (row): CountRow => ({
      target: target(row.target),
      prediction: row.prediction === NO_PREDICTION ? NO_PREDICTION : prediction(row.prediction),
      pixels: row.pixels,
    }));
    const predictions = new Set(rows.map((row) => row.prediction));
    predictions.delete(NO_PREDICTION);
    return {
      labels: { target: new Set(rows.map((row) => row.target)), prediction: predictions },
      rows,
      targetBits: image.target.facts.bits,
      areLevels: image.prediction?.facts.scores?.kind === "levels",
    };
  });
}
