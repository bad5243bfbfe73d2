import { oncePer } from "../../src/core/collections/oncePer";
import type { TableTab } from "./tableView";

type Widths = Readonly<Record<string, number>>;

const BY_TABLE = oncePer((all: Widths) => {
  const tables = new Map<string, Record<string, number>>();
  for (const [key, width] of Object.entries(all)) {
    const dot = key.indexOf(".");
    const table = key.slice(0, dot);
    tables.set(table, { ...tables.get(table), [key.slice(dot + 1)]: width });
  }
  return tables;
});

const NONE: Widths = {};

/** The widths that were dragged in a table, by column: the same object while they are the same. */
export function widthsOf(table: TableTab, all: Widths): Widths {
  return BY_TABLE(all).get(table) ?? NONE;
}

/** The columns without those that are hidden; the first heads its row and stays. */
export function withoutHidden<Column extends { readonly id: string }>(
  table: TableTab,
  columns: readonly Column[],
  hidden: readonly string[],
): readonly Column[] {
  if (hidden.length === 0) return columns;
  return columns.filter(({ id }, index) => index === 0 || !hidden.includes(`${table}.${id}`));
}
