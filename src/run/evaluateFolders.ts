import type { Choices } from "../core/document/choices";
import type { ClassList } from "../core/document/classList";
import type { ImageEntry, Report, Shard } from "../core/document/report";
import type { Problem } from "../core/document/problem";
import { countPlan } from "./countPlan";
import { DISK_FILES } from "./diskFiles";
import type { Files } from "./files";
import { onThreads } from "./onThreads";
import { planRun } from "./planRun";
import { poolOptions } from "./poolOptions";
import type { RunRecord } from "./runRecord";
import { worksOfShard } from "./works";

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
  const { files = DISK_FILES, shard, before } = options;
  return onThreads(await poolOptions(files, options), async (threads) => {
    // They load their program while files are paired. How many pairs an update leaves to be counted is known later.
    const onListed = before
      ? undefined
      : (mostPairs: number): void => {
          threads.start(Math.ceil(mostPairs / (shard?.of ?? 1)));
        };
    const planned = await planRun({ ...options, ...(onListed && { onListed }) }, files, threads);
    if (!planned.ok) return planned;
    const { plan } = planned;
    if (!shard) return countPlan(plan, { ...options, files }, threads);
    const ofShard = {
      ...plan,
      works: worksOfShard(plan.works, shard),
      problems: shard.number === 1 ? plan.problems : [],
    };
    return countPlan(ofShard, { ...options, files }, threads);
  });
}
