/**
 * A column of a table: whole numbers of 32 bits, exact counts below 2^53 in 64 bits, texts, or files, which are bytes or a struct that
 * holds them as `bytes`, as Hugging Face keeps images.
 */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Some rows have no value. */
  readonly optional?: true;
}

export type ColumnKind = "integer" | "count" | "text" | "bytes" | "file";

/** How Parquet stores a column. */
export const PHYSICAL_TYPES = {
  integer: "INT32",
  count: "INT64",
  text: "BYTE_ARRAY",
  bytes: "BYTE_ARRAY",
  file: "BYTE_ARRAY",
} as const satisfies Readonly<Record<ColumnKind, string>>;
