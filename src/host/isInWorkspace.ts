import { relative, isAbsolute } from "node:path";
import * as vscode from "vscode";
import { isUri, locationOf, uriOf } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

/**
 * Whether a location lies in a folder of the workspace, wherever its path seems to lead: `..` is followed, and on disk links are, which a
 * workspace from elsewhere may hold to any folder.
 */
export async function isInWorkspace(location: string): Promise<boolean> {
  const root = vscode.workspace.getWorkspaceFolder(withoutDots(uriOf(location)));
  if (!root) return false;
  if (isUri(location)) return true;
  const [real, realRoot] = await Promise.all([location, locationOf(root.uri)].map(WORKSPACE_FILES.realFolder));
  // What is not there leads nowhere.
  if (real === undefined || realRoot === undefined) return true;
  const way = relative(realRoot, real);
  return way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}

/** The URI with `.` and `..` in its path followed, which VS Code takes for names. */
export function withoutDots(uri: vscode.Uri): vscode.Uri {
  return uri.path === "" ? uri : vscode.Uri.joinPath(uri, ".");
}
