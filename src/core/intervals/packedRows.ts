import { addAt, itemAt } from "../numbers/numberAt";

/** Rows whose weights are looked at together, so that they stay near the processor. */
export const BLOCK_ROWS = 128;

/**
 * What a digit of a value counts up to: times `MOST_WEIGHT` and the rows of a block that is below 2^31. Digits have the sign of their value.
 */
export const RADIX = 2 ** 14;
/** What 1 is worth in the lowest digit: numbers are kept to 12 decimal places. */
export const LEAST_UNIT = RADIX ** -3;

/**
 * Rows of several tables side by side, for sums with many weights. Values are kept as whole digits, each in a list of its own, so that
 * their sums under whole weights are exact, in whatever order they are added. Most classes are absent from most images: of two rows that
 * follow each other a list has what is not 0 in both.
 */
export interface PackedRows {
  readonly rows: number;
  /** Columns of all tables together. */
  readonly width: number;
  /** Of each list the column whose digits it has; the lists of a column follow each other, the highest digit first. */
  readonly columns: Int32Array;
  /** Of each list what 1 in it is worth. */
  readonly units: Float64Array;
  /** Where the entries of a list within a block begin: block by block, in it list by list. */
  readonly starts: Int32Array;
  /** Which two rows of the block an entry is of: half the place of the first. */
  readonly places: Uint8Array;
  /** Two digits an entry. */
  readonly digits: Int16Array;
  /** The sums of the digits of each list. */
  readonly sums: Float64Array;
  /** The sums of the columns, each row with the weight 1. */
  readonly totals: Float64Array;
  /** What no number is further from 0 than, where all are whole and sums of any rows are exact. */
  readonly most?: number;
}

/** Makes memory of so many bytes, such as threads can share. */
export type Room = (bytes: number) => ArrayBufferLike;

const OWN_ROOM: Room = (bytes) => new ArrayBuffer(bytes);

/** `tables`: each of `rows` rows, one after the other, in one order. */
export function packRows(tables: readonly Float64Array[], rows: number, room = OWN_ROOM): PackedRows {
  const sides = tables.map((table) => ({ table, width: rows === 0 ? 0 : table.length / rows }));
  const seen = sides.map((side) => seenNumbers(side, rows));
  const lists: (ListOfDigits & { readonly column: number })[] = [];
  let before = 0;
  let entries = 0;
  for (const [index, { table, width }] of sides.entries()) {
    for (const [from, numbers] of itemAt(seen, index).entries()) {
      const units = unitsOf(numbers);
      for (const unit of units) lists.push({ table, width, column: before + from, from, unit });
      entries += numbers.filled * units.length;
    }
    before += width;
  }
  const packed = {
    rows,
    width: before,
    columns: Int32Array.from(lists, ({ column }) => column),
    units: Float64Array.from(lists, ({ unit }) => unit),
    starts: new Int32Array(room((Math.ceil(rows / BLOCK_ROWS) * lists.length + 1) * Int32Array.BYTES_PER_ELEMENT)),
    places: new Uint8Array(room(entries)),
    digits: new Int16Array(room(2 * entries * Int16Array.BYTES_PER_ELEMENT)),
  };
  const sums = new Float64Array(lists.length);
  let start = 0;
  for (let first = 0; first < rows; first += BLOCK_ROWS) {
    for (const [index, list] of lists.entries())
      addAt(sums, index, packList(packed, start++, list, first, blockEnd(first, rows)));
  }
  const totals = new Float64Array(packed.width);
  addLists(packed, sums, totals, 1);
  const filled = packed.starts[start] ?? 0;
  const most = mostWhole(seen.flat(), rows);
  return {
    ...packed,
    ...(most !== undefined && { most }),
    places: packed.places.subarray(0, filled),
    digits: packed.digits.subarray(0, 2 * filled),
    sums,
    totals,
  };
}

/** Adds the sums of lists, `lanes` each, to those of their columns, from the highest digit to the lowest. */
export function addLists(
  { columns, units }: Pick<PackedRows, "columns" | "units">,
  lists: Float64Array,
  sums: Float64Array,
  lanes: number,
): void {
  for (let list = 0, at = 0; list < columns.length; list++) {
    const to = (columns[list] ?? 0) * lanes;
    const unit = units[list] ?? 0;
    for (let lane = 0; lane < lanes; lane++, at++) sums[to + lane] = (sums[to + lane] ?? 0) + (lists[at] ?? 0) * unit;
  }
}

