import { useEffect, useMemo, useState } from "preact/hooks";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../src/core/intervals/bootstrapInput";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { imageGroups, type ImageGroups } from "../../src/core/intervals/imageGroups";
import { useStore } from "../store/storeContext";
import { shownGrouping } from "./shownGrouping";
import { drawIntervals } from "../drawing/drawIntervals";
import type { Drawing } from "../drawing/drawing";

/** Figures come first: drawing waits until choices have rested for so long. */
const REST_MS = 200;

export interface ReportIntervals {
  /** Undefined until all draws are made, or where there are to be none. */
  readonly intervals: Intervals | undefined;
  /** What is drawn, as the view has it. */
  readonly groups: ImageGroups;
}

/** What was drawn for an evaluation, by metric and groups: a tab that comes back shows it at once. */
const DRAWN = new WeakMap<Evaluation, Map<string, Intervals>>();

/** Intervals of the metric of the header over images or groups, drawn behind the figures. Figures of a part have none. */
export function useIntervals(wanted: "draw" | "none" = "draw"): ReportIntervals {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const { images } = evaluation;
  const { groupPattern } = store.view.value;
  const { groups: chosen } = store.choices.value;
  const groups = useMemo(
    () =>
      imageGroups(
        images.map(({ name }) => name),
        shownGrouping(chosen, groupPattern),
      ),
    [images, chosen, groupPattern],
  );
  const key = JSON.stringify([metric.id, shownGrouping(chosen, groupPattern)]);
  const known = DRAWN.get(evaluation)?.get(key);
  const isWanted = wanted === "draw" && store.complete.value && !store.unmeasured.value && groups.ok;
  const [, setDrawn] = useState<Intervals | undefined>(undefined);
  useEffect(() => {
    if (!isWanted || known) return undefined;
    let drawing: Drawing | undefined;
    const timer = setTimeout(() => {
      drawing = drawIntervals(bootstrapInput(evaluation, metric, groups.groups), (intervals) => {
        const ofEvaluation = DRAWN.get(evaluation) ?? new Map<string, Intervals>();
        DRAWN.set(evaluation, ofEvaluation.set(key, intervals));
        setDrawn(intervals);
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      drawing?.cancel();
    };
  }, [evaluation, metric, groups, key, known, isWanted]);
  return { intervals: isWanted ? known : undefined, groups };
}
