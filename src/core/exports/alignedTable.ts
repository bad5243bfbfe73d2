import { itemAt } from "../numbers/numberAt";
import { plainText } from "../text/plainText";
import { largestOf } from "../numbers/extremes";

/** A column of a table of text. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** A table of text, to be drawn in any form. */
export interface TextTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** A table for a terminal: names are hostile input, and nothing in them reaches it as anything but text. */
export function plainTable({ columns, rows }: TextTable): readonly string[] {
  return alignedTable(
    columns.map((column) => ({ ...column, title: plainText(column.title) })),
    rows.map((row) => row.map(plainText)),
  );
}

/** Rows under their titles in columns of equal width, for a terminal; no line ends in blanks. */
export function alignedTable(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, column) => largestOf(lines.map((line) => width(line[column] ?? ""))));
  return lines.map((line) =>
    columns
      .map(({ align }, column) => {
        const text = line[column] ?? "";
        const fill = " ".repeat(itemAt(widths, column) - width(text));
        return align === "left" ? text + fill : fill + text;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** In code points: names may hold letters outside the first plane. */
function width(text: string): number {
  return Array.from(text).length;
}
