// A separate program (dist/bootstrap.js): draws in a thread, so that no frame of the page waits for it.
import { resamplingOf } from "../../src/core/draws/drawJob";
import { takeAll } from "../../src/core/intervals/resampling";
import { kernelDrawEngine } from "../../src/kernel/drawEngine";
import type { DrawTask } from "./drawing";

self.addEventListener("message", ({ data: { job, kernel } }: MessageEvent<DrawTask>) => {
  self.postMessage(takeAll(resamplingOf(job, kernelDrawEngine(kernel))));
});
