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
  for (let column = 1; column <= size; column++) columnOf[at(rowOf, column) - 1] = column - 1;
  return columnOf;

  function assignRow(row: number): void {
    const slack = new Float64Array(size + 1).fill(Infinity);
    const previous = new Int32Array(size + 1);
    const done = new Uint8Array(size + 1);
    rowOf[0] = row;
    let column = 0;
    while (at(rowOf, column) !== 0) {
      done[column] = 1;
      column = nextColumn(column, { slack, previous, done });
    }
    while (column !== 0) {
      const before = at(previous, column);
      rowOf[column] = at(rowOf, before);
      column = before;
    }
  }

  /** Grows the tree of shortest paths by the column that is nearest to it, and moves the potentials. */
  function nextColumn(from: number, tree: { slack: Float64Array; previous: Int32Array; done: Uint8Array }): number {
    const { slack, previous, done } = tree;
    const row = at(rowOf, from);
    let nearest = 0;
    let step = Infinity;
    for (let column = 1; column <= size; column++) {
      if (at(done, column) === 1) continue;
      const cost = -(weights[row - 1]?.[column - 1] ?? 0) - at(rowPotential, row) - at(columnPotential, column);
      if (cost < at(slack, column)) {
        slack[column] = cost;
        previous[column] = from;
      }
      if (at(slack, column) < step) {
        step = at(slack, column);
        nearest = column;
      }
    }
    for (let column = 0; column <= size; column++) {
      if (at(done, column) === 1) {
        rowPotential[at(rowOf, column)] = at(rowPotential, at(rowOf, column)) + step;
        columnPotential[column] = at(columnPotential, column) - step;
      } else {
        slack[column] = at(slack, column) - step;
      }
    }
    return nearest;
  }
}

function at(values: Float64Array | Int32Array | Uint8Array, position: number): number {
  return values[position] ?? 0;
}
