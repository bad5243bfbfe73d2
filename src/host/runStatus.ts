import { sum } from "../core/numbers/sum";
import * as vscode from "vscode";
import { formatCount } from "../core/text/format";
import type { Progress } from "../protocol/panel";
import { COMMANDS } from "./ids";
import type { LiveReport } from "./liveReport";

/** Tells in the status bar how far all runs under way are together; a click cancels. */
export class RunStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("maskEvaluation.run", vscode.StatusBarAlignment.Left);
  private readonly underWay = new Map<Promise<void>, Progress>();

  constructor() {
    this.item.name = vscode.l10n.t("Mask Evaluation");
    this.item.tooltip = vscode.l10n.t("Masks are being evaluated. Click to cancel.");
    this.item.command = COMMANDS.cancel;
  }

  /** Shows the run of a report until it has ended, whichever way. */
  async follow(report: LiveReport, run: Promise<void>): Promise<void> {
    const follow = ({ progress }: { readonly progress: Progress }): void => {
      this.underWay.set(run, progress);
      this.show();
    };
    follow({ progress: { done: 0, total: 0, elapsedMs: 0 } });
    const listening = report.on.message((message) => {
      if (message.type === "progress" && message.run.phase === "running") follow(message.run);
    });
    try {
      await run;
    } finally {
      listening.dispose();
      this.underWay.delete(run);
      this.show();
    }
  }

  dispose(): void {
    this.item.dispose();
  }

  private show(): void {
    if (this.underWay.size === 0) {
      this.item.hide();
      return;
    }
    const runs = [...this.underWay.values()];
    const [done, total] = [sum(runs.map((progress) => progress.done)), sum(runs.map((progress) => progress.total))];
    const text =
      total === 0
        ? vscode.l10n.t("Finding masks...")
        : vscode.l10n.t("{0} of {1} mask pairs", formatCount(done), formatCount(total));
    this.item.text = `$(loading~spin) ${text}`;
    this.item.show();
  }
}
