import { parseArgs } from "node:util";
import { mergeReports, type NamedReport } from "../core/report/mergeReports";
import { quantity } from "../core/text/format";
import { itemWords } from "../core/text/itemWords";
import { REPORT_TABLE } from "../tables/reportTables";
import { checkUsage } from "./arguments";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { SAVED_REPORT, saveReport } from "./output";
import { refuseInputs, requireFolderOf } from "./outputPlace";
import { readReportFile } from "./readReportFile";
import { mergeTables } from "./mergeTables";
import { say } from "./say";

export const mergeCommand: Command = {
  name: "merge",
  usage: `mask-evaluation merge <shard.maskeval.json>... --output FILE
    mask-evaluation merge <counts-1.parquet>... --output run${REPORT_TABLE}
    Merges the reports of all shards of a run, or of disjoint folders, into one report: the same
    to the byte as one run gives. The tables of mask-evaluation count are merged in memory that does not grow with them.`,
  run: async (args) => {
    const options = { output: { type: "string" } } as const;
    const { values, positionals } = checkUsage(() => parseArgs({ args: [...args], options, allowPositionals: true }));
    const { output } = values;
    if (positionals.length === 0) throw new UsageError("Name the reports to merge.");
    if (positionals.some((name) => name.endsWith(".parquet"))) return mergeTables(positionals, output);
    if (output?.endsWith(SAVED_REPORT) !== true)
      throw new UsageError(`Name the report to write: --output x${SAVED_REPORT}.`);
    requireFolderOf(output);
    refuseInputs(output, { files: positionals });
    const parts: NamedReport[] = [];
    for (const name of positionals) parts.push({ name, report: await readReportFile(name) });
    refuseInputs(output, { folders: parts.flatMap(({ report }) => Object.values(report.folders)) });
    const merged = mergeReports(parts);
    if (!merged.ok) {
      say(merged.message);
      return EXIT.nothingEvaluated;
    }
    await saveReport(output, merged.report);
    const { images } = merged.report;
    say(`Merged ${quantity(positionals.length, "report")}: ${quantity(images.length, itemWords(images).item)}`);
    return images.length > 0 ? EXIT.evaluated : EXIT.nothingEvaluated;
  },
};
