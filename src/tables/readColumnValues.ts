import type { Column } from "./column";
import type { BatchColumn } from "./rowBatch";

/** A piece of a column, as the decoder gives it. */
export type Decoded = Iterable<unknown> & { readonly length: number };

/**
 * The values of a column of a row group as they are worked with, from the pieces that the decoder gives; or what is wrong with them, as
 * the rest of a sentence.
 *
 * @param rows how many there must be.
 */
export function readColumnValues(
  { kind, optional }: Column,
  parts: readonly Decoded[],
  rows: number,
): BatchColumn | string {
  const held = parts.reduce((sum, part) => sum + part.length, 0);
  if (held !== rows) return `holds ${held} values for ${rows} rows`;
  if (kind === "file")
    return otherValues(
      parts.map((part) => Array.from(part, heldBytes)),
      bytesOf,
      optional,
    );
  if (kind === "text" || kind === "bytes") return otherValues(parts, kind === "text" ? textOf : bytesOf, optional);
  if (optional === true) return otherValues(parts, kind === "integer" ? integerOf : countOf, optional);
  const values = kind === "integer" ? new Int32Array(rows) : new Float64Array(rows);
  const read = kind === "integer" ? integerOf : countOf;
  let row = 0;
  for (const part of parts) {
    if (part instanceof Int32Array && values instanceof Int32Array) {
      values.set(part, row);
      row += part.length;
      continue;
    }
    for (const raw of part) {
      const value = read(raw);
      if (value === undefined) return wrongAt(row, raw);
      values[row++] = value;
    }
  }
  return values;
}

type Value = number | string | Uint8Array;

/** The same text may stand in a table once, and in a million rows. */
const MOST_TEXT_BYTES = 2 ** 29;

function otherValues(
  parts: readonly Decoded[],
  read: (value: unknown) => Value | undefined,
  optional: true | undefined,
): (Value | undefined)[] | string {
  const values: (Value | undefined)[] = [];
  let bytes = 0;
  let before: { readonly raw: unknown; readonly value: Value | undefined } | undefined;
  for (const part of parts) {
    for (const raw of part) {
      const isAbsent = raw === null || raw === undefined;
      if (before?.raw !== raw && raw instanceof Uint8Array && read === textOf) bytes += raw.length;
      if (bytes > MOST_TEXT_BYTES) return `holds more than ${MOST_TEXT_BYTES} bytes of text in a row group`;
      const value = isAbsent ? undefined : before?.raw === raw ? before.value : read(raw);
      before = { raw, value };
      if (value === undefined && !(isAbsent && optional === true)) return wrongAt(values.length, raw);
      values.push(value);
    }
  }
  return values;
}

function wrongAt(row: number, value: unknown): string {
  const shown = typeof value === "bigint" || typeof value === "number" ? String(value) : "no value that it may hold";
  return `has ${shown} in its row ${row + 1} of a row group`;
}

function integerOf(value: unknown): number | undefined {
  return typeof value === "number" && (value | 0) === value ? value : undefined;
}

/** From 0 up to 2^53: beyond, numbers are no longer exact. */
function countOf(value: unknown): number | undefined {
  const count = typeof value === "bigint" || typeof value === "number" ? Number(value) : -1;
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (!(value instanceof Uint8Array)) return undefined;
  try {
    return UTF8.decode(value);
  } catch {
    return undefined;
  }
}

/** What a struct holds as `bytes`; anything else as it is. */
function heldBytes(value: unknown): unknown {
  return typeof value === "object" && value !== null && !(value instanceof Uint8Array) && "bytes" in value
    ? value.bytes
    : value;
}

function bytesOf(value: unknown): Uint8Array | undefined {
  return value instanceof Uint8Array ? value : undefined;
}
