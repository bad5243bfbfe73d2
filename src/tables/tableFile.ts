import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import {
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
  type RowGroup,
  type SchemaTree,
} from "hyparquet";
import { fileReason } from "../core/text/fileReason";
import { messageOf } from "../core/text/messageOf";
import { quantity } from "../core/text/format";
import { PHYSICAL_TYPES, type Column } from "./column";
import { pagesFault } from "./pagesFault";
import { readColumnValues, type Decoded } from "./readColumnValues";
import { RowBatch, type BatchColumn } from "./rowBatch";
import { TableFault } from "./tableFault";
import { thriftEnd } from "./thriftEnd";
import { COMPRESSORS } from "./unpackPage";

/** Longer footers are of no table of ours: 10,000 row groups take 4 MB. */
const MOST_FOOTER = 256 << 20;
/** A row group lies in memory whole. Spark and DuckDB make them of 128 MB. */
const MOST_GROUP_BYTES = 2 ** 30;
const MOST_GROUP_ROWS = 2 ** 24;
/** Of rows with texts or gaps, which are held one by one: other writers make groups of a million. */
const MOST_TEXT_ROWS = 2 ** 20;

const MOST_COLUMNS = 4096;
/** Bytes of several columns that are asked for at once. */
const MOST_TOGETHER = 2 ** 22;

