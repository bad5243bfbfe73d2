import { parseArgs } from "node:util";
import { COMPARISON_FORMS } from "../core/compare/comparisonForms";
import { prepareComparison, type CompareOutcome } from "../core/compare/compareReports";
import { drawOnThreads } from "../run/drawOnThreads";
import { checkUsage } from "./arguments";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { deliver } from "./output";
import { metricOf, METRIC_USAGE, readRuns, RUNS_OPTIONS, runsOptions } from "./runsOptions";
import { say } from "./say";
import { streamedComparison } from "./streamedComparison";

export const compareCommand: Command = {
  name: "compare",
  usage: `mask-evaluation compare <a.maskeval.json> <b.maskeval.json>
    ${METRIC_USAGE} [--draws N] [--seed N] [--groups image|folder|PATTERN]
    [--format ${COMPARISON_FORMS.map(({ id }) => id).join("|")}] [--output FILE]
    Compares two runs over the same targets, B against A: every average and class with a paired
    Bayesian bootstrap interval, a sign-swap test, Wilcoxon's test, and the images that changed most.
    --groups draws and swaps images of a folder, or of names in which a regular expression finds the
    same, as one; else what was chosen for A.`,
  run: async (args) => {
    const { values, positionals } = checkUsage(() =>
      parseArgs({ args: [...args], options: RUNS_OPTIONS, allowPositionals: true }),
    );
    if (positionals.length !== 2) throw new UsageError("Name two saved reports: A, then B.");
    const { form, metric, ...drawing } = runsOptions(values, COMPARISON_FORMS, positionals);
    const found = (await streamedComparison(positionals, values, { ...drawing, metric })) ?? (await compared());
    if (!found.ok) {
      say(found.message);
      return EXIT.nothingEvaluated;
    }
    await deliver([form.write(found.comparison)], values.output);
    return EXIT.evaluated;

    /** The same of reports in memory. */
    async function compared(): Promise<CompareOutcome> {
      const reports = await readRuns(positionals, values);
      const [a, b] = reports;
      if (!a || !b) throw new UsageError("Name two saved reports: A, then B.");
      const outcome = prepareComparison(a, b, { ...drawing, metric: metricOf(reports, metric) });
      if (!outcome.ok) return outcome;
      const { input, options, complete } = outcome.prepared;
      const figures = await drawOnThreads({ kind: "paired", input, options }, { programFolder: __dirname });
      return { ok: true, comparison: complete(figures) };
    }
  },
};
