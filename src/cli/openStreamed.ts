import { dirname, resolve } from "node:path";
import type { StreamedReport } from "../core/compare/streamedRuns";
import { withResolvedFolders } from "../core/report/reportFolders";
import { STREAMED_FROM } from "../core/streamed/streamedFrom";
import { ReportTables } from "../tables/readReportTables";
import { heldParts } from "../tables/streamTables";
import { refuseInputs } from "./outputPlace";
import { withGroups, type RunsValues } from "./runsOptions";

/** Runs in tables, to be read as often as their images are asked for. */
export interface OpenedRuns {
  readonly reports: readonly StreamedReport[];
  readonly close: () => Promise<void>;
}

/** Opens runs that are all in tables, if one of them has very many images; undefined where they are read into memory. */
export async function openStreamed(files: readonly string[]): Promise<OpenedRuns | undefined> {
  if (!files.every((file) => file.endsWith(".parquet"))) return undefined;
  const opened: { readonly file: string; readonly tables: ReportTables }[] = [];
  const close = async (): Promise<void> => {
    for (const { tables } of opened) await tables.close();
  };
  try {
    for (const file of files) opened.push({ file, tables: await ReportTables.open(file) });
    if (opened.some(({ tables }) => tables.rows >= STREAMED_FROM))
      return {
        reports: opened.map(({ file, tables }) => ({
          head: withResolvedFolders(tables.head, dirname(resolve(file))),
          images: imagesOf(tables),
          sums: tables.sums,
        })),
        close,
      };
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return undefined;
}

/** Works with runs that are opened so, under the groups that an option names; undefined where they are read into memory. */
export async function withStreamed<Result>(
  files: readonly string[],
  { groups, output }: RunsValues,
  work: (reports: readonly StreamedReport[]) => Promise<Result>,
): Promise<Result | undefined> {
  const opened = await openStreamed(files);
  if (!opened) return undefined;
  try {
    const reports = opened.reports.map((report) => ({ ...report, head: withGroups(report.head, groups) }));
    for (const { head } of reports) refuseInputs(output, { folders: Object.values(head.folders) });
    return await work(reports);
  } finally {
    await opened.close();
  }
}

/** All images, as often as they are asked for; the first time, the sums that the tables note are held against them. */
function imagesOf(tables: ReportTables): StreamedReport["images"] {
  let isHeld = false;
  return async function* images() {
    if (isHeld) for await (const part of tables.parts()) yield part.images.map(({ image }) => image);
    else for await (const part of heldParts(tables)) yield part.images;
    isHeld = true;
  };
}
