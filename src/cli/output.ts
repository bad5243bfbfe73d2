import { rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { evaluate } from "../core/evaluation";
import { EXPORTS } from "../core/exports/exports";
import type { Report } from "../core/report";
import { withStoredFolders } from "../core/reportFolders";
import { writeAside } from "../evaluation/writeAside";
import { writeReportFile } from "../evaluation/writeReportFile";
import { oneOf } from "./arguments";
import { UsageError } from "./command";
import { cleanedUp } from "./interruptible";

export const OUTPUT_OPTIONS = { format: { type: "string" }, output: { type: "string" } } as const;

export const OUTPUT_USAGE = `[--format ${EXPORTS.map(({ id }) => id).join("|")}] [--output FILE]`;

export const SAVED_REPORT = ".maskeval.json";

interface OutputValues {
  readonly format?: string;
  readonly output?: string;
}

/** Writes a report, its folders absolute, as the options say. Chosen before the work, so that a wrong format costs no time. */
export function outputFor({ format, output }: OutputValues): (report: Report) => Promise<void> {
  if (format === undefined && output?.endsWith(SAVED_REPORT) === true) return (report) => saveReport(output, report);
  const id = oneOf("format", format, EXPORTS.map((row) => row.id), "table");
  const exporter = EXPORTS.find((candidate) => candidate.id === id);
  if (!exporter) throw new UsageError(`There is no format ${id}.`);
  return (report) => deliver(exporter.write(evaluate(report, report.choices), report), output);
}

/** Saves the report, its folders relative to its own. */
export async function saveReport(output: string, report: Report): Promise<void> {
  const stored = withStoredFolders(report, dirname(resolve(output)));
  await leavingNoPart(output, () => writeReportFile(output, stored));
}

/** A text into the file, whole or not at all, or to standard output. */
export async function deliver(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) process.stdout.write(text);
  else await leavingNoPart(output, () => writeAside(output, text));
}

/** Files are written under this name and renamed; Ctrl-C in between must not leave it. */
async function leavingNoPart(output: string, write: () => Promise<void>): Promise<void> {
  await cleanedUp(() => {
    rmSync(`${output}.${process.pid}.tmp`, { force: true });
  }, write);
}
