import * as vscode from "vscode";
import { isMaskFile } from "../core/pairing/isMaskFile";
import { parentLocation, locationOf } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** A menu needs the folders near the top, soon: no deeper than this, no more than that many. */
const DEEPEST = 4;
const MOST_READ = 2_000;
const SKIPPED = new Set(["node_modules", "__pycache__", "venv"]);

/** Folders of the workspace, and around a given one, that hold masks or whose subfolders do. */
export function findMaskFolders(beside: string | undefined): Promise<readonly string[]> {
  return findFolders(beside, isMaskFile);
}

/** The same of files that are wanted by their names. */
export async function findFolders(
  beside: string | undefined,
  isWanted: (name: string) => boolean,
): Promise<readonly string[]> {
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => locationOf(uri));
  const search = new Search(isWanted);
  for (const root of [...(beside === undefined ? [] : [parentLocation(beside)]), ...roots]) await search.visit(root, 0);
  return [...search.found].filter((folder) => !roots.includes(folder));
}

class Search {
  readonly found = new Set<string>();
  private readonly visited = new Map<string, boolean>();

  constructor(private readonly isWanted: (name: string) => boolean) {}

  /** Whether the folder holds wanted files anywhere below it, as far as was looked. */
  async visit(folder: string, depth: number): Promise<boolean> {
    const known = this.visited.get(folder);
    if (known !== undefined || this.visited.size >= MOST_READ) return known ?? false;
    this.visited.set(folder, false);
    const entries = await WORKSPACE_FILES.list(folder).catch(() => []);
    let holdsWanted = entries.some(({ name, isFolder }) => !isFolder && this.isWanted(name));
    for (const { name, isFolder, isLink } of entries) {
      const hidden = name.startsWith(".") || SKIPPED.has(name);
      if (!isFolder || isLink || hidden || depth === DEEPEST) continue;
      if (await this.visit(WORKSPACE_FILES.join(folder, name), depth + 1)) holdsWanted = true;
    }
    this.visited.set(folder, holdsWanted);
    if (holdsWanted) this.found.add(folder);
    return holdsWanted;
  }
}
