import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { rowWindow, type RowWindow } from "./rowWindow";

/** Height of every row in CSS pixels: fixed, so that the place of a row is known without drawing it. */
export const ROW_HEIGHT = 24;

/** Drawn before the scroller's height is known. */
const FIRST_HEIGHT = 600;
/** Where scrolling has stopped for so long, the place is kept. */
const SETTLED_MS = 150;

/** Follows the scroller and says which rows to draw; draws anew only when these change. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  scrollTop: number,
  onSettled: (top: number) => void,
): RowWindow {
  const [seen, setSeen] = useState({ top: scrollTop, height: FIRST_HEIGHT });
  const settled = useRef(onSettled);
  settled.current = onSettled;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      // In steps of a row: a scroll within one draws nothing.
      const top = Math.floor(element.scrollTop / ROW_HEIGHT) * ROW_HEIGHT;
      const height = element.clientHeight;
      setSeen((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    const onScroll = (): void => {
      look();
      clearTimeout(timer);
      timer = setTimeout(() => {
        settled.current(element.scrollTop);
      }, SETTLED_MS);
    };
    element.scrollTop = scrollTop;
    look();
    element.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
    // `scrollTop` is where the table starts; afterwards the element itself knows.
  }, [scroller]);

  return rowWindow(seen.top, seen.height, ROW_HEIGHT, rows);
}
