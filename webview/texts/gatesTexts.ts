import type { GateSubject } from "../../src/core/gates/condition";
import type { Verdict } from "../../src/core/gates/gate";
import { formatCount } from "../../src/core/text/format";

const VERDICTS: Readonly<Record<Verdict, string>> = {
  passed: "passed",
  failed: "failed",
  undecided: "cannot be decided",
};

/** Every sentence of the gates above the tabs. */
export const GATES_TEXTS = {
  title: "Gates",
  verdicts: VERDICTS,
  count: (count: number, verdict: Verdict) => `${formatCount(count)} ${VERDICTS[verdict]}`,
  leads: (kind: GateSubject["kind"] | undefined) =>
    kind === "files"
      ? "Shows the Data check."
      : kind === "class"
        ? "Shows the images of this class."
        : "Shows the images, the worst first.",
  open: (file: string) => `Open ${file}`,
  openTitle: "Opens the file of gates in the editor.",
};
