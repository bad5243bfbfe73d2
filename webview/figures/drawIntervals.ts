import type { BootstrapInput } from "../../src/core/bootstrapInput";
import { bootstrapScript } from "./bootstrapScript";
import { drawInSlices } from "./drawInSlices";
import { drawInWorker } from "./drawInWorker";
import type { Drawing, OnDrawn } from "./drawing";

/** Draws intervals in a worker, else in slices: the same numbers either way. */
export function drawIntervals(input: BootstrapInput, onDrawn: OnDrawn): Drawing {
  let state: "under way" | "cancelled" = "under way";
  let drawing: Drawing | undefined;
  const onThePage = (): void => {
    if (state === "under way") drawing = drawInSlices(input, onDrawn);
  };
  const start = (script: string | undefined): void => {
    if (state === "cancelled") return;
    if (script === undefined) onThePage();
    else drawing = drawInWorker(script, input, onDrawn, onThePage);
  };
  void bootstrapScript().then(start);
  return {
    cancel: () => {
      state = "cancelled";
      drawing?.cancel();
    },
  };
}
