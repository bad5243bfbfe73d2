import { isInDialect } from "../shapes/shapeCalls";
import type { DialectId, ShapeChoices } from "../shapes/shapeOptions";
import type { ShapeMetricId } from "./shapeMetrics";

/** What objects are is chosen where labels are ids, for all metrics of objects at once. */
export type ShapeChoice = Exclude<keyof ShapeChoices, "objects">;

const DISTANCE = ["dialect", "oneEmpty", "spacing"] as const;
const OBJECTS = ["connectivity", "found"] as const;

/** The choices about shapes that each metric follows from, in the order in which they are told of. A metric without a row does not compile. */
export const SHAPE_USES: Readonly<Record<ShapeMetricId, readonly ShapeChoice[]>> = {
  boundaryIou: ["band"],
  trimapIou: ["band"],
  hd: DISTANCE,
  hd95: ["percentile", ...DISTANCE],
  assd: DISTANCE,
  masd: DISTANCE,
  nsd: ["tau", "dialect", "spacing"],
  bf: ["spacing"],
  pq: ["connectivity"],
  sq: ["connectivity"],
  rq: ["connectivity"],
  objectF1: OBJECTS,
  objectPrecision: OBJECTS,
  objectRecall: OBJECTS,
  lesionDice: ["lesionBound"],
  lesionHd95: ["lesionBound", "spacing"],
  componentDice: ["connectivity"],
  iiou: ["connectivity"],
  boundaryError: [],
  extentError: [],
  segmentError: [],
  cldice: [],
};

/** The choices that the metric of that id follows from; none where it is made of counts. */
export function shapeUses(metric: string): readonly ShapeChoice[] {
  return Object.hasOwn(SHAPE_USES, metric) ? SHAPE_USES[metric as ShapeMetricId] : [];
}

/** The ids of the metrics of distances that the library of a dialect does not have. */
export function metricsNotIn(dialect: DialectId): readonly string[] {
  return Object.keys(SHAPE_USES).filter((id) => shapeUses(id).includes("dialect") && !isInDialect(id, dialect));
}
