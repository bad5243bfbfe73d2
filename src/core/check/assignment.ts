import { integerAt, itemAt, numberAt } from "../numbers/numberAt";

/**
 * The one-to-one assignment of rows to columns with the largest sum of weights, for a square matrix of finite weights: the
 * column of each row. Hungarian method with potentials, O(n^3) (Jonker and Volgenant, Computing 38, 1987).
 */
export function assignment(weights: readonly (readonly number[])[]): readonly number[] {
  const size = weights.length;
  // Row and column 0 stand for "none" while a path is sought.
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) assignRow(row);
  const columnOf = new Array<number>(size).fill(0);
  for (let column = 1; column <= size; column++) columnOf[integerAt(rowOf, column) - 1] = column - 1;
  return columnOf;

  function assignRow(row: number): void {
    const slack = new Float64Array(size + 1).fill(Infinity);
    const previous = new Int32Array(size + 1);
    const done = new Uint8Array(size + 1);
    rowOf[0] = row;
    let column = 0;
    while (integerAt(rowOf, column) !== 0) {
      done[column] = 1;
      column = nextColumn(column, { slack, previous, done });
    }
    while (column !== 0) {
      const before = integerAt(previous, column);
      rowOf[column] = integerAt(rowOf, before);
      column = before;
    }
  }

  /** Grows the tree of shortest paths by the column that is nearest to it, and moves the potentials. */
  function nextColumn(from: number, tree: { slack: Float64Array; previous: Int32Array; done: Uint8Array }): number {
    const { slack, previous, done } = tree;
    const row = integerAt(rowOf, from);
    let nearest = 0;
    let step = Infinity;
    for (let column = 1; column <= size; column++) {
      if (done[column] === 1) continue;
      const cost =
        -itemAt(itemAt(weights, row - 1), column - 1) - numberAt(rowPotential, row) - numberAt(columnPotential, column);
      if (cost < numberAt(slack, column)) {
        slack[column] = cost;
        previous[column] = from;
      }
      if (numberAt(slack, column) < step) {
        step = numberAt(slack, column);
        nearest = column;
      }
    }
    for (let column = 0; column <= size; column++) {
      if (done[column] === 1) {
        rowPotential[integerAt(rowOf, column)] = numberAt(rowPotential, integerAt(rowOf, column)) + step;
        columnPotential[column] = numberAt(columnPotential, column) - step;
      } else {
        slack[column] = numberAt(slack, column) - step;
      }
    }
    return nearest;
  }
}
