import { messageOf } from "../core/text/messageOf";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type * as vscode from "vscode";
import { DEFAULT_CHOICES, type Choices } from "../core/document/choices";
import type { ClassList } from "../core/document/classList";
import { chooseFoundList } from "../core/check/foundList";
import { sameFileChoices } from "../core/document/fileChoices";
import { emptyReport } from "../core/report/emptyReport";
import { packImages } from "../core/report/packedImages";
import type { FoundLists, Report, ReportView } from "../core/document/report";
import type { RunRecord } from "../run/runRecord";
import { evaluateFolders, type EvaluationOptions, type EvaluationOutcome, type Folders } from "../run/evaluateFolders";
import type { ReportMessage } from "../protocol/panel";
import { carriedMeasures, sameImages } from "../core/report/carriedMeasures";
import { Measuring, type MeasureOptions } from "./measuring";
import { ReportEvents } from "./reportEvents";
import { latestChoices } from "./latestChoices";
import { endingOf, runState, type Ending, type Stage } from "./runStage";
import { RunUnderWay, type RunPart } from "./runUnderWay";
import type { RunSettings } from "./settings";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** How to evaluate beside what the report's choices say. */
export interface RunOptions extends Omit<
  RunSettings,
  "choices" | "classList" | "colourTable" | "faults" | "measure" | "view"
> {
  /** In place of the report's own; absent: that, else one is looked for. */
  readonly classList?: ClassList | undefined;
  readonly colourTable?: ClassList | undefined;
}

type StartOptions = Pick<
  EvaluationOptions,
  "before" | "colourTable" | "maxPixels" | "memory" | "programFolder" | "threads"
>;

/**
 * The report behind a panel: what has been counted so far, what the user chose, and the run under way, if any.
 * It outlives the page, which is thrown away whenever its tab is hidden.
 */
export class LiveReport implements vscode.Disposable {
  private readonly events = new ReportEvents();
  readonly on = this.events.listeners;

  private lastCounted: RunRecord | undefined;
  private pickedHere = false;
  private changedMasks = 0;
  /** Photographs of these targets that the report itself does not name. */
  private photographsBeside: string | undefined;
  /** How it is looked at as far as the report itself does not say. */
  usualView: ReportView = {};
  private measuring: Measuring | undefined;
  /** As it was before the run under way, and before the choice that asked for the run. */
  private origin: Report | undefined;

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
  static restore(id: string, report: Report, record?: RunRecord): LiveReport {
    const restored = new LiveReport(id, report, { phase: "over", ending: endingOf(report) });
    restored.lastCounted = report.state === "complete" ? record : undefined;
    restored.pickedHere = record !== undefined;
    return restored;
  }

  /** A file that is not a report: nothing to show but the reason. */
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

  /** What stands while a run is under way: the report as it was before. */
  get settled(): Report {
    return this.origin ?? this.report;
  }

  get view(): ReportView {
    return { ...this.usualView, ...this.report.view };
  }

  /** The user wants missing predictions counted, and their targets have not been read yet. */
  private get lacksMissing(): boolean {
    const { choices, pairing, images } = this.report;
    const hasThem = images.some(({ prediction }) => prediction === undefined);
    return choices.missing === "count" && pairing.targetsOnly.length > 0 && !hasThem && !this.isRunning;
  }

  /** Why there is nothing to show, where that is so. */
  get failure(): string | undefined {
    return this.stage.phase === "over" && "message" in this.stage.ending ? this.stage.ending.message : undefined;
  }

  /** What the last run counted, if it came to its end in this window. */
  get record(): RunRecord | undefined {
    return this.lastCounted;
  }

  /** Whether the user had these folders evaluated: a report from elsewhere may name any. */
  get isOfPickedFolders(): boolean {
    return this.pickedHere;
  }

  get isRunning(): boolean {
    return this.stage.phase === "underWay";
  }

  /** Everything that a page shows. */
  document(): ReportMessage {
    const { images, ...report } = this.report;
    const photograph = this.photographs;
    return {
      type: "document",
      reportId: this.id,
      report: {
        ...report,
        folders: { ...report.folders, ...(photograph !== undefined && { photograph }) },
        view: this.view,
      },
      images: packImages(images),
      run: runState(this.stage),
      changedMasks: this.changedMasks,
      ...(this.measuring && { measuring: this.measuring.state }),
    };
  }

