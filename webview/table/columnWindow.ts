import type { Column } from "./column";

/** The columns that are drawn beside the first: `first` up to but without `end`. */
export interface ColumnWindow {
  readonly first: number;
  readonly end: number;
}

/** Tables of fewer columns are drawn whole: most of them fit, and a window would cost more than it saves. */
const MOST_DRAWN = 40;
/** Columns drawn beyond each edge, so that scrolling shows no gap before the next frame. */
const MARGIN = 4;

/** Where a column begins, in pixels from the end of the first one, which stays in sight. */
export function columnStart<Row>(columns: readonly Column<Row>[], column: number): number {
  return columns.slice(1, column).reduce((sum, { width = 0 }) => sum + width, 0);
}

/** Which columns are drawn where `left` pixels are scrolled away and `room` pixels are seen beside the first column. */
export function columnWindow<Row>(columns: readonly Column<Row>[], left: number, room: number): ColumnWindow {
  if (columns.length <= MOST_DRAWN) return { first: 1, end: columns.length };
  let first = 1;
  let end = columns.length;
  let start = 0;
  for (let column = 1; column < columns.length; column++) {
    const next = start + (columns[column]?.width ?? 0);
    if (next <= left) first = column + 1;
    if (start < left + room) end = column + 1;
    start = next;
  }
  return { first: Math.max(1, first - MARGIN), end: Math.min(columns.length, end + MARGIN) };
}
