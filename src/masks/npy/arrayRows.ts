import type { Refusal } from "../refusal";
import type { NpyAxes } from "./npyAxes";
import type { NpyLayout } from "./npyLayout";
import type { NpyNumbers } from "./npyNumbers";

/** Numbers of some rows of an array; the axes are those of these rows alone. */
export interface RowNumbers {
  readonly numbers: NpyNumbers;
  readonly axes: NpyAxes;
}

/** The numbers of an array, of which only some rows may be held at a time. */
export interface ArrayRows {
  /** All rows, from the first on; what is given is valid until the next is asked for. */
  readonly inOrder: () => Iterable<RowNumbers | Refusal>;
  /** Rows among which is one of the array, and its place among them. */
  readonly around: (row: number) => (RowNumbers & { readonly row: number }) | Refusal;
}

/** Those of an array that is held whole. */
export function heldRows(numbers: NpyNumbers, { axes }: NpyLayout): ArrayRows {
  return { inOrder: () => [{ numbers, axes }], around: (row) => ({ numbers, axes, row }) };
}
