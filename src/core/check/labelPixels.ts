import { relabeller } from "../reading/relabelling";
import type { Choices } from "../document/choices";
import { NO_PREDICTION, type Label } from "../labels/label";
import type { ImageEntry } from "../document/report";
import { automaticRelabelling } from "../reading/automaticRelabelling";
import { ignoreLabels } from "../reading/ignoreLabels";
import { integerAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";

/** Pixels by predicted label and target label. */
export type LabelPixels = ReadonlyMap<Label, ReadonlyMap<Label, number>>;

/** Pixels of all images as they are read now, without ignored targets and without targets that have no prediction. */
export function labelPixels(images: readonly ImageEntry[], choices: Choices): LabelPixels {
  const automatic = automaticRelabelling(images, choices);
  const ignored = new Set(ignoreLabels(choices, automatic));
  const target = relabeller(automatic.steps.target);
  const prediction = relabeller(automatic.steps.prediction);
  const pixels = new Map<Label, Map<Label, number>>();
  for (const { counts } of images) {
    counts.pixels.forEach((amount, row) => {
      const raw = integerAt(counts.predictions, row);
      const to = target(integerAt(counts.targets, row));
      if (ignored.has(to) || raw === NO_PREDICTION) return;
      const from = prediction(raw);
      const ofLabel = pixels.get(from) ?? new Map<Label, number>();
      pixels.set(from, ofLabel);
      addTo(ofLabel, to, amount);
    });
  }
  return pixels;
}
