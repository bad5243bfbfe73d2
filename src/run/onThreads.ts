import type { PairJob } from "../protocol/worker";
import { WorkerPool, type PoolOptions } from "./workerPool";

/** Does work on threads, which end with it, however it ends. */
export async function onThreads<Result>(
  options: Omit<PoolOptions, "onResults">,
  work: (threads: WorkerPool) => Promise<Result>,
): Promise<Result> {
  const threads = new WorkerPool(options);
  try {
    return await work(threads);
  } finally {
    await threads.end();
  }
}

/**
 * Counts pairs on threads, which end with it.
 *
 * @throws if a thread cannot start at all.
 */
export function countPairs(jobs: readonly PairJob[], { onResults, ...options }: PoolOptions): Promise<void> {
  return onThreads(options, (threads) => threads.count(jobs, onResults));
}
