import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { resamplingOf, type DrawJob, type DrawKind, type Drawn } from "../core/draws/drawJob";
import { takeParts } from "../core/intervals/resampling";
import type { DrawRequest, DrawResponse, DrawTask } from "../protocol/draws";
import { loadKernel } from "./loadKernel";
import { rejectAtEnd } from "./rejectAtEnd";

/** Below so many sums of a value and a weight a thread takes longer to start than to draw. */
const LEAST_WORK = 2e8;
/** Each holds the rows that are not 0 once more. */
const MOST_THREADS = 8;

export interface DrawThreads {
  /** Folder of the bundled thread program. */
  readonly programFolder: string;
  readonly threads?: number;
  /** Ends the threads that draw. */
  readonly signal?: AbortSignal;
}

/**
 * Draws and swaps on threads. The same seed gives the same digits, however many there are.
 *
 * @throws if a thread dies, or by the signal.
 */
export async function drawOnThreads<Kind extends DrawKind>(
  job: DrawJob<Kind>,
  threads: DrawThreads,
): Promise<Drawn<Kind>> {
  const resampling = resamplingOf(job);
  return resampling.result(await takePartsOnThreads({ job, parts: resampling.parts }, threads));
}

/**
 * What the first parts of draws and swaps tell, in their order.
 *
 * @throws if a thread dies, or by the signal.
 */
export async function takePartsOnThreads<Kind extends DrawKind>(
  { job, parts }: { readonly job: DrawJob<Kind>; readonly parts: number },
  { threads = Math.min(MOST_THREADS, availableParallelism()), ...options }: DrawThreads,
): Promise<readonly Float64Array[]> {
  if (job.input.table.length * job.options.draws < LEAST_WORK) return takeParts(resamplingOf(job), parts);
  const task = {
    job: { ...job, input: { ...job.input, table: shareNumbers(job.input.table) } },
    kernel: await loadKernel(options.programFolder),
  };
  return takeOnThreads(task, parts, { ...options, threads });
}

async function takeOnThreads(
  task: DrawTask,
  parts: number,
  { programFolder, threads, signal }: DrawThreads & { readonly threads: number },
): Promise<readonly Float64Array[]> {
  const taken = new Array<Float64Array>(parts);
  let next = 0;
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const ask = (): void => {
        if (next < parts) worker.postMessage({ part: next++ } satisfies DrawRequest);
        else resolve();
      };
      worker.on("message", ({ part, told }: DrawResponse) => {
        taken[part] = told;
        ask();
      });
      rejectAtEnd(worker, "A thread that draws", reject);
      onAbort(signal, reject);
      ask();
    });
  const started = Array.from(
    { length: Math.min(threads, parts) },
    () => new Worker(join(programFolder, "draws.js"), { workerData: task }),
  );
  try {
    await Promise.all(started.map(work));
  } finally {
    await Promise.all(started.map((worker) => worker.terminate()));
  }
  return taken;
}

function onAbort(signal: AbortSignal | undefined, reject: (cause: Error) => void): void {
  const giveUp = (): void => {
    reject(new Error("The draws were given up."));
  };
  if (signal?.aborted) giveUp();
  else signal?.addEventListener("abort", giveUp);
}

/** The numbers in memory that threads share, so that none has a copy. */
function shareNumbers(numbers: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}
