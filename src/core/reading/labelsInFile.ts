import { NO_PREDICTION, type Label, type Side } from "../labels/label";
import type { ImageEntry } from "../document/report";

/** The labels that one mask of an image holds, each once. */
export function labelsInFile({ counts }: ImageEntry, side: Side): ReadonlySet<Label> {
  const labels = new Set<Label>();
  let last = NO_PREDICTION;
  for (const label of side === "target" ? counts.targets : counts.predictions) {
    // Rows are ordered by target, so runs of one label are common.
    if (label !== last && label !== NO_PREDICTION) labels.add(label);
    last = label;
  }
  return labels;
}
