import { bootstrapScript } from "./bootstrapScript";
import { drawInSlices } from "./drawInSlices";
import { drawInWorker } from "./drawInWorker";
import type { DrawJob, Drawing, SlicedDraws } from "./drawing";

/** Draws in a worker, else in slices: the same numbers either way. */
export function drawBehind<Result>(
  job: DrawJob,
  sliced: () => SlicedDraws<Result>,
  onDrawn: (result: Result) => void,
): Drawing {
  let state: "under way" | "cancelled" = "under way";
  let drawing: Drawing | undefined;
  const onThePage = (): void => {
    if (state === "under way") drawing = drawInSlices(sliced(), onDrawn);
  };
  const start = (script: string | undefined): void => {
    if (state === "cancelled") return;
    if (script === undefined) onThePage();
    else
      drawing = drawInWorker(
        script,
        job,
        (result) => {
          onDrawn(result as Result);
        },
        onThePage,
      );
  };
  void bootstrapScript().then(start);
  return {
    cancel: () => {
      state = "cancelled";
      drawing?.cancel();
    },
  };
}
