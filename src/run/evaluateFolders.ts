import type { Choices } from "../core/document/choices";
import { MASK_FORMAT_NAMES } from "../core/formats/maskFormats";
import { skippedWords, pickTelling } from "../core/formats/otherKinds";
import type { SkippedFiles, FoundLists, ImageEntry, Report, Shard } from "../core/document/report";
import { FactsTable } from "../core/report/factsTable";
import { isBackgroundName } from "../core/classLists/backgroundName";
import type { ClassList } from "../core/document/classList";
import type { FileChoices } from "../core/document/fileChoices";
import type { Pairing } from "../core/document/pairing";
import type { FileLists } from "../core/pairing/pairFiles";
import type { Problem } from "../core/document/problem";
import { problemOrder } from "../core/report/problemOrder";
import { chooseFoundList, undecidedLists, type FoundListChoice } from "../core/check/foundList";
import { SIDES_AS_NAMED, type Side } from "../core/labels/label";
import type { FileStamp, PairOutcome } from "../protocol/pair";
import type { PairJob, PairResult, WorkerSetup } from "../protocol/worker";
import { partLabels, type PartLabels } from "../core/pairing/partLabels";
import { quantity } from "../core/text/format";
import { unchangedImages, type RunRecord } from "./runRecord";
import { findSegments } from "./findSegments";
import { findTurned } from "./findTurned";
import { fitVariant } from "./fitVariants";
import { runClassList } from "./runClassList";
import { DISK_FILES } from "./diskFiles";
import type { Files } from "./files";
import { listMasks, type Unread } from "./listMasks";
import { pairFolders } from "./pairFolders";
import { pairingProblems, unreadProblems } from "./pairingProblems";
import { threadCount } from "./threadCount";
import { poolOptions, type Pool } from "./poolOptions";
import { countPairs } from "./workerPool";
import { filesOf, maskSource, worksOf, type Work } from "./works";

export interface Folders {
  readonly prediction: string;
  readonly target: string;
  /** Photographs to lay the masks over; no part of the run, kept with its report. */
  readonly photograph?: string;
}

export interface EvaluationOptions {
  readonly folders: Folders;
  /** What the user chose; a class list found beside the targets is added where none is chosen. */
  readonly choices: Choices;
  /** Where the folders lie; absent: on this machine's disks. */
  readonly files?: Files;
  /** Gives the classes their colours, for colour masks; the classes themselves where no list is found. */
  readonly colourTable?: ClassList | undefined;
  /** Folder of the bundled thread program and the kernel. */
  readonly programFolder: string;
  /** Absent: one a core; `threadCount` says how many count. */
  readonly threads?: number;
  /** Bytes that all threads together may take; absent: half of the machine's. */
  readonly memory?: number;
  readonly maxPixels: number;
  /**
   * Counts this part of the pairs only: every `of`-th in the order of the report. All pairs are found first, so that
   * every part knows them; part 1 alone lists the problems of pairing.
   */
  readonly shard?: Shard;
  /** Keeps the stamps of the masks with the outcome, as `counted`, for a later run. */
  readonly stamps?: boolean;
  /** What an earlier run counted: pairs whose masks have not changed since are taken from it. The report is the same. */
  readonly before?: RunRecord | undefined;
  readonly signal: AbortSignal;
  readonly onProgress?: (step: EvaluationStep) => void;
}

/** What has come since the last step, and how far the run is. */
export interface EvaluationStep {
  readonly images: readonly ImageEntry[];
  readonly problems: readonly Problem[];
  readonly done: number;
  readonly total: number;
}

export type EvaluationOutcome =
  | { readonly ok: true; readonly report: Report; readonly record: RunRecord }
  /** Nothing could be evaluated; the message says why and what to do. */
  | { readonly ok: false; readonly message: string };

/**
 * The run: lists both folders, pairs their files, counts each pair on threads. One bad file is a problem of
 * the report and never ends the run. An aborted run gives what was counted by then, as a `partial` report.
 */
