import { useLayoutEffect, useRef } from "preact/hooks";

/** What had the focus: an element, and the row that it is of, since a table draws its rows anew. */
interface Place {
  readonly element: Element | null;
  readonly row: string | undefined;
}

/** Frames after which a row that is not drawn is given up: what the viewer lay over is laid out anew first. */
const MOST_FRAMES = 6;

/** Takes the focus when an image is opened from elsewhere, and gives it back when the viewer closes. */
export function useFocusWhileOpen(section: { readonly current: HTMLElement | null }, image: string | undefined): void {
  const returnTo = useRef<Place>({ element: null, row: undefined });
  useLayoutEffect(() => {
    if (section.current?.contains(document.activeElement) === true) return;
    const element = document.activeElement;
    returnTo.current = { element, row: element?.closest("[data-row]")?.getAttribute("data-row") ?? undefined };
    section.current?.querySelector<HTMLElement>(".stage")?.focus({ preventScroll: true });
  }, [section, image]);
  useLayoutEffect(
    () => () => {
      giveBack(returnTo.current, MOST_FRAMES);
    },
    [],
  );
}

function giveBack({ element, row }: Place, frames: number): void {
  // One frame later at the soonest: on a narrow page what the viewer lay over is in sight only then.
  requestAnimationFrame(() => {
    const isThere = element instanceof HTMLElement && element.isConnected && element !== document.body;
    const found = isThere ? element : row === undefined ? undefined : placeOfRow(row);
    if (found) {
      found.focus({ preventScroll: true });
      // Laid out anew after this, its row may be another element: then the focus has nowhere to be.
      if (frames > 0) keepGiven({ element, row }, frames - 1);
    } else if (row !== undefined && frames > 0) giveBack({ element, row }, frames - 1);
    else document.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus({ preventScroll: true });
  });
}

function keepGiven(place: Place, frames: number): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) giveBack(place, frames);
    else if (frames > 0) keepGiven(place, frames - 1);
  });
}

/** Where the focus goes in a row that was drawn anew. */
function placeOfRow(row: string): HTMLElement | undefined {
  const found = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`);
  return found?.matches("[tabindex]") === true ? found : (found?.querySelector<HTMLElement>("[tabindex]") ?? undefined);
}
