import type { ComponentCells } from "../../core/shapes/componentCells";
import type { Spacing } from "../../core/shapes/spacing";
import type { ClassPair } from "../classPair";
import { borderPixels } from "../surfaces/borderPixels";
import { nearestInImage } from "../surfaces/nearestInImage";
import type { Connectivity } from "../../core/shapes/connectivity";
import { componentsOf, NO_OBJECT } from "./components";
import { nearestOwner } from "./nearestOwner";
import { paintRuns } from "./paintRuns";
import { planeRuns } from "./planeRuns";

/**
 * Shares out the predicted pixels of each class among the target's components of it: to the nearest one, of several as near to
 * the first. Ignored target pixels are in no cell.
 */
export function componentCells(
  pair: ClassPair,
  connectivity: Connectivity,
  spacing: Spacing,
): readonly ComponentCells[] {
  const { target, prediction, classes } = pair;
  const runs = planeRuns(target, pair);
  const components = componentsOf(runs, classes, connectivity);
  const objects = paintRuns(runs, components);
  const sums = {
    target: new Float64Array(components.count),
    prediction: new Float64Array(components.count),
    common: new Float64Array(components.count),
  };
  const classOf = new Int32Array(components.count);
  // Without marks, as pixels beside ignored ones are as near as others are.
  const { starts, positions } = borderPixels({ ...pair, target: withoutMarks(pair) }, "target");
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
  return Array.from({ length: classes }, (_, index) => {
    const border = positions.subarray(starts[index], starts[index + 1]);
    const stray = strays[index];
    if (border.length > 0) {
      const owners = border.map((position) => objects[position]);
      const nearest =
        pair.depth === 1
          ? nearestInImage(stray, border, owners, pair.width, spacing).found.map((place) => owners[place])
          : nearestOwner(stray, border, owners, pair, spacing);
      for (const owner of nearest) sums.prediction[owner]++;
    }
    const own = (column: Float64Array): Float64Array => column.filter((_pixels, object) => classOf[object] === index);
    return {
      ...{ target: own(sums.target), prediction: own(sums.prediction), common: own(sums.common) },
      outside: border.length > 0 ? 0 : stray.length,
    };
  });
}

function withoutMarks({ target, classes }: ClassPair): ClassPair["target"] {
  return target.map((value) => Math.min(value, classes));
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
