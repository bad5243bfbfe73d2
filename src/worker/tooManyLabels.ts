import { formatCount } from "../core/text/format";
import type { PairOutcome } from "../protocol/pair";

/** Different pairs of labels of two masks: each is a row of the report. Instances numbered in 16 bits have less. */
export const MOST_LABEL_PAIRS = 2 ** 18;

/** What becomes of a pair that has more. */
export function tooManyLabels(): PairOutcome {
  return {
    ok: false,
    kind: "unreadable",
    side: "target",
    message:
      `The two masks have more than ${formatCount(MOST_LABEL_PAIRS)} different pairs of labels, as photographs have. ` +
      "Check that both are masks; instances are counted as the classes that they are of.",
  };
}
