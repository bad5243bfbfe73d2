import type { Evaluation } from "../evaluation";
import type { Report } from "../report";
import { caption } from "./caption";
import { classColumns } from "./classColumns";
import type { Exporter } from "./exporter";

export const MARKDOWN: Exporter = {
  id: "markdown",
  name: "Markdown (classes)",
  extension: ".md",
  write: (evaluation, report) => classesMarkdown(evaluation, report),
};

/** The classes table in Markdown with the mean as last row and a caption; `columns` as in `classColumns`. */
export function classesMarkdown(evaluation: Evaluation, report: Report, columns?: readonly string[]): string {
  const shown = classColumns(evaluation, columns);
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  return [
    line(shown.map(({ title }) => title)),
    `| ${shown.map(({ align }) => (align === "left" ? ":---" : "---:")).join(" | ")} |`,
    ...evaluation.table.classes.map((_, classIndex) => line(shown.map(({ text }) => text(evaluation, classIndex)))),
    line(shown.map(({ footer }) => footer(evaluation))),
    "",
    escapeMarkdown(caption(evaluation, report)),
    "",
  ].join("\n");
}

/** Names are hostile input: nothing in them is markup, and no line break leaves the row. */
function escapeMarkdown(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replace(/[\\|`*_<>[\]&#~]/g, (sign) => `\\${sign}`);
}
