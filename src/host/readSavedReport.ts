import * as vscode from "vscode";
import { readReport, type ReadReport } from "../core/report/reportDocument";
import { withResolvedFolders } from "../core/report/reportFolders";
import { placeOf } from "./places";

/** A saved report, its folders absolute: those that it names relative to itself are where it lies now. */
export async function readSavedReport(file: vscode.Uri): Promise<ReadReport> {
  const read = readReport(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  if (!read.ok) return read;
  return { ok: true, report: withResolvedFolders(read.report, placeOf(vscode.Uri.joinPath(file, ".."))) };
}