export async function evaluateFolders(options: EvaluationOptions): Promise<EvaluationOutcome> {
  const { folders, files = DISK_FILES, shard, signal } = options;
  const [predictions, targets] = await Promise.all([
    listMasks(folders.prediction, files),
    listMasks(folders.target, files),
  ]);
  if (!predictions.ok) return predictions;
  if (!targets.ok) return targets;
  // In one order on every machine and disk: the example and the masks that are looked into are then the same.
  const listed = { prediction: predictions.files.toSorted(), target: targets.files.toSorted() };
  const pool = await poolOptions(files, options);
  const { pairing, report } = await pairFolders(listed, options.choices.files ?? {}, (variants, found) =>
    fitVariant(variants, found, { folders, files, pool }),
  );
  // An offer, or files that could belong to several, are for the user to look at: the report is where that is done.
  if (pairing.pairs.length === 0 && !pairing.offer && !pairing.several && pairing.ambiguous.length === 0) {
    const skipped = { prediction: predictions.skipped, target: targets.skipped };
    const nothing = nothingPaired(folders, { listed, skipped }, options.choices.files);
    return { ok: false, message: [nothing, ...unreadWords([...predictions.unread, ...targets.unread])].join(" ") };
  }

  const classes = await runClassList(
    { classList: options.choices.classList, colourTable: options.colourTable },
    folders.target,
    files,
  );
  if (!classes.ok) return classes;
  const labels = labelsOf(pairing, options.choices.files, classes.list ?? classes.found?.lists.find(leavesZero));
  const unread = [...predictions.unread, ...targets.unread];
  const run = new Run(pairing, files, { ...options, labels, unread }, pool);
  await run.count();
  const images = signal.aborted
    ? run.images()
    : await findTurned(run.images(), { folders, files, pool: { ...pool, threads: run.threads } });
  const named = { ...options.choices, classList: classes.list };
  const lists = chosenLists(classes.found, images, named, shard);
  const classList = lists.classList ?? classes.list;
  const foundSegments = signal.aborted ? [] : await findSegments(images, folders, files);
  return {
    ok: true,
    report: {
      schema: 1,
      folders,
      pairing: {
        ...report,
        ...(labels &&
          report.several &&
          labels.classes.length > 0 && { several: { ...report.several, classes: labels.classes } }),
        ...skippedBeside({ prediction: predictions.skipped, target: targets.skipped }),
      },
      images,
      problems: run.problems(),
      ...(lists.foundLists && { foundLists: lists.foundLists }),
      ...(foundSegments.length > 0 && { foundSegments }),
      choices: withList(options.choices, classList),
      state: signal.aborted || shard ? "partial" : "complete",
      ...(shard && { shard }),
    },
    record: run.record(listed),
  };
}

/** How the masks of an image that has several are read, where the user chose that. */
function labelsOf(
  { several, parts }: Pairing,
  files: FileChoices | undefined,
  list: ClassList | undefined,
): PartLabels | undefined {
  return several && parts && files?.severalMasks && partLabels(several, files.severalMasks, list);
}

/** Whether label 0 is left to what no mask of an image covers. */
function leavesZero({ classes }: ClassList): boolean {
  return classes.every(({ label, name }) => label !== 0 || isBackgroundName(name));
}

/** A shard knows some of the labels only, so what was found is decided when the shards are merged. */
function chosenLists(
  found: FoundLists | undefined,
  images: readonly ImageEntry[],
  choices: Choices,
  shard: Shard | undefined,
): FoundListChoice {
  if (!found) return {};
  return shard ? undecidedLists(found) : chooseFoundList(found, images, choices);
}

/** What an earlier run found is not a choice. */
function withList(choices: Choices, classList: ClassList | undefined): Choices {
  return classList || choices.classList ? { ...choices, classList } : choices;
}

