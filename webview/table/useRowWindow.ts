import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { rowWindow, type RowWindow } from "./rowWindow";
import { useScrolling, type ScrollPlace } from "./useScrolling";

/** Height of every row in CSS pixels: fixed, so that the place of a row is known without drawing it. */
export const ROW_HEIGHT = 24;

/** Drawn before the scroller's height is known. */
const FIRST_HEIGHT = 600;

/** Follows the scroller and says which rows to draw; draws anew only when these change. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, rows: number, place: ScrollPlace): RowWindow {
  const [seen, setSeen] = useState({ top: place.scrollTop, height: FIRST_HEIGHT });
  useScrolling(scroller, place, (element) => {
    const look = (): void => {
      // In steps of a row: a scroll within one draws nothing.
      const top = Math.floor(element.scrollTop / ROW_HEIGHT) * ROW_HEIGHT;
      const height = element.clientHeight;
      setSeen((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    return { scrolled: look, resized: look };
  });
  return rowWindow(seen.top, seen.height, ROW_HEIGHT, rows);
}
