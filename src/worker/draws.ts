import { parentPort } from "node:worker_threads";
import { resamplingOf } from "../core/draws/drawJob";
import { kernelDrawEngine } from "../kernel/drawEngine";
import type { DrawResponse, DrawTask } from "../protocol/draws";

// A thread that takes parts of draws or swaps, one that no other has after the other.
parentPort?.on("message", ({ job, kernel, parts, next }: DrawTask) => {
  const resampling = resamplingOf(job, kernelDrawEngine(kernel));
  for (let part = Atomics.add(next, 0, 1); part < parts; part = Atomics.add(next, 0, 1)) {
    const told = resampling.take(part);
    parentPort?.postMessage({ part, told } satisfies DrawResponse);
  }
});
