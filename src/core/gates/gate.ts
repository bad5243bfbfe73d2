import type { FigureName } from "./figureName";

/** A figure that must reach a threshold: at least where higher is better, at most where lower is, or nearer to 0. */
export interface ThresholdGate {
  readonly kind: "atLeast" | "atMost";
  readonly figure: FigureName;
  readonly threshold: number;
  /** `bound`: not the figure itself must reach it but the end of its interval that is the worse. */
  readonly by: "value" | "bound";
}

/** A figure that must not be worse than that of another report, by its paired interval. */
export interface MarginGate {
  readonly kind: "notWorseThan";
  readonly figure: FigureName;
  /** By so much it may be worse; 0 or more. */
  readonly margin: number;
  /** `shown`: fails where the interval shows that it is worse. `proved`: passes where the interval shows that it is not. */
  readonly decide: "shown" | "proved";
}

/** No problem of files or data at all. */
export interface ProblemsGate {
  readonly kind: "problems";
}

/** At most so many targets without a prediction that was counted. */
export interface MissingGate {
  readonly kind: "missingPredictions";
  readonly most: number;
}

/** A condition that a run must meet. A new kind is a new row of `GATE_KINDS`. */
export type Gate = ThresholdGate | MarginGate | ProblemsGate | MissingGate;

/** Whether gates rest on nothing but figures, draws and how many images there are: on no findings of single images. */
export function restOnSums(gates: readonly Gate[]): boolean {
  return gates.every(({ kind }) => kind !== "problems");
}

/** `undecided`: nothing can be said, which is never a pass. */
export type Verdict = "passed" | "failed" | "undecided";

/** What became of a gate. */
export interface Decision {
  readonly verdict: Verdict;
  /** What was found, in numbers, as the rest of a sentence or a sentence. */
  readonly found: string;
}
