import type { ComponentChildren } from "preact";

/** What a column sorts by; undefined stands last in both directions. */
export type SortKey = number | string | undefined;

/** One column of a table: how it is named, drawn and sorted. Columns are rows of data, not code. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** Small line above the header, for columns that belong together. */
  readonly group?: string;
  /** `upright` for columns narrower than their name. */
  readonly headerLook?: "flat" | "upright";
  /** What the column holds, shown on hover of its header. */
  readonly description: string;
  /** CSS pixels; the one column without a width takes what is left. */
  readonly width?: number;
  readonly align: "start" | "end";
  readonly sortKey: (row: Row) => SortKey;
  readonly cell: (row: Row) => ComponentChildren;
  /** Cells of the lines below the rows, from the top. */
  readonly footer?: readonly ComponentChildren[];
}
