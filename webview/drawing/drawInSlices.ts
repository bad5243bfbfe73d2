import type { Drawing, SlicedDraws } from "./drawing";

/** Drawing gives way to the page after so long. */
const SLICE_MS = 8;
const DRAWS_BETWEEN_LOOKS = 4;

/** Draws on the page's own thread, in slices between frames. */
export function drawInSlices<Result>(
  { advance, result }: SlicedDraws<Result>,
  onDrawn: (result: Result) => void,
): Drawing {
  let timer = setTimeout(slice);
  function slice(): void {
    const until = performance.now() + SLICE_MS;
    let done = false;
    while (!done && performance.now() < until) done = advance(DRAWS_BETWEEN_LOOKS);
    if (done) onDrawn(result());
    else timer = setTimeout(slice);
  }
  return {
    cancel: () => {
      clearTimeout(timer);
    },
  };
}
