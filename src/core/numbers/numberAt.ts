// One function a kind of array: the engine then reads it in one instruction. Were there one for all, each loop over a table
// would take as long as the most mixed of its callers.

/**
 * The number at an index of a table.
 *
 * @throws where there is none: a wrong index is an error of ours, and never counts as 0.
 */
export function numberAt(numbers: Float64Array, index: number): number {
  return numbers[index] ?? refuseIndex(numbers, index);
}

/** As `numberAt`, of labels, indices and places. */
export function integerAt(integers: Int32Array, index: number): number {
  return integers[index] ?? refuseIndex(integers, index);
}

/** As `numberAt`, of a list of anything; not for loops over pixels or cells. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  return items[index] ?? refuseIndex(items, index);
}

/** As `numberAt`, of numbers in any kind of array; not for loops over pixels or cells. */
export function entryAt(entries: ArrayLike<number>, index: number): number {
  return entries[index] ?? refuseIndex(entries, index);
}

/** Adds to the number at an index. @throws as `numberAt`. */
export function addAt(sums: Float64Array, index: number, amount: number): void {
  sums[index] = numberAt(sums, index) + amount;
}

function refuseIndex({ length }: { readonly length: number }, index: number): never {
  throw new RangeError(`There is no item ${index} of ${length}`);
}
