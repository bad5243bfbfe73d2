import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { rowWindow } from "../table/rowWindow";
import { useScrolling, type ScrollPlace } from "../table/useScrolling";
import { LINE_HEIGHT, TILE, tilesAcross } from "./tiles";

/** Lines drawn beyond each edge. */
const MARGIN = 2;

export interface TileWindow {
  readonly across: number;
  /** Lines that are drawn: `first` up to but without `end`. */
  readonly first: number;
  readonly end: number;
  /** Lines in sight. */
  readonly page: number;
}

/** Follows the scroller and says which lines of tiles to draw. What stands at the top stays there when the width changes. */
export function useTileWindow(scroller: RefObject<HTMLElement | null>, count: number, place: ScrollPlace): TileWindow {
  const [seen, setSeen] = useState({ top: place.scrollTop, height: 600, across: 1 });

  useScrolling(scroller, place, (element) => {
    let across = tilesAcross(element.clientWidth);
    /** The tile at the top when the user last scrolled, and how far into its line. */
    let anchor = { tile: 0, within: 0 };
    /** Where the page itself has scrolled to: no scrolling of the user's. */
    let own: number | undefined;
    const look = (): void => {
      const top = Math.floor(element.scrollTop / LINE_HEIGHT) * LINE_HEIGHT;
      const height = element.clientHeight;
      setSeen((before) =>
        before.top === top && before.height === height && before.across === across ? before : { top, height, across },
      );
    };
    const takeAnchor = (): void => {
      const line = Math.floor(element.scrollTop / LINE_HEIGHT);
      anchor = { tile: line * across, within: element.scrollTop - line * LINE_HEIGHT };
    };
    const scrolled = (): void => {
      if (element.scrollTop !== own) takeAnchor();
      own = undefined;
      look();
    };
    const resized = (): void => {
      const now = tilesAcross(element.clientWidth);
      if (now !== across) {
        across = now;
        const lines = element.querySelector<HTMLElement>(".tile-lines");
        if (lines) lines.style.height = `${Math.ceil(Number(lines.dataset["count"]) / across) * LINE_HEIGHT}px`;
        element.scrollTop = Math.floor(anchor.tile / across) * LINE_HEIGHT + anchor.within;
        own = element.scrollTop;
      }
      look();
    };
    return { scrolled, resized };
  });

  const lines = Math.ceil(count / seen.across);
  const { first, end } = rowWindow(seen.top - TILE.edge, seen.height, LINE_HEIGHT, lines, MARGIN);
  return { across: seen.across, first, end, page: Math.max(1, Math.floor(seen.height / LINE_HEIGHT)) };
}
