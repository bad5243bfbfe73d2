import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { resamplingOf, type DrawJob, type DrawKind, type Drawn } from "../core/draws/drawJob";
import { takeParts, type Resampling } from "../core/intervals/resampling";
import type { DrawResponse, DrawTask } from "../protocol/draws";
import { loadKernel } from "./loadKernel";
import { mostDrawThreads } from "./mostDrawThreads";
import { rejectAtEnd } from "./rejectAtEnd";

/** Below so many sums of a value and a weight a thread takes longer to start than to draw. */
const LEAST_WORK = 5e7;

export interface DrawThreads {
  /** Folder of the bundled thread program. */
  readonly programFolder: string;
  readonly threads?: number;
  /** Ends the threads that draw. */
  readonly signal?: AbortSignal;
  /** Work that does not wait for the draws, done here while the threads make them. */
  readonly meanwhile?: () => void;
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
  return resampling.result(await takeSome(job, resampling, resampling.parts, threads));
}

/**
 * What the first parts of draws and swaps tell, in their order.
 *
 * @throws if a thread dies, or by the signal.
 */
export function takePartsOnThreads<Kind extends DrawKind>(
  { job, parts }: { readonly job: DrawJob<Kind>; readonly parts: number },
  threads: DrawThreads,
): Promise<readonly Float64Array[]> {
  return takeSome(job, resamplingOf(job), parts, threads);
}

async function takeSome<Kind extends DrawKind>(
  job: DrawJob<Kind>,
  resampling: Resampling<Drawn<Kind>>,
  parts: number,
  { threads = mostDrawThreads(), meanwhile, ...options }: DrawThreads,
): Promise<readonly Float64Array[]> {
  if (job.input.table.length * job.options.draws < LEAST_WORK) return takeParts(resampling, parts);
  const kernel = await loadKernel(options.programFolder);
  const workers = Array.from(
    { length: Math.min(threads, parts) },
    () => new Worker(join(options.programFolder, "draws.js")),
  );
  try {
    // Threads load their program while the rows are packed, once for all of them.
    const shared = {
      ...job,
      packed: resampling.packRows((bytes) => new SharedArrayBuffer(bytes)),
      input: { ...job.input, table: resampling.readsTable ? shareNumbers(job.input.table) : new Float64Array() },
    };
    const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    for (const worker of workers) worker.postMessage({ job: shared, kernel, parts, next } satisfies DrawTask);
    resampling.foresee();
    meanwhile?.();
    return await takenBy(workers, parts, options.signal);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Nothing that threads tell is heard before: what this thread does in between is done in one go. */
async function takenBy(
  workers: readonly Worker[],
  parts: number,
  signal: AbortSignal | undefined,
): Promise<readonly Float64Array[]> {
  const taken = new Array<Float64Array>(parts);
  let missing = parts;
  await new Promise<void>((resolve, reject) => {
    if (missing === 0) resolve();
    for (const worker of workers) {
      worker.on("message", ({ part, told }: DrawResponse) => {
        taken[part] = told;
        missing--;
        if (missing === 0) resolve();
      });
      rejectAtEnd(worker, "A thread that draws", reject);
    }
    onAbort(signal, reject);
  });
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
