import { Bootstrap } from "../../src/core/bootstrap";
import type { BootstrapInput } from "../../src/core/bootstrapInput";
import type { Drawing, OnDrawn } from "./drawing";

/** Drawing gives way to the page after so long. */
const SLICE_MS = 8;
const DRAWS_BETWEEN_LOOKS = 4;

/** Draws on the page's own thread, in slices between frames. */
export function drawInSlices(input: BootstrapInput, onDrawn: OnDrawn): Drawing {
  const bootstrap = new Bootstrap(input);
  let timer = setTimeout(slice);
  function slice(): void {
    const until = performance.now() + SLICE_MS;
    let done = false;
    while (!done && performance.now() < until) done = bootstrap.advance(DRAWS_BETWEEN_LOOKS);
    if (done) onDrawn(bootstrap.intervals());
    else timer = setTimeout(slice);
  }
  return {
    cancel: () => {
      clearTimeout(timer);
    },
  };
}
