import { useEffect, useState } from "preact/hooks";
import type { Intervals } from "../../src/core/bootstrap";
import { bootstrapInput } from "../../src/core/bootstrapInput";
import type { Evaluation } from "../../src/core/evaluation";
import type { Metric } from "../../src/core/metric";
import { drawIntervals } from "./drawIntervals";
import type { Drawing } from "./drawing";

/** Figures come first: drawing waits until choices have rested for so long. */
const REST_MS = 200;

/** Intervals over images, drawn behind the figures; undefined until all draws are made, or where there are to be none. */
export function useIntervals(evaluation: Evaluation, metric: Metric, wanted: "draw" | "none"): Intervals | undefined {
  const [drawn, setDrawn] = useState<{ evaluation: Evaluation; metric: Metric; intervals: Intervals } | undefined>(undefined);
  useEffect(() => {
    if (wanted === "none") return undefined;
    let drawing: Drawing | undefined;
    const timer = setTimeout(() => {
      drawing = drawIntervals(bootstrapInput(evaluation, metric), (intervals) => {
        setDrawn({ evaluation, metric, intervals });
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      drawing?.cancel();
    };
  }, [evaluation, metric, wanted]);
  // What was drawn for other choices says nothing of these.
  return wanted === "draw" && drawn?.evaluation === evaluation && drawn.metric === metric ? drawn.intervals : undefined;
}
