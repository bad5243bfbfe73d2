import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { PairFiles } from "./makeData";
import type { PipelineName } from "./pipelines";
import type { RoundRequest } from "./thread";

/** Threads that measure any pipeline, started once so that all of them are warm. */
export class Threads {
  private constructor(
    private readonly workers: readonly Worker[],
    private readonly handedOut: Int32Array,
  ) {}

  static async start(count: number, kernel: Uint8Array): Promise<Threads> {
    const counter = new SharedArrayBuffer(4);
    const workers = Array.from(
      { length: count },
      () => new Worker(join(__dirname, "thread.js"), { workerData: { kernel, counter } }),
    );
    await Promise.all(workers.map((worker) => once(worker, "message")));
    return new Threads(workers, new Int32Array(counter));
  }

  /** Counts `total` pairs, the list over and over; milliseconds. */
  async run(pipeline: PipelineName, pairs: readonly PairFiles[], total: number): Promise<number> {
    Atomics.store(this.handedOut, 0, 0);
    const started = performance.now();
    await Promise.all(
      this.workers.map((worker) => {
        const done = once(worker, "message");
        worker.postMessage({ pipeline, pairs, total } satisfies RoundRequest);
        return done;
      }),
    );
    return performance.now() - started;
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
