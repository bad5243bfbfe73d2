import { useEffect, useState } from "preact/hooks";
import type { Intervals } from "../../src/core/bootstrap";
import { bootstrapInput } from "../../src/core/bootstrapInput";
import type { Evaluation } from "../../src/core/evaluation";
import type { Metric } from "../../src/core/metric";
import { drawIntervals } from "./drawIntervals";
import type { Drawing } from "./drawing";

/** Figures come first: drawing waits until choices have rested for so long. */
const REST_MS = 200;

interface WantedIntervals {
  readonly evaluation: Evaluation;
  readonly metric: Metric;
  /** The group of each image; undefined where images are drawn by themselves. The same array while nothing changes. */
  readonly groups: readonly string[] | undefined;
  readonly wanted: "draw" | "none";
}

type DrawnIntervals = Omit<WantedIntervals, "wanted"> & { readonly intervals: Intervals };

/** Intervals over images or groups, drawn behind the figures; undefined until all draws are made, or where there are to be none. */
export function useIntervals({ evaluation, metric, groups, wanted }: WantedIntervals): Intervals | undefined {
  const [drawn, setDrawn] = useState<DrawnIntervals | undefined>(undefined);
  useEffect(() => {
    if (wanted === "none") return undefined;
    let drawing: Drawing | undefined;
    const timer = setTimeout(() => {
      drawing = drawIntervals(bootstrapInput(evaluation, metric, groups), (intervals) => {
        setDrawn({ evaluation, metric, groups, intervals });
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      drawing?.cancel();
    };
  }, [evaluation, metric, groups, wanted]);
  // What was drawn for other choices says nothing of these.
  const isOfThese = drawn?.evaluation === evaluation && drawn.metric === metric && drawn.groups === groups;
  return wanted === "draw" && isOfThese ? drawn.intervals : undefined;
}
