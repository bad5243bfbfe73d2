import { messageOf } from "../core/text/messageOf";
import { dirname, resolve } from "node:path";
import type { Report } from "../core/document/report";
import { readReport } from "../core/report/reportDocument";
import { withResolvedFolders } from "../core/report/reportFolders";
import { DISK_FILES } from "../run/diskFiles";

/** A saved report with absolute folders. @throws with a sentence that names the file where it cannot be read. */
export async function readReportFile(file: string): Promise<Report> {
  const read = readReport(await textOf(file));
  if (!read.ok) throw new Error(`${file}: ${read.message}`);
  return withResolvedFolders(read.report, dirname(resolve(file)));
}

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder().decode(await DISK_FILES.read(file));
  } catch (error) {
    throw new Error(`The report ${file} cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
