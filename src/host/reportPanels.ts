import * as vscode from "vscode";
import type { Folders } from "../run/evaluateFolders";
import type { PanelState } from "../protocol/panel";
import type { ClassLists } from "./classLists";
import { compareWithPicked } from "./compareCommands";
import { Failures } from "./failures";
import { VIEW_TYPE } from "./ids";
import { LiveReport } from "./liveReport";
import { OpenPanels } from "./openPanels";
import { uriOf } from "./locations";
import type { RankingHost } from "./rankingPanel";
import { exportComparison, exportReport, saveReport } from "./reportFiles";
import { ReportPanel, type PanelHost } from "./reportPanel";
import type { ReportPhotographs } from "./reportPhotographs";
import type { RememberedView } from "./rememberedView";
import { ReportRuns } from "./reportRuns";
import type { ReportStorage } from "./reportStorage";
import { runSettings } from "./settings";

/** Opens reports in panels, brings them back after a window reload, and does for them what their pages ask. */
export class ReportPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly open = new OpenPanels();
  readonly failures: Failures;
  readonly runs: ReportRuns;
  private readonly host: PanelHost;

  constructor(
    extensionFolder: vscode.Uri,
    private readonly storage: ReportStorage,
    private readonly classLists: ClassLists,
    private readonly photographs: ReportPhotographs,
    private readonly remembered: RememberedView,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const file = (...parts: readonly string[]): vscode.Uri => vscode.Uri.joinPath(extensionFolder, ...parts);
    const programFolder = file("dist");
    const failures = new Failures(log);
    const onChange = (): void => {
      this.open.tellMenus();
    };
    const runs = new ReportRuns({ programFolder: programFolder.fsPath, storage, classLists, log, failures, onChange });
    this.failures = failures;
    this.runs = runs;
    this.host = {
      programFolder,
      icon: file("media", "report.svg"),
      evaluateAgain: (report) => void runs.evaluate(report),
      update: (report) => void runs.update(report),
      measure: (report, wanted) => void runs.measure(report, wanted),
      swapFolders: (report) =>
        void runs.evaluate(report, {
          ...report.folders,
          prediction: report.folders.target,
          target: report.folders.prediction,
        }),
      chooseClassList: (report) => void failures.tell(this.chooseClassList(report)),
      remember: (view) => void this.remembered.remember(view),
      choosePhotographs: (report) =>
        void failures.tell(this.photographs.choose(report, this.open.reportsBeside(report))),
      saveReport: (panel) => void failures.tell(saveReport(panel)),
      exportReport: (panel) => void failures.tell(exportReport(panel)),
      compare: (panel) => void failures.tell(compareWithPicked(this, panel)),
      restoreComparison: (panel, reportId) => void this.restoreComparison(panel, reportId),
      exportComparison: (panel) => void failures.tell(exportComparison(panel)),
    };
  }

  /** What rankings of saved reports stand on. */
  get rankingHost(): Omit<RankingHost, "unsaved"> {
    const { programFolder, icon } = this.host;
    return { programFolder, icon, failures: this.failures, photographs: this.photographs };
  }

  /** Opens a panel on the folders, or shows the one that is open on them, and evaluates. Settles when the run has ended. */
  async evaluate(folders: Folders, token?: vscode.CancellationToken): Promise<LiveReport> {
    const report = this.show(folders);
    const cancelling = token?.onCancellationRequested(() => {
      report.cancel();
    });
    await this.runs.evaluate(report);
    cancelling?.dispose();
    return report;
  }

  private show(folders: Folders): LiveReport {
    const open = this.open.on(folders);
    if (open) {
      open.view.reveal();
      return open.report;
    }
    const { choices } = runSettings(uriOf(folders.target));
    const view = vscode.window.createWebviewPanel(VIEW_TYPE, "Mask Evaluation", vscode.ViewColumn.Active);
    const report = LiveReport.of(folders, choices);
    this.addLive(view, report);
    return report;
  }

  /** Does something with the report that is shown; without one, says so. */
  async withActive(act: (panel: ReportPanel) => Promise<void>): Promise<void> {
    const panel = this.open.active;
    if (panel) await this.failures.tell(act(panel));
    else
      void vscode.window.showInformationMessage(vscode.l10n.t("No mask report is open. Evaluate two folders first."));
  }

  evaluateAgain(): Promise<void> {
    return this.withActive(({ report }) => this.runs.evaluate(report));
  }

  async deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = isPanelState(state) ? state.reportId : "";
    const kept = await this.storage.load(id);
    if (!kept) {
      this.log.warn(`The report ${id} was not kept; its tab is closed`);
      view.dispose();
      return;
    }
    const report = LiveReport.restore(id, kept, await this.storage.loadCounted(id, kept));
    this.addLive(view, report);
    // The window was reloaded before anything was counted: begin again.
    if (kept.state === "partial" && kept.images.length === 0) await this.runs.evaluate(report);
  }

  dispose(): void {
    this.open.dispose();
    this.runs.dispose();
  }

  /** Compares a panel's report with one that is counted already. */
  async compare(panel: ReportPanel, other: LiveReport): Promise<void> {
    panel.compareWith(other);
    await this.failures.attempt("keep the compared report", this.storage.keep(other.id, other.current));
  }

  private async restoreComparison(panel: ReportPanel, id: string): Promise<void> {
    if (panel.comparedId === id) return;
    const kept = await this.storage.load(id);
    if (!kept) this.log.warn(`The compared report ${id} was not kept; the comparison is closed`);
    const other = kept && LiveReport.restore(id, kept);
    panel.compareWith(other);
    if (other && kept.state === "partial" && kept.images.length === 0) await this.runs.evaluate(other);
  }

  /** Shows a report of folders, which ends with its tab. */
  private addLive(view: vscode.WebviewPanel, report: LiveReport): void {
    this.add(view, report);
    view.onDidDispose(() => {
      report.dispose();
    });
  }

  /** Shows a report in a panel, from now until the panel is closed; the report itself is disposed of by whoever made it. */
  add(view: vscode.WebviewPanel, report: LiveReport): void {
    const { failures, storage } = this;
    report.usualView = { ...this.remembered.last, ...runSettings(uriOf(report.folders.target)).view };
    this.open.add(new ReportPanel(view, report, this.host));
    const settle = (): void => void failures.attempt("find photographs", this.photographs.settle(report));
    settle();
    const listening = [
      report.on.didEnd(settle),
      report.on.didChoose(
        (choices) => void failures.attempt("keep the choices", storage.keepChoices(report.id, choices)),
      ),
      report.on.didLook((looked) => void failures.attempt("keep the view", storage.keepView(report.id, looked))),
      report.on.didChoosePhotographs(
        () => void failures.attempt("keep the report", storage.keep(report.id, report.current, report.record)),
      ),
    ];
    view.onDidDispose(() => {
      for (const listener of listening) listener.dispose();
    });
  }

  private async chooseClassList(report: LiveReport): Promise<void> {
    const chosen = await this.classLists.choose(report.folders, runSettings(uriOf(report.folders.target)));
    if (chosen?.ok === false) throw new Error(chosen.message);
    if (chosen) report.chooseClassList(chosen.list, chosen.found);
  }
}

function isPanelState(state: unknown): state is PanelState {
  return typeof state === "object" && state !== null && "reportId" in state && typeof state.reportId === "string";
}
