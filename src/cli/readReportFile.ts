import { messageOf } from "../core/text/messageOf";
import { dirname, resolve } from "node:path";
import type { Problem } from "../core/document/problem";
import type { ImageEntry, Report } from "../core/document/report";
import { readReport } from "../core/report/reportDocument";
import { withResolvedFolders } from "../core/report/reportFolders";
import { DISK_FILES } from "../run/diskFiles";
import { textOfBytes } from "../run/textOfBytes";
import { ReportTables } from "../tables/readReportTables";

/** A saved report with absolute folders. @throws with a sentence that names the file where it cannot be read. */
export async function readReportFile(file: string): Promise<Report> {
  if (file.endsWith(".parquet")) return readTables(file);
  const read = readReport(await textOf(file));
  if (!read.ok) throw new Error(`${file}: ${read.message}`);
  return withResolvedFolders(read.report, dirname(resolve(file)));
}

/** A report in tables, with all its images in memory. */
async function readTables(file: string): Promise<Report> {
  const tables = await ReportTables.open(file);
  try {
    const images: ImageEntry[] = [];
    const problems: Problem[] = [];
    for await (const part of tables.parts()) {
      for (const { image } of part.images) images.push(image);
      problems.push(...part.problems);
    }
    return { ...withResolvedFolders(tables.head, dirname(resolve(file))), images, problems };
  } finally {
    await tables.close();
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return textOfBytes(await DISK_FILES.read(file));
  } catch (error) {
    throw new Error(`The report ${file} cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
