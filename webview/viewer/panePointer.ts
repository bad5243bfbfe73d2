import type { TargetedPointerEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Point } from "./viewport";

/** A step of the wheel, as browsers count it, brings this much nearer. */
const WHEEL_ZOOM = 1.0015;

/** How much nearer the wheel brings the picture: above 1 is nearer. */
export function wheelZoom({ deltaY }: WheelEvent): number {
  return WHEEL_ZOOM ** -deltaY;
}

/** Where in its pane an event happened, in CSS pixels; undefined where it was in none. */
export function placeInPane({ target, clientX, clientY }: MouseEvent): Point | undefined {
  const canvas = target instanceof Element ? target.closest(".pane, .run-pane")?.querySelector("canvas") : undefined;
  if (!canvas) return undefined;
  const { left, top } = canvas.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/**
 * Heard by a listener of our own: only one that is not passive may keep the page from scrolling. `onWheel` stays the same
 * from one drawing to the next.
 */
export function useWheel(
  element: { readonly current: HTMLElement | null },
  onWheel: (event: WheelEvent) => void,
): void {
  useLayoutEffect(() => {
    const { current } = element;
    current?.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      current?.removeEventListener("wheel", onWheel);
    };
  }, [element, onWheel]);
}

interface Drag {
  readonly start: (event: TargetedPointerEvent<HTMLElement>) => void;
  readonly move: (event: TargetedPointerEvent<HTMLElement>) => void;
  readonly end: () => void;
}

/** Dragging moves the panes by CSS pixels; without a button the pointer is over a place of a pane, or over none. */
export function useDrag({
  pan,
  pointAt,
}: {
  readonly pan: (by: Point) => void;
  readonly pointAt: (place: Point | undefined) => void;
}): Drag {
  const last = useRef<Point>(undefined);
  return {
    start: (event) => {
      if (event.button !== 0 || !placeInPane(event)) return;
      last.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    move: (event) => {
      if (last.current) {
        pan({ x: event.clientX - last.current.x, y: event.clientY - last.current.y });
        last.current = { x: event.clientX, y: event.clientY };
      } else {
        pointAt(placeInPane(event));
      }
    },
    end: () => {
      last.current = undefined;
    },
  };
}
