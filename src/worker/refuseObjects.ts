import { formatCount, quantity } from "../core/text/format";
import type { Connectivity } from "../core/shapes/connectivity";
import { componentsOf } from "../measures/objects/components";
import type { PairRuns } from "../measures/objects/pairRuns";

/** More objects on a side than these are noise: their tables would take megabytes for each image of a report. */
export const MOST_OBJECTS = 20_000;

/** Why the objects of an image are not measured, as a sentence; undefined where they are. */
export function refuseObjects(
  { target, prediction }: PairRuns,
  classes: number,
  connectivity: Connectivity,
): string | undefined {
  for (const [side, runs] of [
    ["target", target],
    ["prediction", prediction],
  ] as const) {
    // An object has one run at least.
    if (runs.values.length <= MOST_OBJECTS) continue;
    const { count } = componentsOf(runs, classes, connectivity);
    if (count > MOST_OBJECTS)
      return `Its ${side} has ${quantity(count, "object")}, more than are measured of an image (${formatCount(MOST_OBJECTS)}), as noise has. Its other shapes are measured; clean small pieces away to have its objects.`;
  }
  return undefined;
}
