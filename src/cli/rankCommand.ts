import { parseArgs } from "node:util";
import { AVERAGES } from "../core/averages/averages";
import { DEFAULT_BOOTSTRAP } from "../core/intervals/bootstrap";
import { METRICS } from "../core/metrics/metrics";
import { metricsFor } from "../core/metrics/metricsFor";
import { RANK_FORMS } from "../core/rank/rankForms";
import { rankRuns } from "../core/rank/rankRuns";
import { runNames } from "../core/rank/runNames";
import type { Report } from "../core/document/report";
import { oneOf, usageChecked, wholeNumber } from "./arguments";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { chosenGroups } from "./groupsOption";
import { deliver, refuseInputs, requireFolderOf } from "./output";
import { readReportFile } from "./readReportFile";
import { say } from "./say";

const OPTIONS = {
  metric: { type: "string" },
  average: { type: "string" },
  seed: { type: "string" },
  draws: { type: "string" },
  groups: { type: "string" },
  format: { type: "string" },
  output: { type: "string" },
} as const;

/** Two runs are a comparison. */
const FEWEST_RUNS = 3;

const FORM_IDS = RANK_FORMS.map(({ id }) => id);
const AVERAGE_IDS = AVERAGES.map(({ id }) => id);

export const rankCommand: Command = {
  name: "rank",
  usage: `mask-evaluation rank <a.maskeval.json> <b.maskeval.json> <c.maskeval.json> ...
    [--metric ${METRICS.filter(({ tier }) => tier === 1)
      .map(({ id }) => id)
      .join("|")}|...] [--average ${AVERAGE_IDS.join("|")}]
    [--draws N] [--seed N] [--groups image|folder|PATTERN]
    [--format ${FORM_IDS.join("|")}] [--output FILE]
    Ranks three or more runs over the same targets: each run's figure with its interval, the ranks that
    it takes in one Bayesian bootstrap for all, how often it is first, and letters that runs share where
    they cannot be told apart; then ranks by every metric and average, and the classes.`,
  run: async (args) => {
    const { values, positionals } = usageChecked(() =>
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    );
    if (positionals.length < FEWEST_RUNS)
      throw new UsageError("Name three or more saved reports; for two there is `mask-evaluation compare`.");
    const formId = oneOf("format", values.format, FORM_IDS, "table");
    const form = RANK_FORMS.find(({ id }) => id === formId);
    const metricId = oneOf(
      "metric",
      values.metric,
      METRICS.map(({ id }) => id),
      "iou",
    );
    const average = oneOf("average", values.average, AVERAGE_IDS, "macro");
    const options = {
      ...DEFAULT_BOOTSTRAP,
      ...(values.draws !== undefined && { draws: wholeNumber("draws", values.draws, 1) }),
      ...(values.seed !== undefined && { seed: wholeNumber("seed", values.seed, 0) }),
    };
    requireFolderOf(values.output);
    refuseInputs(values.output, { files: positionals });
    const reports: Report[] = [];
    for (const file of positionals) reports.push(await readReportFile(file));
    const [first] = reports;
    const metric = first && metricsFor(first.choices).find(({ id }) => id === metricId);
    if (!first || !metric || !form) throw new UsageError(`There is no metric ${metricId}.`);
    const groups = values.groups === undefined ? {} : { groups: chosenGroups(values.groups) };
    const names = runNames(reports);
    const outcome = rankRuns(
      reports.map((report, run) => ({
        name: names[run] ?? "",
        report: { ...report, choices: { ...report.choices, ...groups } },
      })),
      { ...options, metric, average },
    );
    if (!outcome.ok) {
      say(outcome.message);
      return EXIT.nothingEvaluated;
    }
    await deliver([form.write(outcome.ranking)], values.output);
    return EXIT.evaluated;
  },
};
