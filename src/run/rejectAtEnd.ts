import type { Worker } from "node:worker_threads";

/** Rejects where a thread fails, or ends without a word; `thread` says which one it is, as in "A thread that draws". */
export function rejectAtEnd(worker: Worker, thread: string, reject: (cause: Error) => void): void {
  worker.once("error", reject);
  worker.once("exit", () => {
    reject(new Error(`${thread} ended without a word. Try again.`));
  });
}
