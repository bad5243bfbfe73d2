import * as vscode from "vscode";
import { FEWEST_RUNS } from "../core/rank/fewestRuns";
import { readRanking, USUAL_RANKED_BY, type SavedRanking } from "../core/rank/savedRanking";
import { COMMANDS, RANKING_EDITOR_VIEW_TYPE, RANKING_VIEW_TYPE, REPORT_EXTENSION } from "./ids";
import { parentLocation, locationName, locationOf } from "./locations";
import { NOWHERE, RankingPanel, type RankingHost } from "./rankingPanel";
import { savedReports } from "./savedReports";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** Opens rankings: of reports that are chosen, of files, and after a window reload. */
export class Rankings implements vscode.CustomReadonlyEditorProvider, vscode.WebviewPanelSerializer {
  constructor(private readonly host: RankingHost) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.window.registerCustomEditorProvider(RANKING_EDITOR_VIEW_TYPE, this),
      vscode.window.registerWebviewPanelSerializer(RANKING_VIEW_TYPE, this),
      vscode.commands.registerCommand(COMMANDS.rankRuns, () => this.host.failures.tell(this.rankPicked())),
      vscode.commands.registerCommand(COMMANDS.rankReports, (_clicked: unknown, selected?: readonly vscode.Uri[]) =>
        this.host.failures.tell(this.rankFiles(selected ?? [])),
      ),
    );
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, view: vscode.WebviewPanel): Promise<void> {
    const text = new TextDecoder().decode(await WORKSPACE_FILES.read(locationOf(uri)));
    const read = readRanking(text, parentLocation(locationOf(uri)));
    if (!read.ok) throw new Error(read.message);
    new RankingPanel(view, read.ranking, this.host);
  }

  /** What the page kept is what the host told it. */
  deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const read = readRanking(typeof state === "string" ? state : "", NOWHERE);
    if (read.ok) new RankingPanel(view, read.ranking, this.host);
    else view.dispose();
    return Promise.resolve();
  }

  private async rankPicked(): Promise<void> {
    const found = await savedReports();
    if (found.length < FEWEST_RUNS) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          "A ranking is made of three or more saved reports, and this workspace has {0}. Evaluate each run, and save its report.",
          found.length,
        ),
      );
      return;
    }
    const items = found.map((uri) => ({
      label: locationName(locationOf(uri)),
      description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, "..")),
      picked: true,
      uri,
    }));
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t("Rank runs over the same targets"),
      placeHolder: vscode.l10n.t("Three or more saved reports"),
      canPickMany: true,
      matchOnDescription: true,
    });
    if (picked) await this.rankFiles(picked.map(({ uri }) => uri));
  }

  private rankFiles(selected: readonly vscode.Uri[]): Promise<void> {
    const files = selected.filter(({ path }) => path.endsWith(REPORT_EXTENSION));
    if (files.length < FEWEST_RUNS)
      throw new Error(vscode.l10n.t("Choose three or more saved reports; two are compared with Compare Reports."));
    this.show({ runs: files.map(locationOf), by: USUAL_RANKED_BY });
    return Promise.resolve();
  }

  private show(ranking: SavedRanking): void {
    const title = vscode.l10n.t("Ranking of {0} runs", ranking.runs.length);
    const view = vscode.window.createWebviewPanel(RANKING_VIEW_TYPE, title, vscode.ViewColumn.Active);
    new RankingPanel(view, ranking, this.host);
  }
}
