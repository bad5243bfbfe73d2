import { THINNING_TABLE } from "./thinningTable";

/**
 * Thins a mask to its skeleton, in place: rounds of two passes, in each of which all pixels that the table names for it are
 * taken away at once, until none is. After the first round only pixels beside one that was taken away are looked at.
 *
 * @param mask rows of 0 and 1, with a frame of 0 around it
 * @param places those of the 1
 */
export function thin(mask: Uint8Array, width: number, places: Int32Array): void {
  const steps = [-width - 1, -width, -width + 1, 1, width + 1, width, width - 1, -1];
  let candidates = places;
  let count = places.length;
  /** The last round that listed a pixel, so that none is listed twice. */
  const listed = new Int32Array(mask.length);
  const taken = new Int32Array(count);

  for (let round = 1; count > 0; round++) {
    let next = new Int32Array(count);
    let nextCount = 0;
    // Pixels beside one that the first pass takes away have to be looked at in the second.
    const list = (around: number): void => {
      for (const step of steps) {
        const at = around + step;
        if (mask[at] === 0 || listed[at] === round) continue;
        listed[at] = round;
        if (nextCount === next.length) {
          const grown = new Int32Array(2 * next.length);
          grown.set(next);
          next = grown;
        }
        next[nextCount++] = at;
      }
    };
    for (let pass = 1; pass <= 2; pass++) {
      let takes = 0;
      for (let i = 0; i < count; i++) if (isTaken(mask, candidates[i], width, pass)) taken[takes++] = candidates[i];
      if (pass === 2) {
        for (let i = 0; i < nextCount; i++) if (isTaken(mask, next[i], width, pass)) taken[takes++] = next[i];
      }
      for (let i = 0; i < takes; i++) mask[taken[i]] = 0;
      for (let i = 0; i < takes; i++) list(taken[i]);
    }
    candidates = next;
    count = nextCount;
  }
}

function isTaken(mask: Uint8Array, at: number, width: number, pass: number): boolean {
  if (mask[at] === 0) return false;
  const code =
    mask[at - width - 1] |
    (mask[at - width] << 1) |
    (mask[at - width + 1] << 2) |
    (mask[at + 1] << 3) |
    (mask[at + width + 1] << 4) |
    (mask[at + width] << 5) |
    (mask[at + width - 1] << 6) |
    (mask[at - 1] << 7);
  return (THINNING_TABLE[code] & pass) !== 0;
}
