import type { Pairing } from "../core/pairing";
import type { Problem } from "../core/problem";

/** What had no partner, or more than one, as rows of the report. */
export function pairingProblems({ targetsOnly, predictionsOnly, ambiguous }: Pairing): readonly Problem[] {
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
        message: "This target has no prediction, so it is left out. Add the missing prediction, or count missing predictions as missed.",
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
