import type { Column } from "./column";

/** Columns no narrower than this can still be grasped. */
export const LEAST_WIDTH = 36;

/** The columns in the widths that were dragged; the same array where none was. */
export function withWidths<Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
): readonly Column<Row>[] {
  if (columns.every(({ id }) => widths[id] === undefined)) return columns;
  return columns.map((column) => {
    const width = widths[column.id];
    return width === undefined ? column : { ...column, width: Math.max(LEAST_WIDTH, Math.round(width)) };
  });
}
