import * as vscode from "vscode";
import type { ReportView } from "../core/document/report";
import type { Side } from "../core/labels/label";
import { AVERAGES } from "../core/averages/averages";
import type { Writing } from "../core/answers/writing";
import { IOU } from "../core/metrics/metrics";
import { writeReport } from "../run/answerThread";
import type { HostMessage, PageAct, PageMessage, ShownOnPage } from "../protocol/panel";
import { ComparedRun } from "./comparedRun";
import { EDITOR_VIEW_TYPE } from "./ids";
import type { LiveReport } from "./liveReport";
import type { WantedMeasures } from "./reportRuns";
import { panelHtml } from "./panelHtml";
import { uriOf } from "./locations";
import { plainMessage } from "./plainMessage";
import { MaskWatch } from "./maskWatch";
import { ReportGates } from "./reportGates";
import { ViewerRequests } from "./viewerRequests";

/** What a panel may ask of the rest of the extension. */
export interface PanelHost {
  readonly programFolder: vscode.Uri;
  /** In a colour that stands out from the ground of every theme. */
  readonly icon: vscode.Uri;
  readonly evaluateAgain: (report: LiveReport) => void;
  readonly update: (report: LiveReport) => void;
  readonly measure: (report: LiveReport, wanted: WantedMeasures) => void;
  readonly swapFolders: (report: LiveReport) => void;
  readonly chooseClassList: (report: LiveReport) => void;
  /** Reports that are opened from now on are looked at so. */
  readonly remember: (view: ReportView) => void;
  readonly choosePhotographs: (report: LiveReport) => void;
  readonly saveReport: (panel: ReportPanel) => void;
  readonly exportReport: (panel: ReportPanel) => void;
  readonly compare: (panel: ReportPanel) => void;
  readonly restoreComparison: (panel: ReportPanel, reportId: string) => void;
  readonly exportComparison: (panel: ReportPanel) => void;
}

/** What is to be written; the page says which run of a comparison is A. */
export type AskedWriting =
  Exclude<Writing, { readonly kind: "comparison" }> | { readonly kind: "comparison"; readonly form: string };

/** Until the page says otherwise. */
const USUALLY_SHOWN: ShownOnPage = {
  classesColumns: [],
  hiddenColumns: [],
  comparison: { order: "shownFirst", under: "own" },
};

/** A tab that shows one report. The page comes and goes with the tab's visibility; the report stays. */
export class ReportPanel implements vscode.Disposable {
  private readonly disposables: { readonly dispose: () => unknown }[] = [];
  /** The page listens: before it says so, nothing is posted, since it would be lost. */
  private ready = false;
  /** What the page is to do once it listens. */
  private readonly awaiting: PageAct[] = [];
  private shown: ShownOnPage = USUALLY_SHOWN;
  private readonly viewer: ViewerRequests;
  private compared: ComparedRun | undefined;
  readonly gates: ReportGates;
  readonly isDocument: boolean;
  savedAs: string | undefined;

  constructor(
    readonly view: vscode.WebviewPanel,
    readonly report: LiveReport,
    private readonly host: PanelHost,
  ) {
    this.isDocument = view.viewType === EDITOR_VIEW_TYPE;
    view.webview.options = { enableScripts: true, localResourceRoots: [host.programFolder] };
    view.iconPath = host.icon;
    this.viewer = new ViewerRequests(report, host.programFolder.fsPath, (answer) => {
      this.post(answer);
    });
    this.gates = new ReportGates(report, {
      baseline: () => this.compared?.report.current,
      programFolder: host.programFolder.fsPath,
      tell: (gates) => {
        this.post({ type: "gates", gates });
      },
    });
    this.disposables.push(
      this.gates,
      new MaskWatch(report),
      view.webview.onDidReceiveMessage((message: PageMessage) => {
        this.receive(message);
      }),
      view.onDidChangeViewState(() => {
        if (!view.visible) this.leave();
      }),
      report.on.message((message) => {
        this.post(message);
      }),
    );
    view.webview.html = panelHtml(view.webview, host.programFolder, "webview");
  }

