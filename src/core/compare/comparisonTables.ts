import { AVERAGES } from "../averages/averages";
import { className } from "../reading/className";
import type { Column, TextTable } from "../exports/alignedTable";
import { formatFigure } from "../text/format";
import { CASES, inItemWords } from "../text/itemWords";
import { comparedNames } from "./comparedNames";
import type { Comparison } from "./compareReports";
import type { PairedFigure } from "./pairedResampling";
import { formatP } from "./formatP";

function figureColumns({ predictions }: Comparison): readonly Column[] {
  const { a, b } = comparedNames(predictions);
  return [a, b, "difference", "low", "high", "n_eff", "p"].map((title) => ({ title, align: "right" }));
}

export function averagesTable(comparison: Comparison): TextTable {
  const { averages, areCases } = comparison;
  // Before the columns are as wide as their words.
  const nameOf = (name: string): string => (areCases ? inItemWords(name, CASES) : name);
  return {
    columns: [{ title: "Average", align: "left" }, { title: "", align: "left" }, ...figureColumns(comparison)],
    rows: AVERAGES.map(({ id, scope, name }) => [scope, nameOf(name), ...figureCells(averages[id])]),
  };
}

export function classesTable(comparison: Comparison): TextTable {
  const { classes, areCases } = comparison;
  return {
    columns: [
      { title: "Class, global", align: "left" },
      ...figureColumns(comparison),
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
