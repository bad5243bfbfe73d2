import type { FileHandle } from "node:fs/promises";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { PHYSICAL_TYPES, type Column } from "./column";

/** Bytes gathered before they are written. */
const WRITTEN_AT_ONCE = 1 << 20;

type Buffered = Int32Array | BigInt64Array | (number | bigint | string | undefined)[];

/**
 * Writes a Parquet file row by row, a row group at a time: memory is that of one. The same rows give the same bytes, however they
 * are handed over.
 */
export class TableWriter {
  readonly #out: FileWriter;
  readonly #parquet: ParquetWriter;
  readonly #columns: readonly Column[];
  readonly #groupRows: number;
  readonly #buffers: readonly Buffered[];
  readonly #notes: { key: string; value: string }[] = [];
  #rows = 0;

  constructor(file: FileHandle, columns: readonly Column[], groupRows: number) {
    this.#out = new FileWriter(file);
    this.#columns = columns;
    this.#groupRows = groupRows;
    this.#buffers = columns.map((column) => emptyBuffer(column, groupRows));
    this.#parquet = new ParquetWriter({
      writer: this.#out,
      schema: [
        { name: "rows", num_children: columns.length },
        ...columns.map(({ name, kind, optional }) => ({
          name,
          type: PHYSICAL_TYPES[kind],
          repetition_type: optional === true ? ("OPTIONAL" as const) : ("REQUIRED" as const),
          ...(kind === "text" && { converted_type: "UTF8" as const }),
        })),
      ],
      kvMetadata: this.#notes,
      createdBy: "mask-evaluation",
    });
  }

  /** One row, a value a column in their order. To be waited for where it gives a promise. */
  add(values: readonly (number | string | undefined)[]): Promise<void> | undefined {
    for (const [column, { kind }] of this.#columns.entries()) {
      const [buffer, value] = [this.#buffers[column], values[column]];
      const stored = kind === "count" && value !== undefined ? BigInt(value) : value;
      if (buffer) put(buffer, this.#rows, stored);
    }
    return this.#next();
  }

  /** As `add`, of numbers in every column: without a list a row, since there are millions. */
  addNumbers(first: number, second: number, third: number, fourth: number): Promise<void> | undefined {
    const [a, b, c, d] = this.#buffers;
    if (a) put(a, this.#rows, first);
    if (b) put(b, this.#rows, second);
    if (c) put(c, this.#rows, third);
    if (d) put(d, this.#rows, fourth);
    return this.#next();
  }

  /** Writes what is left, and what is said of the table as a whole. */
  async finish(notes: Readonly<Record<string, string>>): Promise<void> {
    await this.#writeGroup();
    for (const [key, value] of Object.entries(notes)) this.#notes.push({ key, value });
    await this.#parquet.finish();
    await this.#out.flush();
  }

  #next(): Promise<void> | undefined {
    this.#rows++;
    return this.#rows === this.#groupRows ? this.#writeGroup() : undefined;
  }

  async #writeGroup(): Promise<void> {
    const rows = this.#rows;
    if (rows === 0) return;
    const columnData = this.#columns.map(({ name, kind, optional }, column) => ({
      name,
      data: this.#buffers[column]?.slice(0, rows) ?? [],
      ...(kind !== "text" && optional !== true && { encoding: "DELTA_BINARY_PACKED" as const }),
    }));
    this.#rows = 0;
    await this.#parquet.write({ columnData, rowGroupSize: rows });
  }
}

function emptyBuffer({ kind, optional }: Column, rows: number): Buffered {
  if (optional === true || kind === "text" || kind === "bytes") return [];
  return kind === "integer" ? new Int32Array(rows) : new BigInt64Array(rows);
}

function put(buffer: Buffered, row: number, value: number | bigint | string | undefined): void {
  if (buffer instanceof Int32Array) buffer[row] = Number(value);
  else if (buffer instanceof BigInt64Array) buffer[row] = BigInt(value ?? 0);
  else buffer[row] = value;
}

/** What the writer of the format asks for, over a file: bytes are gathered in memory no longer than a row group takes. */
class FileWriter extends ByteWriter {
  readonly #file: FileHandle;

  constructor(file: FileHandle) {
    super(WRITTEN_AT_ONCE);
    this.#file = file;
  }

  async flush(): Promise<void> {
    await this.#file.writeFile(new Uint8Array(this.buffer, 0, this.index));
    this.index = 0;
  }
}