  /** So many masks are no longer as they were counted. */
  tellChanged(changedMasks: number): void {
    if (changedMasks === this.changedMasks) return;
    this.changedMasks = changedMasks;
    this.events.messages.fire({ type: "changed", changedMasks });
  }

  /** Most choices are arithmetic for the page. Gives whether the masks have to be read again for these. */
  choose(choices: Choices): boolean {
    const before = this.report;
    if (isDeepStrictEqual(choices, before.choices)) return false;
    this.report = { ...before, choices };
    this.events.chosen.fire(choices);
    const mustRead = !sameFileChoices(before.choices.files, choices.files) || this.lacksMissing;
    if (mustRead) this.origin ??= before;
    else this.tellEdit(before);
    return mustRead;
  }

  /** The user looks at the report so. */
  look(view: ReportView): void {
    if (isDeepStrictEqual(view, this.view)) return;
    const before = this.report;
    this.report = { ...before, view };
    this.events.looks.fire(view);
    this.tellEdit(before);
  }

  /** The report is this one from now on, as it was before or as its file says. */
  put(report: Report): void {
    this.giveUp();
    this.origin = undefined;
    if (!sameImages(report.images, this.report.images)) this.lastCounted = undefined;
    this.report = report;
    this.stage = { phase: "over", ending: endingOf(report) };
    this.events.messages.fire(this.document());
    this.events.chosen.fire(report.choices);
    this.events.looks.fire(this.view);
  }

  /** The classes are read by another list, of those that were found by the one that fits; nothing is evaluated anew. */
  chooseClassList(list: ClassList | undefined, found?: FoundLists): void {
    const before = this.report;
    const wanted = { ...before.choices, classList: list };
    const lists = found ? chooseFoundList(found, before.images, wanted) : {};
    const choices = { ...wanted, ...(lists.classList && { classList: lists.classList }) };
    const foundLists = found && { foundLists: lists.foundLists ?? { lists: [], unread: [], skipped: 0 } };
    this.report = { ...before, ...foundLists, choices };
    this.events.chosen.fire(choices);
    this.events.messages.fire(this.document());
    this.tellEdit(before);
  }

  /** The run could not begin; the message says why and what to do. */
  refuse(message: string): void {
    this.giveUp();
    this.comeBack();
    this.stage = { phase: "over", ending: { phase: "failed", message } };
    this.events.messages.fire(this.document());
  }

  /** The user says which photographs lie behind the masks in the viewer, none where undefined; nothing is evaluated anew. */
  choosePhotographs(photograph: string | undefined): void {
    const before = this.report;
    const { prediction, target } = before.folders;
    const folders = { prediction, target, ...(photograph !== undefined && { photograph }) };
    this.report = { ...before, folders };
    this.photographsBeside = undefined;
    this.events.messages.fire({ type: "photographs", folder: this.photographs });
    this.events.photographed.fire();
    this.tellEdit(before);
  }

  /** Photographs of the same targets that are known from elsewhere are shown where the report itself names none. */
  showPhotographs(folder: string | undefined): void {
    const before = this.photographs;
    this.photographsBeside = folder;
    if (this.photographs !== before) this.events.messages.fire({ type: "photographs", folder: this.photographs });
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
    const { choices, view } = this.report;
    this.origin ??= this.report;
    this.report = {
      ...emptyReport(folders, { ...choices, ...(classList && { classList }) }),
      ...(view && { view }),
    };
    this.lastCounted = undefined;
    return this.start({ ...settings, programFolder });
  }

  /** Counts the masks that changed since the last run, and gives the report of a full one; without a last run, all. */
  update(options: RunOptions, programFolder: string): Promise<void> {
    const { lastCounted: before } = this;
    if (!before) return this.evaluate(options, programFolder);
    const { classList, ...settings } = options;
    this.origin ??= this.report;
    this.report = { ...this.report, choices: { ...this.report.choices, ...(classList && { classList }) } };
    return this.start({ ...settings, programFolder, before });
  }

