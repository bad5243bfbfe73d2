import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { StreamedJob, StreamedTask } from "../core/compare/streamedTask";
import { numbersOfPart, streamedDraws } from "../core/draws/streamedJob";
import type { StreamMessage, StreamResponse } from "../protocol/draws";
import { loadKernel } from "./loadKernel";
import { mostDrawThreads } from "./mostDrawThreads";
import { rejectAtEnd } from "./rejectAtEnd";

/** Stretches that threads may be behind the rows, so that none waits for them and few are in memory. */
const MOST_BEHIND = 3;
/** Numbers that all threads hold together until all rows came; for more parts the rows stream by again. */
const MOST_NUMBERS = 2 ** 25;

interface StreamThreads {
  /** Folder of the bundled thread program. */
  readonly programFolder: string;
  readonly threads?: number;
  readonly mostNumbers?: number;
}

/**
 * Draws and swaps of rows that stream by, on threads: what the first parts tell, in their order. The same seed gives the digits of rows
 * in memory.
 *
 * @param stretches are asked for in memory that threads share.
 * @throws if a thread dies, or where rows cannot be read.
 */
export async function drawStreamed(
  { job, parts, stretches }: StreamedTask,
  { programFolder, threads = mostDrawThreads(), mostNumbers = MOST_NUMBERS }: StreamThreads,
): Promise<readonly Float64Array[]> {
  const kernel = await loadKernel(programFolder);
  const taken: Float64Array[] = [];
  for (const some of partsAtOnce(job, parts, mostNumbers)) {
    const workers = shares(some, threads).map((ofThread) => {
      const thread = new DrawingThread(join(programFolder, "draws.js"), ofThread.length);
      thread.tell({ kind: "begin", job, kernel, parts: ofThread });
      return thread;
    });
    try {
      for await (const stretch of stretches((bytes) => new SharedArrayBuffer(bytes))) {
        for (const thread of workers) thread.tell({ kind: "rows", stretch });
        await Promise.all(workers.map((thread) => thread.untilBehind(MOST_BEHIND)));
      }
      for (const thread of workers) thread.tell({ kind: "end" });
      for (const told of await Promise.all(workers.map((thread) => thread.parts())))
        for (const { part, told: numbers } of told) taken[part] = numbers;
    } finally {
      await Promise.all(workers.map((thread) => thread.end()));
    }
  }
  return taken;
}

/** Parts that are taken of one stream: as many as there is room for, one at least. */
function partsAtOnce(job: StreamedJob, parts: number, mostNumbers: number): readonly (readonly number[])[] {
  const { reach } = streamedDraws(job);
  const together: number[][] = [];
  let room = 0;
  for (let part = 0; part < parts; part++) {
    const numbers = numbersOfPart(job, reach(part));
    if (together.length === 0 || numbers > room) {
      together.push([]);
      room = mostNumbers;
    }
    together.at(-1)?.push(part);
    room -= numbers;
  }
  return together;
}

/** The last parts, which swap, take longest: each goes to another thread. */
function shares(parts: readonly number[], threads: number): readonly (readonly number[])[] {
  const count = Math.min(threads, parts.length);
  return Array.from({ length: count }, (_, thread) =>
    parts.toReversed().filter((__, place) => place % count === thread),
  );
}

/** A thread that draws from a stream. */
class DrawingThread {
  readonly #worker: Worker;
  readonly #parts: Extract<StreamResponse, { readonly kind: "part" }>[] = [];
  readonly #death: Promise<never>;
  #behind = 0;
  #heard: () => void = () => undefined;

  constructor(
    program: string,
    private readonly expected: number,
  ) {
    this.#worker = new Worker(program);
    this.#worker.on("message", (response: StreamResponse) => {
      if (response.kind === "taken") this.#behind--;
      else this.#parts.push(response);
      this.#heard();
    });
    this.#death = new Promise((_, reject) => {
      rejectAtEnd(this.#worker, "A thread that draws", reject);
    });
    // Told to whoever waits for the thread.
    this.#death.catch(() => undefined);
  }

  tell(message: StreamMessage): void {
    if (message.kind === "rows") this.#behind++;
    this.#worker.postMessage(message);
  }

  /** Resolves once so few stretches are not taken. @throws if the thread dies. */
  untilBehind(most: number): Promise<void> {
    return this.#until(() => this.#behind < most);
  }

  /** What its parts tell. @throws if the thread dies. */
  async parts(): Promise<readonly Extract<StreamResponse, { readonly kind: "part" }>[]> {
    await this.#until(() => this.#parts.length === this.expected);
    return this.#parts;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  async #until(isReached: () => boolean): Promise<void> {
    while (!isReached()) await Promise.race([new Promise<void>((resolve) => (this.#heard = resolve)), this.#death]);
  }
}
