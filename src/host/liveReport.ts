import { messageOf } from "../core/text/messageOf";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { DEFAULT_CHOICES, type Choices } from "../core/document/choices";
import type { ClassList } from "../core/document/classList";
import { chooseFoundList } from "../core/check/foundList";
import { emptyReport } from "../core/report/emptyReport";
import { packImages } from "../core/report/packedImages";
import type { FoundLists, Report } from "../core/document/report";
import type { Counted } from "../run/counted";
import { evaluateFolders, type EvaluationOptions, type EvaluationOutcome, type Folders } from "../run/evaluateFolders";
import type { ReportMessage, RunState } from "../protocol/panel";
import { chosenLast } from "./chosenLast";
import { RunUnderWay, runningState, type RunPart } from "./runUnderWay";
import type { RunSettings } from "./settings";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** How to evaluate beside what the report's choices say. */
export interface RunOptions extends Omit<RunSettings, "choices" | "classList" | "colourTable" | "faults"> {
  /** In place of the report's own; absent: that, else one is looked for. */
  readonly classList?: ClassList | undefined;
  readonly colourTable?: ClassList | undefined;
}

/** How the last run ended, or why there was none. */
type Ending = Exclude<RunState, { readonly phase: "running" }>;

type StartOptions = Pick<EvaluationOptions, "before" | "colourTable" | "maxPixels" | "programFolder" | "threads">;

/** Where the run behind a report stands: one value, so that no two of its parts can contradict each other. */
type Stage =
  /** The settings of the first run are being read; the page shows it from this moment on, so it can be cancelled already. */
  | { readonly phase: "awaited"; readonly cancelled: boolean }
  | RunUnderWay
  | { readonly phase: "over"; readonly ending: Ending };

/**
 * The report behind a panel: what has been counted so far, what the user chose, and the run under way, if any.
 * It outlives the page, which is thrown away whenever its tab is hidden.
 */
export class LiveReport implements vscode.Disposable {
  private readonly messages = new vscode.EventEmitter<ReportMessage>();
  /** What a page must be told, in order. */
  readonly onMessage = this.messages.event;
  private readonly chosen = new vscode.EventEmitter<Choices>();
  readonly onDidChoose = this.chosen.event;
  private readonly photographed = new vscode.EventEmitter<void>();
  readonly onDidChoosePhotographs = this.photographed.event;
  private readonly endings = new vscode.EventEmitter<void>();
  /** A run has ended, whichever way. */
  readonly onDidEnd = this.endings.event;

  private lastCounted: Counted | undefined;
  private pickedHere = false;
  private changedMasks = 0;
  /** Photographs of these targets that the report itself does not name. */
  private photographsBeside: string | undefined;

  private constructor(
    readonly id: string,
    private report: Report,
    private stage: Stage,
  ) {}

  /** A report of two folders with nothing counted yet. */
  static of(folders: Folders, choices: Choices): LiveReport {
    const report = new LiveReport(randomUUID(), emptyReport(folders, choices), { phase: "awaited", cancelled: false });
    // The run that is to come counts while they are watched.
    report.pickedHere = true;
    return report;
  }

  /** A report that was kept, and what its run counted, where that was kept too. */
  static restored(id: string, report: Report, counted?: Counted): LiveReport {
    const progress = { done: report.images.length, total: report.pairing.pairs, elapsedMs: 0 };
    const ending: Ending = { phase: phaseOf(report), progress };
    const restored = new LiveReport(id, report, { phase: "over", ending });
    restored.lastCounted = report.state === "complete" ? counted : undefined;
    restored.pickedHere = counted !== undefined;
    return restored;
  }

  /** A file that is no report: nothing to show but the reason. */
  static unreadable(id: string, file: string, message: string): LiveReport {
    const folders = { prediction: file, target: file };
    const ending: Ending = { phase: "unreadable", message };
    return new LiveReport(id, emptyReport(folders, DEFAULT_CHOICES), { phase: "over", ending });
  }

  get folders(): Folders {
    return this.report.folders;
  }

