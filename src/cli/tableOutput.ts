import { rmSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Report } from "../core/document/report";
import { withStoredFolders } from "../core/report/reportFolders";
import { outputWay, writeWholeBy } from "../run/writeWhole";
import { imagesTableOf, type Tool } from "../tables/reportTables";
import { ReportTablesWriter, type NumberedImage } from "../tables/writeReportTables";
import { UsageError } from "./command";
import { withCleanUp } from "./interruptible";

/** The name of a table. */
export function requireTable(option: string, output: string | undefined): string {
  if (output?.endsWith(".parquet") !== true)
    throw new UsageError(
      `--${option} takes the name of a table to write, such as x.parquet; not ${output ?? "nothing"}.`,
    );
  if (output.endsWith("-images.parquet"))
    throw new UsageError(
      `--${option} ${output} is the name of a table of images, which is written beside one of counts. Name another.`,
    );
  return output;
}

/** Writes a table aside and renames it, whole or not at all; Ctrl-C in between leaves nothing. */
export async function writeTable<Result>(output: string, work: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const place = await outputWay(output);
  return withCleanUp(
    () => {
      if (place.kind === "aside") rmSync(place.aside, { force: true });
    },
    () => writeWholeBy(output, work),
  );
}

/** The two tables of a report: that of counts gets its name last, so that it is never there without the other. */
export async function writeReportTables<Result>(
  output: string,
  work: (writer: ReportTablesWriter) => Promise<Result>,
): Promise<Result> {
  return writeTable(output, (counts) =>
    writeTable(imagesTableOf(output), (images) => work(new ReportTablesWriter({ counts, images }))),
  );
}

/** A report that lies in memory, its folders absolute. */
export async function saveReportTables(
  output: string,
  report: Report,
  tool: Tool,
  numberOf: (image: NumberedImage["image"], position: number) => number = (_, position) => position,
): Promise<void> {
  const { images, problems, ...head } = withStoredFolders(report, dirname(resolve(output)));
  await writeReportTables(output, async (writer) => {
    for (const [position, image] of images.entries())
      await writer.addImage({ number: numberOf(image, position), image });
    await writer.finish(head, problems, tool);
  });
}
