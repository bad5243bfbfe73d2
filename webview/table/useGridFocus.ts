import type { RefObject, TargetedFocusEvent, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { clampCell, moveFocus, type CellPosition } from "./rovingFocus";
import type { ColumnWindow } from "./columnWindow";
import type { RowWindow } from "./rowWindow";
import { ROW_HEIGHT } from "./useRowWindow";

/** Attributes of an element that takes a cell's focus. */
export interface CellProps {
  readonly tabIndex: 0 | -1;
  readonly "data-cell": string;
}

export interface Grid {
  /** Rows with the header. */
  readonly rows: number;
  readonly columns: number;
  /** Where not every column is drawn. */
  readonly sideways?: {
    readonly drawn: ColumnWindow;
    /** Pixels from the end of the first column, which stays in sight. */
    readonly start: (column: number) => number;
  };
}

export interface GridFocus {
  readonly cellProps: (position: CellPosition) => CellProps;
  readonly tabStop: CellPosition;
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  readonly onFocusIn: (event: TargetedFocusEvent<HTMLElement>) => void;
}

const HEADER: CellPosition = { row: 0, column: 0 };

/** One tab stop for a table whose rows may be out of the document: the focused cell is a position, not an element. */
export function useGridFocus(
  scroller: RefObject<HTMLElement | null>,
  { rows, columns, sideways }: Grid,
  drawn: RowWindow,
): GridFocus {
  const [active, setActive] = useState(HEADER);
  const moved = useRef(false);
  const inside = useRef(false);
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 3);
  const size = { rows, columns, page };
  const current = clampCell(active, size);
  const isColumnDrawn =
    !sideways ||
    current.column === 0 ||
    (current.column >= sideways.drawn.first && current.column < sideways.drawn.end);
  const isDrawn = isColumnDrawn && (current.row === 0 || (current.row > drawn.first && current.row <= drawn.end));
  // A cell that is out of the document can't be the tab stop: the header stands in for it.
  const tabStop = isDrawn ? current : { row: 0, column: isColumnDrawn ? current.column : 0 };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (moved.current) {
      // Not yet drawn where the key went far: the drawing that follows the scroll comes here again.
      const cell = element.querySelector<HTMLElement>(`[data-cell="${cellName(current)}"]`);
      if (!cell) return;
      moved.current = false;
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (inside.current && !isDrawn && !element.contains(document.activeElement)) {
      // The focused row was scrolled away: the keys go on working from where it was.
      element.focus({ preventScroll: true });
    }
  });

  return {
    tabStop,
    cellProps: (position) => cellProps(position, tabStop),
    onKeyDown: (event) => {
      if (workControl(event)) return;
      const to = moveFocus(event, current, size);
      if (!to) return;
      event.preventDefault();
      moved.current = true;
      if (scroller.current) {
        bringIntoSight(scroller.current, to.row);
        if (sideways && to.column > 0)
          bringSideways(scroller.current, sideways.start(to.column), sideways.start(to.column + 1));
      }
      setActive({ ...to });
    },
    onFocusIn: ({ target }) => {
      inside.current = true;
      const cell = target instanceof Element ? target.closest("[data-cell]")?.getAttribute("data-cell") : undefined;
      const [row, column] = (cell ?? "").split(":").map(Number);
      if (row !== undefined && column !== undefined && (row !== active.row || column !== active.column)) {
        setActive({ row, column });
      }
    },
  };
}

/** The attributes of the element that takes the focus of a cell; `tabStop` as far as it is known to be near. */
export function cellProps(position: CellPosition, tabStop: CellPosition | undefined): CellProps {
  const isTabStop = position.row === tabStop?.row && position.column === tabStop.column;
  return { tabIndex: isTabStop ? 0 : -1, "data-cell": cellName(position) };
}

/** Controls inside cells are not tab stops: Space on the cell works its check box, Enter its button. */
const CONTROLS: Readonly<Record<string, string>> = { " ": "input[type=checkbox]", Enter: "button" };

function workControl(event: TargetedKeyboardEvent<HTMLElement>): boolean {
  const selector = CONTROLS[event.key];
  if (selector === undefined || !(event.target instanceof HTMLTableCellElement)) return false;
  const control = event.target.querySelector<HTMLElement>(selector);
  if (!control) return false;
  event.preventDefault();
  control.click();
  return true;
}

function cellName({ row, column }: CellPosition): string {
  return `${row}:${column}`;
}

/** Scrolls so far that the row will be drawn; the exact place is the browser's to find. */
function bringIntoSight(element: HTMLElement, row: number): void {
  if (row === 0) return;
  const pinned =
    (element.querySelector("thead")?.clientHeight ?? 0) + (element.querySelector("tfoot")?.clientHeight ?? 0);
  const top = (row - 1) * ROW_HEIGHT;
  const visible = element.clientHeight - pinned;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + ROW_HEIGHT > element.scrollTop + visible) element.scrollTop = top + ROW_HEIGHT - visible;
}

/** As `bringIntoSight`, for a column from `start` to `end` beside the first. */
function bringSideways(element: HTMLElement, start: number, end: number): void {
  const room = element.clientWidth - (element.querySelector("th")?.clientWidth ?? 0);
  if (start < element.scrollLeft) element.scrollLeft = start;
  else if (end > element.scrollLeft + room) element.scrollLeft = end - room;
}
