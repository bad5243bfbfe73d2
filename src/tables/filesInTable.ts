import { quantity } from "../core/text/format";
import type { Column } from "./column";
import { TableFile } from "./tableFile";

/** Files that lie in a Parquet file as bytes, a row a key and a column a kind: `KEY.COLUMN.png`. */
export interface FilesInTable {
  /** The bytes of each file, which are known once it is read. */
  readonly sizes: ReadonlyMap<string, undefined>;
  readonly unread: ReadonlyMap<string, { readonly reason: string; readonly advice: string }>;
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** Names of the rows, as WebDataset's own conversion writes them; without it a row is called by its number, from 0. */
const KEY: Column = { name: "__key__", kind: "text", optional: true };

/** A row is declared by a few bits, and each is listed with its files. */
const MOST_ROWS = 2 ** 22;

/** In characters, as in other packs. */
const LONGEST_NAME = 2 ** 20;

/** Row groups that lie in memory at the same time, by what they declare. */
const MOST_BYTES_HELD = 2 ** 30;

interface Place {
  readonly column: Column;
  readonly group: number;
  /** In its row group. */
  readonly row: number;
}

/**
 * Lists the files of a table by its key column and the number of its rows: of the files only the first of each column is read, to tell
 * what kind of file the column holds.
 *
 * @throws Error whose message is the end of a sentence
 */
export async function filesInTable(file: string): Promise<FilesInTable> {
  const table = await TableFile.open(file);
  const columns = table.fileColumns;
  if (columns.length === 0) {
    await table.close();
    throw new Error("it has no column that holds files, of bytes or of a struct with bytes in it");
  }
  if (table.rows > MOST_ROWS) {
    await table.close();
    throw new Error(`it has ${quantity(table.rows, "row")}, and ${quantity(MOST_ROWS, "row")} are listed at most`);
  }
  const groups = new Groups(table);
  const keys = await keysOf(table);
  const places = new Map<string, Place>();
  const unread = new Map<string, { readonly reason: string; readonly advice: string }>();
  for (const column of columns) {
    const ending = endingOf(await firstOf(groups, table, column));
    let number = 0;
    for (const [group, rows] of table.groupRows.entries()) {
      for (let row = 0; row < rows; row++, number++) {
        const key = keys(number);
        const path = `${key}.${column.name}${ending}`;
        if (key === undefined) unread.set(`row ${number}: ${column.name}${ending}`, NO_KEY);
        else if (path.length > LONGEST_NAME) unread.set(`row ${number}: ${column.name}${ending}`, TOO_LONG);
        else if (!isPath(path)) unread.set(`row ${number}: ${column.name}${ending}`, NO_PATH);
        else if (places.has(path)) unread.set(`row ${number}: ${path}`, TWICE);
        else places.set(path, { column, group, row });
      }
    }
  }
  return {
    sizes: new Map(Array.from(places.keys(), (path) => [path, undefined])),
    unread,
    read: async (path) => {
      const place = places.get(path);
      if (!place) throw new Error("it does not exist");
      const bytes = (await groups.read(place.group, place.column))[place.row];
      if (!bytes) throw new Error("its row has no value in this column");
      return bytes;
    },
  };
}

const TWICE = { reason: "an earlier row has the same key", advice: "Give each row its own __key__" };
const NO_KEY = { reason: "its row has no key", advice: "Give each row its own __key__" };
const TOO_LONG = { reason: "its key is too long for a name", advice: "Write the table with other keys" };
const NO_PATH = { reason: "its key leads out of the table", advice: "Write the table with other keys" };

function isPath(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** The key of each row by its number; undefined where it has none. */
async function keysOf(table: TableFile): Promise<(row: number) => string | undefined> {
  const digits = String(Math.max(0, table.rows - 1)).length;
  if (!table.columnNames.includes(KEY.name)) return (row) => String(row).padStart(digits, "0");
  const keys: (string | undefined)[] = [];
  for await (const batch of table.batches([KEY]))
    for (const key of batch.values(KEY)) keys.push(key === undefined ? undefined : String(key));
  return (row) => keys[row];
}

async function firstOf(groups: Groups, table: TableFile, column: Column): Promise<Uint8Array | undefined> {
  for (const group of table.groupRows.keys()) {
    const found = (await groups.read(group, column)).find((bytes) => bytes !== undefined);
    if (found) return found;
  }
  return undefined;
}

/** How files of a kind begin; what begins otherwise has no ending, and is passed over as no mask. */
const BEGINNINGS: readonly (readonly [ending: string, bytes: readonly number[]])[] = [
  [".png", [0x89, 0x50, 0x4e, 0x47]],
  [".tif", [0x49, 0x49, 0x2a, 0x00]],
  [".tif", [0x4d, 0x4d, 0x00, 0x2a]],
  [".npy", [0x93, 0x4e, 0x55, 0x4d]],
  [".npz", [0x50, 0x4b, 0x03, 0x04]],
  [".bmp", [0x42, 0x4d]],
  [".gif", [0x47, 0x49, 0x46, 0x38]],
  [".nii.gz", [0x1f, 0x8b]],
  [".jpg", [0xff, 0xd8, 0xff]],
];

function endingOf(bytes: Uint8Array | undefined): string {
  return BEGINNINGS.find(([, begin]) => begin.every((byte, place) => bytes?.[place] === byte))?.[0] ?? "";
}

/** The latest row groups, so that rows that follow each other are read once. */
class Groups {
  private readonly held = new Map<
    string,
    { readonly bytes: number; readonly files: Promise<readonly (Uint8Array | undefined)[]> }
  >();

  constructor(private readonly table: TableFile) {}

  read(group: number, column: Column): Promise<readonly (Uint8Array | undefined)[]> {
    const key = `${group} ${column.name}`;
    const known = this.held.get(key);
    if (known) return known.files;
    const bytes = this.table.groupBytes(group);
    let sum = [...this.held.values()].reduce((total, held) => total + held.bytes, bytes);
    for (const [oldest, held] of this.held) {
      if (sum <= MOST_BYTES_HELD) break;
      this.held.delete(oldest);
      sum -= held.bytes;
    }
    const files = this.table.filesOf(group, column);
    this.held.set(key, { bytes, files });
    return files;
  }
}
