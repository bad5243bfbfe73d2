import type { MeasureKind } from "../shapes/imageMeasures";

/** What each kind measures, in words that stand in a sentence. */
export const KIND_NAMES: Readonly<Record<MeasureKind, string>> = {
  boundary: "boundaries",
  surface: "distances",
  objects: "objects",
  kinds: "kinds of error",
  cldice: "skeletons",
};
