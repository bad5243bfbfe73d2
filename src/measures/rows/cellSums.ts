import { keepCompiled } from "../keepCompiled";

/** Up to so many cells lie in a table; of more, which are sparse, those that are met are kept. */
const DENSE = 2 ** 18;

/** Adds up pixels by the number of a cell. */
export class CellSums {
  private readonly table: Float64Array | undefined;
  private readonly met = new Map<number, number>();

  /** @param cells how many there may be, numbered from 0 */
  constructor(cells: number) {
    if (cells <= DENSE) this.table = new Float64Array(cells);
  }

  add(cell: number, pixels: number): void {
    if (this.table) this.table[cell] += pixels;
    else this.met.set(cell, (this.met.get(cell) ?? 0) + pixels);
  }

  /** Those with pixels, ascending. */
  cells(): readonly (readonly [cell: number, pixels: number])[] {
    if (!this.table) return [...this.met].sort(([a], [b]) => a - b);
    const cells: (readonly [number, number])[] = [];
    for (let cell = 0; cell < this.table.length; cell++) if (this.table[cell] > 0) cells.push([cell, this.table[cell]]);
    return cells;
  }
}

keepCompiled(new CellSums(0));
