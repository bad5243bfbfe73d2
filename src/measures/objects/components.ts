import type { Connectivity } from "../../core/shapes/connectivity";
import type { PlaneRuns } from "./planeRuns";
import { join, ownParents, root } from "./unionFind";

/** Objects of a plane: the object of each run, or -1. */
export interface ObjectsOfRuns {
  readonly objects: Int32Array;
  readonly count: number;
}

export const NO_OBJECT = -1;

/** Says of which classes all pixels are one object. */
type IsWhole = (classIndex: number) => boolean;

/**
 * The connected components of all classes at once, numbered from 0 in the order of their first pixels.
 *
 * Union-find over runs: work and memory grow with the runs, not with the pixels.
 *
 * @param classes the classes are the values below it
 * @param whole classes (by index) whose pixels are one object wherever they lie, as "stuff" is
 */
export function componentsOf(
  runs: PlaneRuns,
  classes: number,
  connectivity: Connectivity,
  whole: IsWhole = () => false,
): ObjectsOfRuns {
  const { height, depth, rows, values } = runs;
  const parents = ownParents(values.length);
  const corners = connectivity === 4 || connectivity === 6 ? 0 : 1;
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      const row = z * height + y;
      if (y > 0) joinRows(runs, parents, row, row - 1, corners);
      if (z === 0) continue;
      joinRows(runs, parents, row, row - height, corners);
      if (corners === 0) continue;
      // The rows above and below in the slice before touch by edges of voxels, and by their corners only with 26 neighbours.
      const reach = connectivity === 26 ? 1 : 0;
      if (y > 0) joinRows(runs, parents, row, row - height - 1, reach);
      if (y < height - 1) joinRows(runs, parents, row, row - height + 1, reach);
    }
  }
  joinWhole(values, classes, parents, whole);
  return numberObjects(rows[height * depth], (run) => (values[run] < classes ? root(parents, run) : NO_OBJECT));
}

/** The instances as they are numbered, each a class and a number; pixels of number 0 are not an object. */
export function instancesOf(
  { values, numbers }: PlaneRuns,
  classes: number,
  whole: IsWhole = () => false,
): ObjectsOfRuns {
  const first = new Map<number, number>();
  return numberObjects(values.length, (run) => {
    const number = numbers?.[run] ?? 0;
    if (number === 0 || values[run] >= classes) return NO_OBJECT;
    const key = (whole(values[run]) ? 0 : number) * classes + values[run];
    const known = first.get(key);
    if (known === undefined) first.set(key, run);
    return known ?? run;
  });
}

/** Joins runs of two rows that touch, if need be by corners, by `reach` pixels sideways: both rows are walked together. */
function joinRows(
  { width, rows, starts, values }: PlaneRuns,
  parents: Int32Array,
  row: number,
  other: number,
  reach: number,
): void {
  const [hereStop, thereStop] = [rows[row + 1], rows[other + 1]];
  let [here, there] = [rows[row], rows[other]];
  while (here < hereStop && there < thereStop) {
    if (values[here] === values[there]) join(parents, here, there);
    const hereEnd = here + 1 < hereStop ? starts[here + 1] : width;
    const thereEnd = there + 1 < thereStop ? starts[there + 1] : width;
    if (hereEnd === thereEnd && hereEnd < width && reach === 1) {
      // Four runs meet in a corner.
      if (values[here + 1] === values[there]) join(parents, here + 1, there);
      if (values[here] === values[there + 1]) join(parents, here, there + 1);
    }
    if (hereEnd <= thereEnd) here++;
    if (thereEnd <= hereEnd) there++;
  }
}

function joinWhole(
  values: Int32Array,
  classes: number,
  parents: Int32Array,
  whole: (classIndex: number) => boolean,
): void {
  const isWhole = Array.from({ length: classes }, (_, index) => whole(index));
  if (!isWhole.includes(true)) return;
  const first = new Int32Array(classes).fill(NO_OBJECT);
  for (let run = 0; run < values.length; run++) {
    const value = values[run];
    if (value >= classes || !isWhole[value]) continue;
    if (first[value] === NO_OBJECT) first[value] = run;
    else join(parents, run, first[value]);
  }
}

/** Numbers objects as they are met; `firstOf` gives the first run of a run's object. */
function numberObjects(runs: number, firstOf: (run: number) => number): ObjectsOfRuns {
  const objects = new Int32Array(runs);
  let count = 0;
  for (let run = 0; run < runs; run++) {
    const first = firstOf(run);
    if (first === NO_OBJECT) objects[run] = NO_OBJECT;
    else objects[run] = first === run ? count++ : objects[first];
  }
  return { objects, count };
}
