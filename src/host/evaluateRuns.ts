import * as vscode from "vscode";
import type { Report } from "../core/document/report";
import type { UnrankedRun } from "../protocol/ranking";
import { LiveReport } from "./liveReport";
import { locationName, uriOf } from "./locations";
import type { ReportPanels } from "./reportPanels";
import { runSettings } from "./settings";

export interface EvaluatedRuns {
  readonly reports: readonly Report[];
  /** Those that could not be evaluated. */
  readonly bad: readonly UnrankedRun[];
}

/**
 * Evaluates folders of predictions against one target, one after the other, with progress in a notification; what is evaluated in an open
 * tab is taken from there. Undefined where the user gave up.
 */
export function evaluateRuns(
  panels: Pick<ReportPanels, "open" | "runs">,
  predictions: readonly string[],
  target: string,
): Thenable<EvaluatedRuns | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Evaluating runs"),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const reports: Report[] = [];
    const bad: UnrankedRun[] = [];
    for (const [index, prediction] of predictions.entries()) {
      const name = locationName(prediction);
      progress.report({
        message: vscode.l10n.t("{0} ({1} of {2})", name, index + 1, predictions.length),
        increment: index === 0 ? 0 : 100 / predictions.length,
      });
      const report = await evaluated(panels, { prediction, target }, token);
      if (token.isCancellationRequested) return undefined;
      if (report.current.state === "complete" && report.current.images.length > 0) reports.push(report.current);
      else bad.push({ name, reason: report.failure ?? vscode.l10n.t("No pair of masks was counted.") });
      if (report.isUnshown) report.live.dispose();
    }
    return { reports, bad };
  });
}

interface EvaluatedRun {
  readonly live: LiveReport;
  readonly current: Report;
  readonly failure: string | undefined;
  readonly isUnshown: boolean;
}

async function evaluated(
  { open, runs }: Pick<ReportPanels, "open" | "runs">,
  folders: { readonly prediction: string; readonly target: string },
  token: vscode.CancellationToken,
): Promise<EvaluatedRun> {
  const shown = open.on(folders)?.report;
  if (shown?.current.state === "complete" && shown.current.images.length > 0)
    return { live: shown, current: shown.current, failure: undefined, isUnshown: false };
  const live = LiveReport.of(folders, runSettings(uriOf(folders.target)).choices);
  const cancelling = token.onCancellationRequested(() => {
    live.cancel();
  });
  await runs.evaluateUnshown(live);
  cancelling.dispose();
  return { live, current: live.current, failure: live.failure, isUnshown: true };
}
