import * as vscode from "vscode";
import { reportTitles } from "../core/sentences/reportTitles";
import type { Folders } from "../run/evaluateFolders";
import type { Report } from "../core/document/report";
import { CONTEXT_KEYS } from "./ids";
import type { LiveReport } from "./liveReport";
import { uriOf } from "./locations";
import type { ReportPanel } from "./reportPanel";

/** The report tabs that are open, the one shown last at the end. */
export class OpenPanels implements vscode.Disposable {
  private readonly panels = new Set<ReportPanel>();
  /** Who waits for the panel of a report, by its id. */
  private readonly awaited = new Map<string, (panel: ReportPanel) => void>();

  /** Holds a panel until its tab is closed. */
  add(panel: ReportPanel): void {
    const { view, report } = panel;
    this.panels.add(panel);
    view.onDidChangeViewState(() => {
      if (view.active && this.panels.delete(panel)) this.panels.add(panel);
      this.tellAwaiting(panel);
      this.tellMenus();
    });
    const listening = report.on.message(({ type }) => {
      // Folders can be swapped.
      if (type === "document") this.tellTitles();
    });
    this.tellTitles();
    view.onDidDispose(() => {
      this.panels.delete(panel);
      listening.dispose();
      panel.dispose();
      this.tellTitles();
      this.tellMenus();
    });
    this.tellMenus();
    this.tellAwaiting(panel);
  }

  /** The panel that is shown; of a single one it does not matter whether it is. */
  get active(): ReportPanel | undefined {
    const panels = [...this.panels];
    return panels.find(({ view }) => view.active) ?? (panels.length === 1 ? panels[0] : undefined);
  }

  /** The report that is shown, else the one that was shown last. */
  get lastShown(): LiveReport | undefined {
    return (this.active ?? [...this.panels].at(-1))?.report;
  }

  /** The panel of two folders. */
  on({ prediction, target }: Folders): ReportPanel | undefined {
    return [...this.panels].find(
      ({ report: { folders } }) => folders.prediction === prediction && folders.target === target,
    );
  }

  /** The reports of the other panels. */
  reportsBeside(report: LiveReport): readonly LiveReport[] {
    return [...this.panels].map((panel) => panel.report).filter((other) => other !== report);
  }

  /** The saved reports among those that are open. */
  get files(): readonly vscode.Uri[] {
    return [...this.panels].flatMap(({ isDocument, report }) => (isDocument ? [vscode.Uri.parse(report.id)] : []));
  }

  /** The reports that are in no file, as far as they hold figures. */
  get unsaved(): readonly Report[] {
    return [...this.panels].flatMap(({ isDocument, report: { current } }) =>
      !isDocument && current.state === "complete" && current.images.length > 0 ? [current] : [],
    );
  }

  /** The reports of the other panels that hold figures to compare with. */
  others(panel: ReportPanel): readonly Report[] {
    return [...this.panels]
      .filter((other) => other !== panel)
      .map(({ report }) => report.current)
      .filter(({ state }) => state === "complete");
  }

  /** The panel of a report in a tab of its own, as soon as that is shown: where a diff shows the report too, its side is never active. */
  whenShown(id: string): Promise<ReportPanel> {
    const shown = [...this.panels].find(({ report, view }) => report.id === id && view.active);
    return shown ? Promise.resolve(shown) : new Promise((resolve) => this.awaited.set(id, resolve));
  }

  private tellAwaiting(panel: ReportPanel): void {
    const { view, report } = panel;
    if (!view.active) return;
    this.awaited.get(report.id)?.(panel);
    this.awaited.delete(report.id);
  }

  /** Cancels the run of the active panel, else every run. */
  cancel(): void {
    const { active } = this;
    const targets = active?.report.isRunning === true ? [active] : [...this.panels];
    for (const { report } of targets) report.cancel();
  }

  /** Reports whose folders have the same names tell each other apart; VS Code does so for those that are files. */
  private tellTitles(): void {
    const live = [...this.panels].filter(({ isDocument }) => !isDocument);
    const titles = reportTitles(
      live.map(({ report: { folders } }) => ({
        prediction: uriOf(folders.prediction).path,
        target: uriOf(folders.target).path,
      })),
    );
    for (const [index, { view }] of live.entries()) {
      const title = titles[index] ?? view.title;
      if (view.title !== title) view.title = title;
    }
  }

  /** The menus ask whether there is a report to act on, and whether anything is under way. */
  tellMenus(): void {
    const keys = {
      [CONTEXT_KEYS.reportShown]: this.active !== undefined,
      [CONTEXT_KEYS.running]: [...this.panels].some(({ report }) => report.isRunning),
    };
    for (const [key, value] of Object.entries(keys)) void vscode.commands.executeCommand("setContext", key, value);
  }

  dispose(): void {
    for (const panel of this.panels) {
      panel.dispose();
      panel.report.dispose();
    }
    this.panels.clear();
  }
}
