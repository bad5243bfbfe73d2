import type { LabelRuns } from "../../src/core/labels/labelRuns";

/** The labels that runs stand for, one a pixel. */
export function labelsOfRuns({ values, places, lengths }: LabelRuns): Int32Array {
  const labels = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  lengths.forEach((length, run) => {
    labels.fill(values[places[run] ?? 0] ?? 0, at, at + length);
    at += length;
  });
  return labels;
}
