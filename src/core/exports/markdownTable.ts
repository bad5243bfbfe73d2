import type { Column } from "./alignedTable";

/** The lines of a table in Markdown. */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  return [
    line(columns.map(({ title }) => title)),
    `| ${columns.map(({ align }) => (align === "left" ? ":---" : "---:")).join(" | ")} |`,
    ...rows.map(line),
  ];
}

/** Names are hostile input: nothing in them is markup, and no line break leaves the row. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replace(/[\\|`*_<>[\]&#~]/g, (sign) => `\\${sign}`);
}
