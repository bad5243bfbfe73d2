import * as vscode from "vscode";
import { askReport } from "../../run/answerThread";
import { metricCalled } from "../../core/metrics/metricsFor";
import type { LiveReport } from "../liveReport";
import type { ReportPanels } from "../reportPanels";
import { existingLocation, locationToShow, textResult, ToolError } from "./toolInput";

export interface EvaluateFoldersInput {
  readonly predictions: string;
  readonly targets: string;
  readonly metric?: string;
}

/** Evaluates two folders as the command does, the report open beside the conversation, measures what the metric asks for, and answers with its headline. */
export class EvaluateFoldersTool implements vscode.LanguageModelTool<EvaluateFoldersInput> {
  constructor(
    private readonly panels: ReportPanels,
    private readonly programFolder: string,
  ) {}

  async prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<EvaluateFoldersInput>): Promise<vscode.PreparedToolInvocation> {
    const [prediction, target] = await Promise.all([input.predictions, input.targets].map(locationToShow));
    const message = new vscode.MarkdownString();
    message.appendText(
      vscode.l10n.t(
        "Evaluate the masks in {0} (predictions) against those in {1} (targets)?",
        prediction ?? "",
        target ?? "",
      ),
    );
    return {
      invocationMessage: vscode.l10n.t("Evaluating masks"),
      confirmationMessages: { title: vscode.l10n.t("Evaluate Mask Folders"), message },
    };
  }

  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<EvaluateFoldersInput>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const prediction = await existingLocation(input.predictions, "the folder of predictions");
    const target = await existingLocation(input.targets, "the folder of targets");
    if (prediction === target) throw new ToolError("Predictions and targets are the same folder. Give two folders.");
    const report = await this.panels.evaluate({ prediction, target }, token);
    if (report.failure !== undefined) throw new ToolError(report.failure);
    await this.measure(report, input.metric, token);
    const answer = await askReport(report.current, { kind: "summary", metric: input.metric }, this.programFolder);
    if (!answer.ok) throw new ToolError(answer.message);
    return textResult(
      `${answer.text}\nThe report is open. mask_evaluation_explain_difference tells why the averages differ.`,
    );
  }

  /** A metric of shapes asks for a second pass over the masks. */
  private async measure(report: LiveReport, id: string | undefined, token: vscode.CancellationToken): Promise<void> {
    const shape = id === undefined ? undefined : metricCalled(id, report.current.choices)?.shape;
    if (!shape || token.isCancellationRequested) return;
    const listening = token.onCancellationRequested(() => {
      report.stopMeasuring();
    });
    await this.panels.runs.measure(report, { kinds: [shape.kind] });
    listening.dispose();
  }
}
