import type { Choices } from "../choices";
import type { ProblemKind } from "../report/problem";

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
  readonly action?: { readonly label: string; readonly apply: Partial<Choices> };
  /** The kind under which exports and the command line list it; absent for what is no problem. */
  readonly problem?: ProblemKind;
  /** The images that it is about, by name, where it is not about all. */
  readonly images?: readonly string[];
}
