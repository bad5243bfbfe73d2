import type * as vscode from "vscode";

const KEY = "photographs";
const MOST_KEPT = 50;

interface Known {
  readonly target: string;
  /** Absent where the user wants none. */
  readonly folder?: string;
}

/** The folders of photographs that the user chose, each for a folder of targets of this workspace, newest first. */
export class KnownPhotographs {
  constructor(private readonly state: vscode.Memento) {}

  /** What was chosen for the targets; undefined where nothing was. */
  of(target: string): Known | undefined {
    return this.all().find((known) => known.target === target);
  }

  async remember(target: string, folder: string | undefined): Promise<void> {
    const others = this.all().filter((known) => known.target !== target);
    await this.state.update(KEY, [{ target, ...(folder !== undefined && { folder }) }, ...others].slice(0, MOST_KEPT));
  }

  private all(): readonly Known[] {
    return this.state.get<readonly Known[]>(KEY, []);
  }
}
