/** Without the digits that rounding alone leaves: 100 times 0.07 is 7. */
export function plainNumber(value: number): number {
  return Number(value.toPrecision(12));
}
