import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { PairJob, PairResult, WaitingPair, WorkerRequest, WorkerResponse, WorkerSetup } from "../protocol/worker";
import type { LoadedMasks } from "./loadMasks";
import { endedThread, tooLarge } from "./lostPair";
import { THREAD_BYTES } from "./threadCount";

export interface PoolOptions {
  /** Path of the bundled thread program. */
  readonly workerFile: string;
  readonly threads: number;
  /** Bytes that all threads together may take; absent: any. */
  readonly memory?: number;
  readonly setup: WorkerSetup;
  readonly signal: AbortSignal;
  /**
   * Fetches the bytes of masks that threads cannot read themselves, just before their batch is handed out. Never
   * rejects. Absent: threads read everything.
   */
  readonly load?: (job: PairJob) => Promise<LoadedMasks<PairJob>>;
  /** Outcomes as they come, in no order; each job is settled exactly once. */
  readonly onResults: (results: readonly PairResult[]) => void;
}

/** How long a cancelled run waits for its threads to end. */
const MOST_WAITED_MS = 300;
/** How long a batch should keep a thread busy: long against a message, short against the wish to see progress. */
const BATCH_MS = 40;
const LARGEST_BATCH = 256;
/** Of pairs whose masks are fetched: all of a batch are asked for at once. */
const LARGEST_FETCHED_BATCH = 16;
/** Batches that wait at a thread, so that it never waits for the host. */
const BATCHES_AHEAD = 2;
/** Bytes of masks that are held for all threads together, where the host fetches them. */
const MOST_BYTES_HELD = 128 * 2 ** 20;
/** Bytes that a pair takes without asking, of those that every thread takes by itself. */
const FREE_BYTES = THREAD_BYTES / 2;
/** The heap of a thread holds tables of labels, not pixels; its share of the bound, within these. */
const LEAST_HEAP_BYTES = 128 * 2 ** 20;
const MOST_HEAP_BYTES = 2 ** 31;

interface Thread {
  readonly worker: Worker;
  readonly owed: PairJob[][];
  /** Settles when all that is owed so far has been posted: what is fetched comes in any order, but goes out in this one. */
  posted: Promise<void>;
  ready: boolean;
  /** Bytes that a large pair takes on it. */
  granted: number;
}

interface LargePair {
  readonly job: PairJob;
  readonly needs: number;
}

/**
 * Counts pairs on threads: small batches, handed out as threads become free, sized by the time that pairs take. Large pairs, which
 * take more memory than every thread has, wait until there is room for them beside the others.
 *
 * A thread that dies is replaced, and what it owed is handed out again one by one, so that a pair which kills a thread
 * alone is known: it is settled as unreadable and the run goes on. Threads stay for the next pairs until the pool ends.
 */
export class WorkerPool {
  private readonly threads = new Set<Thread>();
  /** Jobs of dead threads, to be tried alone. */
  private readonly suspects: PairJob[] = [];
  /** Jobs that wait for room. */
  private readonly large: LargePair[] = [];
  private jobs: readonly PairJob[] = [];
  private onResults: PoolOptions["onResults"] = () => undefined;
  /** Bytes that large pairs may take together, beside what every thread takes. */
  private room = 0;
  /** Bytes of the heap of each thread. */
  private heap = 0;
  private next = 0;
  private unsettled = 0;
  private batchSize = 1;
  private largestPair = 1;
  private settle: { readonly resolve: () => void; readonly reject: (cause: Error) => void } | undefined;

  constructor(private readonly options: Omit<PoolOptions, "onResults">) {}

  /** What every thread is given. */
  get setup(): WorkerSetup {
    return this.options.setup;
  }

  /** Starts threads for so many pairs before it is known which these are: they load their program meanwhile. */
  start(pairs: number): void {
    if (pairs === 0 || this.options.signal.aborted) return;
    const count = this.threadsFor(pairs);
    this.heap = this.heapOf(count);
    while (this.threads.size < count) this.startThread();
  }

