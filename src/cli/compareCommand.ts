import { parseArgs } from "node:util";
import { DEFAULT_BOOTSTRAP } from "../core/intervals/bootstrap";
import { COMPARISON_FORMS, type ComparisonForm } from "../core/compare/comparisonForms";
import { prepareComparison } from "../core/compare/compareReports";
import type { Choices } from "../core/document/choices";
import type { Metric } from "../core/metrics/metric";
import { metricCalled } from "../core/metrics/metricCalled";
import { METRICS } from "../core/metrics/metrics";
import { drawOnThreads } from "../run/drawOnThreads";
import { metricOption } from "./metricOption";
import { oneOf, usageChecked, wholeNumber } from "./arguments";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { chosenGroups } from "./groupsOption";
import { deliver, refuseInputs, requireFolderOf } from "./output";
import { readReportFile } from "./readReportFile";
import { say } from "./say";

const OPTIONS = {
  metric: { type: "string" },
  seed: { type: "string" },
  draws: { type: "string" },
  groups: { type: "string" },
  format: { type: "string" },
  output: { type: "string" },
} as const;

export const compareCommand: Command = {
  name: "compare",
  usage: `mask-evaluation compare <a.maskeval.json> <b.maskeval.json>
    [--metric ${METRICS.filter(({ tier }) => tier === 1)
      .map(({ id }) => id)
      .join("|")}|...] [--draws N] [--seed N] [--groups image|folder|PATTERN]
    [--format ${COMPARISON_FORMS.map(({ id }) => id).join("|")}] [--output FILE]
    Compares two runs over the same targets, B against A: every average and class with a paired
    Bayesian bootstrap interval, a sign-swap test, Wilcoxon's test, and the images that changed most.
    --groups draws and swaps images of a folder, or of names in which a regular expression finds the
    same, as one; else what was chosen for A.`,
  run: async (args) => {
    const { values, positionals } = usageChecked(() =>
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    );
    const [fileA, fileB] = positionals;
    if (fileA === undefined || fileB === undefined || positionals.length > 2)
      throw new UsageError("Name two saved reports: A, then B.");
    const form = formCalled(
      oneOf(
        "format",
        values.format,
        COMPARISON_FORMS.map(({ id }) => id),
        "table",
      ),
    );
    const metricId = metricOption(values.metric, "iou");
    const options = {
      ...DEFAULT_BOOTSTRAP,
      ...(values.draws !== undefined && { draws: wholeNumber("draws", values.draws, 1) }),
      ...(values.seed !== undefined && { seed: wholeNumber("seed", values.seed, 0) }),
    };
    requireFolderOf(values.output);
    refuseInputs(values.output, { files: [fileA, fileB] });
    const [a, b] = [await readReportFile(fileA), await readReportFile(fileB)];
    const grouped =
      values.groups === undefined ? a : { ...a, choices: { ...a.choices, groups: chosenGroups(values.groups) } };
    const outcome = prepareComparison(grouped, b, { ...options, metric: metricUnder(a.choices, metricId) });
    if (!outcome.ok) {
      say(outcome.message);
      return EXIT.nothingEvaluated;
    }
    const { input, options: drawn, complete } = outcome.prepared;
    const figures = await drawOnThreads({ kind: "paired", input, options: drawn }, { programFolder: __dirname });
    await deliver([form.write(complete(figures))], values.output);
    return EXIT.evaluated;
  },
};

function formCalled(wanted: string): ComparisonForm {
  const form = COMPARISON_FORMS.find(({ id }) => id === wanted);
  if (!form) throw new UsageError(`There is no format ${wanted}.`);
  return form;
}

function metricUnder(choices: Choices, id: string): Metric {
  const metric = metricCalled(id, choices);
  if (!metric) throw new UsageError(`There is no metric ${id}.`);
  return metric;
}
