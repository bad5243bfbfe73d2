import { plainTable } from "../exports/alignedTable";
import { csv } from "../exports/csv";
import { fullJson } from "../exports/fullJson";
import { htmlPage } from "../exports/htmlPage";
import { escapeHtml, htmlTable, type HtmlCell } from "../exports/htmlTable";
import { latexTable } from "../exports/latexTable";
import { escapeMarkdown, markdownTable } from "../exports/markdownTable";
import { CASES, itemSpeaker } from "../text/itemWords";
import { logText } from "../text/logText";
import { plainText } from "../text/plainText";
import { rankRules, rankVerdict, SCHEME_ROWS } from "./rankWords";
import type { Ranking } from "./ranking";
import { rankTables } from "./rankTables";

/** A way to write a ranking out. */
export interface RankForm {
  /** As on the command line: `--format markdown`. */
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly write: (ranking: Ranking) => string;
}

/** Every way to write a ranking out, in the order of the menus. A new one is a new row. */
export const RANK_FORMS: readonly RankForm[] = [
  { id: "table", name: "Text table", extension: ".txt", write: said(rankText) },
  { id: "json", name: "JSON (all figures)", extension: ".json", write: rankJson },
  { id: "markdown", name: "Markdown", extension: ".md", write: said(rankMarkdown) },
  { id: "latex", name: "LaTeX (booktabs)", extension: ".tex", write: said(rankLatex) },
  { id: "csv", name: "CSV (runs)", extension: ".csv", write: rankCsv },
  { id: "html", name: "HTML (one page)", extension: ".html", write: said(rankHtml) },
];

/** Of volumes it speaks of cases and voxels, names left alone. */
function said(write: RankForm["write"]): RankForm["write"] {
  return (ranking) => {
    const text = write(ranking);
    if (!ranking.areCases) return text;
    const names = [
      ...ranking.runs.flatMap(({ name, predictions }) => [name, predictions]),
      ...ranking.classes.map(({ name }) => name),
    ];
    return itemSpeaker(CASES, names)(text);
  };
}

function rankText(ranking: Ranking): string {
  const parts = [
    rankVerdict(ranking).map(plainText),
    ...rankTables(ranking).map((table) => [`${table.title}:`, ...plainTable(table)]),
    rankRules(ranking).map(plainText),
  ];
  return logText(parts.map((lines) => `${lines.join("\n")}\n`).join("\n"));
}

function rankJson({ metric, byFigure, ...ranking }: Ranking): string {
  return fullJson({
    schema: 1,
    metric: metric.id,
    better: metric.better,
    ...ranking,
    byFigure: byFigure.map((figure) => ({ ...figure, metric: figure.metric.id })),
  });
}

function rankMarkdown(ranking: Ranking): string {
  return [
    escapeMarkdown(rankVerdict(ranking).join(" ")),
    "",
    ...rankTables(ranking).flatMap(({ title, columns, rows }) => [
      `**${escapeMarkdown(title)}**`,
      "",
      ...markdownTable(columns, rows),
      "",
    ]),
    `${escapeMarkdown(rankRules(ranking).join(". "))}.`,
    "",
  ].join("\n");
}

function rankLatex(ranking: Ranking): string {
  const [runs] = rankTables(ranking);
  if (!runs) return "";
  const caption = [...rankVerdict(ranking), `${rankRules(ranking).join(". ")}.`].join(" ");
  return latexTable(runs, { caption });
}

function rankHtml(ranking: Ranking): string {
  const paragraph = (sentence: string): string => `<p>${escapeHtml(sentence)}</p>`;
  const body = [
    `<h1>${escapeHtml(`Ranking of ${ranking.runs.length} runs`)}</h1>`,
    ...rankVerdict(ranking).map(paragraph),
    ...rankTables(ranking).flatMap(({ title, columns, rows }) => [
      ...htmlTable({
        heading: title,
        titles: columns.map((column) => column.title),
        length: rows.length,
        rows: rows.map((row) => row.map((text, at) => textCell(text, columns[at]?.align ?? "left"))),
      }),
    ]),
    ...rankRules(ranking).map((rule) => paragraph(`${rule}.`)),
  ];
  return `${[...htmlPage(body)].join("\n")}\n`;
}

/** A cell that sorts by the number that it begins with. */
function textCell(text: string, align: "left" | "right"): HtmlCell {
  const number = Number.parseFloat(text);
  return align === "left" || Number.isNaN(number) ? { text, align } : { text, align, sortBy: number };
}

function rankCsv({ runs, metric, average, options }: Ranking): string {
  const header = [
    ...["run", "predictions", "metric", "average", "figure", "low", "high", "rank", "rank_low", "rank_high"],
    ...["first", "letters", ...SCHEME_ROWS.slice(1).map(({ id }) => id), "mean_rank", "wins", "left_out"],
    ...["draws", "seed", "confidence"],
  ];
  const rows = runs.map((run) => [
    ...[run.name, run.predictions, metric.id, average, run.figure, run.interval?.low, run.interval?.high, run.rank],
    ...[run.rankInterval?.low, run.rankInterval?.high, run.first, run.letters],
    ...SCHEME_ROWS.slice(1).map(({ id }) => run.ranks[id]),
    ...[run.meanRank, run.wins, run.leftOut, options.draws, options.seed, options.confidence],
  ]);
  return [...csv(header, rows)].join("");
}
