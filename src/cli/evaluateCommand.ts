import { parseArgs } from "node:util";
import { DEFAULT_CHOICES, type Choices, type Undefined } from "../core/choices";
import { evaluate } from "../core/evaluation";
import { EXPORTS } from "../core/exports/exports";
import type { Report } from "../core/report";
import { writeReport } from "../core/reportDocument";
import { evaluateFolders } from "../evaluation/evaluateFolders";
import { DEFAULT_MAX_PIXELS } from "../evaluation/limits";
import { readClassList } from "../evaluation/readClassList";
import { writeAside } from "../evaluation/writeAside";
import { oneOf, usageChecked, wholeNumber } from "./arguments";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { progressBar } from "./progressBar";

const OPTIONS = {
  classes: { type: "string" },
  ignore: { type: "string", multiple: true },
  undefined: { type: "string" },
  presence: { type: "string" },
  missing: { type: "string" },
  threads: { type: "string" },
  "max-pixels": { type: "string" },
  format: { type: "string" },
  output: { type: "string" },
  quiet: { type: "boolean" },
} as const;

type Values = ReturnType<typeof parse>["values"];

const UNDEFINED: Readonly<Record<string, Undefined>> = { exclude: "exclude", "0": 0, "1": 1 };

export const evaluateCommand: Command = {
  name: "evaluate",
  usage: `mask-evaluation evaluate <predictions> <targets>
    [--classes FILE] [--ignore LABEL]... [--undefined exclude|0|1] [--presence all|union|target]
    [--missing leave-out|count] [--threads N] [--max-pixels N]
    [--format ${EXPORTS.map(({ id }) => id).join("|")}] [--output FILE] [--quiet]
    Evaluates two folders of masks. --output x.maskeval.json saves the report itself.
    Labels below 0 are given as --ignore=-1.`,
  run,
};

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [prediction, target] = positionals;
  if (prediction === undefined || target === undefined || positionals.length > 2) {
    throw new UsageError("Name two folders: the predictions, then the targets.");
  }
  const exporter = exporterFor(values);
  const choices = await chosen(values);
  const interrupt = new AbortController();
  const onInterrupt = (): void => {
    interrupt.abort();
  };
  process.once("SIGINT", onInterrupt);
  const bar = progressBar(process.stderr, { quiet: values.quiet === true });
  try {
    const outcome = await evaluateFolders({
      folders: { prediction, target },
      choices,
      programFolder: __dirname,
      ...(values.threads !== undefined && { threads: wholeNumber("threads", values.threads, 1) }),
      maxPixels: values["max-pixels"] === undefined ? DEFAULT_MAX_PIXELS : wholeNumber("max-pixels", values["max-pixels"], 1),
      signal: interrupt.signal,
      onProgress: ({ done, total }) => {
        bar.show(done, total);
      },
    });
    bar.clear();
    if (interrupt.signal.aborted) return EXIT.interrupted;
    if (!outcome.ok) {
      process.stderr.write(`${outcome.message}\n`);
      return EXIT.nothingEvaluated;
    }
    await deliver(exporter(outcome.report), values.output);
    if (values.quiet !== true) summarise(outcome.report);
    return outcome.report.images.length > 0 ? EXIT.evaluated : EXIT.nothingEvaluated;
  } finally {
    bar.clear();
    process.removeListener("SIGINT", onInterrupt);
  }
}

function parse(args: readonly string[]) {
  return usageChecked(() => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }));
}

/** Chosen before the run, so that a wrong format costs no time. */
function exporterFor(values: Values): (report: Report) => string {
  if (values.format === undefined && values.output?.endsWith(".maskeval.json") === true) return writeReport;
  const ids = EXPORTS.map(({ id }) => id);
  const id = oneOf("format", values.format, ids, "table");
  const exporter = EXPORTS.find((candidate) => candidate.id === id);
  if (!exporter) throw new UsageError(`There is no format ${id}.`);
  return (report) => exporter.write(evaluate(report, report.choices), report);
}

async function chosen(values: Values): Promise<Choices> {
  const undefinedAs = UNDEFINED[oneOf("undefined", values.undefined, Object.keys(UNDEFINED), "exclude")];
  return {
    ...DEFAULT_CHOICES,
    undefined: undefinedAs ?? DEFAULT_CHOICES.undefined,
    presence: oneOf("presence", values.presence, ["all", "union", "target"], DEFAULT_CHOICES.presence),
    missing: oneOf("missing", values.missing, ["leave-out", "count"], DEFAULT_CHOICES.missing),
    ignore: values.ignore?.map((label) => wholeNumber("ignore", label, -(2 ** 31))) ?? "auto",
    ...(values.classes !== undefined && { classList: await readClassList(values.classes) }),
  };
}

async function deliver(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) process.stdout.write(text);
  else await writeAside(output, text);
}

function summarise({ images, problems }: Report): void {
  const kinds = new Map<string, number>();
  for (const { kind } of problems) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  process.stderr.write(`${images.length} pairs evaluated\n`);
  if (problems.length === 0) return;
  const sums = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ");
  process.stderr.write(`${problems.length} problems (${sums}):\n`);
  for (const { file, message } of problems.slice(0, MOST_SHOWN)) process.stderr.write(`  ${file}: ${message}\n`);
  if (problems.length > MOST_SHOWN) process.stderr.write("  ... and more; --format json lists them all.\n");
}

const MOST_SHOWN = 10;
