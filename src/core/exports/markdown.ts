import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { caption } from "./caption";
import { classColumns, type ClassColumn } from "./classColumns";
import type { Exporter } from "./exporter";
import { escapeMarkdown, markdownTable } from "./markdownTable";

export const MARKDOWN: Exporter = {
  id: "markdown",
  name: "Markdown (classes)",
  extension: ".md",
  write: (evaluation, report, shown) => classesMarkdown(evaluation, report, shown?.classColumns),
};

/** The classes table in Markdown with the mean as last row and a caption. */
export function classesMarkdown(
  evaluation: Evaluation,
  report: Report,
  shown: readonly ClassColumn[] = classColumns(evaluation),
): string {
  const rows = evaluation.table.classes.map((_, classIndex) => shown.map(({ text }) => text(evaluation, classIndex)));
  const footer = shown.map((column) => column.footer(evaluation));
  return [...markdownTable(shown, [...rows, footer]), "", escapeMarkdown(caption(evaluation, report)), ""].join("\n");
}
