import * as vscode from "vscode";
import { CONTEXT_KEYS } from "./ids";

/** The folder of targets that was selected in the Explorer, for this window. */
export class SelectedTarget {
  folder: string | undefined;

  async select(folder: string | undefined): Promise<void> {
    this.folder = folder;
    await vscode.commands.executeCommand("setContext", CONTEXT_KEYS.targetSelected, folder !== undefined);
  }
}
