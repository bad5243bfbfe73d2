import type { Evaluation } from "../counting/evaluation";
import { caution } from "../sentences/caution";
import { kindsTaken } from "../pairing/pairingWords";
import { policyWords } from "../sentences/policyWords";
import type { Report } from "../document/report";
import { counted } from "../text/shown";

/** What a table of figures rests on, in one sentence, so that it can be read by itself. */
export function caption(evaluation: Evaluation, report: Report): string {
  const { state, pairing } = report;
  const partial = state === "partial" ? "PARTIAL, no score: not all pairs are counted. " : "";
  const images = counted(evaluation.images.length, "image");
  return `${partial}${caution(report, evaluation.choices)}Global figures from counts summed over ${images}, samplewise as the mean over images for each class; ${[...policyWords(evaluation), ...kindsTaken(pairing)].join(", ")}.`;
}
