import { parentPort } from "node:worker_threads";
import { resamplingOf } from "../core/draws/drawJob";
import { kernelDrawEngine } from "../kernel/drawEngine";
import type { DrawResponse, DrawTask, StreamMessage } from "../protocol/draws";
import { takeStreamed } from "./streamedDraws";

// A thread that takes parts of draws or swaps, one that no other has after the other; or those that it is told, of rows that stream by.
parentPort?.on("message", (message: DrawTask | StreamMessage) => {
  if ("kind" in message) takeStreamed(message, (response) => parentPort?.postMessage(response));
  else takeNext(message);
});

function takeNext({ job, kernel, parts, next }: DrawTask): void {
  const resampling = resamplingOf(job, kernelDrawEngine(kernel));
  for (let part = Atomics.add(next, 0, 1); part < parts; part = Atomics.add(next, 0, 1)) {
    const told = resampling.take(part);
    parentPort?.postMessage({ part, told } satisfies DrawResponse);
  }
}
