import * as vscode from "vscode";
import { RANK_FORMS } from "../core/rank/rankForms";
import type { Ranking } from "../core/rank/ranking";
import { writeRanking, type RankedBy, type SavedRanking } from "../core/rank/savedRanking";
import { messageOf } from "../core/text/messageOf";
import { withInfinities } from "../core/rank/sentFigures";
import type { RankHostMessage, RankPageMessage, RunPixelsRequest, RunSource, UnrankedRun } from "../protocol/ranking";
import { textOfBytes } from "../run/textOfBytes";
import { RankThread, type RankedOutcome, type RankOptions } from "../run/rankThread";
import type { Failures } from "./failures";
import { COMMANDS, EDITOR_VIEW_TYPE, RANKING_EXTENSION } from "./ids";
import { panelHtml } from "./panelHtml";
import { plainMessage } from "./plainMessage";
import { RankedPixels } from "./rankedPixels";
import type { ReportPhotographs } from "./reportPhotographs";
import { parentLocation, locationName, uriOf } from "./locations";
import type { UnsavedRuns } from "./unsavedRuns";
import { WORKSPACE_FILES } from "./workspaceFiles";
import { askWhere, exportAs, offerToOpen, writeTexts } from "./reportFiles";

/** No location is below it, so that every one stays as it is. */
export const NOWHERE = "";

/** What panels of rankings share. */
export interface RankingHost {
  readonly programFolder: vscode.Uri;
  readonly icon: vscode.Uri;
  readonly failures: Failures;
  readonly photographs: ReportPhotographs;
  readonly unsaved: UnsavedRuns;
}

/** A tab that shows several saved reports as a ranking. */
export class RankingPanel {
  private by: RankedBy;
  private shown: Ranking | undefined;
  /** Holds the reports; read again where reading failed. */
  private thread: Promise<RankThread> | undefined;
  private isDisposed = false;
  /** Ends the ranking that is under way: another is asked for, or the tab is closed. */
  private ranking = new AbortController();
  /** The same of the ranking by one class. */
  private ofClass = new AbortController();
  private readonly pixels: RankedPixels;

  constructor(
    private readonly view: vscode.WebviewPanel,
    private saved: SavedRanking,
    private readonly host: RankingHost,
    /** Runs that could not be evaluated. */
    private readonly bad: readonly UnrankedRun[] = [],
  ) {
    this.by = saved.by;
    this.pixels = new RankedPixels({
      programFolder: host.programFolder.fsPath,
      photographs: host.photographs,
      image: async (image) => (await this.started()).image(image),
      classes: async (of) => (await this.started()).classes(of),
    });
    view.webview.options = { enableScripts: true, localResourceRoots: [host.programFolder] };
    view.iconPath = host.icon;
    view.webview.onDidReceiveMessage((message: RankPageMessage) => {
      this.receive(message);
    });
    view.onDidDispose(() => {
      this.isDisposed = true;
      this.ranking.abort();
      this.ofClass.abort();
      this.pixels.dispose();
      this.forget();
    });
    view.onDidChangeViewState(() => {
      if (!view.visible) this.pixels.cancelAll();
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
        return;
      case "rank-class":
        void this.rankClass(message.by, message.only);
        return;
      case "show-image":
        void this.host.failures.tell(this.showImage(message.image));
        return;
      case "run-pixels":
        void this.answerPixels(message);
        return;
      case "run-photograph":
        void this.answerPhotograph(message.request, message.image);
        return;
      case "cancel-request":
        this.pixels.cancel(message.request);
    }
  }

  /** Ranks by a figure; what was asked meanwhile is shown instead. */
  private async rank(by: RankedBy): Promise<void> {
    this.by = by;
    this.ofClass.abort();
    this.ranking.abort();
    this.ranking = new AbortController();
    const { signal } = this.ranking;
    this.post({ type: "ranking-under-way", by, kept: writeRanking({ ...this.saved, by }, NOWHERE) });
    const outcome = await this.outcome(by, { signal });
    if (!outcome) return;
    this.pixels.forget();
    if (!outcome.ok) {
      this.post({ type: "ranking-refused", message: outcome.message });
      return;
    }
    const { ranking, images, classSet, metrics, unranked } = outcome;
    this.shown = ranking;
    this.post({ type: "ranking", ranking, images, classSet, metrics, unranked: [...this.bad, ...unranked] });
  }

  private async rankClass(by: RankedBy, only: number): Promise<void> {
    this.ofClass.abort();
    this.ofClass = new AbortController();
    const outcome = await this.outcome(by, { only, signal: this.ofClass.signal });
    if (!outcome) return;
    if (outcome.ok) {
      const { ranking, images } = outcome;
      this.post({ type: "class-ranking", only, by, ranking, images });
    } else this.post({ type: "class-refused", only, by, message: outcome.message });
  }

  /** Undefined where it was given up meanwhile. */
  private async outcome(by: RankedBy, asked: RankOptions): Promise<RankedOutcome | undefined> {
    const { signal } = asked;
    try {
      const outcome = await (await this.started()).rank(by, asked);
      return signal.aborted ? undefined : outcome;
    } catch (error) {
      if (signal.aborted) return undefined;
      this.forget();
      return { ok: false, message: messageOf(error) };
    }
  }

  private async showImage(image: number): Promise<void> {
    const found = await this.pixels.find(image);
    const first = found?.runs[0]?.entry;
    const shown = first && {
      name: found.name,
      width: first.width,
      height: first.height,
      ...(first.depth !== undefined && { depth: first.depth }),
      classes: found.classes,
      hasPhotograph: first.depth === undefined && (await this.pixels.photographFolder(found)) !== undefined,
      runs: found.runs.map(({ given, entry }) => ({ given, counts: entry.counts })),
    };
    this.post({ type: "image-of-runs", image, shown });
  }

  private async answerPixels(asked: RunPixelsRequest): Promise<void> {
    const outcome = await this.pixels
      .read(asked)
      .catch((error: unknown) => ({ ok: false as const, message: messageOf(error) }));
    if (outcome) this.post({ type: "run-pixels", request: asked.request, outcome });
  }

  private async answerPhotograph(request: number, image: number): Promise<void> {
    const outcome = await this.pixels
      .photograph(image)
      .catch((error: unknown) => ({ ok: false as const, message: messageOf(error) }));
    this.post({ type: "run-photograph", request, outcome });
  }

  /** The thread that holds the reports, from when it is first asked. */
  private started(): Promise<RankThread> {
    return (this.thread ??= this.start());
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
    if (!this.isDisposed) void this.view.webview.postMessage(plainMessage(withInfinities(message)));
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
    const runs = await this.host.unsaved.saveIn(uriOf(parentLocation(file)), this.saved.runs);
    this.saved = { ...this.saved, runs };
    await writeTexts(file, [writeRanking({ ...this.saved, by: this.by }, parentLocation(file))]);
    await offerToOpen(file);
  }

  private get proposed(): string {
    // Runs that were saved nowhere lie in a folder of the extension: beside their predictions is where the user looks.
    const saved = this.saved.runs.find((run) => !this.host.unsaved.holds(run));
    const first = saved ?? this.shown?.runs[0]?.predictions ?? "";
    return `${parentLocation(first).replace(/[\\/]$/, "")}/ranking`;
  }
}

/** A file that cannot be read is told by its name; the other runs are ranked. */
async function readSource(location: string): Promise<RunSource> {
  const of = { file: locationName(location), folder: parentLocation(location) };
  try {
    return { ...of, text: textOfBytes(await WORKSPACE_FILES.read(location)) };
  } catch (error) {
    return { ...of, unread: messageOf(error) };
  }
}
