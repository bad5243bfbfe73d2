/** The largest of any number of numbers, -Infinity of none: `Math.max` takes no more arguments than the stack holds. */
export function largestOf(numbers: Iterable<number>): number {
  let largest = -Infinity;
  for (const number of numbers) if (number > largest) largest = number;
  return largest;
}

/** The least of any number of numbers, Infinity of none. */
export function leastOf(numbers: Iterable<number>): number {
  let least = Infinity;
  for (const number of numbers) if (number < least) least = number;
  return least;
}
