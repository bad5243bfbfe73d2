import type { Choices } from "../document/choices";
import { labelTable } from "../reading/labelTable";
import type { LabelTable } from "../document/relabelling";
import type { ImageEntry } from "../document/report";
import { assignment } from "./assignment";
import { labelPixels } from "./labelPixels";

/** Beyond this many labels nobody means them as classes, and the assignment would take seconds. */
const MOST_LABELS = 256;

/** The permutation of the labels under which the predictions agree with the targets in the most pixels; undefined where none is better. */
export function bestRelabelling(images: readonly ImageEntry[], choices: Choices): LabelTable | undefined {
  const pixels = labelPixels(images, choices);
  const labels = [...new Set([...pixels.keys(), ...[...pixels.values()].flatMap((row) => [...row.keys()])])].sort(
    (a, b) => a - b,
  );
  if (labels.length > MOST_LABELS) return undefined;
  // A label keeps its number where another would do no better: pixels weigh more than all labels together.
  const weights = labels.map((prediction) =>
    labels.map(
      (target) => (pixels.get(prediction)?.get(target) ?? 0) * (labels.length + 1) + (prediction === target ? 1 : 0),
    ),
  );
  const moved = assignment(weights).flatMap((column, row) => {
    const [from, to] = [labels[row], labels[column]];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  });
  return moved.length === 0 ? undefined : labelTable(moved);
}
