import * as vscode from "vscode";
import type { Question } from "../../core/answers/answer";
import type { Report } from "../../core/document/report";
import { plainText } from "../../core/text/plainText";
import { askReport } from "../../run/answerThread";
import type { ReportPanels } from "../reportPanels";
import { isInWorkspace } from "../isInWorkspace";
import { WORKSPACE_FILES } from "../workspaceFiles";
import { existingLocation, locationToAsk, textResult, ToolError } from "./toolInput";
import { textOfBytes } from "../../run/textOfBytes";

export interface ReportInput {
  /** Path of a saved report; absent: the report that is open. */
  readonly report?: string;
}

/** Answers a question about a report that is open or saved; nothing is evaluated and nothing is changed. */
export class ReportTool<Input extends ReportInput> implements vscode.LanguageModelTool<Input> {
  /** @param questionOf what the input asks. */
  constructor(
    private readonly panels: ReportPanels,
    private readonly programFolder: string,
    private readonly questionOf: (input: Input) => Question,
  ) {}

  /** A report outside the workspace is read only where the user agrees. */
  async prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<Input>): Promise<vscode.PreparedToolInvocation> {
    const invocationMessage = vscode.l10n.t("Reading the mask report");
    if (input.report === undefined) return { invocationMessage };
    const location = await locationToAsk(input.report);
    if (await isInWorkspace(location)) return { invocationMessage };
    const message = new vscode.MarkdownString();
    message.appendText(vscode.l10n.t("Read {0}, which is outside the workspace?", plainText(location)));
    return { invocationMessage, confirmationMessages: { title: vscode.l10n.t("Read Mask Report"), message } };
  }

  async invoke({ input }: vscode.LanguageModelToolInvocationOptions<Input>): Promise<vscode.LanguageModelToolResult> {
    const about = input.report === undefined ? this.openReport() : await savedText(input.report);
    const answer = await askReport(about, this.questionOf(input), this.programFolder);
    if (!answer.ok) throw new ToolError(answer.message);
    return textResult(answer.text);
  }

  private openReport(): Report {
    const report = this.panels.open.lastShown;
    if (!report) {
      throw new ToolError(
        "No mask report is open. Evaluate two folders with mask_evaluation_evaluate_folders, or give the path of a *.maskeval.json file as report.",
      );
    }
    if (report.failure !== undefined) throw new ToolError(report.failure);
    return report.current;
  }
}

async function savedText(named: string): Promise<string> {
  const location = await existingLocation(named, "a saved report (*.maskeval.json)");
  return textOfBytes(await WORKSPACE_FILES.read(location));
}