  /**
   * Resolves when every job is settled, or as soon as the signal aborts. One list of jobs at a time.
   *
   * @throws if a thread cannot start at all.
   */
  async count(jobs: readonly PairJob[], onResults: PoolOptions["onResults"]): Promise<void> {
    const { signal, memory = Infinity } = this.options;
    if (jobs.length === 0 || signal.aborted) return;
    const count = this.threadsFor(jobs.length);
    this.jobs = jobs;
    this.onResults = onResults;
    this.unsettled = jobs.length;
    this.next = 0;
    this.batchSize = 1;
    this.room = Math.max(0, memory - count * THREAD_BYTES);
    const heap = this.heapOf(count);
    // Fewer threads have more memory each: those that are too many end, or all that have less.
    await this.endSome(heap === this.heap ? [...this.threads].slice(count) : [...this.threads]);
    this.heap = heap;
    const stop = (): void => this.settle?.resolve();
    try {
      await new Promise<void>((resolve, reject) => {
        this.settle = { resolve, reject };
        // It may have been while threads ended.
        if (signal.aborted) {
          resolve();
          return;
        }
        signal.addEventListener("abort", stop, { once: true });
        while (this.threads.size < count) this.startThread();
        this.feedIdle();
      });
    } finally {
      signal.removeEventListener("abort", stop);
      this.settle = undefined;
    }
  }

  /** Ends all threads. */
  async end(): Promise<void> {
    const ended = this.endSome([...this.threads]);
    // A thread that waits for a disk that does not answer ends when it answers: whoever cancels need not wait for that.
    await (this.options.signal.aborted ? Promise.race([ended, delay(MOST_WAITED_MS)]) : ended);
  }

  private threadsFor(pairs: number): number {
    return Math.max(1, Math.min(this.options.threads, pairs));
  }

  /** Bytes of the heap of each of so many threads. */
  private heapOf(threads: number): number {
    const { memory = Infinity } = this.options;
    return Math.min(MOST_HEAP_BYTES, Math.max(LEAST_HEAP_BYTES, memory / threads));
  }