/** One run under way: the outcomes by the position of their pair, so that the order never depends on threads. */
class Run {
  private readonly works: readonly Work[];
  private readonly found: (ImageEntry | undefined)[];
  private readonly problemOf: (Problem | undefined)[];
  private readonly ofPairing: readonly Problem[];
  private readonly facts = new FactsTable();
  private readonly stamps: Stamps = { prediction: new Map(), target: new Map() };
  private done = 0;

  constructor(
    pairing: Pairing,
    private readonly files: Files,
    private readonly options: EvaluationOptions & {
      readonly labels: PartLabels | undefined;
      readonly unread: readonly Unread[];
    },
    private readonly pool: Pool,
  ) {
    const {
      choices: { missing },
      shard,
      labels,
      unread,
    } = options;
    this.works = worksOf(pairing, { missing, shard, labels });
    this.found = new Array<ImageEntry | undefined>(this.works.length);
    this.problemOf = new Array<Problem | undefined>(this.works.length);
    this.ofPairing =
      (shard?.number ?? 1) === 1 ? [...unreadProblems(unread), ...pairingProblems(pairing, missing)] : [];
  }

  async count(): Promise<void> {
    const { onProgress } = this.options;
    const kept = await this.takeOver();
    this.done = kept.length;
    onProgress?.({ images: kept, problems: this.ofPairing, done: this.done, total: this.works.length });
    await countPairs(this.jobs(), {
      ...this.pool,
      threads: this.threads,
      onResults: (results) => {
        this.receive(results);
      },
    });
  }

  get threads(): number {
    return threadCount(this.options.threads, this.pool.memory ?? Infinity).threads;
  }

  images(): readonly ImageEntry[] {
    return this.found.filter((image) => image !== undefined);
  }

  problems(): readonly Problem[] {
    return [...this.ofPairing, ...this.problemOf.filter((problem) => problem !== undefined)].sort(problemOrder);
  }

  /** What a later run has to know. */
  record(listed: FileLists): RunRecord {
    const masks = (side: Side): ReadonlyMap<string, FileStamp | undefined> =>
      new Map(listed[side].map((path) => [path, this.stamps[side].get(path)]));
    return {
      images: this.images(),
      masks: { prediction: masks("prediction"), target: masks("target") },
      setup: setupKey(this.pool.setup),
    };
  }

  /** Takes what an earlier run counted of masks that have not changed since. */
  private async takeOver(): Promise<readonly ImageEntry[]> {
    const { before, folders, signal } = this.options;
    if (before?.setup !== setupKey(this.pool.setup)) return [];
    const unchanged = await unchangedImages(this.works, { before, folders, files: this.files, signal });
    for (const [index, image] of unchanged) {
      this.found[index] = image;
      for (const side of SIDES_AS_NAMED) {
        for (const { path } of image[side]?.parts ?? [image[side] ?? { path: "" }]) {
          const stamp = before.masks[side].get(path);
          if (stamp) this.stamps[side].set(path, stamp);
        }
      }
    }
    return [...unchanged.values()];
  }

  private jobs(): PairJob[] {
    const { folders } = this.options;
    const source = (side: Side, path: string, parts: Work["parts"]) =>
      maskSource({ path, parts: parts?.[side] }, (file) => this.files.join(folders[side], file));
    return this.works.flatMap(({ target, prediction, parts }, index) => {
      if (this.found[index]) return [];
      return {
        index,
        target: source("target", target, parts),
        ...(prediction !== undefined && { prediction: source("prediction", prediction, parts) }),
      };
    });
  }

  private receive(results: readonly PairResult[]): void {
    const images: ImageEntry[] = [];
    const problems: Problem[] = [];
    for (const { index, outcome, stamps } of results) {
      const work = this.works[index];
      if (!work) continue;
      for (const side of SIDES_AS_NAMED) {
        for (const [position, path] of filesOf(work, side).entries()) {
          const stamp = stamps?.[side]?.[position];
          if (stamp) this.stamps[side].set(path, stamp);
        }
      }
      if (outcome.ok) images.push((this.found[index] = this.imageEntry(work, outcome)));
      else problems.push((this.problemOf[index] = refusal(work, outcome)));
    }
    this.done += results.length;
    this.options.onProgress?.({ images, problems, done: this.done, total: this.works.length });
  }

