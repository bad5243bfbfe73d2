import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { caption } from "./caption";
import { classColumns } from "./classColumns";
import type { Exporter, ShownFigures } from "./exporter";
import { escapeMarkdown, markdownTable } from "./markdownTable";

export const MARKDOWN: Exporter = {
  id: "markdown",
  name: "Markdown (classes)",
  extension: ".md",
  intervals: "ofColumns",
  write: (evaluation, report, shown) => classesMarkdown(evaluation, report, shown),
};

/** The classes table in Markdown with the mean as last row and a caption. */
export function classesMarkdown(evaluation: Evaluation, report: Report, figures: Partial<ShownFigures> = {}): string {
  const shown = figures.classColumns ?? classColumns(evaluation);
  const rows = evaluation.table.classes.map((_, classIndex) => shown.map(({ text }) => text(evaluation, classIndex)));
  const footer = shown.map((column) => column.footer(evaluation));
  return [
    ...markdownTable(shown, [...rows, footer]),
    "",
    escapeMarkdown(caption(evaluation, report, { ...figures, classColumns: shown })),
    "",
  ].join("\n");
}
