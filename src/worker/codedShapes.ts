import type { LabelPlaces } from "../core/counting/classPlaces";
import { countRows, imageCounts, type ImageCounts } from "../core/labels/counts";
import type { MaskFacts } from "../core/labels/labelMap";
import { entryAt } from "../core/numbers/numberAt";
import { classRuns, MOST_CLASSES, UNKNOWN_CLASS } from "../kernel/shapes/classRuns";
import type { CodedMask } from "../masks/codedMask";
import type { MeasureTask } from "../protocol/measureTask";
import type { PairJob } from "../protocol/worker";
import type { KernelCounter } from "./kernelCounter";
import { ShapeRuns } from "./shapeRuns";

/** A pair of images whose shapes are measured on runs in the kernel's memory. */
export interface CodedShapes {
  readonly shapes: ShapeRuns;
  readonly facts: { readonly target: MaskFacts; readonly prediction?: MaskFacts };
  /** Of the places of classes. */
  readonly counts: ImageCounts;
}

/**
 * Reads both masks of a pair in the kernel, where runs of PNGs never become pixels. Undefined for all that it does not read, for volumes, instances and
 * labels that are of no known class.
 */
export function codedShapes(
  counter: KernelCounter,
  { target, prediction }: Pick<PairJob, "target" | "prediction">,
  task: MeasureTask,
): CodedShapes | undefined {
  const classes = task.classes.length;
  if (!prediction || classes > MOST_CLASSES || task.target.ids || task.prediction.ids) return undefined;
  const read = counter.countWithCodes(target, prediction);
  if (!read || read.counted.depth !== undefined) return undefined;
  const { coded, counted } = read;
  const [ofTarget, ofPrediction] = [new Map(placesOf(task.target)), new Map(placesOf(task.prediction))];
  const runs = (mask: CodedMask, places: ReadonlyMap<number, number>) =>
    classRuns(counter.kernel, mask, mask, tableOf(mask, places));
  const targetRuns = runs(coded.target, ofTarget);
  const predictionRuns = targetRuns && runs(coded.prediction, ofPrediction);
  if (!predictionRuns) return undefined;
  const rows = Array.from(countRows(counted.counts), ({ target: label, prediction: predicted, pixels }) => ({
    target: ofTarget.get(label) ?? UNKNOWN_CLASS,
    prediction: ofPrediction.get(predicted) ?? UNKNOWN_CLASS,
    pixels,
  }));
  return {
    shapes: new ShapeRuns(counter.kernel, { target: targetRuns, prediction: predictionRuns, classes }, 1),
    facts: { target: counted.target, ...(counted.prediction && { prediction: counted.prediction }) },
    counts: imageCounts(rows),
  };
}

function placesOf({ labels, places }: LabelPlaces): readonly (readonly [label: number, place: number])[] {
  return labels.map((label, row) => [label, entryAt(places, row)]);
}

/** The class of each code. */
function tableOf({ labels }: CodedMask, places: ReadonlyMap<number, number>): Uint8Array {
  const known = labels?.length ?? UNKNOWN_CLASS + 1;
  return Uint8Array.from({ length: UNKNOWN_CLASS + 1 }, (_, code) =>
    code < known ? (places.get(labels?.[code] ?? code) ?? UNKNOWN_CLASS) : UNKNOWN_CLASS,
  );
}
