import { messageOf } from "../core/text/messageOf";
import * as vscode from "vscode";
import { usualMeasures } from "../core/counting/usualMeasures";
import type { MeasureKind } from "../core/shapes/imageMeasures";
import { quantity } from "../core/text/format";
import { itemWords } from "../core/text/itemWords";
import { refusalsOf } from "../core/shapes/refusals";
import type { Folders } from "../run/evaluateFolders";
import type { ClassLists } from "./classLists";
import type { Failures } from "./failures";
import type { LiveReport, RunOptions } from "./liveReport";
import { uriOf } from "./locations";
import type { ReportStorage } from "./reportStorage";
import { RunStatus } from "./runStatus";
import { defaultMemory } from "../run/memoryBound";
import { threadCount } from "../run/threadCount";
import { runSettings } from "./settings";

export interface RunSurroundings {
  /** Folder of the bundled thread program. */
  readonly programFolder: string;
  readonly storage: ReportStorage;
  readonly classLists: ClassLists;
  readonly log: vscode.LogOutputChannel;
  readonly failures: Failures;
  /** Called when a run begins and when it has ended. */
  readonly onChange: () => void;
}

/** What the page wants measured. */
export interface WantedMeasures {
  readonly kinds: readonly MeasureKind[];
  readonly estimate?: boolean;
}

/** Evaluates the folders of reports as the settings say, shows that it is under way, and keeps what it gave. */
export class ReportRuns implements vscode.Disposable {
  private readonly status = new RunStatus();

  constructor(private readonly around: RunSurroundings) {}

  /** Evaluates a report's folders, measures what the settings ask for, and keeps it. Settles when all has ended. */
  async evaluate(report: LiveReport, folders: Folders = report.folders): Promise<void> {
    const options = await this.options(report, folders);
    if (!options) return;
    this.around.log.info(`Evaluating ${folders.prediction} against ${folders.target}`);
    await this.follow(report, report.evaluate(options, this.around.programFolder, folders));
    const { images, state } = report.current;
    const { measure = usualMeasures(images) } = runSettings(uriOf(folders.target));
    if (measure.length > 0 && state === "complete") await this.measure(report, { kinds: measure });
  }

  /** Evaluates a report that no tab shows, and keeps it nowhere. Settles when the run has ended. */
  async evaluateUnshown(report: LiveReport): Promise<void> {
    const options = await this.options(report, report.folders);
    if (!options) return;
    this.around.log.info(`Evaluating ${report.folders.prediction} against ${report.folders.target}`);
    await this.status.follow(report, report.evaluate(options, this.around.programFolder, report.folders));
  }

  /** Counts the masks that changed. Settles when the run has ended. */
  async update(report: LiveReport): Promise<void> {
    const options = await this.options(report, report.folders);
    if (!options) return;
    this.around.log.info(`Counting changed masks of ${report.folders.prediction} and ${report.folders.target}`);
    await this.follow(report, report.update(options, this.around.programFolder));
  }

  /** Measures shapes of a report and keeps it. Settles when that has ended. */
  async measure(report: LiveReport, { kinds, estimate }: WantedMeasures): Promise<void> {
    const { threads, maxPixels, memory } = runSettings(uriOf(report.folders.target));
    const { programFolder, log } = this.around;
    const { images } = report.current;
    log.info(`Measuring ${kinds.join(", ")} of ${quantity(images.length, itemWords(images).item)}`);
    const isAnother = await report.measure({
      kinds,
      ...(estimate && { estimate }),
      programFolder,
      maxPixels,
      ...(memory !== undefined && { memory }),
      ...(threads !== undefined && { threads }),
    });
    if (!isAnother) return;
    for (const { name, measures } of report.current.images) {
      for (const { kinds, message } of measures ? refusalsOf(measures) : [])
        log.warn(`not measured ${name}${kinds ? ` (${kinds.join(", ")})` : ""}: ${message}`);
    }
    await this.keep(report);
  }

  dispose(): void {
    this.status.dispose();
  }

  /** Shows that a run is under way until it has ended, and keeps what it gave. */
  private async follow(report: LiveReport, run: Promise<void>): Promise<void> {
    const { log, onChange } = this.around;
    onChange();
    const followed = this.status.follow(report, run);
    await this.keep(report);
    await followed;
    onChange();
    const { images, problems, state } = report.current;
    log.info(`${state}: ${quantity(images.length, itemWords(images).item)}, ${quantity(problems.length, "problem")}`);
    for (const { kind, file, message } of problems) log.warn(`${kind} ${file}: ${message}`);
    await this.keep(report);
  }

  private keep(report: LiveReport): Promise<void> {
    const { storage, failures } = this.around;
    return failures.attempt("keep the report", storage.keep(report.id, report.current, report.record));
  }

  /** What the settings say of a run; undefined, with the reason in the report, where they say what cannot be. */
  private async options(report: LiveReport, folders: Folders): Promise<RunOptions | undefined> {
    const { classLists, log } = this.around;
    const { faults, threads, maxPixels, memory, ...settings } = runSettings(uriOf(folders.target));
    try {
      if (faults.length > 0)
        throw new Error(
          vscode.l10n.t("{0} Correct it in the settings, or remove it, then evaluate again.", faults.join(" ")),
        );
      const lists = await classLists.forRun(report.current.choices.classList, folders, settings);
      const { note } = threadCount(threads, memory ?? defaultMemory());
      if (note !== undefined) this.around.log.info(note);
      return {
        ...lists,
        maxPixels,
        ...(memory !== undefined && { memory }),
        ...(threads !== undefined && { threads }),
      };
    } catch (error) {
      const reason = messageOf(error);
      log.error(reason);
      report.refuse(reason);
      return undefined;
    }
  }
}
