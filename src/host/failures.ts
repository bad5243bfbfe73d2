import { messageOf } from "../core/text/messageOf";
import * as vscode from "vscode";

/** Where failures go: into the log, and to the user where it was the user who asked. */
export class Failures {
  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** A disk that is full or read-only costs the restore, never the report on screen. */
  async attempt(what: string, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.log.error(`Could not ${what}: ${messageOf(error)}`);
    }
  }

  /** Failures of what the user asked for are said, with the reason. */
  async tell(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const reason = messageOf(error);
      this.log.error(reason);
      void vscode.window.showErrorMessage(reason);
    }
  }
}