interface TableOfRows {
  readonly table: Float64Array;
  readonly width: number;
}

function blockEnd(first: number, rows: number): number {
  return Math.min(rows, first + BLOCK_ROWS);
}

/** What numbers a column of a table has. */
class SeenNumbers {
  /** How many are not 0. */
  filled = 0;
  /** What no finite one is further from 0 than. */
  most = 0;
  areWhole = true;
  areFinite = true;

  see(number: number): void {
    this.filled++;
    const size = Math.abs(number);
    if (size === Infinity) this.areFinite = false;
    else if (size > this.most) this.most = size;
    if (this.areWhole && !Number.isInteger(number)) this.areWhole = false;
  }
}

function seenNumbers(side: TableOfRows, rows: number): readonly SeenNumbers[] {
  const seen = Array.from({ length: side.width }, () => new SeenNumbers());
  for (let first = 0; first < rows; first += BLOCK_ROWS) seeRows(seen, side, first, blockEnd(first, rows));
  return seen;
}

/** Block by block: a loop over millions runs slowly until a function has been called often. */
function seeRows(seen: readonly SeenNumbers[], { table, width }: TableOfRows, first: number, end: number): void {
  for (let at = first * width, column = 0; at < end * width; at++) {
    const number = table[at] ?? 0;
    if (number !== 0) seen[column]?.see(number);
    if (++column === width) column = 0;
  }
}

/**
 * What 1 is worth in each digit of a column, from the highest to the lowest; none where all numbers are 0. Digits do not depend on the
 * column: equal numbers have equal ones, whatever stands beside them.
 */
function unitsOf({ filled, most, areWhole, areFinite }: SeenNumbers): readonly number[] {
  if (filled === 0) return [];
  // Whatever the weights, a sum with an infinite number is infinite.
  if (!areFinite) return [Infinity];
  const units = [areWhole ? 1 : LEAST_UNIT];
  while (itemAt(units, 0) * RADIX <= most) units.unshift(itemAt(units, 0) * RADIX);
  return units;
}

function mostWhole(seen: readonly SeenNumbers[], rows: number): number | undefined {
  if (seen.some(({ areWhole }) => !areWhole)) return undefined;
  const most = seen.reduce((largest, numbers) => Math.max(largest, numbers.most), 0);
  return most * rows <= Number.MAX_SAFE_INTEGER ? most : undefined;
}

interface ListOfDigits extends TableOfRows {
  /** The column in its table. */
  readonly from: number;
  readonly unit: number;
}

/** Packs one digit of a column of the rows of a block; gives the sum of the digits. */
function packList(
  { starts, places, digits }: Pick<PackedRows, "starts" | "places" | "digits">,
  list: number,
  { table, width, from, unit }: ListOfDigits,
  first: number,
  end: number,
): number {
  let at = starts[list] ?? 0;
  let total = 0;
  for (let row = first, cell = first * width + from; row < end; row += 2, cell += 2 * width) {
    const one = table[cell] ?? 0;
    // Behind the last row there is none.
    const other = table[cell + width] ?? 0;
    if (one === 0 && other === 0) continue;
    const ofOne = digitOf(one, unit);
    const ofOther = digitOf(other, unit);
    if (ofOne === 0 && ofOther === 0) continue;
    places[at] = (row - first) / 2;
    digits[2 * at] = ofOne;
    digits[2 * at + 1] = ofOther;
    at++;
    total += ofOne + ofOther;
  }
  starts[list + 1] = at;
  return total;
}

/** What is worth less than the lowest digit is cut off; very large numbers have nothing there. */
function digitOf(value: number, unit: number): number {
  if (unit === Infinity) return Number.isFinite(value) ? 0 : Math.sign(value);
  const upToHere = Math.trunc(value / unit);
  return Number.isFinite(upToHere) ? upToHere - RADIX * Math.trunc(upToHere / RADIX) : 0;
}
