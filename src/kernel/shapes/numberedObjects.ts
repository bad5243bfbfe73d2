import type { Connectivity } from "../../core/shapes/connectivity";
import type { ObjectPair, ObjectTable, Overlaps } from "../../core/shapes/objects";
import type { WasmKernel } from "../wasmKernel";
import type { ClassRuns, ClassRunsPair } from "./classRuns";

const WORD = 4;
const NUMBERS = 256;
/** Words of an object's row in the kernel. */
const ROW = 8;
/** Bytes of a pair of objects and its pixels. */
const SLOT = 16;
const SLOT_WORDS = SLOT / WORD;

/** The objects of one side, in the kernel's memory: the number of each run's. */
export interface NumberedObjects {
  readonly objects: number;
  readonly count: number;
}

export interface NumberingOptions {
  readonly classes: number;
  readonly connectivity: Connectivity;
  /** Classes whose pixels are one object wherever they lie. */
  readonly whole?: ((classIndex: number) => boolean) | undefined;
}

/** As `componentsOf` in `src/measures/objects/`, of the runs of an image in the kernel's memory; undefined where that has no room. */
export function numberObjects(
  kernel: WasmKernel,
  { rows, width, height, entries }: ClassRuns,
  { classes, connectivity, whole }: NumberingOptions,
): NumberedObjects | undefined {
  const wholeAt = kernel.allocate(NUMBERS);
  const objects = kernel.allocate(entries * WORD);
  if (wholeAt === undefined || objects === undefined) return undefined;
  const table = kernel.view(wholeAt, NUMBERS).fill(0);
  if (whole) for (let index = 0; index < classes; index++) table[index] = whole(index) ? 1 : 0;
  const corners = connectivity === 4 || connectivity === 6 ? 0 : 1;
  return { objects, count: kernel.calls.numberObjects(rows, height, width, classes, corners, wholeAt, objects) };
}

/** As `objectPair` in `src/measures/objects/`, of runs and objects in the kernel's memory. */
export function describeObjects(
  kernel: WasmKernel,
  runs: ClassRunsPair,
  target: NumberedObjects,
  prediction: NumberedObjects,
): ObjectPair | undefined {
  const targetTable = describe(kernel, runs.target, target);
  const predictionTable = describe(kernel, runs.prediction, prediction);
  if (targetTable === undefined || predictionTable === undefined) return undefined;
  const overlaps = overlapsOf(kernel, runs, target, prediction, predictionTable);
  if (!overlaps) return undefined;
  return {
    target: tableOf(kernel, targetTable, target.count),
    prediction: tableOf(kernel, predictionTable, prediction.count),
    overlaps,
  };
}

function describe(kernel: WasmKernel, runs: ClassRuns, { objects, count }: NumberedObjects): number | undefined {
  const table = kernel.allocate(count * ROW * WORD);
  if (table !== undefined) kernel.calls.describeObjects(runs.rows, runs.height, runs.width, objects, count, table);
  return table;
}

function overlapsOf(
  kernel: WasmKernel,
  { target, prediction, classes }: ClassRunsPair,
  ofTarget: NumberedObjects,
  ofPrediction: NumberedObjects,
  table: number,
): Overlaps | undefined {
  // Each pair that overlaps does so in a stretch of a row at least, which ends where a run does.
  const most = Math.min(target.entries + prediction.entries, ofTarget.count * ofPrediction.count);
  const bits = Math.ceil(Math.log2(most + 1)) + 1;
  const slots = kernel.allocate(SLOT * 2 ** bits);
  const { rows, width, height } = target;
  if (slots === undefined) return undefined;
  const ignored = classes + 1;
  const { objects, count } = ofPrediction;
  const { calls } = kernel;
  const [p, t] = [prediction.rows, ofTarget.objects];
  const found = calls.overlapObjects(rows, p, width, height, t, objects, ignored, table, slots, bits);
  const firsts = kernel.allocate((Math.max(ofTarget.count, count) + 1) * WORD);
  const work = kernel.allocate(found * SLOT);
  const to = kernel.allocate(found * SLOT);
  if (firsts === undefined || work === undefined || to === undefined) return undefined;
  calls.sortOverlaps(slots, bits, ofTarget.count, count, firsts, work, to);
  const words = new Uint32Array(calls.memory.buffer, to, found * SLOT_WORDS);
  const overlaps = {
    targets: new Int32Array(found),
    predictions: new Int32Array(found),
    pixels: new Float64Array(found),
  };
  for (let row = 0, at = 0; row < found; row++, at += SLOT_WORDS) {
    overlaps.targets[row] = words[at];
    overlaps.predictions[row] = words[at + 1];
    overlaps.pixels[row] = words[at + 2];
  }
  kernel.release(slots);
  return overlaps;
}

function tableOf(kernel: WasmKernel, table: number, count: number): ObjectTable {
  const words = new Uint32Array(kernel.calls.memory.buffer, table, count * ROW);
  const columns = {
    classes: new Int32Array(count),
    areas: new Float64Array(count),
    boxes: new Int32Array(6 * count),
    atEdge: new Uint8Array(count),
    ignored: new Float64Array(count),
  };
  for (let object = 0, at = 0, box = 0; object < count; object++, at += ROW, box += 6) {
    columns.classes[object] = words[at];
    columns.areas[object] = words[at + 1];
    columns.boxes[box] = words[at + 2];
    columns.boxes[box + 1] = words[at + 3];
    columns.boxes[box + 3] = words[at + 4];
    columns.boxes[box + 4] = words[at + 5];
    columns.boxes[box + 5] = 1;
    columns.atEdge[object] = words[at + 6];
    columns.ignored[object] = words[at + 7];
  }
  return columns;
}
