import { AVERAGES, type AverageId } from "../averages/averages";
import { SIGNIFICANT } from "../compare/signSwap";
import { doubt } from "../intervals/doubt";
import { groupingWords } from "../intervals/imageGroups";
import { BETTER_WORDS } from "../metrics/better";
import { formatFigure, formatShare, quantity, verb } from "../text/format";
import type { RankedMetric, RankedRun, Ranking, RankScheme } from "./ranking";

/** So many runs are named in a sentence. */
const MOST_NAMED = 3;

/** What the ranking amounts to: which run is first and how surely, what cannot be told apart from it, and where another run wins. */
export function rankVerdict(ranking: Ranking): readonly string[] {
  const { runs, options, rows } = ranking;
  const winners = runs.filter(({ rank }) => rank === 1);
  const [best] = winners;
  if (best?.figure === undefined) return ["No run has a figure, so none is first."];
  if (winners.length > 1) {
    return [
      `${listRuns(winners)} are first with the same figure, ${formatFigure(best.figure)}.`,
      ...elsewhere(ranking),
    ];
  }
  const why = doubt({ rows, grouped: ranking.grouping !== undefined }, best.interval?.effective);
  const share =
    best.first === undefined
      ? "."
      : ` in ${formatShare(best.first, 1)} of ${quantity(options.draws, "draw")}${why === undefined ? "" : ` (of little worth: ${why})`}.`;
  return [`${best.name} is first${share} ${apartWords(ranking, best)}`, ...elsewhere(ranking)];
}

function apartWords({ runs, pairs }: Ranking, best: RankedRun): string {
  const index = runs.indexOf(best);
  const near = runs.filter((_, other) =>
    pairs.some(
      ({ one, other: second, holm }) =>
        ((one === index && second === other) || (second === index && one === other)) &&
        (holm === undefined || holm >= SIGNIFICANT),
    ),
  );
  if (near.length === 0) return "Every other run can be told apart from it.";
  return `${listRuns(near)} cannot be told apart from it.`;
}

/** Where the order of the runs depends on what is asked: other figures, other schemes. */
function elsewhere({ runs, byFigure, metric, average }: Ranking): readonly string[] {
  const shown = new Set(runs.filter(({ rank }) => rank === 1).map(({ name }) => name));
  const others = byFigure.flatMap((figure) => {
    const first = runs.filter((_, run) => figure.ranks[run] === 1 && figure.figures[run] !== undefined);
    const isShown = figure.metric.id === metric.id && figure.average === average;
    return isShown || first.length === 0 || first.some(({ name }) => shown.has(name)) ? [] : [{ figure, first }];
  });
  const schemes = SCHEME_ROWS.flatMap(({ id, name }) => {
    const first = runs.filter(({ ranks }) => ranks[id] === 1);
    return first.length === 0 || first.some((run) => shown.has(run.name)) ? [] : [`${listRuns(first)} ${name}`];
  });
  const named = others
    .slice(0, MOST_NAMED)
    .map(({ figure, first }) => `${listRuns(first)} by ${figureName(figure.metric, figure.average)}`);
  const more = others.length > MOST_NAMED ? [quantity(others.length - MOST_NAMED, "further figure")] : [];
  const all = [...named, ...schemes, ...more];
  const differs = byFigure.some(({ ranks }) => runs.some(({ rank }, run) => ranks[run] !== rank));
  if (!differs && all.length === 0)
    return [`All ${quantity(byFigure.length, "figure")} (metrics and averages) put the runs in this order.`];
  return all.length === 0 ? [] : [`Another run is first elsewhere: ${all.join("; ")}.`];
}

/** The schemes in words that go behind "is first". */
export const SCHEME_ROWS: readonly { readonly id: RankScheme; readonly title: string; readonly name: string }[] = [
  { id: "aggregateThenRank", title: "rank", name: "by the figure of all images" },
  { id: "rankThenAggregate", title: "By mean rank", name: "by the mean of the ranks in the images" },
  { id: "testThenRank", title: "By wins", name: "by the number of runs that it is better than" },
];

/** What a figure is called in a paper, such as `mIoU per image`. */
export function figureName(metric: RankedMetric, averageId: AverageId): string {
  const average = AVERAGES.find(({ id }) => id === averageId);
  return average ? average.cited.name(metric) : `${metric.id}.${averageId}`;
}

/** What the ranks rest on, a sentence each without its full stop. */
export function rankRules(ranking: Ranking): readonly string[] {
  const { metric, average, images, runs, rules, options, rows, grouping, pairs, smallest, tau, optimism } = ranking;
  const left = runs.flatMap(({ name, leftOut }) => (leftOut > 0 ? [`${leftOut} of ${name}`] : []));
  const over = grouping
    ? `${quantity(rows, "group of images", "groups of images")} ${groupingWords(grouping)}`
    : "images";
  const few = doubt({ rows, grouped: grouping !== undefined }, undefined);
  return [
    `${figureName(metric, average)}, ${BETTER_WORDS[metric.better]}; ${quantity(images, "common image")}${left.length === 0 ? "" : `, ${left.join(", ")} left out`}`,
    rules.join("; "),
    `Intervals, ranks and shares of first places: one Bayesian bootstrap over ${over} for all runs (not over training runs), ${quantity(options.draws, "draw")}, seed ${options.seed}`,
    `Runs that share a letter cannot be told apart: sign-swap test of each of ${quantity(pairs.length, "pair")}, Holm's correction over all of them, smallest p possible ${smallest.toPrecision(2)}`,
    ...(tau.median === undefined
      ? []
      : [
          `Kendall's tau of the order in a draw with this one: median ${formatFigure(tau.median)}, in 5 % of the draws below ${formatFigure(tau.low)}`,
        ]),
    ...(optimism === undefined
      ? []
      : [
          `The best of ${runs.length} runs on one set of images looks better than it is by about ${formatFigure(Math.abs(optimism))}`,
        ]),
    ...(few === undefined ? [] : [`${few.charAt(0).toUpperCase()}${few.slice(1)}`]),
  ];
}

function listRuns(runs: readonly { readonly name: string }[]): string {
  const names = runs.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = runs.length - names.length;
  const all = more > 0 ? [...names, `${more} more ${verb(more, "run", "runs")}`] : names;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}
