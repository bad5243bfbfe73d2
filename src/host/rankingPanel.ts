import * as vscode from "vscode";
import { RANK_FORMS } from "../core/rank/rankForms";
import type { Ranking } from "../core/rank/ranking";
import { writeRanking, type RankedBy, type SavedRanking } from "../core/rank/savedRanking";
import { messageOf } from "../core/text/messageOf";
import type { RankHostMessage, RankPageMessage, RunSource } from "../protocol/ranking";
import { RankThread } from "../run/rankThread";
import type { Failures } from "./failures";
import { COMMANDS, EDITOR_VIEW_TYPE, RANKING_EXTENSION } from "./ids";
import { panelHtml } from "./panelHtml";
import { parentLocation, locationName, uriOf } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";
import { askWhere, exportAs, offerToOpen, writeTexts } from "./reportFiles";

/** No location is below it, so that every one stays as it is. */
export const NOWHERE = "";

/** What panels of rankings share. */
export interface RankingHost {
  readonly programFolder: vscode.Uri;
  readonly icon: vscode.Uri;
  readonly failures: Failures;
}

/** A tab that shows several saved reports as a ranking. */
export class RankingPanel {
  private by: RankedBy;
  private shown: Ranking | undefined;
  /** Holds the reports; read again where reading failed. */
  private thread: Promise<RankThread> | undefined;
  private isDisposed = false;

  constructor(
    private readonly view: vscode.WebviewPanel,
    private readonly saved: SavedRanking,
    private readonly host: RankingHost,
  ) {
    this.by = saved.by;
    view.webview.options = { enableScripts: true, localResourceRoots: [host.programFolder] };
    view.iconPath = host.icon;
    view.webview.onDidReceiveMessage((message: RankPageMessage) => {
      this.receive(message);
    });
    view.onDidDispose(() => {
      this.isDisposed = true;
      this.forget();
    });
    view.webview.html = panelHtml(view.webview, host.programFolder, "rankings");
  }

  private receive(message: RankPageMessage): void {
    switch (message.type) {
      case "ready":
        void this.rank(this.by);
        return;
      case "rank":
        void this.rank(message.by);
        return;
      case "open-run":
        void this.host.failures.tell(this.open(message.run));
        return;
      case "compare-runs":
        void this.host.failures.tell(this.compare(message.a, message.b));
        return;
      case "export-ranking":
        void this.host.failures.tell(this.export());
        return;
      case "save-ranking":
        void this.host.failures.tell(this.save());
    }
  }

  /** Ranks by a figure; what was asked meanwhile is shown instead. */
  private async rank(by: RankedBy): Promise<void> {
    this.by = by;
    this.post({ type: "ranking-under-way", by, kept: writeRanking({ ...this.saved, by }, NOWHERE) });
    const message = await this.outcome(by);
    if (by !== this.by || this.isDisposed) return;
    if (message.type === "ranking") this.shown = message.ranking;
    this.post(message);
  }

  private async outcome(by: RankedBy): Promise<RankHostMessage> {
    try {
      this.thread ??= this.start();
      const outcome = await (await this.thread).rank(by);
      if (outcome.ok) return { type: "ranking", ranking: outcome.ranking, metrics: outcome.metrics };
      return { type: "ranking-refused", message: outcome.message };
    } catch (error) {
      this.forget();
      return { type: "ranking-refused", message: messageOf(error) };
    }
  }

  private async start(): Promise<RankThread> {
    const sources = await Promise.all(this.saved.runs.map(readSource));
    if (this.isDisposed) throw new Error("The ranking was closed.");
    return new RankThread(sources, this.host.programFolder.fsPath);
  }

  private forget(): void {
    const { thread } = this;
    this.thread = undefined;
    thread?.then(
      (started) => {
        started.dispose();
      },
      () => undefined,
    );
  }

  private post(message: RankHostMessage): void {
    void this.view.webview.postMessage(message);
  }

  /** The file of a run of the ranking on screen; the page names none by itself. */
  private fileOf(run: number): vscode.Uri {
    const file = this.saved.runs[this.shown?.runs[run]?.given ?? -1];
    if (file === undefined) throw new Error(vscode.l10n.t("The ranking has changed meanwhile. Try again."));
    return uriOf(file);
  }

  private async open(run: number): Promise<void> {
    await vscode.commands.executeCommand("vscode.openWith", this.fileOf(run), EDITOR_VIEW_TYPE);
  }

  private async compare(a: number, b: number): Promise<void> {
    const files = [this.fileOf(a), this.fileOf(b)];
    await vscode.commands.executeCommand(COMMANDS.compareReports, files[0], files);
  }

  private async export(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    await exportAs({
      title: vscode.l10n.t("Export the ranking as"),
      forms: RANK_FORMS,
      proposed: this.proposed,
      write: (id) => Promise.resolve(RANK_FORMS.filter((form) => form.id === id).map((form) => form.write(shown))),
    });
  }

  private async save(): Promise<void> {
    const file = await askWhere(this.proposed, RANKING_EXTENSION);
    if (file === undefined) return;
    await writeTexts(file, [writeRanking({ ...this.saved, by: this.by }, parentLocation(file))]);
    await offerToOpen(file);
  }

  private get proposed(): string {
    const [first = ""] = this.saved.runs;
    return `${parentLocation(first).replace(/[\\/]$/, "")}/ranking`;
  }
}

async function readSource(location: string): Promise<RunSource> {
  try {
    const text = new TextDecoder().decode(await WORKSPACE_FILES.read(location));
    return { file: locationName(location), text, folder: parentLocation(location) };
  } catch (error) {
    throw new Error(`${locationName(location)}: ${messageOf(error)}`, { cause: error });
  }
}