/** A Parquet file, read a row group at a time. It is untrusted: whatever it says is checked before memory is taken for it. */
export class TableFile {
  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    private readonly buffer: AsyncBuffer,
    private readonly metadata: FileMetaData,
    private readonly schema: SchemaTree,
  ) {}

  /** @throws TableFault where the file is not Parquet, or its footer is damaged. */
  static async open(path: string): Promise<TableFile> {
    const file = await openRegular(path);
    try {
      const { size } = await file.stat();
      const buffer: AsyncBuffer = { byteLength: size, slice: (from, to = size) => slice(file, path, from, to) };
      await requireFooter(path, buffer);
      const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
      if (metadata.schema.length > MOST_COLUMNS)
        throw new TableFault(
          path,
          `it has ${quantity(metadata.schema.length, "column")}, and ${MOST_COLUMNS} are read at most.`,
        );
      const table = new TableFile(path, file, buffer, metadata, parquetSchema(metadata));
      table.requireGroups();
      return table;
    } catch (error) {
      await file.close();
      throw error instanceof TableFault ? error : damaged(path, error);
    }
  }

  get rows(): number {
    return this.metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  }

  /** What the file says of itself under a key. */
  note(key: string): string | undefined {
    return this.metadata.key_value_metadata?.find((entry) => entry.key === key)?.value;
  }

  /** Names of the columns, those of a struct with a dot. */
  get columnNames(): readonly string[] {
    const [first] = this.metadata.row_groups;
    return first
      ? first.columns.map(({ meta_data: data }) => data?.path_in_schema.join(".") ?? "")
      : this.metadata.schema.slice(1).map(({ name }) => name);
  }

  /** The columns that hold files. */
  get fileColumns(): readonly Column[] {
    return this.schema.children.flatMap(({ element, children }): Column[] => {
      const held = children.length === 0 ? element : children.find((child) => child.element.name === "bytes")?.element;
      const isList = element.repetition_type === "REPEATED" || element.converted_type !== undefined;
      const isBytes = held?.type === "BYTE_ARRAY" && held.num_children === undefined;
      const isText = held?.converted_type !== undefined || held?.logical_type !== undefined;
      return isBytes && !isText && !isList ? [{ name: element.name, kind: "file", optional: true }] : [];
    });
  }

  /** How many rows each row group holds. */
  get groupRows(): readonly number[] {
    return this.metadata.row_groups.map(({ num_rows: rows }) => Number(rows));
  }

  /** The bytes that a row group declares, of all its columns. */
  groupBytes(group: number): number {
    const columns = this.metadata.row_groups[group]?.columns ?? [];
    return columns.reduce((sum, { meta_data: data }) => sum + Number(data?.total_uncompressed_size ?? 0), 0);
  }

  /** The files of a column in a row group; undefined where a row has none. @throws TableFault where they cannot be read. */
  async filesOf(group: number, column: Column): Promise<readonly (Uint8Array | undefined)[]> {
    const found = this.metadata.row_groups[group];
    if (!found) throw new RangeError(`There is no row group ${group}`);
    const values = (await this.readGroup(found, [column], 0)).values(column);
    return values.map((value) => (value instanceof Uint8Array ? value : undefined));
  }

  /** The rows from one on up to another, a part of a row group at a time. @throws TableFault where they are not what the columns say. */
  async *batches(columns: readonly Column[], from = 0, to = this.rows): AsyncGenerator<RowBatch> {
    this.requireColumns(columns);
    let start = 0;
    for (const group of this.metadata.row_groups) {
      const end = start + Number(group.num_rows);
      if (end > from && start < to) {
        const batch = await this.readGroup(group, columns, start);
        yield start < from || end > to ? batch.cut(Math.max(0, from - start), Math.min(end, to) - start) : batch;
      }
      start = end;
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  fault(fault: string): TableFault {
    return new TableFault(this.path, fault);
  }

  private requireGroups(): void {
    for (const [index, group] of this.metadata.row_groups.entries()) {
      const rows = Number(group.num_rows);
      const bytes = group.columns.reduce(
        (sum, column) => sum + Number(column.meta_data?.total_uncompressed_size ?? 0),
        0,
      );
      if (!(rows >= 0) || rows > MOST_GROUP_ROWS || !(bytes >= 0) || bytes > MOST_GROUP_BYTES)
        throw this.fault(
          `its row group ${index + 1} declares ${quantity(rows, "row")} in ${quantity(bytes, "byte")}, and at most ${MOST_GROUP_ROWS} rows in ${MOST_GROUP_BYTES} bytes are read at once. Write it anew in smaller row groups.`,
        );
      for (const { meta_data: data, file_path: elsewhere } of group.columns) {
        const start = Number(data?.dictionary_page_offset ?? data?.data_page_offset ?? -1);
        const length = Number(data?.total_compressed_size ?? -1);
        if (elsewhere !== undefined || !(start >= 4) || !(length >= 0) || start + length > this.buffer.byteLength)
          throw this.fault(
            `its row group ${index + 1} has a column that does not lie in the file. It is cut short or damaged: write it anew.`,
          );
      }
    }
  }

  private requireColumns(columns: readonly Column[]): void {
    const hasTexts = columns.some(({ kind, optional }) => optional === true || kind === "text" || kind === "bytes");
    const large = this.metadata.row_groups.findIndex(({ num_rows: rows }) => Number(rows) > MOST_TEXT_ROWS);
    if (hasTexts && large >= 0)
      throw this.fault(
        `its row group ${large + 1} has more than ${MOST_TEXT_ROWS} rows, which are too many to be read at once. Write it anew in smaller row groups.`,
      );
    for (const { name, kind, optional } of columns) {
      const found = this.metadata.schema.filter(
        (element) => element.name === name && element.num_children === undefined,
      );
      const [element] = found;
      if (!element) throw this.fault(`it has no column ${name}. Name a table that Mask Evaluation wrote.`);
      if (found.length > 1)
        throw this.fault(`it has the column ${name} twice. Name a table that Mask Evaluation wrote.`);
      const wanted = PHYSICAL_TYPES[kind];
      if (element.type !== wanted)
        throw this.fault(`its column ${name} holds ${element.type ?? "nothing"}, and must hold ${wanted}.`);
      const { repetition_type: repetition } = element;
      if (repetition !== "REQUIRED" && !(optional === true && repetition === "OPTIONAL"))
        throw this.fault(`its column ${name} is ${repetition ?? "of no kind"}, and must have a value in each row.`);
    }
  }

  private async readGroup(group: RowGroup, columns: readonly Column[], start: number): Promise<RowBatch> {
    const rows = Number(group.num_rows);
    const chunks = await this.checkedChunks(group, columns, rows);
    const parts = new Map<string, Decoded[]>(columns.map(({ name }) => [name, []]));
    try {
      await parquetRead({
        file: chunks,
        metadata: { ...this.metadata, row_groups: [withoutIndex(group)], num_rows: group.num_rows },
        columns: columns.map(({ name }) => name),
        utf8: false,
        compressors: COMPRESSORS,
        onChunk: ({ columnName, columnData }) => {
          parts.get(columnName)?.push(columnData);
        },
      });
    } catch (error) {
      throw damaged(this.path, error);
    }
    const found = new Map<string, BatchColumn>();
    for (const column of columns) {
      const values = readColumnValues(column, parts.get(column.name) ?? [], rows);
      if (typeof values === "string")
        throw this.fault(`its column ${column.name} ${values} (from row ${start + 1} on).`);
      found.set(column.name, values);
    }
    return new RowBatch(rows, found);
  }

  /** How many columns on the way to one may lack a value; undefined where it is no column, or of lists. */
  private levelsOf(path: readonly string[]): number | undefined {
    let here: SchemaTree | undefined = this.schema;
    let levels = 0;
    for (const name of path) {
      here = here.children.find(({ element }) => element.name === name);
      if (!here || here.element.repetition_type === "REPEATED") return undefined;
      if (here.element.repetition_type !== "REQUIRED") levels++;
    }
    return levels;
  }

  /** The bytes of the columns, read once and looked through, as a file of which nothing else can be read. */
  private async checkedChunks(group: RowGroup, columns: readonly Column[], rows: number): Promise<AsyncBuffer> {
    const chunks: { readonly from: number; readonly bytes: ArrayBuffer }[] = [];
    for (const { meta_data: data } of group.columns) {
      const column = data && columns.find(({ name }) => name === data.path_in_schema[0]);
      if (!column) continue;
      // A struct that holds files lies in several columns, which are read together.
      const isWithin = column.kind !== "file" && data.path_in_schema.length > 1;
      const levels = this.levelsOf(data.path_in_schema);
      if (levels === undefined || isWithin)
        throw this.fault(`its column ${column.name} holds ${isWithin ? "columns" : "lists"}, and must not.`);
      if (column.kind !== "file" && data.type !== PHYSICAL_TYPES[column.kind])
        throw this.fault(`its column ${column.name} holds ${data.type}, and must hold ${PHYSICAL_TYPES[column.kind]}.`);
      const from = Number(data.dictionary_page_offset ?? data.data_page_offset);
      const bytes = await this.buffer.slice(from, from + Number(data.total_compressed_size));
      const fault = pagesFault(bytes, rows, { codec: data.codec, type: data.type, levels });
      if (fault !== undefined) throw this.fault(`its column ${column.name} ${fault}. Write it anew.`);
      chunks.push({ from, bytes });
    }
    return {
      byteLength: this.buffer.byteLength,
      slice: (from, to = this.buffer.byteLength) => {
        const whole = chunks.find((one) => one.from <= from && to <= one.from + one.bytes.byteLength);
        if (whole) return whole.bytes.slice(from - whole.from, to - whole.from);
        // Small columns are asked for together, with whatever lies between them.
        if (!(to - from <= MOST_TOGETHER)) throw this.fault("it has a column that lies in no place. Write it anew.");
        const together = new Uint8Array(to - from);
        for (const { from: start, bytes } of chunks) {
          const [first, end] = [Math.max(from, start), Math.min(to, start + bytes.byteLength)];
          if (first < end) together.set(new Uint8Array(bytes, first - start, end - first), first - from);
        }
        return together.buffer;
      },
    };
  }
}

/** A pipe would wait for its other end as it is opened, and a device never end. */
async function openRegular(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = await file.stat();
    if (found.isFile()) return file;
    throw new Error(
      found.isDirectory() ? "it is a folder, not a file" : "it is a pipe, a socket or a device, not a file",
    );
  } catch (error) {
    await file?.close();
    throw new TableFault(path, `the table cannot be read: ${fileReason(error)}.`, error);
  }
}

