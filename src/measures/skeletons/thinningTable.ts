/** In which of the two passes of a round a pixel is taken away: bit 1 the first, bit 2 the second. */
const FIRST = 1;
const SECOND = 2;

/**
 * Neighbourhoods that scikit-image decides otherwise than the paper, by what it does with them: 25 of the 256. Its own table
 * was checked against the paper's rule; skeletons of the libraries can be had with these alone.
 */
const OTHERWISE: readonly (readonly [passes: number, codes: readonly number[]])[] = [
  [0, [48, 129]],
  [FIRST, [3, 6, 11, 12, 14, 131, 134, 161, 194, 198]],
  [SECOND, [24, 26, 56, 96, 104, 108, 176, 192, 224]],
  [FIRST | SECOND, [10, 40, 130, 160]],
];

/**
 * In which passes a pixel is taken away, by its 8 neighbours: a bit for each that is set, from the top left one (1) clockwise
 * to the left one (128).
 *
 * Source: Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", CACM 27 (1984), but as scikit-image's
 * `skeletonize` decides.
 */
export const THINNING_TABLE: Uint8Array = thinningTable();

function thinningTable(): Uint8Array {
  const table = Uint8Array.from({ length: 256 }, (_, code) => passesOf(code));
  for (const [passes, codes] of OTHERWISE) for (const code of codes) table[code] = passes;
  return table;
}

/** The paper's rule: an end or an inner pixel stays, and one that joins what would fall apart. */
function passesOf(code: number): number {
  const around = Array.from({ length: 8 }, (_, bit) => (code >> bit) & 1);
  const set = around.filter((bit) => bit === 1).length;
  const begins = around.filter((bit, place) => bit === 0 && around[(place + 1) % 8] === 1).length;
  if (set < 2 || set > 6 || begins !== 1) return 0;
  const [, up, , right, , down, , left] = around;
  const first = (up & right & down) === 0 && (right & down & left) === 0;
  const second = (up & right & left) === 0 && (up & down & left) === 0;
  return (first ? FIRST : 0) | (second ? SECOND : 0);
}
