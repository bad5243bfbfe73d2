import type * as vscode from "vscode";
import type { ReportMessage } from "../protocol/panel";
import type { ViewerAnswer } from "../protocol/viewer";
import type { LiveReport } from "./liveReport";
import { ViewerRequests } from "./viewerRequests";

export interface ComparedRunListener {
  readonly onMessage: (message: ReportMessage) => void;
  readonly onAnswer: (answer: ViewerAnswer) => void;
}

/** The run that a panel's report is compared with: a separate report, whose masks the viewer may ask for. */
export class ComparedRun implements vscode.Disposable {
  readonly viewer: ViewerRequests;
  private readonly listening: vscode.Disposable;

  constructor(
    readonly report: LiveReport,
    programFolder: string,
    { onMessage, onAnswer }: ComparedRunListener,
  ) {
    this.viewer = new ViewerRequests(report, programFolder, onAnswer);
    this.listening = report.on.message(onMessage);
  }

  dispose(): void {
    this.listening.dispose();
    this.viewer.dispose();
    this.report.dispose();
  }
}
