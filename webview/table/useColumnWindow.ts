import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Column } from "./column";
import { columnWindow, type ColumnWindow } from "./columnWindow";

/** Drawn before the scroller's width is known. */
const FIRST_WIDTH = 1400;
/** Scrolling within so many pixels draws nothing. */
const STEP = 100;

/** Follows the scroller sideways and says which columns to draw; draws anew only when these change. */
export function useColumnWindow<Row>(scroller: RefObject<HTMLElement | null>, columns: readonly Column<Row>[], headWidth: number): ColumnWindow {
  const [seen, setSeen] = useState({ left: 0, width: FIRST_WIDTH });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
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
  return columnWindow(columns, seen.left, Math.max(0, seen.width - headWidth) + STEP);
}
