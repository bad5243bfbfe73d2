import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { caption } from "./caption";
import { classColumns } from "./classColumns";
import { atOnce, type ShownFigures } from "./exporter";
import { escapeMarkdown, markdownTable } from "./markdownTable";
import { MOST_CLASS_ROWS, topClasses, withNote } from "./topClasses";

export const MARKDOWN = atOnce({
  id: "markdown",
  name: "Markdown (classes)",
  extension: ".md",
  intervals: "ofColumns",
  write: (evaluation, report, shown) => classesMarkdown(evaluation, report, shown),
});

/** The classes table in Markdown with the mean as last row and a caption. */
export function classesMarkdown(evaluation: Evaluation, report: Report, figures: Partial<ShownFigures> = {}): string {
  const shown = figures.classColumns ?? classColumns(evaluation);
  const { indices, note } = topClasses(evaluation, MOST_CLASS_ROWS);
  const rows = indices.map((classIndex) => shown.map(({ text }) => text(evaluation, classIndex)));
  const footer = shown.map((column) => column.footer(evaluation));
  return [
    ...markdownTable(shown, [...rows, footer]),
    "",
    escapeMarkdown(withNote(caption(evaluation, report, { ...figures, classColumns: shown }), note)),
    "",
  ].join("\n");
}
