/** The nearest whole number; of two as near the even one, as Python's `round` gives it: 2.5 is 2, 0.5 is 0, 1.5 is 2. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
