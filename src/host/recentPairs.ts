import type * as vscode from "vscode";
import type { Folders } from "../run/evaluateFolders";

const KEY = "recentPairs";
const MOST_KEPT = 5;

/** The pairs of folders that were evaluated last in this workspace, newest first. */
export class RecentPairs {
  constructor(private readonly state: vscode.Memento) {}

  all(): readonly Folders[] {
    return this.state.get<readonly Folders[]>(KEY, []);
  }

  async add({ prediction, target }: Folders): Promise<void> {
    const others = this.all().filter((pair) => pair.prediction !== prediction || pair.target !== target);
    await this.state.update(KEY, [{ prediction, target }, ...others].slice(0, MOST_KEPT));
  }
}
