import { plainText } from "../text/plainText";
import { quantity } from "../text/format";
import type { DecidedGate, GatesOutcome } from "./decideGates";
import type { Verdict } from "./gate";

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  passed: "passed",
  failed: "failed",
  undecided: "cannot be decided",
};

/** What matters first: those that failed, then those without an answer. */
const ORDER: readonly Verdict[] = ["failed", "undecided", "passed"];

export function worstFirst(gates: readonly DecidedGate[]): readonly DecidedGate[] {
  return ORDER.flatMap((wanted) => gates.filter(({ verdict }) => verdict === wanted));
}

/** How many gates came out so. */
export function countGates(gates: GatesOutcome["gates"], wanted: Verdict): number {
  return gates.filter(({ verdict }) => verdict === wanted).length;
}

/** The outcome in one sentence. */
export function outcomeWords({ gates }: Pick<GatesOutcome, "gates">): string {
  const [failed, undecided] = [countGates(gates, "failed"), countGates(gates, "undecided")];
  const all = quantity(gates.length, "gate");
  if (failed + undecided === 0) return gates.length === 1 ? "The gate passed" : `All ${all} passed`;
  const parts = [
    ...(failed > 0 ? [`${failed} of ${all} failed`] : []),
    ...(undecided > 0 ? [`${undecided}${failed > 0 ? "" : ` of ${all}`} cannot be decided`] : []),
  ];
  return parts.join(", ");
}

/** Names may be as long as a book: in a list of gates each has so much room. */
const LONGEST = 300;

export function clip(text: string, longest = LONGEST): string {
  const plain = plainText(text);
  return plain.length > longest ? `${plain.slice(0, longest).replace(/\p{Cs}$/u, "")}...` : plain;
}
