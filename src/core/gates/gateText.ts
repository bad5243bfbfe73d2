import { logText } from "../text/logText";
import type { GatesOutcome } from "./decideGates";
import { clip, outcomeWords, VERDICT_WORDS } from "./gateWords";
import { largestOf } from "../numbers/extremes";

/** The outcome for a terminal, a gate a line, the sentence about all of them last. */
export function gateText(outcome: GatesOutcome): string {
  const { gates, notes } = outcome;
  const width = largestOf(gates.map(({ verdict }) => VERDICT_WORDS[verdict].length));
  const lines = [
    ...gates.map(
      ({ verdict, text, found }) => `${VERDICT_WORDS[verdict].padEnd(width)}  ${clip(text)}: ${clip(found)}`,
    ),
    ...notes.map((note) => clip(note)),
    `${outcomeWords(outcome)}.`,
    "",
  ];
  return logText(lines.join("\n"));
}
