import { parseArgs } from "node:util";
import { AVERAGES } from "../core/averages/averages";
import { FEWEST_RUNS } from "../core/rank/fewestRuns";
import { RANK_FORMS } from "../core/rank/rankForms";
import { prepareRanking, type RankOutcome } from "../core/rank/rankRuns";
import { runNames } from "../core/sentences/runNames";
import { drawOnThreads } from "../run/drawOnThreads";
import { oneOf, checkUsage } from "./arguments";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { deliver } from "./output";
import { metricOf, METRIC_USAGE, readRuns, RUNS_OPTIONS, runsOptions, type RunsValues } from "./runsOptions";
import { savedRuns } from "./savedRuns";
import { say } from "./say";
import { streamedRanking, type RankingOptions } from "./streamedRanking";

const OPTIONS = { ...RUNS_OPTIONS, average: { type: "string" } } as const;

const AVERAGE_IDS = AVERAGES.map(({ id }) => id);

export const rankCommand: Command = {
  name: "rank",
  usage: `mask-evaluation rank <a.maskeval.json> <b.maskeval.json> <c.maskeval.json> ...
    ${METRIC_USAGE} [--average ${AVERAGE_IDS.join("|")}]
    [--draws N] [--seed N] [--groups image|folder|PATTERN]
    [--format ${RANK_FORMS.map(({ id }) => id).join("|")}] [--output FILE]
    Ranks three or more runs over the same targets; a folder stands for the reports in it and its subfolders: each run's figure with its interval, the ranks that
    it takes in one Bayesian bootstrap for all, how often it is first, and letters that runs share where
    they cannot be told apart; then ranks by every metric and average, and the classes.`,
  run: async (args) => {
    const { values, positionals } = checkUsage(() =>
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    );
    const files = savedRuns(positionals);
    if (files.length < FEWEST_RUNS)
      throw new UsageError("Name three or more saved reports; for two there is `mask-evaluation compare`.");
    const average = oneOf("average", values.average, AVERAGE_IDS, "macro");
    const { form, ...ranking } = { ...runsOptions(values, RANK_FORMS, files), average };
    const outcome = (await streamedRanking(files, values, ranking)) ?? (await rankingInMemory(files, values, ranking));
    if (!outcome.ok) {
      say(outcome.message);
      return EXIT.nothingEvaluated;
    }
    await deliver([form.write(outcome.ranking)], values.output);
    return EXIT.evaluated;
  },
};

async function rankingInMemory(
  files: readonly string[],
  values: RunsValues,
  { metric, ...drawing }: RankingOptions,
): Promise<RankOutcome> {
  const reports = await readRuns(files, values);
  const names = runNames(reports);
  const outcome = prepareRanking(
    reports.map((report, run) => ({ name: names[run] ?? "", report })),
    { ...drawing, metric: metricOf(reports, metric) },
  );
  if (!outcome.ok) return outcome;
  const { input, options, complete, foresee } = outcome.prepared;
  const threads = { programFolder: __dirname, meanwhile: foresee };
  return { ok: true, ranking: complete(await drawOnThreads({ kind: "ranked", input, options }, threads)) };
}
