import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { classesColumns, usualColumnIds } from "../classesTable/classesColumns";
import { IOU } from "../metrics/metrics";
import { caption } from "./caption";
import { textColumns } from "./textColumns";
import { atOnce, type ShownFigures } from "./exporter";
import { escapeMarkdown, markdownTable } from "./markdownTable";
import { MOST_CLASS_ROWS, topClasses, withNote } from "./topClasses";

export const MARKDOWN = atOnce({
  id: "markdown",
  name: "Markdown (classes)",
  extension: ".md",
  isProse: true,
  intervals: "ofColumns",
  write: (evaluation, report, shown) => classesMarkdown(evaluation, report, shown),
});

/** The classes table in Markdown with the mean as last row and a caption. */
export function classesMarkdown(evaluation: Evaluation, report: Report, figures: Partial<ShownFigures> = {}): string {
  const columns = figures.classColumns ?? classesColumns(evaluation.choices, usualColumnIds(evaluation));
  const shown = textColumns(columns, { evaluation, metric: figures.metric ?? IOU, intervals: figures.intervals });
  const { indices, note } = topClasses(evaluation, MOST_CLASS_ROWS);
  const rows = indices.map((classIndex) => shown.map(({ text }) => text(classIndex)));
  const footer = shown.map((column) => column.footer);
  return [
    ...markdownTable(shown, [...rows, footer]),
    "",
    escapeMarkdown(withNote(caption(evaluation, report, { ...figures, classColumns: columns }), note)),
    "",
  ].join("\n");
}
