import * as vscode from "vscode";
import { isUri, placeOf, uriOf } from "../places";
import { isAbsolute } from "node:path";

/** Thrown by a tool; its message tells the model what to do. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}

/** The place that a model names: a URI, an absolute path, or a path below one of the workspace's folders. */
export async function existingPlace(named: string, what: string): Promise<string> {
  const candidates = candidatesOf(named.trim());
  for (const place of candidates) {
    const isThere = await vscode.workspace.fs.stat(uriOf(place)).then(() => true, () => false);
    if (isThere) return place;
  }
  throw new ToolError(
    candidates.length === 0
      ? `${named} is a relative path and no folder is open. Give the absolute path of ${what}.`
      : `${candidates.join(" and ")} ${candidates.length > 1 ? "do" : "does"} not exist. List the workspace and give the path of ${what}, absolute or relative to the workspace.`,
  );
}

/** Where a named place may lie, the likeliest first. */
export function candidatesOf(named: string): readonly string[] {
  if (isUri(named)) return [placeOf(vscode.Uri.parse(named))];
  if (isAbsolute(named)) return [placeOf(vscode.Uri.file(named))];
  const roots = vscode.workspace.workspaceFolders ?? [];
  const way = named.replaceAll("\\", "/");
  const below = roots.map(({ uri }) => vscode.Uri.joinPath(uri, way));
  // In a workspace of several folders a path begins with the name of one, as VS Code itself writes it.
  const byName = roots.filter(({ name }) => way.startsWith(`${name}/`)).map(({ uri, name }) => vscode.Uri.joinPath(uri, way.slice(name.length + 1)));
  return (roots.length > 1 ? [...byName, ...below] : [...below, ...byName]).map(placeOf);
}

/** The text as the result of a tool. */
export function textResult(text: string): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
