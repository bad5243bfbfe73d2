import * as vscode from "vscode";
import type { Folders } from "../run/evaluateFolders";
import type { Report } from "../core/document/report";
import type { PanelState } from "../protocol/panel";
import { compareWithPicked } from "./compareCommands";
import { CONTEXT_KEYS, VIEW_TYPE } from "./ids";
import type { ClassLists } from "./classLists";
import { LiveReport, type RunOptions } from "./liveReport";
import { uriOf } from "./places";
import { exportComparison, exportReport, saveReportAs } from "./reportFiles";
import { ReportPanel, type PanelHost } from "./reportPanel";
import type { ReportStorage } from "./reportStorage";
import { RunStatus } from "./runStatus";
import { runSettings } from "./settings";

/** Owns every open report: opens them, brings them back after a window reload, knows the active one. */
export class ReportPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly panels = new Set<ReportPanel>();
  private readonly status = new RunStatus();
  /** Who waits for the panel of a report, by its id. */
  private readonly awaited = new Map<string, (panel: ReportPanel) => void>();
  private readonly host: PanelHost;

  constructor(
    extensionFolder: vscode.Uri,
    private readonly storage: ReportStorage,
    private readonly classLists: ClassLists,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const file = (...parts: readonly string[]): vscode.Uri => vscode.Uri.joinPath(extensionFolder, ...parts);
    this.host = {
      programFolder: file("dist"),
      icon: { light: file("media", "report-light.svg"), dark: file("media", "report-dark.svg") },
      evaluateAgain: (report) => void this.run(report),
      update: (report) => void this.update(report),
      swapFolders: (report) =>
        void this.run(report, {
          ...report.folders,
          prediction: report.folders.target,
          target: report.folders.prediction,
        }),
      chooseClassList: (report) => void this.tell(this.chooseClassList(report)),
      saveReport: (panel) => void this.tell(saveReportAs(panel)),
      exportReport: (panel) => void this.tell(exportReport(panel)),
      compare: (panel) => void this.tell(compareWithPicked(this, panel)),
      restoreComparison: (panel, reportId) => void this.restoreComparison(panel, reportId),
      exportComparison: (panel) => void this.tell(exportComparison(panel)),
    };
  }

  /** Opens a panel on the folders, or shows the one that is open on them, and evaluates. Settles when the run has ended. */
  async evaluate(folders: Folders, token?: vscode.CancellationToken): Promise<LiveReport> {
    const report = this.open(folders);
    const cancelling = token?.onCancellationRequested(() => {
      report.cancel();
    });
    await this.run(report);
    cancelling?.dispose();
    return report;
  }

  /** The report that is shown, else the one that was shown last. */
  get lastShown(): LiveReport | undefined {
    return (this.active() ?? [...this.panels].at(-1))?.report;
  }

  private open(folders: Folders): LiveReport {
    const open = [...this.panels].find(({ report }) => sameFolders(report.folders, folders));
    if (open) {
      open.view.reveal();
      return open.report;
    }
    const { choices } = runSettings(uriOf(folders.target));
    const view = vscode.window.createWebviewPanel(VIEW_TYPE, "Mask Evaluation", vscode.ViewColumn.Active);
    const report = LiveReport.of(folders, choices);
    this.add(view, report);
    return report;
  }

  /** Does something with the report that is shown; without one, says so. */
  async withActive(act: (panel: ReportPanel) => Promise<void>): Promise<void> {
    const panel = this.active();
    if (panel) await this.tell(act(panel));
    else
      void vscode.window.showInformationMessage(vscode.l10n.t("No mask report is open. Evaluate two folders first."));
  }

  evaluateAgain(): Promise<void> {
    return this.withActive(({ report }) => this.run(report));
  }

  /** Cancels the run of the active panel, else every run. */
  cancel(): void {
    const active = this.active();
    const targets = active?.report.isRunning === true ? [active] : [...this.panels];
    for (const { report } of targets) report.cancel();
  }

  async deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = isPanelState(state) ? state.reportId : "";
    const kept = await this.storage.load(id);
    if (!kept) {
      this.log.warn(`The report ${id} was not kept; its tab is closed`);
      view.dispose();
      return;
    }
    const report = LiveReport.restored(id, kept, await this.storage.loadCounted(id, kept));
    this.add(view, report);
    // The window was reloaded before anything was counted: begin again.
    if (kept.state === "partial" && kept.images.length === 0) await this.run(report);
  }

  dispose(): void {
    for (const panel of this.panels) panel.dispose();
    this.panels.clear();
    this.status.dispose();
  }

  private active(): ReportPanel | undefined {
    const panels = [...this.panels];
    return panels.find(({ view }) => view.active) ?? (panels.length === 1 ? panels[0] : undefined);
  }

  /** The reports of the other panels that hold figures to compare with. */
  others(panel: ReportPanel): readonly Report[] {
    return [...this.panels]
      .filter((other) => other !== panel)
      .map(({ report }) => report.current)
      .filter(({ state }) => state === "complete");
  }

  /** Compares a panel's report with one that is counted already. */
  async compare(panel: ReportPanel, other: LiveReport): Promise<void> {
    panel.compareWith(other);
    await this.attempt("keep the compared report", this.storage.keep(other.id, other.current));
  }

  /** The panel of a report, now or as soon as it is there. */
  whenShown(id: string): Promise<ReportPanel> {
    const open = [...this.panels].find(({ report }) => report.id === id);
    return open ? Promise.resolve(open) : new Promise((resolve) => this.awaited.set(id, resolve));
  }

  private async restoreComparison(panel: ReportPanel, id: string): Promise<void> {
    if (panel.comparedId === id) return;
    const kept = await this.storage.load(id);
    if (!kept) this.log.warn(`The compared report ${id} was not kept; the comparison is closed`);
    const other = kept && LiveReport.restored(id, kept);
    panel.compareWith(other);
    if (other && kept.state === "partial" && kept.images.length === 0) await this.run(other);
  }

  /** Shows a report in a panel, from now until the panel is closed. */
  add(view: vscode.WebviewPanel, report: LiveReport): void {
    const panel = new ReportPanel(view, report, this.host);
    this.panels.add(panel);
    view.onDidChangeViewState(() => {
      // The last of them is the one shown last.
      if (view.active && this.panels.delete(panel)) this.panels.add(panel);
    });
    this.awaited.get(report.id)?.(panel);
    this.awaited.delete(report.id);
    view.onDidDispose(() => {
      this.panels.delete(panel);
      panel.dispose();
      this.updateRunning();
    });
    report.onDidChoose((choices) => {
      void this.attempt("keep the choices", this.storage.keepChoices(report.id, choices));
    });
    report.onDidChoosePhotographs(() => {
      void this.attempt("keep the report", this.storage.keep(report.id, report.current, report.counted));
    });
  }

  /** Evaluates a report's folders and keeps it. Settles when the run has ended. */
  async run(report: LiveReport, folders: Folders = report.folders): Promise<void> {
    const options = await this.runOptions(report, folders);
    if (!options) return;
    this.log.info(`Evaluating ${folders.prediction} against ${folders.target}`);
    await this.follow(report, report.evaluate(options, this.host.programFolder.fsPath, folders));
  }

  private async update(report: LiveReport): Promise<void> {
    const options = await this.runOptions(report, report.folders);
    if (!options) return;
    this.log.info(`Counting changed masks of ${report.folders.prediction} and ${report.folders.target}`);
    await this.follow(report, report.update(options, this.host.programFolder.fsPath));
  }

  /** Shows that a run is under way until it has ended, and keeps what it gave. */
  private async follow(report: LiveReport, run: Promise<void>): Promise<void> {
    this.updateRunning();
    const followed = this.status.follow(report, run);
    await this.attempt("keep the report", this.storage.keep(report.id, report.current, report.counted));
    await followed;
    this.updateRunning();
    const { images, problems, state } = report.current;
    this.log.info(`${state}: ${images.length} images, ${problems.length} problems`);
    for (const { kind, file, message } of problems) this.log.warn(`${kind} ${file}: ${message}`);
    await this.attempt("keep the report", this.storage.keep(report.id, report.current, report.counted));
  }

  /** What the settings say of a run; undefined, with the reason in the report, where they say what cannot be. */
  private async runOptions(report: LiveReport, folders: Folders): Promise<RunOptions | undefined> {
    const { faults, threads, maxPixels, ...settings } = runSettings(uriOf(folders.target));
    try {
      if (faults.length > 0)
        throw new Error(
          vscode.l10n.t("{0} Correct it in the settings, or remove it, then evaluate again.", faults.join(" ")),
        );
      const lists = await this.classLists.forRun(report.current.choices.classList, folders, settings);
      return { ...lists, maxPixels, ...(threads !== undefined && { threads }) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.error(reason);
      report.refuse(reason);
      return undefined;
    }
  }

  private async chooseClassList(report: LiveReport): Promise<void> {
    const chosen = await this.classLists.choose(report.folders, runSettings(uriOf(report.folders.target)));
    if (chosen?.ok === false) throw new Error(chosen.message);
    if (chosen) report.chooseClassList(chosen.list, chosen.found);
  }

  /** A disk that is full or read-only costs the restore, never the report on screen. */
  private async attempt(what: string, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.log.error(`Could not ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Failures of what the user asked for are said, with the reason. */
  async tell(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.error(reason);
      void vscode.window.showErrorMessage(reason);
    }
  }

  private updateRunning(): void {
    const running = [...this.panels].some(({ report }) => report.isRunning);
    void vscode.commands.executeCommand("setContext", CONTEXT_KEYS.running, running);
  }
}

function sameFolders(a: Folders, b: Folders): boolean {
  return a.prediction === b.prediction && a.target === b.target;
}

function isPanelState(state: unknown): state is PanelState {
  return typeof state === "object" && state !== null && "reportId" in state && typeof state.reportId === "string";
}
