import { className } from "../../src/core/reading/className";
import type { ClassTable } from "../../src/core/reading/classTable";
import type { ClassRow } from "./classRow";

/** The classes with a text in their name, in any case, or of that very label. */
export function filterClasses(rows: readonly ClassRow[], table: ClassTable, text: string): readonly ClassRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter(
    ({ index, shownLabel }) => className(table, index).toLowerCase().includes(wanted) || shownLabel === wanted,
  );
}
