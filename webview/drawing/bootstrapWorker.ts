// What dist/webview.js is in a thread: it draws and checks large reports, so that no frame of the page waits for it.
import { dataCheck } from "../../src/core/check/dataCheck";
import { resamplingOf } from "../../src/core/draws/drawJob";
import { takeAll } from "../../src/core/intervals/resampling";
import { unpackImages } from "../../src/core/report/packedImages";
import { kernelDrawEngine } from "../../src/kernel/drawEngine";
import type { Checked, CheckTask, DrawTask } from "./drawing";

self.addEventListener("message", ({ data }: MessageEvent<DrawTask | CheckTask>) => {
  self.postMessage("job" in data ? drawn(data) : checked(data));
});

function drawn({ job, kernel }: DrawTask): unknown {
  return takeAll(resamplingOf(job, kernelDrawEngine(kernel)));
}

function checked({ head, images, choices }: CheckTask): Checked {
  const { findings, labels } = dataCheck({ ...head, images: unpackImages(images) }, choices);
  return { findings, labels };
}
