import { NO_PREDICTION, type Label, type Side } from "../labels/label";
import type { ImageEntry } from "../report";

/** The labels that one mask of an image holds, each once. */
export function metLabelsOf({ counts }: ImageEntry, side: Side): ReadonlySet<Label> {
  const labels = new Set(side === "target" ? counts.targets : counts.predictions);
  labels.delete(NO_PREDICTION);
  return labels;
}
