import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { allProblems } from "../core/check/allProblems";
import type { Report } from "../core/document/report";
import { quantity } from "../core/text/format";
import { refusalsOf } from "../core/shapes/refusals";
import { itemWords } from "../core/text/itemWords";
import { DRAWN } from "../core/exports/htmlWorst";
import { evaluateFolders, type EvaluationOutcome } from "../run/evaluateFolders";
import { tellsSpacing } from "../core/counting/imageShapes";
import { DEFAULT_CHOICES } from "../core/document/choices";
import type { Files } from "../run/files";
import { readSmall } from "../run/readSmall";
import { threadCount } from "../run/threadCount";
import type { MeasureKind } from "../core/shapes/imageMeasures";
import { measureReport } from "../run/measureReport";
import { chosenShapes, MEASURE_USAGE, measuredKinds } from "./shapeOptions";
import { checkUsage } from "./arguments";
import { CHOICE_OPTIONS, CHOICE_USAGE, choicesOf } from "./choiceOptions";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { chosenFiles, FILE_OPTIONS, FILE_USAGE } from "./fileOptions";
import { interruptible } from "./interruptible";
import { maskFiles } from "./maskFiles";
import { LIMIT_OPTIONS, LIMIT_USAGE, limitsOf } from "./limitOptions";
import { LABEL_WORDS, namedFiles, withRegionsAlone } from "./labelOptions";
import { OUTPUT_OPTIONS, OUTPUT_USAGE, outputFor, SAVED_REPORT } from "./output";
import { refuseInputs } from "./outputPlace";
import { colourTableOption } from "./listOption";
import { REPORT_TABLE } from "../tables/reportTables";
import { progressBar } from "./progressBar";
import { shardOption } from "./shardOption";
import { say } from "./say";
import { addTo } from "../core/collections/addTo";

const OPTIONS = {
  ...CHOICE_OPTIONS,
  ...FILE_OPTIONS,
  ...OUTPUT_OPTIONS,
  ...LIMIT_OPTIONS,
  shard: { type: "string" },
  measure: { type: "string" },
  quiet: { type: "boolean" },
} as const;

type Values = ReturnType<typeof parse>["values"];

export const evaluateCommand: Command = {
  name: "evaluate",
  usage: `mask-evaluation evaluate <predictions> <targets>
    ${CHOICE_USAGE}
    ${FILE_USAGE}
    ${MEASURE_USAGE}
    ${LIMIT_USAGE} [--shard I/N]
    ${OUTPUT_USAGE} [--quiet]
    Evaluates two folders of masks; a tar, a Parquet file whose columns hold files, or a folder of these stands for a folder. --output x${SAVED_REPORT} saves the report itself, x${REPORT_TABLE} as tables of any size.
    --leave-out takes a class out of the means; its pixels still make errors for the others, unlike
    those of --ignore. A PATTERN such as '*_labelIds' has a * for the part of a name, without its ending,
    that pairs the files. --resize brings predictions of another size to their target's. Labels below 0 are given as --ignore=-1;
    --ignore none leaves nothing out, --ignore auto what usually is. --threshold 0.3 reads scores from 0.3 of their range on
    (of 0 to 255 the value 77) as the foreground, where targets are binary and predictions scores; 0.5 where it is not given. --shard 3/7 counts every 7th pair, from the 3rd on,
    and saves a part for mask-evaluation merge; pairs are found among all files, so give every
    part the same folders and options. --measure measures the shapes of the classes, in a second pass over the masks:
    boundary (boundaryIou, trimapIou), surface (hd, hd95, assd, masd, nsd, bf), objects (pq, objectF1, lesionDice, ...), kinds
    (boundaryError, extentError, segmentError), cldice; what is measured is saved with the report.
    ${LABEL_WORDS}`,
  run,
};

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [prediction, target] = positionals;
  if (prediction === undefined || target === undefined || positionals.length > 2) {
    throw new UsageError("Name two folders: the predictions, then the targets.");
  }
  const limits = runLimitsOf(values);
  const kinds = measuredKinds(values.measure);
  refuseInputs(values.output, {
    files: [values.classes, values["colour-table"], ...namedFiles(values)],
    folders: [prediction, target],
  });
  const { maxPixels } = limits;
  const write = outputFor(values, (report, images) =>
    readSmall(report, images, {
      files: maskFiles(report.folders),
      programFolder: __dirname,
      maxPixels,
      longerSide: DRAWN.longerSide,
    }),
  );
  const folders = { prediction, target };
  const files = maskFiles(folders);
  const ofFiles = chosenFiles(values);
  // Whether files tell the edges of their voxels is known once they were read.
  const choices = { ...(await choicesOf(values, DEFAULT_CHOICES, true)), ...(ofFiles && { files: ofFiles }) };
  const table = values["colour-table"];
  const colourTable =
    table === undefined ? undefined : await colourTableOption("colour-table", table, choices.classList);
  const { note } = threadCount(limits.threads, limits.memory);
  if (note !== undefined && values.quiet !== true) say(note);
  const bar = progressBar(process.stderr, { quiet: values.quiet === true });
  const { outcome, interrupted } = await interruptible(async (signal) => ({
    outcome: await measuredOutcome(
      kinds,
      { ...limits, files, signal, show: bar.show, values },
      await evaluateFolders({
        folders,
        files,
        choices,
        ...(colourTable && { colourTable }),
        programFolder: __dirname,
        ...limits,
        signal,
        onProgress: ({ done, total }) => {
          bar.show(done, total);
        },
      }),
    ),
    interrupted: signal.aborted,
  })).finally(bar.clear);
  if (interrupted) return EXIT.interrupted;
  if (!outcome.ok) {
    say(outcome.message);
    return EXIT.nothingEvaluated;
  }
  const report = {
    ...(await withRegionsAlone(outcome.report, values)),
    folders: { prediction: resolve(prediction), target: resolve(target) },
  };
  await write(report);
  if (values.quiet !== true) summarise(report);
  return hasCounted(report) ? EXIT.evaluated : EXIT.nothingEvaluated;
}

