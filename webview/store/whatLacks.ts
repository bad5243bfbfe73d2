import type { Evaluation } from "../../src/core/counting/evaluation";
import type { KindState, MeasuredStates } from "../../src/core/counting/measuredStates";
import type { Metric } from "../../src/core/metrics/metric";
import { MEASURE_KINDS, type MeasureKind } from "../../src/core/shapes/imageMeasures";

/** Shapes that there are no figures of, and what one click would measure. */
export interface Unmeasured {
  /** Why there are none: of the kind that is asked for, else of the first that is stale. */
  readonly state: Exclude<KindState, { readonly state: "measured" }>;
  /** The kind that is asked for, and every other that was measured once and is no longer right. */
  readonly kinds: readonly MeasureKind[];
}

/** What a metric, or a kind of shapes, lacks to have figures; undefined where it has some or needs no measuring. */
export function whatLacks(evaluation: Evaluation, kind: MeasureKind | undefined): Unmeasured | undefined {
  if (kind === undefined) return undefined;
  const state = stateOf(evaluation.measured, kind);
  return state.state === "measured" ? undefined : { state, kinds: kindsToMeasure(evaluation, kind) };
}

/** What was measured once and is shown no more, whatever metric is looked at; undefined where all of it still holds. */
export function whatIsOutdated(evaluation: Evaluation): Unmeasured | undefined {
  const kinds = kindsToMeasure(evaluation);
  const [first] = kinds;
  return first && whatLacks(evaluation, first);
}

export function isMeasuredMetric({ shape }: Pick<Metric, "shape">, { measured }: Evaluation): boolean {
  return shape === undefined || stateOf(measured, shape.kind).state === "measured";
}

function stateOf(measured: MeasuredStates | undefined, kind: MeasureKind): KindState {
  return measured?.[kind] ?? { state: "absent" };
}

function kindsToMeasure({ measured }: Evaluation, wanted?: MeasureKind): readonly MeasureKind[] {
  return MEASURE_KINDS.filter((kind) => {
    const { state } = stateOf(measured, kind);
    return kind === wanted || state === "stale" || state === "incomplete";
  });
}
