import { basename } from "node:path";
import { parseArgs } from "node:util";
import { decideGatesOf, drawsOfGates } from "../core/gates/decideGates";
import { restOnSums, type Gate, type Verdict } from "../core/gates/gate";
import { gateAnnotations } from "../core/gates/gateAnnotations";
import { gateJunit } from "../core/gates/gateJunit";
import { gateComment, gateSummary } from "../core/gates/gateMarkdown";
import { gateMetrics } from "../core/gates/gateMetrics";
import { GateRun } from "../core/gates/gateRun";
import { gateText } from "../core/gates/gateText";
import { readGates } from "../core/gates/readGates";
import { marginOf, thresholdOf } from "../core/gates/shortGates";
import { takePartsOnThreads } from "../run/drawOnThreads";
import { checkUsage } from "./arguments";
import { baselineOf } from "./baselineOf";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { namedText } from "./namedText";
import { deliver } from "./output";
import { refuseInputs, refuseTwice, requireFolderOf } from "./outputPlace";
import { readReportFile } from "./readReportFile";
import { say } from "./say";
import { streamedRun } from "./streamedRun";

const OPTIONS = {
  baseline: { type: "string" },
  gates: { type: "string" },
  "at-least": { type: "string", multiple: true },
  "at-most": { type: "string", multiple: true },
  "not-worse": { type: "string", multiple: true },
  summary: { type: "string" },
  comment: { type: "string" },
  junit: { type: "string" },
  metrics: { type: "string" },
} as const;

/** The options that name a file to be written. */
const FILES = ["summary", "comment", "junit", "metrics"] as const;

export const checkCommand: Command = {
  name: "check",
  usage: `mask-evaluation check <run.maskeval.json> [--baseline FILE] [--gates FILE.json|FILE.yml]
    [--at-least FIGURE=NUMBER]... [--at-most FIGURE=NUMBER]... [--not-worse FIGURE[:MARGIN]]...
    [--summary FILE] [--comment FILE] [--junit FILE] [--metrics FILE]
    Decides whether a run meets its gates. A figure is a metric with an average, such as iou.macro, or with a class, such as
    iou.class.rider; iou.class.* is every class. --not-worse holds it against the baseline by the paired interval of the difference.
    Exit status: 0 all passed, 1 nothing could be evaluated, 2 wrong arguments, 3 a gate failed, 4 a gate cannot be decided.`,
  run: async (args) => {
    const { values, positionals } = checkUsage(() =>
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    );
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError("Name one saved report.");
    const inputs = { files: [file, values.baseline, values.gates] };
    for (const option of FILES) {
      requireFolderOf(values[option], option);
      refuseInputs(values[option], inputs, option);
    }
    refuseTwice(FILES.flatMap((option) => values[option] ?? []));
    const gates = [...(await gatesOf(values.gates)), ...shortGates(values)];
    if (gates.length === 0)
      throw new UsageError("Name a gate: --gates FILE, --at-least iou.macro=0.75 or --not-worse iou.macro:0.01.");

    const streamed = needsImages(values, gates) ? undefined : await streamedRun(file, values.baseline, gates);
    const report = streamed?.report ?? (await readReportFile(file));
    for (const option of FILES) refuseInputs(values[option], { folders: Object.values(report.folders) }, option);
    if (report.images.length === 0 && !streamed) {
      say(`${file} has no image that could be counted.`);
      return EXIT.nothingEvaluated;
    }
    const checked = streamed ?? new GateRun(report, await baselineOf(values.baseline));
    const { baseline } = checked;
    if (!baseline.ok && values.baseline !== undefined) say(baseline.message);
    for (const { job, parts, keep } of drawsOfGates(checked, gates))
      keep(await takePartsOnThreads({ job, parts }, { programFolder: __dirname }));
    const outcome = decideGatesOf(checked, gates);
    const name = basename(file);
    const run = { name, report, ...(baseline.ok && { baseline: basename(values.baseline ?? "") }) };
    const texts: Readonly<Record<(typeof FILES)[number], () => string>> = {
      summary: () => gateSummary(outcome, run),
      comment: () => gateComment(outcome, run),
      junit: () => gateJunit(outcome, name),
      metrics: () => gateMetrics(report, gates),
    };
    for (const option of FILES) if (values[option] !== undefined) await deliver([texts[option]()], values[option]);
    const annotations = isOnGitHub() ? gateAnnotations(outcome, values.gates ?? file).map((line) => `${line}\n`) : [];
    await deliver([gateText(outcome), ...annotations], undefined);
    return STATUS[outcome.verdict];
  },
};

/** Data check looks at single images: gates that ask for it, and files that tell what it finds, are of a report in memory. */
function needsImages(
  { summary, comment, metrics }: Partial<Record<(typeof FILES)[number], string>>,
  gates: readonly Gate[],
): boolean {
  return !restOnSums(gates) || [summary, comment, metrics].some((file) => file !== undefined);
}

const STATUS: Readonly<Record<Verdict, number>> = {
  passed: EXIT.evaluated,
  failed: EXIT.gateFailed,
  undecided: EXIT.gateUndecided,
};

function isOnGitHub(): boolean {
  return process.env["GITHUB_ACTIONS"] === "true";
}

async function gatesOf(file: string | undefined): Promise<readonly Gate[]> {
  if (file === undefined) return [];
  const read = readGates(await namedText("gates", file), file);
  if (!read.ok) throw new UsageError(`--gates ${file} ${read.message}`);
  return read.gates;
}

function shortGates(values: {
  readonly "at-least"?: readonly string[];
  readonly "at-most"?: readonly string[];
  readonly "not-worse"?: readonly string[];
}): readonly Gate[] {
  const forms = [
    { option: "at-least", read: (text: string) => thresholdOf("atLeast", text) },
    { option: "at-most", read: (text: string) => thresholdOf("atMost", text) },
    { option: "not-worse", read: marginOf },
  ] as const;
  return forms.flatMap(({ option, read }) =>
    (values[option] ?? []).map((text) => {
      const gate = read(text);
      if (!gate.ok) throw new UsageError(`--${option} ${text} ${gate.message}.`);
      return gate.gate;
    }),
  );
}
