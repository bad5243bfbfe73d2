import { addAt, numberAt } from "../numbers/numberAt";

/** The sums of the columns of a table: rows of `width` numbers one after the other. */
export function columnSums(table: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  addColumns(sums, table);
  return sums;
}

/** Adds the rows of a table, which are as wide as the sums, to these one by one. */
export function addColumns(sums: Float64Array, table: Float64Array): void {
  const width = sums.length;
  for (let first = 0; first < table.length; first += width) {
    for (let column = 0; column < width; column++) addAt(sums, column, numberAt(table, first + column));
  }
}
