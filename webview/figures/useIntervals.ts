import { useEffect, useState } from "preact/hooks";
import { Bootstrap, type Intervals } from "../../src/core/bootstrap";
import { bootstrapInput } from "../../src/core/bootstrapInput";
import type { Evaluation } from "../../src/core/evaluation";
import type { Metric } from "../../src/core/metric";

/** Figures come first: drawing waits until choices have rested for so long. */
const REST_MS = 200;
/** Drawing gives way to the page after so long. */
const SLICE_MS = 8;
const DRAWS_BETWEEN_LOOKS = 4;

/** Intervals over images, drawn in slices between frames; undefined until all draws are made, or where there are to be none. */
export function useIntervals(evaluation: Evaluation, metric: Metric, wanted: "draw" | "none"): Intervals | undefined {
  const [drawn, setDrawn] = useState<{ evaluation: Evaluation; metric: Metric; intervals: Intervals } | undefined>(undefined);
  useEffect(() => {
    if (wanted === "none") return undefined;
    let timer = setTimeout(() => {
      const bootstrap = new Bootstrap(bootstrapInput(evaluation, metric));
      const slice = (): void => {
        const until = performance.now() + SLICE_MS;
        let done = false;
        while (!done && performance.now() < until) done = bootstrap.advance(DRAWS_BETWEEN_LOOKS);
        if (done) setDrawn({ evaluation, metric, intervals: bootstrap.intervals() });
        else timer = setTimeout(slice);
      };
      slice();
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [evaluation, metric, wanted]);
  // What was drawn for other choices says nothing of these.
  return wanted === "draw" && drawn?.evaluation === evaluation && drawn.metric === metric ? drawn.intervals : undefined;
}
