import * as vscode from "vscode";
import { FEWEST_RUNS } from "../core/rank/fewestRuns";
import { readRanking, USUAL_RANKED_BY, type SavedRanking } from "../core/rank/savedRanking";
import type { Report } from "../core/document/report";
import { folderRole } from "../core/pairing/folderRoles";
import { runNames } from "../core/sentences/runNames";
import type { UnrankedRun } from "../protocol/ranking";
import { chosenRuns } from "./chosenRuns";
import { evaluateRuns } from "./evaluateRuns";
import { browseFolder, inWorkspace } from "./folderPicker";
import { COMMANDS, RANKING_EDITOR_VIEW_TYPE, RANKING_VIEW_TYPE } from "./ids";
import { parentLocation, locationName, locationOf, uriOf } from "./locations";
import { onlyOther } from "./onlyOther";
import { pickOther } from "./pickFolders";
import { NOWHERE, RankingPanel, type RankingHost } from "./rankingPanel";
import { readSavedRanking } from "./readSavedRanking";
import { readSavedReport } from "./readSavedReport";
import type { ReportPanels } from "./reportPanels";
import { savedReports } from "./savedReports";
import type { SelectedTarget } from "./selectedTarget";
import type { UnsavedRuns } from "./unsavedRuns";

/** Opens rankings: of reports that are chosen, of files, and after a window reload. */
export class Rankings implements vscode.CustomReadonlyEditorProvider, vscode.WebviewPanelSerializer {
  private readonly host: RankingHost;

  constructor(
    private readonly panels: ReportPanels,
    unsaved: UnsavedRuns,
    private readonly selected: SelectedTarget,
  ) {
    this.host = { ...panels.rankingHost, unsaved };
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.window.registerCustomEditorProvider(RANKING_EDITOR_VIEW_TYPE, this),
      vscode.window.registerWebviewPanelSerializer(RANKING_VIEW_TYPE, this),
      vscode.commands.registerCommand(COMMANDS.rankRuns, () => this.host.failures.tell(this.rankPicked())),
      ...[COMMANDS.rankReports, COMMANDS.rankFolders].map((id) =>
        vscode.commands.registerCommand(id, (clicked?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
          this.host.failures.tell(this.rankChosen(selected?.length ? selected : clicked ? [clicked] : [])),
        ),
      ),
    );
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, view: vscode.WebviewPanel): Promise<void> {
    new RankingPanel(view, await readSavedRanking(uri), this.host);
  }

  /** What the page kept is what the host told it. */
  deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const read = readRanking(typeof state === "string" ? state : "", NOWHERE);
    if (read.ok) new RankingPanel(view, read.ranking, this.host);
    else view.dispose();
    return Promise.resolve();
  }

  /** Ranks runs that are evaluated, such as those of open tabs. */
  async rankReports(
    reports: readonly Report[],
    files: readonly string[] = [],
    bad: readonly UnrankedRun[] = [],
  ): Promise<void> {
    const unsaved = await this.host.unsaved.keep(reports);
    const runs = [...files, ...unsaved.map(locationOf)];
    if (runs.length < FEWEST_RUNS) {
      const reasons = bad.map(({ name, reason }) => `${name}: ${reason}`).join(" ");
      throw new Error(
        vscode.l10n.t("A ranking takes three runs, and {0} can be ranked. {1}", runs.length, reasons).trim(),
      );
    }
    this.show({ runs, by: USUAL_RANKED_BY }, bad);
  }

  /** Open reports that are in no file, and saved ones; or the runs in a folder. */
  private async rankPicked(): Promise<void> {
    const open = this.panels.open.unsaved;
    const found = await savedReports();
    const browse = { label: vscode.l10n.t("Runs in the subfolders of a folder..."), pick: "folder" as const };
    const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, pick: undefined });
    const names = runNames(open);
    const items = [
      ...(open.length > 0 ? [heading(vscode.l10n.t("open reports"))] : []),
      ...open.map((report, run) => ({
        label: names[run] ?? "",
        description: vscode.l10n.t("not saved"),
        picked: true,
        pick: report,
      })),
      ...(found.length > 0 ? [heading(vscode.l10n.t("saved reports"))] : []),
      ...found.map((uri) => ({
        label: locationName(locationOf(uri)),
        description: inWorkspace(parentLocation(locationOf(uri))),
        picked: true,
        pick: uri,
      })),
      heading(""),
      browse,
    ];
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t("Rank runs over the same targets"),
      placeHolder: vscode.l10n.t("Three or more reports, or a folder whose subfolders are runs"),
      canPickMany: true,
      matchOnDescription: true,
    });
    if (!picked) return;
    if (picked.some(({ pick }) => pick === "folder")) {
      const folder = await browseFolder(vscode.l10n.t("Choose the folder whose subfolders are runs"));
      if (folder !== undefined) await this.rankChosen([uriOf(folder)]);
      return;
    }
    const files = picked.flatMap(({ pick }) => (pick instanceof vscode.Uri ? [locationOf(pick)] : []));
    const live = picked.flatMap(({ pick }) =>
      pick === undefined || pick === "folder" || pick instanceof vscode.Uri ? [] : [pick],
    );
    if (files.length + live.length < FEWEST_RUNS) throw new Error(tooFew());
    await this.rankReports(live, files);
  }

  /** Ranks saved reports and folders of masks, which are evaluated first. */
  private async rankChosen(chosen: readonly vscode.Uri[]): Promise<void> {
    const { files, folders } = await chosenRuns(chosen);
    const locations = files.map(locationOf);
    if (folders.length === 0) {
      if (files.length < FEWEST_RUNS) throw new Error(tooFew());
      this.show({ runs: locations, by: USUAL_RANKED_BY });
      return;
    }
    const target = await this.targetOf(folders, files);
    if (target === undefined) return;
    const predictions = folders.filter((folder) => folder !== target);
    if (files.length + predictions.length < FEWEST_RUNS) throw new Error(tooFew());
    const evaluated = await evaluateRuns(this.panels, predictions, target);
    if (evaluated) await this.rankReports(evaluated.reports, locations, evaluated.bad);
  }

  /** The folder of targets: among those that were chosen, of a saved report, selected in the Explorer, beside them, or asked for. */
  private async targetOf(folders: readonly string[], files: readonly vscode.Uri[]): Promise<string | undefined> {
    const told = folders.filter((folder) => folderRole(locationName(folder)) === "target");
    if (told.length === 1) return told[0];
    const [file] = files;
    const saved = file && (await readSavedReport(file).catch(() => undefined));
    if (saved?.ok) return saved.report.folders.target;
    if (this.selected.folder !== undefined) return this.selected.folder;
    const [first = ""] = folders;
    const around = await Promise.all([first, parentLocation(first)].map((folder) => onlyOther("prediction", folder)));
    const found = around.find((folder) => folder !== undefined);
    return found ?? (await pickOther("prediction", first))?.target;
  }

  private show(ranking: SavedRanking, bad: readonly UnrankedRun[] = []): void {
    const title = vscode.l10n.t("Ranking of {0} runs", ranking.runs.length);
    const view = vscode.window.createWebviewPanel(RANKING_VIEW_TYPE, title, vscode.ViewColumn.Active);
    new RankingPanel(view, ranking, this.host, bad);
  }
}

function tooFew(): string {
  return vscode.l10n.t(
    "Choose three or more saved reports or folders of predictions; two are compared with Compare Reports.",
  );
}
