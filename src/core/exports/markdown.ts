import type { Evaluation } from "../evaluation";
import type { Report } from "../report";
import { caption } from "./caption";
import { classColumns } from "./classColumns";
import type { Exporter } from "./exporter";
import { escapeMarkdown, markdownTable } from "./markdownTable";

export const MARKDOWN: Exporter = {
  id: "markdown",
  name: "Markdown (classes)",
  extension: ".md",
  write: (evaluation, report) => classesMarkdown(evaluation, report),
};

/** The classes table in Markdown with the mean as last row and a caption; `columns` as in `classColumns`. */
export function classesMarkdown(evaluation: Evaluation, report: Report, columns?: readonly string[]): string {
  const shown = classColumns(evaluation, columns);
  const rows = evaluation.table.classes.map((_, classIndex) => shown.map(({ text }) => text(evaluation, classIndex)));
  const footer = shown.map((column) => column.footer(evaluation));
  return [...markdownTable(shown, [...rows, footer]), "", escapeMarkdown(caption(evaluation, report)), ""].join("\n");
}
