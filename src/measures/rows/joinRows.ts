import { join } from "../objects/unionFind";
import type { RowSet } from "./rowSet";

/** Joins the stretches of a row to those of another that they touch by an edge or a corner; rows are counted from the set's top. */
export function joinRows({ rows, starts, ends }: RowSet, parents: Int32Array, row: number, other: number): void {
  let there = rows[other];
  const stop = rows[other + 1];
  for (let here = rows[row]; here < rows[row + 1]; here++) {
    while (there < stop && ends[there] < starts[here]) there++;
    for (let at = there; at < stop && starts[at] <= ends[here]; at++) join(parents, here, at);
  }
}
