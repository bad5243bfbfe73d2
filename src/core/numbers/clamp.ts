/** The index, or the nearest one from 0 to the last; 0 where there is none. */
export function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(last, index));
}
