/** Whether two sets of indices, each in its order, are the same. */
export function isSameSet(some: readonly number[], others: readonly number[]): boolean {
  return (
    some === others || (some.length === others.length && some.every((index, position) => index === others[position]))
  );
}
