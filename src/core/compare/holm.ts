import type { Figure } from "../numbers/figure";

/**
 * Holm's adjusted p values, by position; undefined ones stay so and are not a test.
 *
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6 (1979).
 */
export function holm(pValues: readonly Figure[]): readonly Figure[] {
  const tests = pValues.flatMap((p, position) => (p === undefined ? [] : [{ p, position }])).sort((a, b) => a.p - b.p);
  const adjusted = pValues.map((): Figure => undefined);
  let largest = 0;
  tests.forEach(({ p, position }, rank) => {
    largest = Math.max(largest, Math.min(1, p * (tests.length - rank)));
    adjusted[position] = largest;
  });
  return adjusted;
}
