import type { Choices } from "../core/document/choices";
import type { ClassList } from "../core/document/classList";
import type { FoundLists, ImageEntry, Shard } from "../core/document/report";
import { FactsTable } from "../core/report/factsTable";
import type { FileLists } from "../core/pairing/pairFiles";
import type { Problem } from "../core/document/problem";
import { problemOrder } from "../core/report/problemOrder";
import { chooseFoundList, undecidedLists, type FoundListChoice } from "../core/check/foundList";
import { prepareTurnSuspects } from "../core/check/turnedImages";
import { SIDES_AS_NAMED, type Side } from "../core/labels/label";
import type { FileStamp, PairOutcome } from "../protocol/pair";
import type { PairJob, PairResult, WorkerSetup } from "../protocol/worker";
import type { EvaluationOptions, EvaluationOutcome } from "./evaluateFolders";
import type { Files } from "./files";
import { findSegments } from "./findSegments";
import { findTurned } from "./findTurned";
import type { RunPlan } from "./planRun";
import { unchangedImages, type RunRecord } from "./runRecord";
import type { WorkerPool } from "./workerPool";
import { filesOf, maskSource, type Work } from "./works";

export interface CountOptions extends Omit<EvaluationOptions, "files" | "choices"> {
  readonly files: Files;
  /** No prediction is looked at for being turned: which are depends on all images, and these are a part of them. */
  readonly asTheyAre?: true;
}

/**
 * Counts the pairs of a plan, or of a part of one, into a report; `partial` where it is a shard or was cancelled. The threads end
 * as soon as all is counted.
 */
export async function countPlan(
  plan: RunPlan,
  options: CountOptions,
  threads: WorkerPool,
): Promise<Extract<EvaluationOutcome, { ok: true }>> {
  const { folders, files, shard, signal, asTheyAre } = options;
  const run = new Run(plan.works, plan.problems, files, options, threads.setup);
  await run.count(threads);
  const counted = run.images();
  const images =
    signal.aborted || asTheyAre === true ? counted : await findTurned(counted, { folders, files, pool: threads });
  // It takes a while until they have ended.
  const [foundSegments] = await Promise.all([
    signal.aborted ? [] : findSegments(images, folders, files),
    threads.end(),
  ]);
  const named = { ...plan.choices, classList: plan.list };
  const lists = chosenLists(plan.found, images, named, shard);
  const classList = lists.classList ?? plan.list;
  return {
    ok: true,
    report: {
      schema: 1,
      folders,
      pairing: plan.pairing,
      images,
      problems: run.problems(),
      ...(lists.foundLists && { foundLists: lists.foundLists }),
      ...(foundSegments.length > 0 && { foundSegments }),
      choices: withList(plan.choices, classList),
      state: signal.aborted || shard ? "partial" : "complete",
      ...(shard && { shard }),
    },
    record: run.record(plan.listed),
  };
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
  private readonly found: (ImageEntry | undefined)[];
  private readonly problemOf: (Problem | undefined)[];
  private readonly facts = new FactsTable();
  private readonly stamps: Stamps = { prediction: new Map(), target: new Map() };
  private done = 0;

  constructor(
    private readonly works: readonly Work[],
    private readonly ofPairing: readonly Problem[],
    private readonly files: Files,
    private readonly options: CountOptions,
    private readonly setup: WorkerSetup,
  ) {
    this.found = new Array<ImageEntry | undefined>(works.length);
    this.problemOf = new Array<Problem | undefined>(works.length);
  }

  async count(threads: WorkerPool): Promise<void> {
    const { onProgress } = this.options;
    const kept = await this.takeOver();
    this.done = kept.length;
    onProgress?.({ images: kept, problems: this.ofPairing, done: this.done, total: this.works.length });
    await threads.count(this.jobs(), (results) => {
      this.receive(results);
    });
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
      setup: setupKey(this.setup),
    };
  }

  /** Takes what an earlier run counted of masks that have not changed since. */
  private async takeOver(): Promise<readonly ImageEntry[]> {
    const { before, folders, signal } = this.options;
    if (before?.setup !== setupKey(this.setup)) return [];
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
    if (this.options.asTheyAre !== true) prepareTurnSuspects(images);
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
