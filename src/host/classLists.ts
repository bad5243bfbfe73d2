import * as vscode from "vscode";
import type { ClassList } from "../core/document/classList";
import type { Folders } from "../run/evaluateFolders";
import { freshClassList, namedClassList } from "../run/namedClassList";
import { runClassList, type RunClassList } from "../run/runClassList";
import { pickClassList } from "./pickClassList";
import type { PickedClassLists } from "./pickedClassLists";
import { locationOf, uriOf } from "./locations";
import type { RunSettings } from "./settings";
import { WORKSPACE_FILES } from "./workspaceFiles";

type NamedLists = Pick<RunSettings, "classList" | "colourTable">;

/** Knows which class list is meant: picked by hand for the pair of folders, else of the settings, else found beside the targets. */
export class ClassLists {
  constructor(private readonly picked: PickedClassLists) {}

  /** What a run is given: the list of the report as its file reads now, else the one that is meant; and the colour table. */
  async forRun(
    present: ClassList | undefined,
    folders: Folders,
    settings: NamedLists,
  ): Promise<{ readonly classList?: ClassList | undefined; readonly colourTable?: ClassList | undefined }> {
    // What was found by itself is looked for anew.
    const meant = present && !present.found ? present : this.picked.of(folders);
    const [classList, colourTable] = await Promise.all([
      meant ? freshClassList(meant, WORKSPACE_FILES) : readNamedList(settings.classList, folders),
      this.colourTable(present, folders, settings),
    ]);
    return { classList, colourTable };
  }

  /** Has the user choose, keeps the choice for the pair of folders, and gives the list; undefined where nothing was chosen. */
  async choose(folders: Folders, settings: NamedLists): Promise<RunClassList | undefined> {
    const pick = await pickClassList(folders, this.picked.of(folders));
    if (pick === undefined) return undefined;
    const colourTable = await readNamedList(settings.colourTable, folders);
    if (pick === "forget") {
      await this.picked.forget(folders);
      return runClassList(
        { classList: await readNamedList(settings.classList, folders), colourTable },
        folders.target,
        WORKSPACE_FILES,
      );
    }
    const chosen = await runClassList({ classList: pick, colourTable }, folders.target, WORKSPACE_FILES);
    if (chosen.ok) await this.picked.remember(folders, pick);
    return chosen;
  }

  /** The table of the settings; else the one that the report had, which may stand there no more. */
  private async colourTable(
    present: ClassList | undefined,
    folders: Folders,
    { colourTable }: NamedLists,
  ): Promise<ClassList | undefined> {
    if (colourTable !== undefined) return readNamedList(colourTable, folders);
    return present?.colours === undefined
      ? undefined
      : namedClassList(present.colours, { files: WORKSPACE_FILES }).catch(() => undefined);
  }
}

/** Paths of the settings start from the workspace folder that holds the targets. */
async function readNamedList(name: string | undefined, { target }: Folders): Promise<ClassList | undefined> {
  if (name === undefined) return undefined;
  const workspace = vscode.workspace.getWorkspaceFolder(uriOf(target)) ?? vscode.workspace.workspaceFolders?.[0];
  return namedClassList(name, { ...(workspace && { folder: locationOf(workspace.uri) }), files: WORKSPACE_FILES });
}
