import type { Column } from "./column";

/** Rows for a spreadsheet: names of the columns, then a line a row, separated by tabs; figures in full precision. */
export function rowsAsText<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const head = columns.map(({ group, header }) => (group === undefined ? header : `${group} ${header}`));
  const lines = rows.map((row) => columns.map(({ text, sortKey }) => text?.(row) ?? String(sortKey(row) ?? "")));
  return [head, ...lines].map((cells) => cells.map(plain).join("\t")).join("\n");
}

/** A name may hold what would part cells or lines. */
function plain(cell: string): string {
  return cell.replace(/\s+/g, " ");
}