  /**
   * Measures shapes of the images, measuring under way given up first. The report with them is its next value; whatever was chosen
   * meanwhile stands. Settles when it has ended: true where the report is another one.
   */
  async measure(options: Omit<MeasureOptions, "files">): Promise<boolean> {
    this.cancelMeasuring();
    if (this.isRunning || this.report.images.length === 0) return false;
    const { report } = this;
    const measuring = new Measuring({ ...options, files: WORKSPACE_FILES }, (measured) => {
      if (this.measuring === measuring) this.events.messages.fire({ type: "measuring", measuring: measured });
    });
    this.measuring = measuring;
    this.events.messages.fire({ type: "measuring", measuring: measuring.state });
    const outcome = await measuring.measure(report);
    // A run, another measuring or the end of the report may have come before its end.
    if (this.measuring !== measuring) return false;
    this.measuring = undefined;
    const isTaken = outcome !== undefined && !options.estimate && this.takeMeasured(report, outcome.report);
    const { phase } = measuring.state;
    this.events.messages.fire({ type: "measuring", measuring: phase === "running" ? undefined : measuring.state });
    return isTaken;
  }

  /** Measuring ends soon, with what was measured by then. */
  stopMeasuring(): void {
    this.measuring?.cancel();
  }

  private cancelMeasuring(): void {
    this.measuring?.cancel();
    this.measuring = undefined;
  }

  /** A tolerance that measuring chose stands where none was chosen meanwhile. */
  private takeMeasured(from: Report, { images, measured, choices: { shapes } }: Report): boolean {
    const before = this.report;
    if (before.images !== from.images || !measured) return false;
    const isUsual = from.choices.shapes === before.choices.shapes && shapes !== from.choices.shapes;
    const choices = isUsual && shapes ? { ...before.choices, shapes } : before.choices;
    this.report = { ...before, images, measured, choices };
    if (isUsual) this.events.chosen.fire(choices);
    this.events.messages.fire(this.document());
    this.tellEdit(before);
    return true;
  }

  private async start(options: StartOptions): Promise<void> {
    const isCancelled = this.stage.phase === "awaited" && this.stage.cancelled;
    this.giveUp();
    const stage = this.stage;
    const run = new RunUnderWay(options.before !== undefined, (part) => {
      this.takePart(part);
    });
    if (isCancelled) run.cancel();
    this.stage = run;
    this.pickedHere = true;
    if (!run.updates) this.changedMasks = 0;
    this.events.messages.fire(this.document());
    const ending = await this.work(run, options, stage);
    // Another run, or the end of the report, may have come before its own.
    if (ending === undefined || this.stage !== run) return;
    run.end();
    if (ending.phase === "failed") this.comeBack();
    this.stage = { phase: "over", ending };
    const before = this.origin;
    this.origin = undefined;
    this.events.messages.fire(this.document());
    this.events.endings.fire();
    if (before && !isSame(before, this.report)) this.tellEdit(before);
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
    this.events.dispose();
  }

  /** The run under way, if any, is no longer that of this report; it ends by itself. */
  private giveUp(): void {
    this.cancelMeasuring();
    if (this.stage.phase !== "underWay") return;
    this.stage.cancel();
    this.stage.end();
    this.stage = { phase: "over", ending: endingOf(this.report) };
  }

  /** A run that gave nothing leaves the figures of before, where there were any. */
  private comeBack(): void {
    if (this.origin && this.origin.images.length > 0) this.report = this.origin;
    this.origin = undefined;
  }

  /** What is chosen while a run is under way is a part of the step that the run ends. */
  private tellEdit(before: Report): void {
    if (this.isRunning) return;
    const after = this.report;
    this.events.edits.fire({
      undo: () => {
        this.put(before);
      },
      redo: () => {
        this.put(after);
      },
    });
  }

  private take(outcome: EvaluationOutcome, elapsedMs: number): Ending {
    this.changedMasks = 0;
    if (!outcome.ok) return { phase: "failed", message: outcome.message };
    const { report, record } = outcome;
    const { choices, view } = this.report;
    const known = carriedMeasures(report, this.settled);
    // What was chosen while the run was under way stands.
    this.report = { ...known, choices: latestChoices(report.choices, choices), ...(view && { view }) };
    this.lastCounted = report.state === "complete" ? record : undefined;
    return endingOf(report, elapsedMs);
  }

  private takePart({ images, packed, problems }: RunPart): void {
    this.report = {
      ...this.report,
      images: [...this.report.images, ...images],
      problems: [...this.report.problems, ...problems],
    };
    this.events.messages.fire({ type: "progress", images: packed, problems, run: runState(this.stage) });
  }
}

/** An update that was cancelled leaves a report as it was. */
function isSame({ images, ...before }: Report, { images: imagesAfter, ...after }: Report): boolean {
  return images === imagesAfter && isDeepStrictEqual(before, after);
}
