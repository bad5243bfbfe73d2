import type { Choices } from "../document/choices";
import { SIDES } from "../labels/label";
import type { ScoreFacts } from "../labels/labelMap";
import type { ImageEntry } from "../document/report";
import { DEFAULT_THRESHOLD } from "../reading/thresholdLevel";

/** How several scores a pixel became one label, as clauses: one a side and number of channels. */
export function scoreWords(
  images: readonly ImageEntry[],
  { threshold = DEFAULT_THRESHOLD }: Pick<Choices, "threshold">,
): readonly string[] {
  const words = SIDES.flatMap((side) =>
    images.flatMap((image) => {
      const scores = image[side]?.facts.scores;
      return scores && scores.kind !== "levels" ? [`${side}s ${wordsOf(scores, threshold)}`] : [];
    }),
  );
  return [...new Set(words)];
}

function wordsOf(scores: Exclude<ScoreFacts, { readonly kind: "levels" }>, threshold: number): string {
  if (scores.kind === "argmax") return `by the largest of ${scores.channels} channels`;
  return `0 where all of ${scores.channels} channels are below ${threshold}, else 1 + the largest`;
}
