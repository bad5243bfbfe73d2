import { messageOf } from "../core/text/messageOf";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { PixelOutcome, ShapeOutcome } from "../protocol/pixels";
import type { PixelJob, PixelRequest, PixelResponse, ShapeJob, WorkerResponse, WorkerSetup } from "../protocol/worker";
import { loadKernel } from "./loadKernel";

export interface PixelReaderOptions {
  /** Folder of the bundled thread program and the kernel. */
  readonly programFolder: string;
  readonly maxPixels: number;
  /** The thread ends when it was asked for nothing for so long. */
  readonly idleMs?: number;
}

/** Long enough for a look at the figures between two images. */
const IDLE_MS = 60_000;

interface Waiting {
  readonly request: PixelRequest;
  readonly settle: (response: PixelResponse["outcome"] | "cancelled") => void;
}

interface Thread {
  readonly worker: Worker;
  asked: Waiting | undefined;
  hasEnded: boolean;
}

/**
 * Reads the pixels of pairs on one thread: started when first asked, ended when idle, replaced when it dies.
 * One job is under way at a time, the latest asked for comes first: it is what the user looks at now.
 */
export class PixelReader {
  private readonly waiting: Waiting[] = [];
  /** The thread to ask: no longer this one once it has ended or is to end. */
  private thread: Promise<Thread> | undefined;
  private current: Waiting | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(private readonly options: PixelReaderOptions) {}

  /** Whether a thread is there that has read a pair before: the first takes twice as long as those after it. */
  get isWarm(): boolean {
    return this.thread !== undefined;
  }

  /** The pixels of a pair. Every call settles: an aborted one at once with `cancelled`, as all do when the reader is closed. */
  async read(job: PixelJob, signal: AbortSignal): Promise<PixelOutcome | "cancelled"> {
    return this.ask({ type: "pixels", job }, signal) as Promise<PixelOutcome | "cancelled">;
  }

  /** The shapes of a pair; settles as `read` does. */
  async readShapes(job: ShapeJob, signal: AbortSignal): Promise<ShapeOutcome | "cancelled"> {
    return this.ask({ type: "shapes", job }, signal) as Promise<ShapeOutcome | "cancelled">;
  }

  /** What a thread answers is of the type that it was asked for. */
  private async ask(request: PixelRequest, signal: AbortSignal): Promise<PixelResponse["outcome"] | "cancelled"> {
    if (signal.aborted || this.closed) return "cancelled";
    return new Promise((resolve) => {
      const waiting: Waiting = {
        request,
        settle: (outcome) => {
          signal.removeEventListener("abort", cancel);
          resolve(outcome);
        },
      };
      const cancel = (): void => {
        const index = this.waiting.indexOf(waiting);
        if (index >= 0) this.waiting.splice(index, 1);
        waiting.settle("cancelled");
      };
      signal.addEventListener("abort", cancel);
      this.waiting.push(waiting);
      void this.next();
    });
  }

  /** Ends the thread; settles when it is gone. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { settle } of this.waiting.splice(0)) settle("cancelled");
    this.current?.settle("cancelled");
    this.current = undefined;
    await this.endThread();
  }

  private async next(): Promise<void> {
    if (this.current) return;
    const latest = this.waiting.pop();
    clearTimeout(this.idle);
    if (this.closed) return;
    if (!latest) {
      this.idle = setTimeout(() => void this.endThread(), this.options.idleMs ?? IDLE_MS);
      this.idle.unref();
      return;
    }
    this.current = latest;
    try {
      const thread = await this.liveThread();
      thread.asked = latest;
      thread.worker.postMessage(latest.request);
    } catch (error) {
      this.thread = undefined;
      this.finish(latest, failure(error));
    }
  }

  private async liveThread(): Promise<Thread> {
    const thread = await (this.thread ??= this.startThread());
    if (!thread.hasEnded) return thread;
    this.thread = this.startThread();
    return this.thread;
  }

  private async startThread(): Promise<Thread> {
    const { programFolder, maxPixels } = this.options;
    const kernel = await loadKernel(programFolder);
    const setup: WorkerSetup = { maxPixels, ...(kernel && { kernel }) };
    const thread: Thread = {
      worker: new Worker(join(programFolder, "worker.js"), { workerData: setup }),
      asked: undefined,
      hasEnded: false,
    };
    let cause: unknown = new Error("the thread ended without a word");
    thread.worker.on("error", (error: unknown) => {
      cause = error;
    });
    thread.worker.on("message", (response: WorkerResponse | PixelResponse) => {
      if (response.type === thread.asked?.request.type) this.finish(thread.asked, response.outcome);
    });
    thread.worker.on("exit", () => {
      thread.hasEnded = true;
      if (thread.asked) this.finish(thread.asked, failure(cause));
    });
    return thread;
  }

  private finish(waiting: Waiting, outcome: PixelResponse["outcome"]): void {
    if (this.current !== waiting) return;
    this.current = undefined;
    waiting.settle(outcome);
    void this.next();
  }

  private async endThread(): Promise<void> {
    clearTimeout(this.idle);
    const { thread } = this;
    this.thread = undefined;
    const worker = (await thread?.catch(() => undefined))?.worker;
    await worker?.terminate();
  }
}

function failure(cause: unknown): Extract<PixelResponse["outcome"], { readonly ok: false }> {
  const reason = messageOf(cause);
  return {
    ok: false,
    message: `Reading these masks ended its thread (${reason}). Check that both files are complete masks, then open the image again.`,
  };
}