interface Measuring {
  readonly threads?: number;
  readonly memory: number;
  readonly maxPixels: number;
  readonly files: Files;
  readonly signal: AbortSignal;
  readonly values: Values;
  readonly show: (done: number, total: number) => void;
}

/** The outcome with the shapes that were asked for. */
async function measuredOutcome(
  kinds: readonly MeasureKind[],
  { show, values, ...options }: Measuring,
  outcome: EvaluationOutcome,
): Promise<EvaluationOutcome> {
  if (!outcome.ok) return outcome;
  const counted = inUnitOfFiles(outcome.report, values);
  if (kinds.length === 0) return { ...outcome, report: counted };
  const { report } = await measureReport({
    ...options,
    report: counted,
    kinds,
    programFolder: __dirname,
    onProgress: show,
  });
  return { ...outcome, report };
}

/** A tolerance without a unit is in that of the distances, and in millimetres none may be where no file and no option tells them. */
function inUnitOfFiles(report: Report, values: Values): Report {
  if (values.tau === undefined || tellsSpacing(report.images)) return report;
  const shapes = chosenShapes(values, undefined);
  return shapes ? { ...report, choices: { ...report.choices, shapes } } : report;
}

function parse(args: readonly string[]) {
  return checkUsage(() => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }));
}

function runLimitsOf(values: Values) {
  const { shard, output, region, regions } = values;
  if (shard !== undefined && output?.endsWith(SAVED_REPORT) !== true) {
    throw new UsageError(
      `--shard counts a part of the pairs, which is not a score: save it with --output x${SAVED_REPORT}.`,
    );
  }
  if (shard !== undefined && (region ?? regions) !== undefined) {
    throw new UsageError(
      "--region takes the other classes out of the means, and a shard does not know them all: give it to show, after merge.",
    );
  }
  return { ...limitsOf(values), ...(shard !== undefined && { shard: shardOption(shard) }) };
}

/** With more shards than pairs some have none, which is not a failure of theirs. */
function hasCounted({ images, shard, pairing }: Report): boolean {
  return images.length > 0 || (shard !== undefined && shard.number > pairing.pairs);
}

function summarise(report: Report): void {
  const { images } = report;
  const problems = allProblems(report, report.choices);
  const kinds = new Map<string, number>();
  for (const { kind } of problems) addTo(kinds, kind, 1);
  say(`${quantity(images.length, "pair")} evaluated`);
  const { offer } = report.pairing;
  if (offer)
    say(
      `${offer.message} Give ${offer.kind === "letterCase" ? "--ignore-case" : "--ignore-zero-padding"} to pair them.`,
    );
  sayRefused(report);
  if (problems.length === 0) return;
  const sums = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ");
  say(`${quantity(problems.length, "problem")} (${sums}):`);
  for (const { file, message } of problems.slice(0, MOST_SHOWN)) say(`  ${file}: ${message}`);
  if (problems.length > MOST_SHOWN) say("  ... and more; --format json lists them all.");
}

const MOST_SHOWN = 10;

/** Which images have no figures of shapes, or of some, and why. */
function sayRefused({ images }: Report): void {
  const refused = images.flatMap(({ name, measures }) => {
    const all = measures ? refusalsOf(measures) : [];
    return all.length === 0 ? [] : [{ name, all }];
  });
  if (refused.length === 0) return;
  say(`${quantity(refused.length, itemWords(images).item)} could not be measured, or not in full:`);
  for (const { name, all } of refused.slice(0, MOST_SHOWN))
    for (const { kinds, message } of all) say(`  ${name}${kinds ? ` (no ${kinds.join(", ")})` : ""}: ${message}`);
  if (refused.length > MOST_SHOWN) say("  ... and more; --format json lists them all.");
}
