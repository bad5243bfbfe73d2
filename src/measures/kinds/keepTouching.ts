import { KINDS } from "./kindCodes";

/**
 * Takes back boundary errors in pieces, of 8 neighbours and one side, that do not touch both right pixels of the class and
 * right pixels of the rest by an edge or a corner: they become plain errors again.
 *
 * @param wrong the places of all errors
 */
export function keepTouching(kinds: Uint8Array, wrong: Int32Array, width: number, height: number): void {
  const visited = new Uint8Array(kinds.length);
  const piece = new Int32Array(wrong.length);
  for (const seed of wrong) {
    const kind = kinds[seed];
    if ((kind !== KINDS.fpBoundary && kind !== KINDS.fnBoundary) || visited[seed] === 1) continue;
    let size = 0;
    let touchesClass = false;
    let touchesRest = false;
    piece[size++] = seed;
    visited[seed] = 1;
    for (let next = 0; next < size; next++) {
      const at = piece[next];
      const row = Math.floor(at / width);
      const column = at - row * width;
      const [lowest, highest] = [Math.max(0, column - 1), Math.min(width - 1, column + 1)];
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
        for (let neighbour = y * width + lowest; neighbour <= y * width + highest; neighbour++) {
          const other = kinds[neighbour];
          if (other === KINDS.tp) touchesClass = true;
          else if (other === KINDS.none) touchesRest = true;
          else if (other === kind && visited[neighbour] === 0) {
            visited[neighbour] = 1;
            piece[size++] = neighbour;
          }
        }
      }
    }
    if (touchesClass && touchesRest) continue;
    for (let i = 0; i < size; i++) kinds[piece[i]] = kind - 2;
  }
}
