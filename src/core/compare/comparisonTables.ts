import { AVERAGES } from "../averages/averages";
import { className } from "../reading/className";
import type { Column, TextTable } from "../exports/alignedTable";
import { formatFigure } from "../text/format";
import { CASES, inItemWords } from "../text/itemWords";
import type { Comparison } from "./compareReports";
import type { PairedFigure } from "./pairedResampling";
import { formatP } from "./formatP";

const FIGURE_COLUMNS: readonly Column[] = ["A", "B", "B - A", "low", "high", "n_eff", "p"].map((title) => ({
  title,
  align: "right",
}));

export function averagesTable({ averages, areCases }: Comparison): TextTable {
  // Before the columns are as wide as their words.
  const nameOf = (name: string): string => (areCases ? inItemWords(name, CASES) : name);
  return {
    columns: [{ title: "Average", align: "left" }, { title: "", align: "left" }, ...FIGURE_COLUMNS],
    rows: AVERAGES.map(({ id, scope, name }) => [scope, nameOf(name), ...figureCells(averages[id])]),
  };
}

export function classesTable({ classes, areCases }: Comparison): TextTable {
  return {
    columns: [
      { title: "Class, global", align: "left" },
      ...FIGURE_COLUMNS,
      { title: "p (Holm)", align: "right" },
      { title: `better/tied/worse ${areCases ? "cases" : "images"}`, align: "right" },
      { title: "p (Wilcoxon, Holm)", align: "right" },
    ],
    rows: classes.map(({ info, global, images, wilcoxonHolm }) => [
      className({ classes: [info] }, 0),
      ...figureCells(global),
      formatP(global.holm),
      `${images.wins}/${images.ties}/${images.losses}`,
      formatP(wilcoxonHolm),
    ]),
  };
}

function figureCells({ a, b, difference, interval, effective, signSwap }: PairedFigure): readonly string[] {
  return [
    ...[a, b, difference, interval?.low, interval?.high].map(formatFigure),
    effective.toFixed(1),
    formatP(signSwap.p),
  ];
}
