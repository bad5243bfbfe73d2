import { SIDES } from "../labels/label";
import { skippedWords } from "../formats/otherKinds";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";

/** Files beside the masks that are not read, of kinds that people keep masks in. */
export function skippedFindings({ report }: CheckedData): readonly Finding[] {
  return SIDES.flatMap((side): readonly Finding[] => {
    const skipped = (report.pairing.skipped ?? []).filter((files) => files.side === side);
    if (skipped.length === 0) return [];
    return [
      {
        id: `skippedFiles:${side}`,
        severity: "info",
        message: `The ${side} folder also holds files that are not read: ${skippedWords(skipped)}.`,
        numbers: { files: skipped.reduce((sum, { files }) => sum + files, 0) },
      },
    ];
  });
}
