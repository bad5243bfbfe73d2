import type { ComponentChildren } from "preact";

/** What a column sorts by; undefined stands last in both directions. */
export type SortKey = number | string | undefined;

/** What a cell itself carries, beside what every cell does. */
export interface CellAttributes {
  readonly class: string;
  readonly title: string;
  readonly style: Readonly<Record<string, string>>;
  readonly "aria-label": string | undefined;
  readonly "data-figure": string;
  readonly "data-value": number | "";
}

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
  /** What a row is rather than how good: on a narrow page it stands behind the figures. */
  readonly rank?: "context";
  readonly sortKey: (row: Row) => SortKey;
  /** What is copied of a row; what it sorts by where absent, in full precision. */
  readonly text?: (row: Row) => string;
  readonly cell: (row: Row) => ComponentChildren;
  /** For narrow columns of plain text, whose cells scroll by in thousands: all is on the cell, with no element inside. */
  readonly attributes?: (row: Row) => CellAttributes;
  /** Where a cell leads by a click or by Enter. */
  readonly onOpen?: (row: Row) => void;
  /** Cells of the lines below the rows, from the top. */
  readonly footer?: readonly ComponentChildren[];
}
