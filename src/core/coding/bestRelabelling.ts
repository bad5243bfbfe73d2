import type { Choices } from "../choices";
import { NO_PREDICTION, type Label } from "../labels/label";
import { labelTable } from "../classes/labelTable";
import { relabeller, type LabelTable } from "../classes/relabelling";
import type { ImageEntry } from "../report";
import { assignment } from "./assignment";
import { automaticRelabelling } from "./automaticRelabelling";
import { ignoreLabels } from "./ignoreLabels";

/** Beyond this many labels nobody means them as classes, and the assignment would take seconds. */
const MOST_LABELS = 256;

/** The permutation of the labels under which the predictions agree with the targets in the most pixels; undefined where none is better. */
export function bestRelabelling(images: readonly ImageEntry[], choices: Choices): LabelTable | undefined {
  const automatic = automaticRelabelling(images, choices);
  const ignored = new Set(ignoreLabels(choices, automatic));
  const pixels = pooledPixels(images, automatic.steps, ignored);
  const labels = [...new Set([...pixels.keys(), ...[...pixels.values()].flatMap((row) => [...row.keys()])])].sort((a, b) => a - b);
  if (labels.length > MOST_LABELS) return undefined;
  // A label keeps its number where another would do no better: pixels weigh more than all labels together.
  const weights = labels.map((prediction) =>
    labels.map((target) => (pixels.get(prediction)?.get(target) ?? 0) * (labels.length + 1) + (prediction === target ? 1 : 0)),
  );
  const moved = assignment(weights).flatMap((column, row) => {
    const [from, to] = [labels[row], labels[column]];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  });
  if (moved.length === 0) return undefined;
  return labelTable(moved);
}

/** Pixels by predicted label and target label, as they are read now. */
function pooledPixels(
  images: readonly ImageEntry[],
  steps: Choices["relabelling"],
  ignored: ReadonlySet<Label>,
): ReadonlyMap<Label, ReadonlyMap<Label, number>> {
  const target = relabeller(steps.target);
  const prediction = relabeller(steps.prediction);
  const pixels = new Map<Label, Map<Label, number>>();
  for (const { counts } of images) {
    counts.pixels.forEach((amount, row) => {
      const raw = counts.predictions[row] ?? 0;
      const to = target(counts.targets[row] ?? 0);
      if (ignored.has(to) || raw === NO_PREDICTION) return;
      const from = prediction(raw);
      const ofLabel = pixels.get(from) ?? new Map<Label, number>();
      pixels.set(from, ofLabel);
      ofLabel.set(to, (ofLabel.get(to) ?? 0) + amount);
    });
  }
  return pixels;
}
