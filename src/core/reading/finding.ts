import type { Choices } from "../document/choices";
import type { Figure } from "../numbers/figure";
import type { ProblemKind } from "../document/problem";

/** One thing that the data show of themselves: a row of the Data check. */
export interface Finding {
  /** The same for the same thing in every report. */
  readonly id: string;
  readonly severity: "info" | "warning" | "error";
  /** What was seen, in numbers, what it means and what to do. */
  readonly message: string;
  /** The numbers of the message by name: pixels, files, shares from 0 to 1. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What the user may do about it in one click; undone by setting the choices back. */
  readonly action?: FindingAction;
  /**
   * Whether it stands with the figures and not in the Data check alone, since it may change them by a lot. Where absent, `dataCheck` tells
   * by the effect; `false` for what the user chose or what may well be meant so.
   */
  readonly standsWithFigures?: boolean;
  /** What the action does to the mean IoU; added by `dataCheck` where counts tell it. */
  readonly effect?: Effect;
  /** The kind under which exports and the command line list it; absent for what is not a problem. */
  readonly problem?: ProblemKind;
  /** The images that it is about, by name, where it is not about all. */
  readonly images?: readonly string[];
}

export interface FindingAction {
  readonly label: string;
  readonly apply: Partial<Choices>;
  /** It has the folders evaluated in each other's role, and leaves the choices as they are. */
  readonly exchangesFolders?: true;
  /** The option of the command line that does the same: `--relabel prediction:+1`. */
  readonly option?: string;
}

/** The global mean IoU over the classes that occur, 0/0 left out: as the masks are read, and with an action taken. */
export interface Effect {
  readonly now: Figure;
  readonly then: Figure;
}
