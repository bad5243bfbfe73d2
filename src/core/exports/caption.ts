import type { Evaluation } from "../evaluation";
import { kindName } from "../pairing/variantWords";
import { policyWords } from "../policyWords";
import type { Report } from "../report";
import { counted } from "../shown";

/** What a table of figures rests on, in one sentence, so that it can be read by itself. */
export function caption(evaluation: Evaluation, { state, pairing }: Report): string {
  const partial = state === "partial" ? "PARTIAL, no score: not all pairs are counted. " : "";
  const images = counted(evaluation.images.length, "image");
  return `${partial}Global figures from counts summed over ${images}, samplewise as the mean over images for each class; ${[...policyWords(evaluation), ...kindsTaken(pairing)].join(", ")}.`;
}

/** Kinds of mask that were found out; those that the user chose are words of the choices. */
function kindsTaken({ variants }: Report["pairing"]): readonly string[] {
  const found = (variants ?? []).filter(({ by, kinds }) => (by === "names" || by === "labels") && kinds.length > 0);
  return found.map(({ side, chosen }) => `${side}s of the kind ${kindName(chosen)}`);
}
