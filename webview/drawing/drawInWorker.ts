import type { DrawTask, Drawing } from "./drawing";

/** Draws in a worker that lives as long as the drawing; `onFailure` where it can't be had or dies. */
export function drawInWorker(
  script: string,
  task: DrawTask,
  onDrawn: (result: unknown) => void,
  onFailure: () => void,
): Drawing {
  let worker: Worker;
  try {
    worker = new Worker(script);
  } catch {
    onFailure();
    return { cancel: () => undefined };
  }
  worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    worker.terminate();
    onDrawn(data);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    worker.terminate();
    onFailure();
  });
  worker.postMessage(task);
  return {
    cancel: () => {
      worker.terminate();
    },
  };
}
