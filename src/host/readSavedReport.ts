import * as vscode from "vscode";
import { readReport, type ReadReport } from "../core/report/reportDocument";
import { withResolvedFolders } from "../core/report/reportFolders";
import { textOfBytes } from "../run/textOfBytes";
import { locationOf, onDisk } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

/**
 * A saved report, its folders absolute: those that it names relative to itself are where it lies now.
 *
 * @param lies where the report belongs, if what is read is a copy of it.
 */
export async function readSavedReport(file: vscode.Uri, lies: vscode.Uri = onDisk(file)): Promise<ReadReport> {
  const read = readReport(textOfBytes(await WORKSPACE_FILES.read(locationOf(file))));
  if (!read.ok) return read;
  return { ok: true, report: withResolvedFolders(read.report, locationOf(vscode.Uri.joinPath(lies, ".."))) };
}
