import * as vscode from "vscode";
import type { Folders } from "../run/evaluateFolders";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** Why no mask can be read where a report is opened away from its folders; undefined where both are there. */
export async function masksElsewhere({ prediction, target }: Folders): Promise<string | undefined> {
  const isThere = (folder: string): Promise<boolean> =>
    WORKSPACE_FILES.stamp(folder).then(
      () => true,
      () => false,
    );
  const missing = !(await isThere(target)) ? target : !(await isThere(prediction)) ? prediction : undefined;
  if (missing === undefined) return undefined;
  return vscode.l10n.t(
    "The masks are elsewhere: the folder {0} is not on this machine. The figures need no masks; to see the pixels, open this report where the folder is, or evaluate the folders here.",
    missing,
  );
}
