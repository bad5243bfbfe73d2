import { isRecord } from "../../src/core/collections/record";
/** What the page keeps of how it is looked at: what it is at first, and what it is of a value that an older or newer page may have saved. */
export interface Kept<Value> {
  readonly initial: Value;
  /** Gives `initial` for what can't be understood. */
  readonly read: (saved: unknown) => Value;
}

export type ValueOf<Row> = Row extends Kept<infer Value> ? Value : never;

type Rows = Readonly<Record<string, Kept<unknown>>>;
type ValuesOf<Table extends Rows> = { readonly [Key in keyof Table]: ValueOf<Table[Key]> };

/** Several kept values as one, by their names. */
export function table<const Table extends Rows>(rows: Table): Kept<ValuesOf<Table>> {
  const every = (value: (row: Kept<unknown>, key: string) => unknown): ValuesOf<Table> =>
    Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, value(row, key)])) as ValuesOf<Table>;
  const initial = every((row) => row.initial);
  return { initial, read: (saved) => (isRecord(saved) ? every((row, key) => row.read(saved[key])) : initial) };
}

export function oneOf<const Value extends string>(values: readonly Value[], initial: Value): Kept<Value> {
  return { initial, read: (saved) => values.find((value) => value === saved) ?? initial };
}

export function text(initial: string): Kept<string> {
  return { initial, read: (saved) => (typeof saved === "string" ? saved : initial) };
}

export const TEXTS_KEPT: Kept<readonly string[]> = {
  initial: [],
  read: (saved) => (Array.isArray(saved) ? saved.filter((one) => typeof one === "string") : []),
};

/** A value that is absent at first, and whenever what was saved is not of its kind. */
export function maybe<Value>(isValue: (saved: unknown) => saved is Value): Kept<Value | undefined> {
  return { initial: undefined, read: (saved) => (isValue(saved) ? saved : undefined) };
}

export function isText(saved: unknown): saved is string {
  return typeof saved === "string";
}

export function isNumber(saved: unknown): saved is number {
  return typeof saved === "number";
}

/** Pixels that something is scrolled down. */
export const SCROLL: Kept<number> = { initial: 0, read: (saved) => (isNumber(saved) && saved >= 0 ? saved : 0) };

export interface Sort {
  /** Id of the column. */
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

export function sort<Initial extends Sort | undefined>(initial: Initial): Kept<Sort | Initial> {
  return {
    initial,
    read: (saved) =>
      isRecord(saved) && isText(saved["column"])
        ? { column: saved["column"], direction: saved["direction"] === "descending" ? "descending" : "ascending" }
        : initial,
  };
}
