import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Where scrolling has stopped for so long, the place is kept. */
const SETTLED_MS = 150;

/** Where a scroller starts, and who keeps where it came to. */
export interface ScrollPlace {
  /** Pixels scrolled down when it is first shown. */
  readonly scrollTop: number;
  readonly onSettled: (top: number) => void;
}

/** What is done when the scroller was scrolled, first of all to where it starts, and when its size has changed. */
export interface ScrollFollower {
  readonly scrolled: () => void;
  readonly resized: () => void;
}

/** Puts a scroller where it starts and follows it for as long as it is shown. */
export function useScrolling(
  scroller: RefObject<HTMLElement | null>,
  place: ScrollPlace,
  follow: (element: HTMLElement) => ScrollFollower,
): void {
  const settled = useRef(place.onSettled);
  settled.current = place.onSettled;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    element.scrollTop = place.scrollTop;
    const { scrolled, resized } = follow(element);
    const onScroll = (): void => {
      scrolled();
      clearTimeout(timer);
      timer = setTimeout(() => {
        settled.current(element.scrollTop);
      }, SETTLED_MS);
    };
    scrolled();
    element.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(resized);
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
    // The place is where the scroller starts; afterwards the element itself knows.
  }, [scroller]);
}
