import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Column } from "./column";
import { columnWindow, type ColumnWindow } from "./columnWindow";

/** Drawn before the scroller's width is known. */
const FIRST_WIDTH = 1400;
/** Scrolling within so many pixels draws nothing. */
const STEP = 100;

/** Follows the scroller sideways and says which columns to draw; draws anew only when these change. */
export function useColumnWindow<Row>(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column<Row>[],
  headWidth: number,
): ColumnWindow {
  const [seen, setSeen] = useState({ left: 0, width: FIRST_WIDTH });
  const wanted = useRef(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      // Where all columns fit there is nowhere to be scrolled to.
      if (element.scrollWidth > element.clientWidth) wanted.current = element.scrollLeft;
      const left = Math.floor(element.scrollLeft / STEP) * STEP;
      const width = element.clientWidth;
      setSeen((before) => (before.left === left && before.width === width ? before : { left, width }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [scroller]);
  useLayoutEffect(() => {
    // Other columns for a while, as beside the viewer, are not scrolling of the user's.
    if (scroller.current) scroller.current.scrollLeft = wanted.current;
  }, [scroller, columns.length]);
  return columnWindow(columns, seen.left, Math.max(0, seen.width - headWidth) + STEP);
}
