import * as vscode from "vscode";
import { plainText } from "../../core/text/plainText";
import { withoutDots } from "../isInWorkspace";
import { isUri, locationOf, uriOf } from "../locations";
import { isAbsolute } from "node:path";

/** Thrown by a tool; its message tells the model what to do. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}

/** Paths are of a few thousand characters at most. */
const LONGEST = 8192;

/** The location that a model names: a URI, an absolute path, or a path below one of the workspace's folders. */
export async function existingLocation(named: string, what: string): Promise<string> {
  if (named.length > LONGEST || named.includes("\0"))
    throw new ToolError(`That is no path of ${what}. Give one of at most ${LONGEST} characters.`);
  const groups = candidatesOf(named.trim());
  for (const places of groups) {
    const isThere = await Promise.all(
      places.map((location) =>
        vscode.workspace.fs.stat(uriOf(location)).then(
          () => true,
          () => false,
        ),
      ),
    );
    const [found, ...others] = places.filter((_, position) => isThere[position]);
    if (found === undefined) continue;
    if (others.length === 0) return found;
    throw new ToolError(
      `${[found, ...others].join(" and ")} both exist. Begin the path of ${what} with the name of its folder in the workspace.`,
    );
  }
  const candidates = groups.flat();
  throw new ToolError(
    candidates.length === 0
      ? `${named} is a relative path and no folder is open. Give the absolute path of ${what}.`
      : `${candidates.join(" and ")} ${candidates.length > 1 ? "do" : "does"} not exist. List the workspace and give the path of ${what}, absolute or relative to the workspace.`,
  );
}

/** The named location as a question shows it: where it is, or else as it was named, with nothing that would make it look like another. */
export async function locationToShow(named: string): Promise<string> {
  return plainText(await locationToAsk(named));
}

/** Where it is that the user is asked about; no machine is asked for what the user has not agreed to. */
export async function locationToAsk(named: string): Promise<string> {
  if (named.length > LONGEST) return named.slice(0, LONGEST);
  const candidates = candidatesOf(named.trim()).flat();
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  return existingLocation(named, named).catch(() => only ?? named);
}

/** Where what is named may lie, the likeliest locations first; of those of a group none is likelier. */
function candidatesOf(named: string): readonly (readonly string[])[] {
  if (isUri(named)) return [[locationOf(withoutDots(vscode.Uri.parse(named)))]];
  if (isAbsolute(named)) return [[locationOf(withoutDots(vscode.Uri.file(named)))]];
  const roots = vscode.workspace.workspaceFolders ?? [];
  const way = named.replaceAll("\\", "/");
  const below = roots.map(({ uri }) => locationOf(vscode.Uri.joinPath(uri, way)));
  // In a workspace of several folders a path begins with the name of one, as VS Code itself writes it.
  const byName = roots
    .filter(({ name }) => way.startsWith(`${name}/`))
    .map(({ uri, name }) => locationOf(vscode.Uri.joinPath(uri, way.slice(name.length + 1))));
  return roots.length > 1 ? [byName, below] : [below, byName];
}

/** The text as the result of a tool. */
export function textResult(text: string): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