  /** The folder of the photographs behind the masks. */
  get photographs(): string | undefined {
    return this.report.folders.photograph ?? this.photographsBeside;
  }

  get current(): Report {
    return this.report;
  }

  /** The user wants missing predictions counted, and their targets have not been read yet. */
  get lacksMissing(): boolean {
    const { choices, pairing, images } = this.report;
    const hasThem = images.some(({ prediction }) => prediction === undefined);
    return choices.missing === "count" && pairing.targetsOnly.length > 0 && !hasThem && !this.isRunning;
  }

  /** Why there is nothing to show, where that is so. */
  get failure(): string | undefined {
    return this.stage.phase === "over" && "message" in this.stage.ending ? this.stage.ending.message : undefined;
  }

  /** What the last run counted, if it came to its end in this window. */
  get counted(): Counted | undefined {
    return this.lastCounted;
  }

  /** Whether the user had these folders evaluated: a report from elsewhere may name any. */
  get isOfPickedFolders(): boolean {
    return this.pickedHere;
  }

  get isRunning(): boolean {
    return this.stage.phase === "underWay";
  }

  private get run(): RunState {
    switch (this.stage.phase) {
      case "awaited":
        return runningState({ done: 0, total: 0, elapsedMs: 0 });
      case "underWay":
        return this.stage.state;
      case "over":
        return this.stage.ending;
    }
  }

  /** Everything that a page shows. */
  document(): ReportMessage {
    const { images, ...report } = this.report;
    const { photographs } = this;
    return {
      type: "document",
      reportId: this.id,
      report: {
        ...report,
        folders: { ...report.folders, ...(photographs !== undefined && { photograph: photographs }) },
      },
      images: packImages(images),
      run: this.run,
      changedMasks: this.changedMasks,
    };
  }

  /** So many masks are no longer as they were counted. */
  tellChanged(changedMasks: number): void {
    if (changedMasks === this.changedMasks) return;
    this.changedMasks = changedMasks;
    this.messages.fire({ type: "changed", changedMasks });
  }

  choose(choices: Choices): void {
    this.report = { ...this.report, choices };
    this.chosen.fire(choices);
  }

  /** The classes are read by another list, of those that were found by the one that fits; nothing is evaluated anew. */
  chooseClassList(list: ClassList | undefined, found?: FoundLists): void {
    const choices = { ...this.report.choices, classList: list };
    const lists = found ? chooseFoundList(found, this.report.images, choices) : {};
    if (found) this.report = { ...this.report, foundLists: lists.foundLists ?? { lists: [], unread: [], skipped: 0 } };
    this.choose({ ...choices, ...(lists.classList && { classList: lists.classList }) });
    this.messages.fire(this.document());
  }

  /** The run could not begin; the message says why and what to do. */
  refuse(message: string): void {
    this.giveUp();
    this.stage = { phase: "over", ending: { phase: "failed", message } };
    this.messages.fire(this.document());
  }

  /** The user says which photographs lie behind the masks in the viewer, none where undefined; nothing is evaluated anew. */
  choosePhotographs(photograph: string | undefined): void {
    const { prediction, target } = this.folders;
    const folders = { prediction, target, ...(photograph !== undefined && { photograph }) };
    this.report = { ...this.report, folders };
    this.photographsBeside = undefined;
    this.messages.fire({ type: "photographs", folder: this.photographs });
    this.photographed.fire();
  }

  /** Photographs of the same targets that are known from elsewhere are shown where the report itself names none. */
  showPhotographs(folder: string | undefined): void {
    const before = this.photographs;
    this.photographsBeside = folder;
    if (this.photographs !== before) this.messages.fire({ type: "photographs", folder: this.photographs });
  }

  /** A run under way ends soon, with what was counted by then; one that is awaited ends when it begins. */
  cancel(): void {
    if (this.stage.phase === "underWay") this.stage.cancel();
    else if (this.stage.phase === "awaited") this.stage = { phase: "awaited", cancelled: true };
  }

