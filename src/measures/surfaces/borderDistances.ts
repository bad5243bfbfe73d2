import type { ShapePoints } from "../../core/shapes/shapeMarks";
import type { Spacing } from "../../core/shapes/spacing";
import type { ClassPair } from "../classPair";
import { borderPixels } from "./borderPixels";
import { nearestSquared } from "./nearestPoints";
import type { ClassPoints } from "./pointList";

/** The border pixels of all classes of both sides, each with its distance to the nearest of its class on the other side. */
export function borderDistances(pair: ClassPair, spacing: Spacing): ShapePoints {
  const target = borderPixels(pair, "target");
  const prediction = borderPixels(pair, "prediction");
  const ofTarget = target.positions.length;
  const total = ofTarget + prediction.positions.length;
  const points = { places: new Int32Array(total), classes: new Int32Array(total), values: new Float32Array(total) };
  const put = (from: ClassPoints, to: ClassPoints, first: number): void => {
    points.places.set(from.positions, first);
    for (let index = 0; index < pair.classes; index++) {
      const [start, end] = [from.starts[index], from.starts[index + 1]];
      points.classes.fill(index, first + start, first + end);
      const others = to.positions.subarray(to.starts[index], to.starts[index + 1]);
      const squared = nearestSquared(from.positions.subarray(start, end), others, pair, spacing);
      points.values.set(squared.map(Math.sqrt), first + start);
    }
  };
  put(target, prediction, 0);
  put(prediction, target, ofTarget);
  return { ...points, ofTarget };
}
