import type { ObjectReading } from "../measures/objects/objectsOf";
import type { ShapeTask } from "../protocol/measureTask";
import type { Instances } from "./readClassPair";

/** How the objects of a pair are told apart, as a task says. */
export function objectReading(
  { connectivity, whole, target: { idLabels } }: Pick<ShapeTask, "connectivity" | "target" | "whole">,
  { target, prediction }: Instances,
): ObjectReading {
  const places = new Set(whole);
  return {
    connectivity,
    ...(target && { targetInstances: target }),
    ...(prediction && { predictionInstances: prediction }),
    ...(idLabels && { targetIds: idLabels }),
    ...(places.size > 0 && { whole: (place) => places.has(place) }),
  };
}
