import { addAt, numberAt } from "./numberAt";

/** A table of numbers by row and column, all 0 at first; row by row in one typed array. */
export class Matrix {
  readonly #numbers: Float64Array;

  constructor(
    readonly rows: number,
    readonly columns: number,
  ) {
    this.#numbers = new Float64Array(rows * columns);
  }

  /** @throws where there is no such cell; of a column behind the last it is the next row that is met. */
  at(row: number, column: number): number {
    return numberAt(this.#numbers, row * this.columns + column);
  }

  /** @throws as `at`. */
  add(row: number, column: number, amount: number): void {
    addAt(this.#numbers, row * this.columns + column, amount);
  }

  /** The cells that are not 0, row by row. */
  *filled(): Generator<readonly [row: number, column: number, amount: number]> {
    for (let row = 0, index = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++, index++) {
        const amount = numberAt(this.#numbers, index);
        if (amount !== 0) yield [row, column, amount];
      }
    }
  }
}
