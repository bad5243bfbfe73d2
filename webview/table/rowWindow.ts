/** The rows that are drawn: `first` up to but without `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Rows drawn beyond each edge, so that scrolling shows no gap before the next frame. */
const MARGIN = 10;

/** Which of `rows` rows of one height are drawn where `top` pixels are scrolled away and `height` pixels are seen. */
export function rowWindow(top: number, height: number, rowHeight: number, rows: number, margin = MARGIN): RowWindow {
  const first = Math.max(0, Math.floor(top / rowHeight) - margin);
  const end = Math.min(rows, Math.ceil((top + height) / rowHeight) + margin);
  return { first: Math.min(first, end), end };
}
