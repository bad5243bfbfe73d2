import { availableParallelism } from "node:os";

/** Each holds rows, or sums of them, once more. */
const MOST_THREADS = 8;

/** Threads that draw, where none says how many. */
export function mostDrawThreads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}
