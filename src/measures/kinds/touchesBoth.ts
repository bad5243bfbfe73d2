import { join, ownParents, root } from "../objects/unionFind";
import { joinRows } from "../rows/joinRows";
import type { RowSet } from "../rows/rowSet";

/**
 * Which of some stretches belong to pieces, of 8 neighbours, that touch both of two sets by an edge or a corner: 1 for each that
 * does. Stretches of one row may lie side by side.
 */
export function touchesBoth(stretches: RowSet, a: RowSet, b: RowSet): Uint8Array {
  const { count, height, rows, top } = stretches;
  const parents = ownParents(count);
  for (let row = 0; row < height; row++) {
    for (let at = rows[row] + 1; at < rows[row + 1]; at++)
      if (stretches.ends[at - 1] === stretches.starts[at]) join(parents, at - 1, at);
    if (row > 0) joinRows(stretches, parents, row, row - 1);
  }
  const found = new Uint8Array(count);
  for (let row = 0; row < height; row++) {
    for (let at = rows[row]; at < rows[row + 1]; at++) {
      const piece = root(parents, at);
      const [start, end] = [stretches.starts[at], stretches.ends[at]];
      if ((found[piece] & 1) === 0 && touches(a, top + row, start, end)) found[piece] |= 1;
      if ((found[piece] & 2) === 0 && touches(b, top + row, start, end)) found[piece] |= 2;
    }
  }
  return found.map((_, at) => (found[root(parents, at)] === 3 ? 1 : 0));
}

/** Whether a stretch of a row of the image has a pixel of the set among the neighbours of its own. */
function touches({ top, height, rows, starts, ends }: RowSet, row: number, start: number, end: number): boolean {
  for (let other = Math.max(0, row - 1 - top); other <= Math.min(height - 1, row + 1 - top); other++) {
    // The first that ends behind the pixel before the stretch.
    let [low, high] = [rows[other], rows[other + 1]];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] < start) low = middle + 1;
      else high = middle;
    }
    if (low < rows[other + 1] && starts[low] <= end) return true;
  }
  return false;
}
