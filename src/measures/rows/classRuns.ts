import type { PlaneRuns } from "../objects/planeRuns";

/**
 * The runs of a plane parted by class: those of class c are `first[c]` up to `first[c + 1]`, in the order of the plane. The marks
 * behind the classes are parted as well.
 */
export interface ClassRuns {
  readonly first: Int32Array;
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Which one of the plane's runs each is. */
  readonly runs: Int32Array;
}

export function classRuns({ width, rows, starts, values }: PlaneRuns, classes: number): ClassRuns {
  const runs = values.length;
  const first = new Int32Array(classes + 3);
  for (let run = 0; run < runs; run++) first[values[run] + 1]++;
  for (let value = 0; value < classes + 2; value++) first[value + 1] += first[value];
  const next = first.slice();
  const parted: ClassRuns = {
    first,
    rows: new Int32Array(runs),
    starts: new Int32Array(runs),
    ends: new Int32Array(runs),
    runs: new Int32Array(runs),
  };
  for (let row = 0; row + 1 < rows.length; row++) {
    const last = rows[row + 1];
    for (let run = rows[row]; run < last; run++) {
      const to = next[values[run]]++;
      parted.rows[to] = row;
      parted.starts[to] = starts[run];
      parted.ends[to] = run + 1 < last ? starts[run + 1] : width;
      parted.runs[to] = run;
    }
  }
  return parted;
}