async function slice(file: FileHandle, path: string, from: number, to: number): Promise<ArrayBuffer> {
  const buffer = new ArrayBuffer(Math.max(0, to - from));
  const { bytesRead } = await file.read(new Uint8Array(buffer), 0, buffer.byteLength, from);
  if (bytesRead < buffer.byteLength) throw new TableFault(path, "it was cut short while it was read.");
  return buffer;
}

/** Pages are read as they follow one another, whatever else says where they lie. */
function withoutIndex(group: RowGroup): RowGroup {
  return {
    ...group,
    columns: group.columns.map(({ meta_data: data, file_offset }) => ({
      file_offset,
      ...(data && { meta_data: data }),
    })),
  };
}

/** The ends of a Parquet file, before its footer is parsed. */
async function requireFooter(path: string, buffer: AsyncBuffer): Promise<void> {
  const isParquet = buffer.byteLength >= 12 && (await textAt(buffer, 0)) === MAGIC;
  if (!isParquet) throw new TableFault(path, "it is not a Parquet file. Name a table that Mask Evaluation wrote.");
  if ((await textAt(buffer, buffer.byteLength - 4)) !== MAGIC)
    throw new TableFault(path, "it is cut short: the end of a Parquet file is missing. Write it anew.");
  const length = new DataView(await buffer.slice(buffer.byteLength - 8, buffer.byteLength)).getUint32(0, true);
  if (length > buffer.byteLength - 12 || length > MOST_FOOTER)
    throw new TableFault(
      path,
      `its footer declares ${quantity(length, "byte")}, more than there are or are read. Write it anew.`,
    );
  const footer = await buffer.slice(buffer.byteLength - 8 - length, buffer.byteLength - 8);
  if (thriftEnd(new DataView(footer), 0) === undefined)
    throw new TableFault(path, "its footer is damaged, or declares more than it holds. Write it anew.");
}

const MAGIC = "PAR1";

async function textAt(buffer: AsyncBuffer, at: number): Promise<string> {
  return String.fromCharCode(...new Uint8Array(await buffer.slice(at, at + 4)));
}

function damaged(path: string, error: unknown): TableFault {
  return error instanceof TableFault
    ? error
    : new TableFault(
        path,
        `it is damaged, or written in a way that is not read (${messageOf(error)}). Write it anew.`,
        error,
      );
}
