import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { classesColumns, usualColumnIds } from "../classesTable/classesColumns";
import { IOU } from "../metrics/metrics";
import { caption } from "./caption";
import { textColumns } from "./textColumns";
import { atOnce, type ShownFigures } from "./exporter";
import { MOST_CLASS_ROWS, topClasses, withNote } from "./topClasses";

export const LATEX = atOnce({
  id: "latex",
  name: "LaTeX (classes, booktabs)",
  extension: ".tex",
  intervals: "ofColumns",
  write: (evaluation, report, shown) => classesLatex(evaluation, report, shown),
});

/** The classes table in LaTeX (needs the package booktabs) with the mean below and a caption. */
export function classesLatex(evaluation: Evaluation, report: Report, figures: Partial<ShownFigures> = {}): string {
  const columns = figures.classColumns ?? classesColumns(evaluation.choices, usualColumnIds(evaluation));
  const shown = textColumns(columns, { evaluation, metric: figures.metric ?? IOU, intervals: figures.intervals });
  const { indices, note } = topClasses(evaluation, MOST_CLASS_ROWS);
  const line = (cells: readonly string[]): string => `    ${rowStart(cells.map(escapeLatex).join(" & "))} \\\\`;
  return [
    "% needs \\usepackage{booktabs}",
    "\\begin{table}",
    "  \\centering",
    `  \\caption{${escapeLatex(withNote(caption(evaluation, report, { ...figures, classColumns: columns }), note))}}`,
    `  \\begin{tabular}{${shown.map(({ align }) => (align === "left" ? "l" : "r")).join("")}}`,
    "    \\toprule",
    line(shown.map(({ title }) => title)),
    "    \\midrule",
    ...indices.map((classIndex) => line(shown.map(({ text }) => text(classIndex)))),
    "    \\midrule",
    line(shown.map(({ footer }) => footer)),
    "    \\bottomrule",
    "  \\end{tabular}",
    "\\end{table}",
    "",
  ].join("\n");
}

/** Signs that mean something to LaTeX, as text. */
const LATEX_SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "|": "\\textbar{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "–": "--",
};

/** After the `\\\\` of the row before, a star or a bracket would be read as its argument. */
function rowStart(row: string): string {
  return /^\s*[[*]/.test(row) ? `{}${row}` : row;
}

export function escapeLatex(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replace(/[\\{}$&#%_~^|<>–]/g, (sign) => LATEX_SIGNS[sign] ?? sign);
}
