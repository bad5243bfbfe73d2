import { join } from "node:path";
import { arrayReading } from "../core/document/arrayReading";
import type { PairJob } from "../protocol/worker";
import type { EvaluationOptions } from "./evaluateFolders";
import type { Files } from "./files";
import { loadKernel } from "./loadKernel";
import { loadMasks } from "./loadMasks";
import { defaultMemory } from "./memoryBound";
import { threadCount } from "./threadCount";
import type { PoolOptions } from "./workerPool";

/** What a run says of its threads. */
type ThreadOptions = Pick<
  EvaluationOptions,
  "folders" | "programFolder" | "maxPixels" | "threads" | "memory" | "choices" | "stamps" | "signal"
>;

/** What every pool of a run has in common. */
export type Pool = Omit<PoolOptions, "onResults">;

/** How many threads a run has, and what every one of them is given. */
export async function poolOptions(
  files: Files,
  { folders, programFolder, maxPixels, threads, memory = defaultMemory(), choices, stamps, signal }: ThreadOptions,
): Promise<Pool> {
  const kernel = await loadKernel(programFolder);
  const { resize } = choices.files ?? {};
  const isOnDisk = [folders.prediction, folders.target].every((folder) => files.isOnDisk(folder));
  return {
    workerFile: join(programFolder, "worker.js"),
    setup: {
      maxPixels,
      ...(kernel && { kernel }),
      ...(resize && { resize }),
      ...arrayReading(choices),
      ...(stamps === true && { stamps }),
    },
    threads: threadCount(threads, memory).threads,
    memory,
    signal,
    ...(!isOnDisk && { load: (job: PairJob) => loadMasks(job, files) }),
  };
}