  private async endSome(threads: readonly Thread[]): Promise<void> {
    for (const thread of threads) this.threads.delete(thread);
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  private startThread(): void {
    const { workerFile, setup } = this.options;
    const thread: Thread = {
      worker: new Worker(workerFile, {
        workerData: { ...setup, freeBytes: FREE_BYTES } satisfies WorkerSetup,
        resourceLimits: { maxOldGenerationSizeMb: Math.floor(this.heap / 2 ** 20) },
      }),
      owed: [],
      posted: Promise.resolve(),
      ready: false,
      granted: 0,
    };
    this.threads.add(thread);
    let cause = new Error("the thread ended without a word");
    thread.worker.on("error", (error: unknown) => {
      cause = error instanceof Error ? error : new Error(String(error));
    });
    thread.worker.on("message", (response: WorkerResponse) => {
      this.receive(thread, response);
    });
    thread.worker.on("exit", () => {
      this.bury(thread, cause);
    });
  }

  private receive(thread: Thread, response: WorkerResponse): void {
    if (!this.threads.has(thread)) return;
    if (response.type === "ready") {
      thread.ready = true;
    } else {
      const batch = thread.owed.shift() ?? [];
      const freed = thread.granted > 0;
      thread.granted = 0;
      this.adaptBatchSize(response);
      this.deliver(response.results);
      this.postpone(batch, response.waiting ?? []);
      if (freed) this.feedIdle();
    }
    this.feed(thread);
  }

  /** Large pairs wait for room; those that never have enough are settled. */
  private postpone(batch: readonly PairJob[], waiting: readonly WaitingPair[]): void {
    for (const { index, needs } of waiting) {
      const job = batch.find((owed) => owed.index === index);
      if (!job) continue;
      if (needs > this.room)
        this.deliver([{ index, outcome: tooLarge({ needs, room: this.room, memory: this.options.memory }) }]);
      else this.large.push({ job, needs });
    }
    if (waiting.length > 0) this.feedIdle();
  }

  private feedIdle(): void {
    for (const thread of this.threads) if (thread.ready && thread.owed.length === 0) this.feed(thread);
  }

  /** The first that there is room for, to go out alone and with its grant. */
  private nextLarge(thread: Thread): PairJob | undefined {
    if (thread.owed.length > 0) return undefined;
    const taken = [...this.threads].reduce((sum, { granted }) => sum + granted, 0);
    const index = this.large.findIndex(({ needs }) => taken + needs <= this.room);
    const [next] = index < 0 ? [] : this.large.splice(index, 1);
    if (!next) return undefined;
    thread.granted = next.needs;
    return { ...next.job, granted: next.needs };
  }

  private feed(thread: Thread): void {
    while (thread.owed.length < BATCHES_AHEAD) {
      // A suspect travels alone and with nothing ahead of it, so that a death has one possible cause.
      if (this.suspects.length > 0 && thread.owed.length > 0) return;
      const alone = this.suspects.shift() ?? this.nextLarge(thread);
      const batch = alone ? [alone] : this.nextBatch();
      if (batch.length === 0) return;
      thread.owed.push(batch);
      this.handOut(thread, batch);
      if (alone) return;
    }
  }

  private handOut(thread: Thread, batch: PairJob[]): void {
    const { load } = this.options;
    if (!load) {
      thread.worker.postMessage({ type: "count", jobs: batch } satisfies WorkerRequest);
      return;
    }
    const loading = Promise.all(batch.map(load));
    thread.posted = thread.posted.then(async () => {
      const loaded = await loading;
      // The thread may have died meanwhile, or the run ended.
      if (this.threads.has(thread)) this.handOutLoaded(thread, batch, loaded);
    });
  }

  /** Posts what could be fetched, and settles what could not; a batch of which nothing is left is owed no longer. */
  private handOutLoaded(thread: Thread, batch: PairJob[], loaded: readonly LoadedMasks<PairJob>[]): void {
    const fetched = loaded.flatMap((masks) => (masks.ok ? [masks.sources] : []));
    const failed = loaded.flatMap((masks, position): PairResult[] => {
      const job = batch[position];
      return masks.ok || !job ? [] : [{ index: job.index, outcome: { ...masks, kind: "unreadable" } }];
    });
    const left = batch.filter((_, position) => loaded[position]?.ok);
    thread.owed.splice(thread.owed.indexOf(batch), 1, ...(left.length > 0 ? [left] : []));
    const buffers = fetched.map(buffersOf);
    this.largestPair = Math.max(this.largestPair, ...buffers.map(bytesIn));
    if (left.length > 0) {
      thread.worker.postMessage({ type: "count", jobs: fetched } satisfies WorkerRequest, buffers.flat());
    } else thread.granted = 0;
    if (failed.length > 0) this.deliver(failed);
    this.feed(thread);
  }

  /** Towards the end batches shrink, so that no thread is left with a long tail. */
  private nextBatch(): PairJob[] {
    const left = this.jobs.length - this.next;
    const share = Math.ceil(left / (this.threads.size * BATCHES_AHEAD));
    const batch = this.jobs.slice(this.next, this.next + Math.min(this.batchSize, share));
    this.next += batch.length;
    return batch;
  }

  private adaptBatchSize({ results, elapsedMs }: Extract<WorkerResponse, { type: "counted" }>): void {
    if (results.length === 0) return;
    const pairMs = Math.max(elapsedMs / results.length, 0.01);
    this.batchSize = Math.max(1, Math.min(this.largestBatch(), Math.round(BATCH_MS / pairMs)));
  }

  private largestBatch(): number {
    if (!this.options.load) return LARGEST_BATCH;
    return Math.min(
      LARGEST_FETCHED_BATCH,
      Math.floor(MOST_BYTES_HELD / (this.largestPair * this.threads.size * BATCHES_AHEAD)),
    );
  }

  private deliver(results: readonly PairResult[]): void {
    this.unsettled -= results.length;
    this.onResults(results);
    if (this.unsettled === 0) this.settle?.resolve();
  }

  private bury(thread: Thread, cause: Error): void {
    if (!this.threads.delete(thread)) return;
    if (!thread.ready) {
      this.settle?.reject(new Error(`A counting thread could not start: ${cause.message}`, { cause }));
      return;
    }
    const owed = thread.owed.flat();
    const [only] = owed;
    if (owed.length === 1 && only) this.deliver([{ index: only.index, outcome: endedThread(cause) }]);
    else this.suspects.push(...owed);
    if (this.unsettled > 0) this.startThread();
    if (thread.granted > 0) this.feedIdle();
  }
}

/** The fetched masks of a pair travel to the thread instead of being copied. */
function buffersOf({ target, prediction }: PairJob): ArrayBuffer[] {
  const files = [target, prediction].flatMap((source) =>
    source && "parts" in source ? source.parts.map(({ file }) => file) : (source ?? []),
  );
  return files.flatMap((file) =>
    "bytes" in file && file.bytes.buffer instanceof ArrayBuffer ? [file.bytes.buffer] : [],
  );
}

function bytesIn(buffers: readonly ArrayBuffer[]): number {
  return buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