  /** Evaluates the folders anew, a run under way given up first. Settles when this run has ended, whichever way. */
  evaluate(
    { classList, ...settings }: RunOptions,
    programFolder: string,
    folders: Folders = this.folders,
  ): Promise<void> {
    this.report = emptyReport(folders, { ...this.report.choices, ...(classList && { classList }) });
    this.lastCounted = undefined;
    return this.start({ ...settings, programFolder });
  }

  /** Counts the masks that changed since the last run, and gives the report of a full one; without a last run, all. */
  update(options: RunOptions, programFolder: string): Promise<void> {
    const { lastCounted: before } = this;
    if (!before) return this.evaluate(options, programFolder);
    const { classList, ...settings } = options;
    this.report = { ...this.report, choices: { ...this.report.choices, ...(classList && { classList }) } };
    return this.start({ ...settings, programFolder, before });
  }

  private async start(options: StartOptions): Promise<void> {
    const isCancelled = this.stage.phase === "awaited" && this.stage.cancelled;
    this.giveUp();
    const before = this.stage;
    const run = new RunUnderWay(options.before !== undefined, (part) => {
      this.takePart(part);
    });
    if (isCancelled) run.cancel();
    this.stage = run;
    this.pickedHere = true;
    if (!run.updates) this.changedMasks = 0;
    this.messages.fire(this.document());
    const ending = await this.work(run, options, before);
    // Another run, or the end of the report, may have come before its own.
    if (ending === undefined || this.stage !== run) return;
    run.end();
    this.stage = { phase: "over", ending };
    this.messages.fire(this.document());
    this.endings.fire();
  }

  /** Does the work of a run, and takes what it gave where it is still the run of this report. */
  private async work(run: RunUnderWay, options: StartOptions, before: Stage): Promise<Ending | undefined> {
    try {
      const outcome = await evaluateFolders({
        ...options,
        folders: this.folders,
        files: WORKSPACE_FILES,
        choices: this.report.choices,
        stamps: true,
        signal: run.signal,
        onProgress: (step) => {
          if (this.stage === run) run.receive(step);
        },
      });
      if (this.stage !== run) return undefined;
      // An update that was cancelled leaves all as it was.
      const isUndone = run.updates && outcome.ok && outcome.report.state === "partial";
      return isUndone && before.phase === "over" ? before.ending : this.take(outcome, run.elapsedMs);
    } catch (error) {
      return { phase: "failed", message: messageOf(error) };
    }
  }

  dispose(): void {
    this.giveUp();
    this.messages.dispose();
    this.chosen.dispose();
    this.photographed.dispose();
    this.endings.dispose();
  }

  /** The run under way, if any, is no longer that of this report; it ends by itself. */
  private giveUp(): void {
    if (this.stage.phase !== "underWay") return;
    this.stage.cancel();
    this.stage.end();
    const { progress } = this.stage;
    this.stage = { phase: "over", ending: { phase: phaseOf(this.report), progress } };
  }

  private take(outcome: EvaluationOutcome, elapsedMs: number): Ending {
    this.changedMasks = 0;
    if (!outcome.ok) return { phase: "failed", message: outcome.message };
    const { report, counted } = outcome;
    const complete = report.state === "complete";
    const progress = {
      done: complete ? report.pairing.pairs : report.images.length,
      total: report.pairing.pairs,
      elapsedMs,
    };
    // What was chosen while the run was under way stands.
    this.report = { ...report, choices: chosenLast(report.choices, this.report.choices) };
    this.lastCounted = complete ? counted : undefined;
    return { phase: phaseOf(report), progress };
  }

  private takePart({ images, packed, problems }: RunPart): void {
    this.report = {
      ...this.report,
      images: [...this.report.images, ...images],
      problems: [...this.report.problems, ...problems],
    };
    this.messages.fire({ type: "progress", images: packed, problems, run: this.run });
  }
}

function phaseOf({ state }: Report): "complete" | "cancelled" {
  return state === "complete" ? "complete" : "cancelled";
}
