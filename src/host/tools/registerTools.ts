import * as vscode from "vscode";
import type { SamplewiseAverage } from "../../core/averages/averages";
import { TOOLS } from "../ids";
import type { ReportPanels } from "../reportPanels";
import { EvaluateFoldersTool } from "./evaluateFoldersTool";
import { ReportTool, type ReportInput } from "./reportTool";

interface ReadReportInput extends ReportInput {
  readonly metric?: string;
  readonly class?: string;
}

interface ExplainDifferenceInput extends ReportInput {
  readonly metric?: string;
  readonly average?: SamplewiseAverage;
}

/** What a language model may do: evaluate two folders, read a report, have the difference of the averages explained. */
export function registerTools(panels: ReportPanels, programFolder: string): readonly vscode.Disposable[] {
  return [
    vscode.lm.registerTool(TOOLS.evaluateFolders, new EvaluateFoldersTool(panels, programFolder)),
    vscode.lm.registerTool(
      TOOLS.readReport,
      new ReportTool<ReadReportInput>(panels, programFolder, ({ metric, class: className }) => ({
        kind: "summary",
        metric,
        class: className,
      })),
    ),
    vscode.lm.registerTool(
      TOOLS.explainDifference,
      new ReportTool<ExplainDifferenceInput>(panels, programFolder, ({ metric, average }) => ({
        kind: "difference",
        metric,
        average,
      })),
    ),
  ];
}
