import type { CheckTask, DrawTask, Drawing } from "./drawing";

/** Has the page's worker do a task, for which alone it lives; `onFailure` where it can't be had or dies. */
export function drawInWorker(
  script: string,
  task: DrawTask | CheckTask,
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
