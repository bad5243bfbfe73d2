import type { TextTable } from "./alignedTable";

/** A table in LaTeX (needs the package booktabs) with its caption, and a row below where there is one. */
export function latexTable(
  { columns, rows }: TextTable,
  { caption, footer }: { readonly caption: string; readonly footer?: readonly string[] },
): string {
  const line = (cells: readonly string[]): string => `    ${rowStart(cells.map(escapeLatex).join(" & "))} \\\\`;
  return [
    "% needs \\usepackage{booktabs}",
    "\\begin{table}",
    "  \\centering",
    `  \\caption{${escapeLatex(caption)}}`,
    `  \\begin{tabular}{${columns.map(({ align }) => (align === "left" ? "l" : "r")).join("")}}`,
    "    \\toprule",
    line(columns.map(({ title }) => title)),
    "    \\midrule",
    ...rows.map(line),
    ...(footer ? ["    \\midrule", line(footer)] : []),
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
