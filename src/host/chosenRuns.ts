import * as vscode from "vscode";
import { isMaskFile } from "../core/pairing/isMaskFile";
import { naturalOrder } from "../core/text/naturalOrder";
import { REPORT_EXTENSION } from "./ids";
import { locationOf, uriOf } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** What is to be ranked of what was chosen. */
export interface ChosenRuns {
  readonly files: readonly vscode.Uri[];
  /** Folders of masks, each a run that is not evaluated yet, or the target of all. */
  readonly folders: readonly string[];
}

/** Masks may lie in subfolders, as those of a city do. */
const DEEPEST = 3;

/**
 * The runs among files and folders: saved reports; folders, each the run of its masks, or the saved reports in it. A folder that is chosen
 * alone stands for its subfolders.
 */
export async function chosenRuns(chosen: readonly vscode.Uri[]): Promise<ChosenRuns> {
  const files: vscode.Uri[] = [];
  const folders: string[] = [];
  const take = async (folder: string): Promise<void> => {
    const reports = await reportsIn(folder);
    files.push(...reports);
    if (reports.length === 0 && (await holdsMasks(folder, 0))) folders.push(folder);
  };
  for (const uri of chosen) {
    if (uri.path.endsWith(REPORT_EXTENSION)) {
      files.push(uri);
      continue;
    }
    const folder = locationOf(uri);
    if (chosen.length > 1) await take(folder);
    else {
      files.push(...(await reportsIn(folder)));
      for (const inner of await foldersIn(folder)) await take(inner);
    }
  }
  return { files, folders };
}

async function reportsIn(folder: string): Promise<readonly vscode.Uri[]> {
  const entries = await WORKSPACE_FILES.list(folder).catch(() => []);
  return entries
    .filter(({ name, isFolder }) => !isFolder && name.endsWith(REPORT_EXTENSION))
    .map(({ name }) => uriIn(folder, name))
    .sort((a, b) => naturalOrder(a.path, b.path));
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await WORKSPACE_FILES.list(folder).catch(() => []);
  return entries
    .filter(({ name, isFolder }) => isFolder && !name.startsWith("."))
    .map(({ name }) => WORKSPACE_FILES.join(folder, name))
    .sort(naturalOrder);
}

async function holdsMasks(folder: string, depth: number): Promise<boolean> {
  const entries = await WORKSPACE_FILES.list(folder).catch(() => []);
  if (entries.some(({ name, isFolder }) => !isFolder && isMaskFile(name))) return true;
  if (depth === DEEPEST) return false;
  for (const inner of await foldersIn(folder)) if (await holdsMasks(inner, depth + 1)) return true;
  return false;
}

function uriIn(folder: string, name: string): vscode.Uri {
  return vscode.Uri.joinPath(uriOf(folder), name);
}
