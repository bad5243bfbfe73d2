import type { Resampling } from "../../src/core/intervals/resampling";
import type { Drawing } from "./drawing";

/** Drawing gives way to the page after so long. */
const SLICE_MS = 8;

/** Draws on the page's own thread, in slices between frames. */
export function drawInSlices<Result>(
  { parts, take, result }: Resampling<Result>,
  onDrawn: (result: Result) => void,
): Drawing {
  const taken: Float64Array[] = [];
  let timer = setTimeout(slice);
  function slice(): void {
    const until = performance.now() + SLICE_MS;
    while (taken.length < parts && performance.now() < until) taken.push(take(taken.length));
    if (taken.length === parts) onDrawn(result(taken));
    else timer = setTimeout(slice);
  }
  return {
    cancel: () => {
      clearTimeout(timer);
    },
  };
}
