import type { Evaluation } from "../evaluation";
import { kindsTaken } from "../words/pairingWords";
import { policyWords } from "../words/policyWords";
import type { Report } from "../report";
import { counted } from "../words/shown";

/** What a table of figures rests on, in one sentence, so that it can be read by itself. */
export function caption(evaluation: Evaluation, { state, pairing }: Report): string {
  const partial = state === "partial" ? "PARTIAL, no score: not all pairs are counted. " : "";
  const images = counted(evaluation.images.length, "image");
  return `${partial}Global figures from counts summed over ${images}, samplewise as the mean over images for each class; ${[...policyWords(evaluation), ...kindsTaken(pairing)].join(", ")}.`;
}
