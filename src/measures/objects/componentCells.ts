import type { ComponentCells } from "../../core/shapes/componentCells";
import type { Spacing } from "../../core/shapes/spacing";
import { withoutIgnored, type ClassPair } from "../classPair";
import { borderPixels } from "../surfaces/borderPixels";
import { nearestInImage } from "../surfaces/nearestInImage";
import type { Connectivity } from "../../core/shapes/connectivity";
import { componentsOf, NO_OBJECT } from "./components";
import { nearestOwner } from "./nearestOwner";
import { paintRuns } from "./paintRuns";
import { pairRuns, type PairRuns } from "./pairRuns";

/**
 * Shares out the predicted pixels of each class among the target's components of it: to the nearest one, of several as near to
 * the first. Ignored target pixels are in no cell.
 *
 * @param runs of the pair, where they are known
 */
export function componentCells(
  pair: ClassPair,
  connectivity: Connectivity,
  spacing: Spacing,
  runs: PairRuns = pairRuns(pair),
): readonly ComponentCells[] {
  const { target, prediction, classes } = pair;
  const components = componentsOf(runs.target, classes, connectivity);
  const objects = paintRuns(runs.target, components);
  const sums = {
    target: new Float64Array(components.count),
    prediction: new Float64Array(components.count),
    common: new Float64Array(components.count),
  };
  const classOf = new Int32Array(components.count);
  // Without marks, as pixels beside ignored ones are as near as others are.
  const { starts, positions } = borderPixels(withoutIgnored(pair), "target");
  const strays = strayPixels(pair);
  for (let at = 0; at < target.length; at++) {
    const object = objects[at];
    if (object === NO_OBJECT) continue;
    classOf[object] = target[at];
    sums.target[object]++;
    if (prediction[at] !== target[at]) continue;
    sums.prediction[object]++;
    sums.common[object]++;
  }
  const objectsOfClass = Array.from({ length: classes }, (): number[] => []);
  classOf.forEach((classIndex, object) => objectsOfClass[classIndex].push(object));
  return Array.from({ length: classes }, (_, index) => {
    const own = objectsOfClass[index];
    const stray = strays[index];
    // All is nearest to a component that is the only one.
    if (own.length === 1) sums.prediction[own[0]] += stray.length;
    else if (own.length > 1) {
      const border = positions.subarray(starts[index], starts[index + 1]);
      const owners = border.map((position) => objects[position]);
      const nearest =
        pair.depth === 1
          ? nearestInImage(stray, border, owners, pair.width, spacing).found.map((place) => owners[place])
          : nearestOwner(stray, border, owners, pair, spacing);
      for (const owner of nearest) sums.prediction[owner]++;
    }
    const of = (column: Float64Array): Float64Array => Float64Array.from(own, (object) => column[object]);
    return {
      ...{ target: of(sums.target), prediction: of(sums.prediction), common: of(sums.common) },
      outside: own.length > 0 ? 0 : stray.length,
    };
  });
}

/** The predicted pixels of each class that the target does not have, nor ignores. */
function strayPixels({ target, prediction, classes }: ClassPair): readonly Int32Array[] {
  const counts = new Int32Array(classes);
  const isStray = (at: number): boolean =>
    prediction[at] < classes && prediction[at] !== target[at] && target[at] <= classes;
  for (let at = 0; at < target.length; at++) if (isStray(at)) counts[prediction[at]]++;
  const strays = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let at = 0; at < target.length; at++) if (isStray(at)) strays[prediction[at]][counts[prediction[at]]++] = at;
  return strays;
}
