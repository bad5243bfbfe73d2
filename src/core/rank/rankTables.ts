import { CASES, inItemWords } from "../text/itemWords";
import type { Column, TextTable } from "../exports/alignedTable";
import { AVERAGES } from "../averages/averages";
import { formatFigure, formatRange, formatShare, UNDEFINED_TEXT } from "../text/format";
import type { RankedFigure } from "./rankedFigures";
import type { Ranking } from "./ranking";
import { SCHEME_ROWS } from "./rankWords";

export interface RankTable extends TextTable {
  readonly title: string;
}

const right = (title: string): Column => ({ title, align: "right" });
const left = (title: string): Column => ({ title, align: "left" });

/** Every table of a ranking that has a row, in its order. */
export function rankTables(ranking: Ranking): readonly RankTable[] {
  return [runsTable(ranking), figuresTable(ranking), classesTable(ranking)].filter(({ rows }) => rows.length > 0);
}

function runsTable({ runs, metric, options }: Ranking): RankTable {
  const confidence = `${Math.round(100 * options.confidence)} %`;
  return {
    title: "Runs",
    columns: [
      left("Run"),
      right(metric.short),
      right(`${confidence} interval`),
      right("Rank"),
      right("Rank interval"),
      right("First"),
      left("Letters"),
      ...SCHEME_ROWS.slice(1).map(({ title }) => right(title)),
    ],
    rows: runs.map((run) => [
      run.name,
      formatFigure(run.figure),
      run.interval ? formatRange(run.interval.low, run.interval.high) : UNDEFINED_TEXT,
      String(run.rank),
      run.rankInterval ? rangeOfRanks(run.rankInterval) : UNDEFINED_TEXT,
      run.first === undefined ? UNDEFINED_TEXT : formatShare(run.first, 1),
      run.letters,
      ...SCHEME_ROWS.slice(1).map(({ id }) => String(run.ranks[id])),
    ]),
  };
}

/** The rank of each run by those figures that put the runs in another order. */
function figuresTable({ runs, byFigure, areCases }: Ranking): RankTable {
  return {
    title: "Ranks by other figures, where they differ",
    columns: [left("Metric"), left("Average"), left(""), ...runs.map(({ name }) => right(name))],
    rows: byFigure.filter(isOtherwise(runs)).map(({ metric, average, ranks, figures }) => {
      const row = AVERAGES.find(({ id }) => id === average);
      return [
        metric.short,
        row?.scope ?? "",
        areCases ? inItemWords(row?.name ?? average, CASES) : (row?.name ?? average),
        ...ranks.map((rank, run) => (figures[run] === undefined ? UNDEFINED_TEXT : String(rank))),
      ];
    }),
  };
}

function classesTable({ runs, classes }: Ranking): RankTable {
  return {
    title: "Classes, global",
    columns: [left("Class"), ...runs.map(({ name }) => right(name))],
    rows: classes.map(({ name, global }) => [name, ...global.map((figure) => formatFigure(figure))]),
  };
}

function isOtherwise(runs: Ranking["runs"]): (figure: RankedFigure) => boolean {
  return ({ ranks }) => runs.some(({ rank }, run) => ranks[run] !== rank);
}

export function rangeOfRanks({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? String(low) : `${low}–${high}`;
}
