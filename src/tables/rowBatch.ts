import type { Column } from "./column";

/** Rows of a table that lie in memory, by column. */
export class RowBatch {
  constructor(
    readonly rows: number,
    private readonly columns: ReadonlyMap<string, BatchColumn>,
  ) {}

  /** Those from one on up to another. */
  cut(from: number, to: number): RowBatch {
    return new RowBatch(to - from, new Map([...this.columns].map(([name, values]) => [name, values.slice(from, to)])));
  }

  /** A column of whole numbers without gaps. */
  integers(column: Column): Int32Array {
    const values = this.columns.get(column.name);
    if (values instanceof Int32Array) return values;
    throw new TypeError(`${column.name} is not a column of whole numbers`);
  }

  /** A column of counts without gaps. */
  counts(column: Column): Float64Array {
    const values = this.columns.get(column.name);
    if (values instanceof Float64Array) return values;
    throw new TypeError(`${column.name} is not a column of counts`);
  }

  /** A column of texts, or of anything that rows may lack. */
  values(column: Column): readonly (number | string | Uint8Array | undefined)[] {
    const values = this.columns.get(column.name);
    if (Array.isArray(values)) return values;
    throw new TypeError(`${column.name} is a column of numbers`);
  }
}

export type BatchColumn = Int32Array | Float64Array | (number | string | Uint8Array | undefined)[];
