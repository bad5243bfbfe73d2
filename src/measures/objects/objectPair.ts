import type { ObjectPair, ObjectTable, Overlaps } from "../../core/shapes/objects";
import { ignoredMark } from "../classPair";
import { CellSums } from "../rows/cellSums";
import { NO_OBJECT, type ObjectsOfRuns } from "./components";
import type { PlaneRuns } from "./planeRuns";

/** One side: its runs and the objects that they belong to. */
export interface Side {
  readonly runs: PlaneRuns;
  readonly objects: ObjectsOfRuns;
}

/** The objects of both sides with their overlaps. */
export function objectPair(target: Side, prediction: Side, classes: number): ObjectPair {
  const shared = sharedPixels(target, prediction, ignoredMark(classes));
  return {
    target: objectTable(target, new Float64Array(target.objects.count)),
    prediction: objectTable(prediction, shared.ignored),
    overlaps: shared.overlaps,
  };
}

function objectTable({ runs, objects: { objects, count } }: Side, ignored: Float64Array): ObjectTable {
  const { width, height, depth, rows, starts, values } = runs;
  const classes = new Int32Array(count);
  const areas = new Float64Array(count);
  const boxes = new Int32Array(6 * count);
  const atEdge = new Uint8Array(count);
  for (let object = 0; object < count; object++) boxes.set([width, height, depth, 0, 0, 0], 6 * object);
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      const row = z * height + y;
      const atSide = y === 0 || y === height - 1 || (depth > 1 && (z === 0 || z === depth - 1));
      for (let run = rows[row]; run < rows[row + 1]; run++) {
        const object = objects[run];
        if (object === NO_OBJECT) continue;
        const start = starts[run];
        const end = run + 1 < rows[row + 1] ? starts[run + 1] : width;
        classes[object] = values[run];
        areas[object] += end - start;
        if (atSide || start === 0 || end === width) atEdge[object] = 1;
        const box = 6 * object;
        if (start < boxes[box]) boxes[box] = start;
        if (y < boxes[box + 1]) boxes[box + 1] = y;
        if (z < boxes[box + 2]) boxes[box + 2] = z;
        if (end > boxes[box + 3]) boxes[box + 3] = end;
        if (y >= boxes[box + 4]) boxes[box + 4] = y + 1;
        if (z >= boxes[box + 5]) boxes[box + 5] = z + 1;
      }
    }
  }
  return { classes, areas, boxes, atEdge, ignored };
}

/** Walks the runs of both sides together. */
function sharedPixels(
  target: Side,
  prediction: Side,
  ignoredValue: number,
): { readonly overlaps: Overlaps; readonly ignored: Float64Array } {
  const { width, height, depth } = target.runs;
  const [t, p] = [target.runs, prediction.runs];
  const [targets, predictions] = [target.objects.objects, prediction.objects.objects];
  const count = prediction.objects.count;
  const ignored = new Float64Array(count);
  const overlaps = new CellSums(target.objects.count * count);
  for (let row = 0; row < height * depth; row++) {
    let runT = t.rows[row];
    let runP = p.rows[row];
    for (let from = 0; from < width;) {
      const endT = runT + 1 < t.rows[row + 1] ? t.starts[runT + 1] : width;
      const endP = runP + 1 < p.rows[row + 1] ? p.starts[runP + 1] : width;
      const to = Math.min(endT, endP);
      const object = predictions[runP];
      if (object !== NO_OBJECT) {
        if (t.values[runT] === ignoredValue) ignored[object] += to - from;
        else if (t.values[runT] === p.values[runP] && targets[runT] !== NO_OBJECT) {
          overlaps.add(targets[runT] * count + object, to - from);
        }
      }
      if (endT === to) runT++;
      if (endP === to) runP++;
      from = to;
    }
  }
  const rows = overlaps.cells();
  return {
    overlaps: {
      targets: Int32Array.from(rows, ([key]) => Math.floor(key / count)),
      predictions: Int32Array.from(rows, ([key]) => key % count),
      pixels: Float64Array.from(rows, ([, pixels]) => pixels),
    },
    ignored,
  };
}
