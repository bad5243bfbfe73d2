import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { classesColumns, usualColumnIds } from "../classesTable/classesColumns";
import { IOU } from "../metrics/metrics";
import { caption } from "./caption";
import { latexTable } from "./latexTable";
import { textColumns } from "./textColumns";
import { atOnce, type ShownFigures } from "./exporter";
import { MOST_CLASS_ROWS, topClasses, withNote } from "./topClasses";

export const LATEX = atOnce({
  id: "latex",
  name: "LaTeX (classes, booktabs)",
  extension: ".tex",
  isProse: true,
  intervals: "ofColumns",
  write: (evaluation, report, shown) => classesLatex(evaluation, report, shown),
});

/** The classes table in LaTeX (needs the package booktabs) with the mean below and a caption. */
export function classesLatex(evaluation: Evaluation, report: Report, figures: Partial<ShownFigures> = {}): string {
  const columns = figures.classColumns ?? classesColumns(evaluation.choices, usualColumnIds(evaluation));
  const shown = textColumns(columns, { evaluation, metric: figures.metric ?? IOU, intervals: figures.intervals });
  const { indices, note } = topClasses(evaluation, MOST_CLASS_ROWS);
  return latexTable(
    {
      columns: shown,
      rows: indices.map((classIndex) => shown.map(({ text }) => text(classIndex))),
    },
    {
      caption: withNote(caption(evaluation, report, { ...figures, classColumns: columns }), note),
      footer: shown.map(({ footer }) => footer),
    },
  );
}
