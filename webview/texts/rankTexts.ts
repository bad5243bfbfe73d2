import { formatFigure, quantity } from "../../src/core/text/format";

/** Every sentence of the page of a ranking. */
export const RANK_TEXTS = {
  title: (runs: number) => `Ranking of ${quantity(runs, "run")}`,
  under: "Ranking…",
  refused: "The runs cannot be ranked",
  again: "Try again",
  metric: "Metric",
  average: "Average",
  save: "Save…",
  saveTitle: "Save which reports are ranked, and by what, as a file that opens as this ranking.",
  export: "Export…",
  exportTitle: "Write the ranking as a table, Markdown, LaTeX, CSV or JSON.",
  verdict: "Which run is first",
  runs: "The runs",
  columns: {
    choose: "Choose",
    rank: { header: "Rank", title: "By the figure; runs that tie share the lowest." },
    run: { header: "Run", title: "Opens its report." },
    figure: { title: "Over the images that all runs have, with its interval." },
    rankInterval: { header: "ranks", title: "The ranks that 95 % of the draws lie within." },
    first: { header: "first", title: "The share of the draws in which the run is first." },
    letters: { header: "letters", title: "Runs that share a letter cannot be told apart." },
    rankThenAggregate: { header: "by mean rank", title: "Its rank by the mean of its ranks in the single images." },
    testThenRank: { header: "by wins", title: "Its rank by the number of runs that it is better than." },
  },
  choose: (run: string) => `Choose ${run} to compare`,
  compare: "Compare the two chosen",
  compareHow: "Choose two runs to compare them image by image.",
  steps: "Along training",
  stepsNote: "By the last number in the name of each run.",
  step: (name: string, figure: number | undefined) => `${name}: ${formatFigure(figure)}`,
  classes: "By class",
  classesNote: (metric: string) => `${metric} of each class, a dot a run; the best run is filled and named.`,
  best: (name: string, figure: number | undefined) => `${name} ${formatFigure(figure)}`,
  noFigure: "no run has a figure",
  scopes: { global: "global", samplewise: "samplewise" },
  figures: "Ranks by other figures",
  figuresNote: (differing: number, all: number) =>
    differing === 0
      ? `All ${quantity(all, "figure")} (metrics and averages) put the runs in this order.`
      : `${quantity(differing, "figure")} of ${all} put the runs in another order.`,
  rules: "What the ranks rest on",
};
