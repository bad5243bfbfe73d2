import type { ObjectsOfRuns } from "../objects/components";
import { ownParents, root } from "../objects/unionFind";
import type { ClassRuns } from "../rows/classRuns";
import { joinRows } from "../rows/joinRows";
import { RowSet } from "../rows/rowSet";
import type { Grid } from "../surfaces/distanceTransform";
import { dilate } from "./dilate";

/** The lesions of one class, columns of one length, in the order of the first pixels of what they are when they are dilated. */
export interface ClassLesions {
  /** Pixels of the lesion, of the predicted components that touch it when it is dilated, and of both. */
  readonly target: Float64Array;
  readonly prediction: Float64Array;
  readonly common: Float64Array;
  /** Those components. */
  readonly touching: readonly (readonly number[])[];
  /** Predicted components of the class that touch none. */
  readonly invented: number;
  /** The lesion of each run of the target's class. */
  readonly lesionOfRun: Int32Array;
}

interface Sides {
  readonly target: ClassRuns;
  readonly prediction: ClassRuns;
  /** Those of the prediction. */
  readonly components: ObjectsOfRuns;
}

export function classLesions(
  { target, prediction, components: { objects } }: Sides,
  classIndex: number,
  dilations: number,
  grid: Grid,
): ClassLesions {
  let reach = setOf(target, classIndex);
  for (let round = 0; round < dilations; round++) reach = dilate(reach, grid);
  const { lesions, count } = numberPieces(reach, grid);

  const sums = { target: new Float64Array(count), common: new Float64Array(count) };
  const [first, stop] = [target.first[classIndex], target.first[classIndex + 1]];
  const lesionOfRun = new Int32Array(stop - first);
  eachOverlap(target, classIndex, reach, (run, stretch, pixels) => {
    lesionOfRun[run - first] = lesions[stretch];
    sums.target[lesions[stretch]] += pixels;
  });

  const touching = Array.from({ length: count }, () => new Set<number>());
  eachOverlap(prediction, classIndex, reach, (run, stretch) => {
    touching[lesions[stretch]].add(objects[prediction.runs[run]]);
  });
  eachOverlap(prediction, classIndex, setOf(target, classIndex), (_run, stretch, pixels) => {
    sums.common[lesionOfRun[stretch]] += pixels;
  });

  const areas = new Map<number, number>();
  for (let run = prediction.first[classIndex]; run < prediction.first[classIndex + 1]; run++) {
    const component = objects[prediction.runs[run]];
    areas.set(component, (areas.get(component) ?? 0) + prediction.ends[run] - prediction.starts[run]);
  }
  const touched = new Set(touching.flatMap((of) => [...of]));
  return {
    ...sums,
    prediction: Float64Array.from(touching, (of) => [...of].reduce((sum, one) => sum + (areas.get(one) ?? 0), 0)),
    touching: touching.map((of) => [...of]),
    invented: areas.size - touched.size,
    lesionOfRun,
  };
}

/** A class as a set, whose stretches are its runs in their order. */
function setOf({ first, rows, starts, ends }: ClassRuns, classIndex: number): RowSet {
  const set = new RowSet();
  const [from, to] = [first[classIndex], first[classIndex + 1]];
  if (from === to) return set;
  set.clear(rows[from]);
  for (let run = from; run < to; run++) {
    while (set.top + set.height < rows[run]) set.endRow();
    set.add(starts[run], ends[run], 0);
  }
  set.endRow();
  return set;
}

/** The connected piece of each stretch, of 8 neighbours in an image and 26 in a volume, numbered by their first pixels. */
function numberPieces(set: RowSet, { height, depth }: Grid): { readonly lesions: Int32Array; readonly count: number } {
  const parents = ownParents(set.count);
  const join = (row: number, other: number): void => {
    if (other >= 0) joinRows(set, parents, row, other);
  };
  for (let row = 0; row < set.height; row++) {
    const y = (set.top + row) % height;
    if (y > 0) join(row, row - 1);
    if (depth === 1) continue;
    for (let line = y > 0 ? -1 : 0; line <= (y < height - 1 ? 1 : 0); line++) join(row, row - height + line);
  }
  const lesions = new Int32Array(set.count);
  let count = 0;
  for (let at = 0; at < set.count; at++) {
    const first = root(parents, at);
    lesions[at] = first === at ? count++ : lesions[first];
  }
  return { lesions, count };
}

/** Calls back for each run of a class and each stretch of a set that it has pixels in common with. */
function eachOverlap(
  { first, rows, starts, ends }: ClassRuns,
  classIndex: number,
  set: RowSet,
  found: (run: number, stretch: number, pixels: number) => void,
): void {
  let stretch = 0;
  let row = -1;
  for (let run = first[classIndex]; run < first[classIndex + 1]; run++) {
    const at = rows[run] - set.top;
    if (at < 0 || at >= set.height) continue;
    if (at !== row) stretch = set.rows[at];
    row = at;
    const stop = set.rows[at + 1];
    while (stretch < stop && set.ends[stretch] <= starts[run]) stretch++;
    for (let other = stretch; other < stop && set.starts[other] < ends[run]; other++)
      found(run, other, Math.min(ends[run], set.ends[other]) - Math.max(starts[run], set.starts[other]));
  }
}
