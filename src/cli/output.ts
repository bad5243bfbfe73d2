import { rmSync } from "node:fs";
import { once } from "node:events";
import { dirname, extname, resolve } from "node:path";
import { AVERAGES } from "../core/averages/averages";
import { evaluate, type Evaluation } from "../core/counting/evaluation";
import { classesColumns, COLUMN_IDS, usualColumnIds } from "../core/classesTable/classesColumns";
import { needsIntervals, USUAL_FIGURES, type Exporter, type ShownFigures } from "../core/exports/exporter";
import { DEFAULT_BOOTSTRAP } from "../core/intervals/bootstrap";
import { bootstrapInput } from "../core/intervals/bootstrapInput";
import { groupsOf } from "../core/intervals/imageGroups";
import { EXPORTS } from "../core/exports/exports";
import { drawnImages } from "../core/exports/htmlWorst";
import { metricCalled } from "../core/metrics/metricsFor";
import { unmeasuredWords } from "../core/sentences/unmeasuredWords";
import type { Report } from "../core/document/report";
import { reportLines } from "../core/report/reportDocument";
import { withStoredFolders } from "../core/report/reportFolders";
import { plainText } from "../core/text/plainText";
import { drawOnThreads } from "../run/drawOnThreads";
import { outputWay, writeWhole } from "../run/writeWhole";
import { oneOf } from "./arguments";
import { metricOption } from "./metricOption";
import { sayDialects } from "./sayDialects";
import { UsageError } from "./command";
import { REPORT_TABLE } from "../tables/reportTables";
import { saveReportTables } from "./tableOutput";
import { thisTool } from "./tool";
import { withCleanUp } from "./interruptible";
import { STANDARD_OUTPUT } from "./standardOutput";
import { requireFolderOf } from "./outputPlace";

export const OUTPUT_OPTIONS = {
  format: { type: "string" },
  output: { type: "string" },
  metric: { type: "string" },
  average: { type: "string" },
  columns: { type: "string" },
} as const;

export const OUTPUT_USAGE = `[--format ${EXPORTS.map(({ id }) => id).join("|")}]
    [--metric ID] [--average ${AVERAGES.map(({ id }) => id).join("|")}] [--columns ID,...] [--output FILE]`;

export const SAVED_REPORT = ".maskeval.json";

interface OutputValues {
  readonly format?: string;
  readonly output?: string;
  readonly metric?: string;
  readonly average?: string;
  readonly columns?: string;
  readonly quiet?: boolean;
}

/** Reads small pictures of images of a report, by their names. */
export type ReadPixels = (report: Report, images: readonly string[]) => Promise<ShownFigures["pixels"]>;

/**
 * Writes a report, its folders absolute, as the options say. Chosen before the work, so that wrong options cost no time.
 *
 * @param readPixels for a page that draws the worst images; absent where no mask is to be read.
 */
export function outputFor(values: OutputValues, readPixels?: ReadPixels): (report: Report) => Promise<void> {
  const { format, output } = values;
  requireFolderOf(output);
  if (output?.endsWith(SAVED_REPORT) === true) {
    if (format === undefined) return (report) => saveReport(output, report);
    throw new UsageError(
      `A file that ends in ${SAVED_REPORT} is the report itself: leave out --format, or give --output another ending.`,
    );
  }
  if (output?.endsWith(REPORT_TABLE) === true) {
    if (format === undefined) return async (report) => saveReportTables(output, report, await thisTool(__dirname));
    throw new UsageError(
      `A file that ends in ${REPORT_TABLE} is the report itself: leave out --format, or give --output another ending.`,
    );
  }
  const id = oneOf(
    "format",
    format,
    EXPORTS.map((row) => row.id),
    formatOfEnding(output),
  );
  const exporter = EXPORTS.find((candidate) => candidate.id === id);
  if (!exporter) throw new UsageError(`There is no format ${id}.`);
  const figuresOf = shownFigures(values);
  return async (report) => {
    const evaluation = evaluate(report, report.choices);
    const shown = await figuresOf(evaluation, exporter);
    const pixels = exporter.draws && (await readPixels?.(report, drawnImages(evaluation, shown)));
    await deliver(exporter.pieces(evaluation, report, { ...shown, ...(pixels && { pixels }) }), output);
    if (values.metric !== undefined && values.quiet !== true) sayDialects(report, evaluation, shown);
  };
}

/** The first export with the file's ending; a table for the terminal where the ending tells nothing. */
function formatOfEnding(output: string | undefined): string {
  const ending = output === undefined ? "" : extname(output).toLowerCase();
  return EXPORTS.find(({ extension }) => extension === ending)?.id ?? "table";
}

function shownFigures({
  metric,
  average,
  columns,
}: OutputValues): (evaluation: Evaluation, exporter: Exporter) => Promise<ShownFigures> {
  const metricId = metricOption(metric, USUAL_FIGURES.metric.id);
  const averageId = oneOf(
    "average",
    average,
    AVERAGES.map(({ id }) => id),
    USUAL_FIGURES.average,
  );
  const columnIds = columns?.split(",").map((id) => oneOf("columns", id.trim(), COLUMN_IDS, ""));
  return async (evaluation, exporter) => {
    const chosen = metricCalled(metricId, evaluation.choices) ?? USUAL_FIGURES.metric;
    const unmeasured = unmeasuredWords(chosen, evaluation);
    if (unmeasured !== undefined) throw new Error(unmeasured);
    const columns = classesColumns(evaluation.choices, columnIds ?? usualColumnIds(evaluation), chosen);
    const intervals = needsIntervals(exporter, columns, evaluation)
      ? await drawOnThreads(
          {
            kind: "intervals",
            input: bootstrapInput(evaluation, chosen, groupsOf(evaluation)),
            options: DEFAULT_BOOTSTRAP,
          },
          { programFolder: __dirname },
        )
      : undefined;
    return {
      metric: chosen,
      average: averageId,
      ...(average !== undefined && { isNamed: true }),
      classColumns: columns,
      ...(intervals && { intervals }),
    };
  };
}

/** Saves the report, its folders relative to its own. */
export async function saveReport(output: string, report: Report): Promise<void> {
  await writeOutput(output, reportLines(withStoredFolders(report, dirname(resolve(output)))));
}

/** The pieces of a text into the file, whole or not at all, or to standard output as they come. */
export async function deliver(pieces: Iterable<string>, output: string | undefined): Promise<void> {
  if (output !== undefined && !STANDARD_OUTPUT.has(output)) return writeOutput(output, pieces);
  let gathered = "";
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < WRITTEN_AT_ONCE) continue;
    await writeText(gathered);
    gathered = "";
  }
  await writeText(gathered);
}

/** In characters. */
const WRITTEN_AT_ONCE = 1 << 16;

/**
 * Whoever reads slowly is waited for, so that no text piles up in memory. A file or a program gets names as they are; what would
 * steer a terminal is taken out of them.
 */
async function writeText(text: string): Promise<void> {
  const shown = process.stdout.isTTY ? text.split("\n").map(plainText).join("\n") : text;
  if (!process.stdout.write(shown)) await once(process.stdout, "drain");
}

/** Files are written under another name and renamed; Ctrl-C in between must not leave it. */
async function writeOutput(output: string, texts: Iterable<string>): Promise<void> {
  const place = await outputWay(output);
  await withCleanUp(
    () => {
      if (place.kind === "aside") rmSync(place.aside, { force: true });
    },
    () => writeWhole(output, texts),
  );
}
