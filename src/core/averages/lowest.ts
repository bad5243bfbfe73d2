import { numberAt } from "../numbers/numberAt";

/**
 * The lowest `count` of the values, ascending. The values are put in another order on the way: those that stay out are
 * never sorted, only set apart (Hoare's selection, https://doi.org/10.1145/366622.366647).
 */
export function lowest(values: Float64Array, count: number): Float64Array {
  let from = 0;
  let to = values.length - 1;
  // Until the `count` lowest stand in front; what lies between `from` and `to` is not yet known to.
  while (from < to && count > 0 && count < values.length) {
    const pivot = numberAt(values, (from + to) >> 1);
    let low = from;
    let high = to;
    while (low <= high) {
      while ((values[low] ?? pivot) < pivot) low++;
      while ((values[high] ?? pivot) > pivot) high--;
      if (low > high) break;
      const kept = numberAt(values, low);
      values[low++] = numberAt(values, high);
      values[high--] = kept;
    }
    if (count - 1 <= high) to = high;
    else if (count - 1 >= low) from = low;
    else break;
  }
  return values.subarray(0, Math.max(0, count)).sort();
}