  /** Figures as the page shows them, in pieces that follow one another; it need not be in sight. Rejects where nothing can be written. */
  write(asked: AskedWriting): Promise<readonly string[]> {
    const { comparison, ...columns } = this.shown;
    const { metric = IOU.id, average } = this.report.view;
    const report = this.report.current;
    const compared = this.compared?.report.current;
    return writeReport(
      {
        report,
        writing: asked.kind === "comparison" ? { ...asked, order: comparison.order } : asked,
        shown: { ...columns, metric, average: AVERAGES.find(({ id }) => id === average)?.id ?? "macro" },
        readPixels: (images, longerSide) => this.viewer.small(images, longerSide),
        other: compared && (comparison.under === "shown" ? { ...compared, choices: report.choices } : compared),
      },
      this.host.programFolder.fsPath,
    );
  }

  /** Has the page do what was chosen elsewhere, from one of its context menus say; once it is there, where it is not. */
  perform(act: PageAct): void {
    if (this.ready) this.post({ type: "act", act });
    else this.awaiting.push(act);
  }

  /** Opens a file of this run only: the page names a row and a side, never a path. */
  async openMask(image: string, side: Side): Promise<void> {
    const path = this.viewer.pathOf(image, side);
    if (path === undefined) return;
    await vscode.commands.executeCommand("vscode.open", uriOf(path), vscode.ViewColumn.Beside);
  }

  revealMask(image: string, side: Side): void {
    this.viewer.receive({ type: "revealMask", image, side });
  }

  /** Shows the report beside another run, from now until another one or none takes its place. */
  compareWith(other: LiveReport | undefined): void {
    this.compared?.dispose();
    this.compared =
      other &&
      new ComparedRun(other, this.host.programFolder.fsPath, {
        onMessage: (message) => {
          this.post({ type: "compared", message });
          if (message.type === "document") this.gates.check();
        },
        onAnswer: (answer) => {
          this.post(answer);
        },
      });
    this.postCompared();
    this.gates.check();
  }

  get comparedId(): string | undefined {
    return this.compared?.report.id;
  }

  dispose(): void {
    this.leave();
    this.compared?.dispose();
    this.viewer.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private receive(message: PageMessage): void {
    switch (message.type) {
      case "ready":
        this.ready = true;
        // A page begins with what is usual, and tells what it shows otherwise.
        this.shown = USUALLY_SHOWN;
        this.post(this.report.document());
        if (this.compared) this.postCompared();
        this.gates.repeat();
        for (const act of this.awaiting.splice(0)) this.post({ type: "act", act });
        return;
      case "cancel":
        this.report.cancel();
        return;
      case "evaluateAgain":
        this.host.evaluateAgain(this.report);
        return;
      case "update":
        this.host.update(this.report);
        return;
      case "measure":
        this.host.measure(this.report, message);
        return;
      case "cancelMeasuring":
        this.report.stopMeasuring();
        return;
      case "swapFolders":
        this.host.swapFolders(this.report);
        return;
      case "chooseClassList":
        this.host.chooseClassList(this.report);
        return;
      case "choices":
        if (this.report.choose(message.choices)) this.host.evaluateAgain(this.report);
        return;
      case "view":
        this.report.look(message.view);
        this.host.remember(message.view);
        return;
      case "shown":
        this.shown = message.shown;
        return;
      case "saveReport":
        this.host.saveReport(this);
        return;
      case "exportReport":
        this.host.exportReport(this);
        return;
      case "openGates":
        if (this.gates.file) void vscode.commands.executeCommand("vscode.open", this.gates.file);
        return;
      case "compare":
        this.host.compare(this);
        return;
      case "restoreComparison":
        this.host.restoreComparison(this, message.reportId);
        return;
      case "endComparison":
        this.compareWith(undefined);
        return;
      case "exportComparison":
        this.host.exportComparison(this);
        return;
      case "choosePhotographs":
        this.host.choosePhotographs(this.report);
        return;
      case "openMask":
        void this.openMask(message.image, message.side);
        return;
      case "pixels":
      case "slice":
        (message.of === "compared" ? this.compared?.viewer : this.viewer)?.receive(message);
        return;
      case "cancelRequest":
        this.viewer.receive(message);
        this.compared?.viewer.receive(message);
        return;
      case "shapes":
      case "thumbnail":
      case "photograph":
      case "expectPixels":
      case "revealMask":
        this.viewer.receive(message);
    }
  }

  /** The page is gone: nothing is posted, and nobody waits for pixels. */
  private leave(): void {
    this.ready = false;
    this.viewer.cancelAll();
    this.compared?.viewer.cancelAll();
  }

  private postCompared(): void {
    this.post({ type: "compared", message: this.compared?.report.document() });
  }

  private post(message: HostMessage): void {
    if (this.ready) void this.view.webview.postMessage(plainMessage(message));
  }
}
