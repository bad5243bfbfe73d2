import { resamplingOf, type DrawJob, type DrawKind, type Drawn } from "../../src/core/draws/drawJob";
import { bootstrapScript, drawingKernel } from "./bootstrapScript";
import { drawInSlices } from "./drawInSlices";
import { drawInWorker } from "./drawInWorker";
import type { Drawing } from "./drawing";

/** Draws in a worker, else in slices: the same numbers either way. */
export function drawBehind<Kind extends DrawKind>(job: DrawJob<Kind>, onDrawn: (result: Drawn<Kind>) => void): Drawing {
  let state: "under way" | "cancelled" = "under way";
  let drawing: Drawing | undefined;
  const onThePage = (): void => {
    if (state === "under way") drawing = drawInSlices(resamplingOf(job), onDrawn);
  };
  const start = (script: string | undefined, kernel: Uint8Array | undefined): void => {
    if (state === "cancelled") return;
    if (script === undefined) onThePage();
    else
      drawing = drawInWorker(
        script,
        { job, kernel },
        (result) => {
          onDrawn(result as Drawn<Kind>);
        },
        onThePage,
      );
  };
  void Promise.all([bootstrapScript(), drawingKernel()]).then(([script, kernel]) => {
    start(script, kernel);
  });
  return {
    cancel: () => {
      state = "cancelled";
      drawing?.cancel();
    },
  };
}