  private imageEntry(work: Work, outcome: Extract<PairOutcome, { ok: true }>): ImageEntry {
    const { width, height, depth, counts, target, prediction, resizedFrom, overlap } = outcome;
    const partsOf = (side: Side) => {
      const parts = work.parts?.[side];
      return { ...(parts && { parts }), ...(overlap?.[side] !== undefined && { overlap: overlap[side] }) };
    };
    return {
      name: work.name,
      width,
      height,
      ...(depth !== undefined && { depth }),
      target: { path: work.target, ...partsOf("target"), facts: this.facts.ownCopy(target) },
      ...(prediction &&
        work.prediction !== undefined && {
          prediction: {
            path: work.prediction,
            ...partsOf("prediction"),
            facts: this.facts.ownCopy(prediction),
            ...(resizedFrom && { resizedFrom }),
          },
        }),
      counts,
    };
  }
}

/** What the counts depend on beside the files. */
function setupKey({ maxPixels, resize, npzArray, channels, scores, threshold, orientation }: WorkerSetup): string {
  return JSON.stringify([maxPixels, resize, npzArray, channels, scores, threshold, orientation]);
}

type Stamps = Readonly<Record<Side, Map<string, FileStamp>>>;

function refusal(work: Work, { kind, side, part = 0, message }: Extract<PairOutcome, { ok: false }>): Problem {
  return { kind, file: filesOf(work, side)[part] ?? work.target, message };
}

/** What a report keeps of the files that were passed over. */
function skippedBeside(skipped: Readonly<Record<Side, readonly SkippedFiles[]>>): Pick<Report["pairing"], "skipped"> {
  const rows = SIDES_AS_NAMED.flatMap((side) => pickTelling(skipped[side]).map((kind) => ({ side, ...kind })));
  return rows.length === 0 ? {} : { skipped: rows };
}

interface Found {
  readonly listed: FileLists;
  readonly skipped: Readonly<Record<Side, readonly SkippedFiles[]>>;
}

function nothingPaired(folders: Folders, { listed: files, skipped }: Found, choices: FileChoices | undefined): string {
  const { prediction, target } = folders;
  const empty = SIDES_AS_NAMED.find((side) => files[side].length === 0);
  if (empty) {
    const others =
      skipped[empty].length === 0
        ? "Choose another folder."
        : `It holds ${skippedWords(skipped[empty])}, or choose another folder.`;
    return `The ${empty} folder ${folders[empty]} holds no masks (${MASK_FORMAT_NAMES} files). ${others}`;
  }
  const { affixes } = choices ?? {};
  const forms = [affixes?.prediction, affixes?.target].filter((pattern) => pattern !== undefined);
  const formed =
    forms.length === 0
      ? ""
      : ` Names were to be of the form ${forms.join(" and ")} (setting maskEvaluation.pairingAffixes): correct it, or leave it out.`;
  return (
    `No prediction has the name of a target: ${prediction} holds ${files.prediction.length} masks such as ${files.prediction[0] ?? ""}, ` +
    `${target} holds ${files.target.length} such as ${files.target[0] ?? ""}.${formed} Choose folders whose files have matching names.`
  );
}

function unreadWords(unread: readonly Unread[]): readonly string[] {
  const [first] = unread;
  return first
    ? [
        `${unread.every(({ isFolder }) => isFolder) ? quantity(unread.length, "subfolder") : quantity(unread.length, "file or subfolder", "files and subfolders")} could not be read, such as ${first.path}: ${first.reason}.`,
      ]
    : [];
}
