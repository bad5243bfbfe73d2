import type { Side } from "../core/labels/label";
import { labelRuns } from "../core/labels/labelRuns";
import { bandWidth } from "../core/shapes/bandWidth";
import type { ShapeMarks, ShapeView } from "../core/shapes/shapeMarks";
import { UNIT_SPACING } from "../core/shapes/spacing";
import { bandPlane } from "../measures/boundaries/bandPlane";
import { isImage, type ImagePair } from "../measures/classPair";
import { kindPlane } from "../measures/kinds/kindPlane";
import { kindReach } from "../measures/kinds/kindReach";
import { sideObjects } from "../measures/objects/objectsOf";
import { paintRuns } from "../measures/objects/paintRuns";
import { skeletonPoints } from "../measures/skeletons/skeletonPoints";
import { borderDistances } from "../measures/surfaces/borderDistances";
import type { ShapeTask } from "../protocol/measureTask";
import type { ShapeOutcome } from "../protocol/pixels";
import type { ShapeJob } from "../protocol/worker";
import { objectReading } from "./objectReading";
import { readClassPair, type Instances, type ReadOptions } from "./readClassPair";

/** The shapes of a pair for the eye, made as those that are measured. */
export function shapesOfPair(
  { target, prediction, shapes, resize }: ShapeJob,
  decode: ReadOptions["decode"],
): ShapeOutcome {
  const { view, task } = shapes;
  const sources = prediction ? { target, prediction } : { target };
  const read = readClassPair(sources, task, { decode, resize });
  if (!read.ok) return { ok: false, message: `Its shapes can't be shown. ${read.message}` };
  const { pair, instances } = read;
  if (!isImage(pair)) return { ok: false, message: VOLUME };
  return { ok: true, marks: marksOf(pair, view, task, instances) };
}

const VOLUME = "Shapes are drawn of images, and this is a volume of several slices. Its figures are of all of it.";

export function marksOf(pair: ImagePair, view: ShapeView, task: ShapeTask, instances: Instances = {}): ShapeMarks {
  const { width, height } = pair;
  const { band, spacing = UNIT_SPACING } = task;
  switch (view) {
    case "kinds": {
      const reach = kindReach(width, height);
      return { view, codes: labelRuns(kindPlane(pair, reach)), reach };
    }
    case "objects": {
      const reading = objectReading(task, instances);
      const side = (of: Side) => {
        const { runs, objects } = sideObjects(pair, pair[of], undefined, instances[of], reading);
        return labelRuns(paintRuns(runs, objects));
      };
      return { view, target: side("target"), prediction: side("prediction") };
    }
    case "band": {
      const pixels = bandWidth(band, width, height);
      return { view, codes: labelRuns(bandPlane(pair, pixels)), band: pixels };
    }
    case "distance":
      return { view, points: borderDistances(pair, spacing) };
    case "skeleton":
      return { view, points: skeletonPoints(pair) };
  }
}

/** The buffers that travel with the outcome instead of being copied. */
export function buffersOfShapes(outcome: ShapeOutcome): readonly ArrayBuffer[] {
  if (!outcome.ok) return [];
  const { marks } = outcome;
  const arrays =
    "points" in marks
      ? [marks.points.places, marks.points.classes, marks.points.values]
      : ("codes" in marks ? [marks.codes] : [marks.target, marks.prediction]).flatMap(({ places, lengths }) => [
          places,
          lengths,
        ]);
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}
