import { itemAt } from "../numbers/numberAt";

/** A column of a table of text. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** Rows under their titles in columns of equal width, for a terminal; no line ends in blanks. */
export function alignedTable(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ""))));
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
