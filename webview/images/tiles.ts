/** Sizes of the grid of thumbnails, in CSS pixels; the style sheet knows them as well. */
export const TILE = { width: 168, height: 150, gap: 8, edge: 12 } as const;

/** How many tiles stand side by side. */
export function tilesAcross(width: number): number {
  return Math.max(1, Math.floor((width - 2 * TILE.edge + TILE.gap) / (TILE.width + TILE.gap)));
}

/** Height of a line of tiles with what is between it and the next. */
export const LINE_HEIGHT = TILE.height + TILE.gap;

export interface Tiles {
  readonly count: number;
  readonly across: number;
  /** Lines that a page key moves by. */
  readonly page: number;
}

type Move = (from: number, tiles: Tiles) => number;

/** Keys of the ARIA grid pattern, over one run of tiles: left and right go on to the next line. */
const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: (from) => from - 1,
  ArrowRight: (from) => from + 1,
  ArrowUp: (from, { across }) => (from < across ? from : from - across),
  ArrowDown: (from, { across, count }) =>
    Math.floor(from / across) === Math.floor((count - 1) / across) ? from : from + across,
  PageUp: (from, { across, page }) => (from < across * page ? from % across : from - across * page),
  PageDown: (from, { across, page }) => from + across * page,
  Home: () => 0,
  End: (_, { count }) => count - 1,
};

/** Where a key takes the focus; undefined where the key is not the grid's. */
export function moveTile(
  event: { readonly key: string; readonly altKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean },
  from: number,
  tiles: Tiles,
): number | undefined {
  if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== "Home" && event.key !== "End"))
    return undefined;
  const to = MOVES[event.key]?.(from, tiles);
  return to === undefined ? undefined : Math.max(0, Math.min(tiles.count - 1, to));
}
