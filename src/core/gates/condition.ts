import type { Label } from "../labels/label";
import type { Decision } from "./gate";
import type { IntervalTest } from "./intervalTest";

/** What a condition is about, where it is not all images alike: a class, or the files and data. */
export type GateSubject = { readonly kind: "class"; readonly label: Label } | { readonly kind: "files" };

/** One thing to decide: a gate, or a class of a gate over every class. */
export interface Condition {
  /** What must hold, as a clause: `iou.macro at least 0.75`. */
  readonly text: string;
  readonly subject?: GateSubject;
  readonly answer:
    | { readonly kind: "decided"; readonly decision: Decision }
    /** Those of one family are decided together. */
    | { readonly kind: "test"; readonly family: string; readonly test: IntervalTest };
}

export function decideAtOnce(text: string, decision: Decision): Condition {
  return { text, answer: { kind: "decided", decision } };
}

export function leaveUndecided(text: string, found: string): Condition {
  return decideAtOnce(text, { verdict: "undecided", found });
}
