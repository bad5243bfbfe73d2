import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { DEFAULT_CHOICES, type Choices } from "../core/document/choices";
import type { ClassList } from "../core/document/classList";
import { chooseFoundList } from "../core/check/foundList";
import { packImages } from "../core/report/packedImages";
import type { Problem } from "../core/document/problem";
import type { FoundLists, ImageEntry, Report } from "../core/document/report";
import type { Counted } from "../run/counted";
import {
  evaluateFolders,
  type EvaluationOptions,
  type EvaluationOutcome,
  type EvaluationStep,
  type Folders,
} from "../run/evaluateFolders";
import type { ReportMessage, RunState } from "../protocol/panel";
import type { RunSettings } from "./settings";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** How to evaluate beside what the report's choices say. */
export interface RunOptions extends Omit<RunSettings, "choices" | "classList" | "colourTable" | "faults"> {
  /** In place of the report's own; absent: that, else one is looked for. */
  readonly classList?: ClassList | undefined;
  readonly colourTable?: ClassList | undefined;
}

/** What the page is told of a run under way is gathered for this long, so that small images don't flood it. */
const STEP_MS = 100;

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
  private readonly ended = new vscode.EventEmitter<void>();
  /** A run has ended, whichever way. */
  readonly onDidEnd = this.ended.event;

  private report: Report;
  private run: RunState;
  private lastCounted: Counted | undefined;
  private pickedHere = false;
  private changedMasks = 0;
  private underWay: AbortController | undefined;
  /** Cancelled before it began. */
  private givenUp = false;
  private waiting: { readonly images: ImageEntry[]; readonly problems: Problem[] } = { images: [], problems: [] };
  private timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    readonly id: string,
    report: Report,
    run: RunState,
  ) {
    this.report = report;
    this.run = run;
  }

  /** A report of two folders with nothing counted yet. */
  static of(folders: Folders, choices: Choices): LiveReport {
    const report = new LiveReport(randomUUID(), emptyReport(folders, choices), running(0, 0, 0));
    // The run that is to come counts while they are watched.
    report.pickedHere = true;
    return report;
  }

  /** A report that was kept, and what its run counted, where that was kept too. */
  static restored(id: string, report: Report, counted?: Counted): LiveReport {
    const done = report.images.length;
    const progress = { done, total: report.pairing.pairs, elapsedMs: 0 };
    const restored = new LiveReport(id, report, {
      phase: report.state === "complete" ? "complete" : "cancelled",
      progress,
    });
    restored.lastCounted = report.state === "complete" ? counted : undefined;
    restored.pickedHere = counted !== undefined;
    return restored;
  }

  /** A file that is no report: nothing to show but the reason. */
  static unreadable(id: string, file: string, message: string): LiveReport {
    const folders = { prediction: file, target: file };
    return new LiveReport(id, emptyReport(folders, DEFAULT_CHOICES), { phase: "unreadable", message });
  }

  get folders(): Folders {
    return this.report.folders;
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
    return "message" in this.run ? this.run.message : undefined;
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
    return this.underWay !== undefined;
  }

  /** Everything that a page shows. */
  document(): ReportMessage {
    const { images, ...report } = this.report;
    return {
      type: "document",
      reportId: this.id,
      report,
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
    this.cancel();
    this.underWay = undefined;
    this.run = { phase: "failed", message };
    this.messages.fire(this.document());
  }

  /** Photographs lie behind the masks in the viewer; nothing is evaluated anew. */
  choosePhotographs(photograph: string): void {
    this.report = { ...this.report, folders: { ...this.report.folders, photograph } };
    this.messages.fire(this.document());
    this.photographed.fire();
  }

  cancel(): void {
    this.underWay?.abort();
    // The settings of a run are read before it begins; the page shows it from the first moment on.
    this.givenUp = this.underWay === undefined && this.run.phase === "running";
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

  private async start(
    options: Pick<EvaluationOptions, "before" | "colourTable" | "maxPixels" | "programFolder" | "threads">,
  ): Promise<void> {
    const { givenUp } = this;
    this.cancel();
    this.givenUp = false;
    const controller = new AbortController();
    if (givenUp) controller.abort();
    this.underWay = controller;
    this.pickedHere = true;
    const started = performance.now();
    const elapsed = (): number => performance.now() - started;
    const isCurrent = (): boolean => this.underWay === controller;
    const updates = options.before !== undefined;
    const previous = this.run;
    this.waiting = { images: [], problems: [] };
    this.changedMasks = updates ? this.changedMasks : 0;
    this.run = running(0, 0, 0, updates);
    this.messages.fire(this.document());
    try {
      const outcome = await evaluateFolders({
        ...options,
        folders: this.folders,
        files: WORKSPACE_FILES,
        choices: this.report.choices,
        stamps: true,
        signal: controller.signal,
        onProgress: (step) => {
          if (isCurrent()) this.receive(step, elapsed(), updates);
        },
      });
      if (!isCurrent()) return;
      if (outcome.ok && outcome.report.state === "partial" && updates) this.run = previous;
      else this.take(outcome, elapsed());
    } catch (error) {
      if (!isCurrent()) return;
      this.run = { phase: "failed", message: error instanceof Error ? error.message : String(error) };
    }
    clearTimeout(this.timer);
    this.timer = undefined;
    this.underWay = undefined;
    this.messages.fire(this.document());
    this.ended.fire();
  }

  dispose(): void {
    this.cancel();
    this.underWay = undefined;
    clearTimeout(this.timer);
    this.messages.dispose();
    this.chosen.dispose();
    this.photographed.dispose();
    this.ended.dispose();
  }

  private take(outcome: EvaluationOutcome, elapsedMs: number): void {
    this.changedMasks = 0;
    if (!outcome.ok) {
      this.run = { phase: "failed", message: outcome.message };
      return;
    }
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
    this.run = { phase: complete ? "complete" : "cancelled", progress };
  }

  private receive({ images, problems, done, total }: EvaluationStep, elapsedMs: number, updates: boolean): void {
    this.run = running(done, total, elapsedMs, updates);
    if (!updates) {
      this.waiting.images.push(...images);
      this.waiting.problems.push(...problems);
    }
    this.timer ??= setTimeout(() => {
      this.flush();
    }, STEP_MS);
  }

  private flush(): void {
    this.timer = undefined;
    const { images, problems } = this.waiting;
    this.waiting = { images: [], problems: [] };
    this.report = {
      ...this.report,
      images: [...this.report.images, ...images],
      problems: [...this.report.problems, ...problems],
    };
    this.messages.fire({ type: "progress", images: packImages(images), problems, run: this.run });
  }
}

/** The choices that a run ended with, and those made since. A list that the run found stands where none was chosen. */
function chosenLast(ended: Choices, since: Choices): Choices {
  return {
    ...ended,
    ...since,
    classList: since.classList && !since.classList.found ? since.classList : ended.classList,
  };
}

function running(done: number, total: number, elapsedMs: number, updates = false): RunState {
  return { phase: "running", progress: { done, total, elapsedMs }, ...(updates && { updates }) };
}

function emptyReport(folders: Folders, choices: Choices): Report {
  return {
    schema: 1,
    folders,
    pairing: { rule: "", pairs: 0, targetsOnly: [], predictionsOnly: [] },
    images: [],
    problems: [],
    choices,
    state: "partial",
  };
}
