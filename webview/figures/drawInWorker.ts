import type { Intervals } from "../../src/core/bootstrap";
import type { BootstrapInput } from "../../src/core/bootstrapInput";
import type { Drawing, OnDrawn } from "./drawing";

/** Draws in a worker that lives as long as the drawing; `onFailure` where it can't be had or dies. */
export function drawInWorker(script: string, input: BootstrapInput, onDrawn: OnDrawn, onFailure: () => void): Drawing {
  let worker: Worker;
  try {
    worker = new Worker(script);
  } catch {
    onFailure();
    return { cancel: () => undefined };
  }
  worker.addEventListener("message", ({ data }: MessageEvent<Intervals>) => {
    worker.terminate();
    onDrawn(data);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    worker.terminate();
    onFailure();
  });
  worker.postMessage(input);
  return {
    cancel: () => {
      worker.terminate();
    },
  };
}
