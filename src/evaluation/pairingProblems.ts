import type { Missing } from "../core/choices";
import type { Pairing } from "../core/pairing";
import type { Problem } from "../core/report/problem";

const TARGET_ONLY: Readonly<Record<Missing, string>> = {
  "leave-out": "This target has no prediction, so it is left out. Add the prediction, or count missing predictions as missed.",
  count: "This target has no prediction, so every pixel of it counts as missed. Add the prediction, or leave such targets out.",
};

/** What had no partner, or more than one, as rows of the report. */
export function pairingProblems({ targetsOnly, predictionsOnly, ambiguous }: Pairing, missing: Missing): readonly Problem[] {
  return [
    ...ambiguous.map(
      ({ file, candidates }): Problem => ({
        kind: "ambiguous",
        file,
        message: `More than one file could be its partner (${candidates.join(", ")}), so none was taken. Rename or move all but one.`,
      }),
    ),
    ...targetsOnly.map(
      (file): Problem => ({
        kind: "target-only",
        file,
        message: TARGET_ONLY[missing],
      }),
    ),
    ...predictionsOnly.map(
      (file): Problem => ({
        kind: "prediction-only",
        file,
        message: "This prediction has no target, so it is left out. Add the target, or ignore this row if it is not needed.",
      }),
    ),
  ];
}
