import type { Missing } from "../core/document/choices";
import type { Pairing } from "../core/document/pairing";
import type { Problem } from "../core/document/problem";
import type { Unread } from "./listMasks";

const TARGET_ONLY: Readonly<Record<Missing, string>> = {
  "leave-out":
    "This target has no prediction, so it is left out. Add the prediction, or count missing predictions as missed.",
  count: "This target has no prediction, so all of it counts as missed. Add the prediction, or leave such targets out.",
};

/** Subfolders and files that cannot be read, as rows of the report. */
export function unreadProblems(unread: readonly Unread[]): readonly Problem[] {
  return unread.map(({ path, isFolder, reason, advice = "Rename it" }) => ({
    kind: "unreadable",
    file: path,
    message: isFolder
      ? `This folder cannot be read: ${reason}. Whatever masks it holds take no part. Make it readable, then evaluate again.`
      : `This file cannot be read: ${reason}. It takes no part. ${advice}, then evaluate again.`,
  }));
}

/** What had no partner, or more than one, as rows of the report. */
export function pairingProblems(
  { targetsOnly, predictionsOnly, ambiguous }: Pairing,
  missing: Missing,
): readonly Problem[] {
  return [
    ...ambiguous.map(({ file, candidates }): Problem => ({
      kind: "ambiguous",
      file,
      message: `More than one file could be its partner (${candidates.join(", ")}), so none was taken. Rename or move all but one.`,
    })),
    ...targetsOnly.map((file): Problem => ({
      kind: "target-only",
      file,
      message: TARGET_ONLY[missing],
    })),
    ...predictionsOnly.map((file): Problem => ({
      kind: "prediction-only",
      file,
      message:
        "This prediction has no target, so it is left out. Add the target, or ignore this row if it is not needed.",
    })),
  ];
}
