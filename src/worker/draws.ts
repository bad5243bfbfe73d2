import { parentPort, workerData } from "node:worker_threads";
import { resamplingOf } from "../core/draws/drawJob";
import { kernelDrawEngine } from "../kernel/drawEngine";
import type { DrawRequest, DrawResponse, DrawTask } from "../protocol/draws";

// A thread that takes parts of draws or swaps, those that it is asked for, one by one.
const { job, kernel } = workerData as DrawTask;
const resampling = resamplingOf(job, kernelDrawEngine(kernel));
parentPort?.on("message", ({ part }: DrawRequest) => {
  const told = resampling.take(part);
  parentPort?.postMessage({ part, told } satisfies DrawResponse);
});
