import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { withResolvedFolders } from "../core/report/reportFolders";
import { quantity } from "../core/text/format";
import { countPlan } from "../run/countPlan";
import { onThreads } from "../run/onThreads";
import { poolOptions } from "../run/poolOptions";
import type { RunPlan } from "../run/planRun";
import { threadCount } from "../run/threadCount";
import type { Report, Shard } from "../core/document/report";
import { imagesTableOf } from "../tables/reportTables";
import { PairsTable, type PairRow } from "../tables/pairsTable";
import { checkUsage } from "./arguments";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { interruptible } from "./interruptible";
import { maskFiles } from "./maskFiles";
import { LIMIT_OPTIONS, LIMIT_USAGE, limitsOf } from "./limitOptions";
import { refuseInputs, requireFolderOf } from "./outputPlace";
import { progressBar } from "./progressBar";
import { say } from "./say";
import { shardOption } from "./shardOption";
import { requireTable, saveReportTables } from "./tableOutput";
import { thisTool } from "./tool";

const OPTIONS = {
  ...LIMIT_OPTIONS,
  pairs: { type: "string" },
  shard: { type: "string" },
  output: { type: "string" },
  quiet: { type: "boolean" },
} as const;

export const countCommand: Command = {
  name: "count",
  usage: `mask-evaluation count --pairs pairs.parquet --shard I/N --output counts-I.parquet
    ${LIMIT_USAGE} [--quiet]
    Counts part I of N parts of the pairs, counted from 1, each a stretch of rows: a row an image, target label and predicted label
    with its pixels; images and problems in counts-I-images.parquet. The same part gives the same bytes, and a task that is killed
    leaves neither file. Which choices hold was said to mask-evaluation pair. Next: mask-evaluation merge.`,
  run,
};

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = checkUsage(() =>
    parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
  );
  if (positionals.length > 0)
    throw new UsageError(`Folders are named to mask-evaluation pair; not ${positionals.join(" ")}.`);
  if (values.pairs === undefined) throw new UsageError("Name the pairs: --pairs pairs.parquet.");
  if (values.shard === undefined)
    throw new UsageError("Name the part to count: --shard I/N; all pairs are --shard 1/1.");
  const shard = shardOption(values.shard);
  const output = requireTable("output", values.output);
  const limits = limitsOf(values);
  const outputs = [output, imagesTableOf(output)];
  for (const file of outputs) {
    requireFolderOf(file);
    refuseInputs(file, { files: [values.pairs] });
  }
  const { head, works, first } = await shardOf(values.pairs, shard);
  for (const file of outputs) refuseInputs(file, { folders: Object.values(head.folders) });
  const { note } = threadCount(limits.threads, limits.memory);
  if (note !== undefined && values.quiet !== true) say(note);
  const bar = progressBar(process.stderr, { quiet: values.quiet === true });
  const files = maskFiles(head.folders);
  const { report, interrupted } = await interruptible(async (signal) => {
    const options = {
      folders: head.folders,
      choices: head.choices,
      programFolder: __dirname,
      ...limits,
      signal,
      shard,
      files,
      asTheyAre: true as const,
      onProgress: ({ done, total }: { readonly done: number; readonly total: number }) => {
        bar.show(done, total);
      },
    };
    const counted = await onThreads(await poolOptions(files, options), (threads) =>
      countPlan(planOf(head, works, shard), options, threads),
    );
    return { report: counted.report, interrupted: signal.aborted };
  }).finally(bar.clear);
  if (interrupted) return EXIT.interrupted;
  const numbers = new Map(works.map(({ target }, index) => [target, first + index]));
  await saveReportTables(output, report, await thisTool(__dirname), ({ target }) => numbers.get(target.path) ?? -1);
  if (values.quiet !== true) say(`${quantity(report.images.length, "pair")} of ${works.length} counted`);
  // Pairs that cannot be counted are rows of the problems: a task that failed would keep the others from being merged.
  return EXIT.evaluated;
}

/** The rows of the part: a stretch of them, so that a task reads no others. */
async function shardOf(
  pairs: string,
  { number, of }: Shard,
): Promise<{ readonly head: Report; readonly works: readonly PairRow[]; readonly first: number }> {
  const table = await PairsTable.open(pairs);
  try {
    const first = Math.floor(((number - 1) * table.rows) / of);
    const works = await table.read(first, Math.floor((number * table.rows) / of));
    return { head: withResolvedFolders(table.head, dirname(resolve(pairs))), works, first };
  } finally {
    await table.close();
  }
}

function planOf(head: Report, works: readonly PairRow[], { number }: Shard): RunPlan {
  const { pairing, problems, choices, foundLists } = head;
  return {
    works,
    pairing,
    // One part alone lists them, as all are merged.
    problems: number === 1 ? problems : [],
    choices,
    list: choices.classList,
    found: foundLists,
    listed: { prediction: [], target: [] },
  };
}
