import type * as vscode from "vscode";
import type { ClassList } from "../core/document/classList";
import type { Folders } from "../run/evaluateFolders";

const KEY = "classLists";
const MOST_KEPT = 50;

interface Picked extends Pick<Folders, "prediction" | "target"> {
  /** With its classes, so that a list whose file has gone still stands. */
  readonly list: ClassList;
}

/** The class lists that were picked by hand, each for a pair of folders of this workspace, newest first. */
export class PickedClassLists {
  constructor(private readonly state: vscode.Memento) {}

  of({ prediction, target }: Folders): ClassList | undefined {
    return this.all().find((picked) => picked.prediction === prediction && picked.target === target)?.list;
  }

  async remember({ prediction, target }: Folders, list: ClassList): Promise<void> {
    await this.state.update(
      KEY,
      [{ prediction, target, list }, ...this.others({ prediction, target })].slice(0, MOST_KEPT),
    );
  }

  async forget(folders: Folders): Promise<void> {
    await this.state.update(KEY, this.others(folders));
  }

  private all(): readonly Picked[] {
    return this.state.get<readonly Picked[]>(KEY, []);
  }

  private others({ prediction, target }: Folders): readonly Picked[] {
    return this.all().filter((picked) => picked.prediction !== prediction || picked.target !== target);
  }
}
