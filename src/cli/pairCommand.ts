import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { DEFAULT_CHOICES } from "../core/document/choices";
import type { Side } from "../core/labels/label";
import { withStoredFolders } from "../core/report/reportFolders";
import { quantity } from "../core/text/format";
import type { Files } from "../run/files";
import { DEFAULT_MAX_PIXELS } from "../run/limits";
import { planRun, type RunPlan } from "../run/planRun";
import { onThreads } from "../run/onThreads";
import { poolOptions } from "../run/poolOptions";
import { writePairsTable, type PairRow, type PairSizes } from "../tables/pairsTable";
import { checkUsage } from "./arguments";
import { CHOICE_OPTIONS, CHOICE_USAGE, choicesOf } from "./choiceOptions";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { chosenFiles, FILE_OPTIONS, FILE_USAGE } from "./fileOptions";
import { interruptible } from "./interruptible";
import { namedFiles } from "./labelOptions";
import { maskFiles } from "./maskFiles";
import { colourTableOption } from "./listOption";
import { refuseInputs, requireFolderOf } from "./outputPlace";
import { say } from "./say";
import { requireTable, writeTable } from "./tableOutput";
import { thisTool } from "./tool";

const OPTIONS = { ...CHOICE_OPTIONS, ...FILE_OPTIONS, output: { type: "string" }, quiet: { type: "boolean" } } as const;

export const pairCommand: Command = {
  name: "pair",
  usage: `mask-evaluation pair <predictions> <targets> --output pairs.parquet [--quiet]
    ${CHOICE_USAGE}
    ${FILE_USAGE}
    Pairs two folders once for all tasks of a divided run: a row a pair, with the sizes of its files in bytes; the rule of pairing,
    the choices and the problems in the file's metadata. Next: mask-evaluation count.`,
  run,
};

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = checkUsage(() =>
    parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
  );
  const [prediction, target] = positionals;
  if (prediction === undefined || target === undefined || positionals.length > 2)
    throw new UsageError("Name two folders: the predictions, then the targets.");
  const output = requireTable("output", values.output);
  if (values.region ?? values.regions)
    throw new UsageError(
      "--region takes the other classes out of the means, and which there are is known when all is counted: give it to show, after merge.",
    );
  requireFolderOf(output);
  refuseInputs(output, {
    files: [values.classes, values["colour-table"], ...namedFiles(values)],
    folders: [prediction, target],
  });
  const files = chosenFiles(values);
  const choices = { ...(await choicesOf(values, DEFAULT_CHOICES, true)), ...(files && { files }) };
  const table = values["colour-table"];
  const colourTable =
    table === undefined ? undefined : await colourTableOption("colour-table", table, choices.classList);
  const folders = { prediction: resolve(prediction), target: resolve(target) };
  // As they are named: so are the class lists that are found in them, whoever counts.
  const named = { prediction, target };
  const masks = maskFiles(named);
  const { planned, interrupted } = await interruptible(async (signal) => {
    const options = {
      folders: named,
      choices,
      ...(colourTable && { colourTable }),
      programFolder: __dirname,
      maxPixels: DEFAULT_MAX_PIXELS,
      signal,
    };
    const planned = await onThreads(await poolOptions(masks, options), (threads) => planRun(options, masks, threads));
    return { planned, interrupted: signal.aborted };
  });
  if (interrupted) return EXIT.interrupted;
  if (!planned.ok) {
    say(planned.message);
    return EXIT.nothingEvaluated;
  }
  const { plan } = planned;
  const { tool } = await thisTool(__dirname);
  await writeTable(output, (file) =>
    writePairsTable(file, { ...headOf(plan, folders, output), tool }, withSizes(plan.works, named, masks)),
  );
  if (values.quiet !== true)
    say(`${quantity(plan.works.length, "pair")}, ${quantity(plan.problems.length, "problem")} of pairing`);
  return plan.works.length > 0 ? EXIT.evaluated : EXIT.nothingEvaluated;
}

/** What of the plan every task has to know. */
function headOf({ pairing, problems, choices, list, found }: RunPlan, folders: Record<Side, string>, output: string) {
  const report = {
    schema: 1 as const,
    folders,
    pairing,
    images: [],
    problems,
    ...(found && { foundLists: found }),
    choices: list ? { ...choices, classList: list } : choices,
    state: "partial" as const,
  };
  return { head: withStoredFolders(report, dirname(resolve(output))), problems };
}

/** Files that are asked for their size at the same time. */
const ASKED_AT_ONCE = 64;

async function* withSizes(
  works: readonly PairRow[],
  folders: Record<Side, string>,
  files: Files,
): AsyncGenerator<{ readonly pair: PairRow; readonly sizes: PairSizes }> {
  const sizeOf = async (side: Side, path: string | undefined): Promise<number | undefined> =>
    path === undefined
      ? undefined
      : files.stamp(files.join(folders[side], path)).then(
          ({ size }) => size,
          () => undefined,
        );
  for (let first = 0; first < works.length; first += ASKED_AT_ONCE) {
    yield* await Promise.all(
      works.slice(first, first + ASKED_AT_ONCE).map(async (pair) => {
        const [target, prediction] = await Promise.all([
          sizeOf("target", pair.target),
          sizeOf("prediction", pair.prediction),
        ]);
        return { pair, sizes: { target, prediction } };
      }),
    );
  }
}
