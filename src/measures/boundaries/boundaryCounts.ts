import { imageCounts, type CountRow } from "../../core/labels/counts";
import type { BoundaryCounts } from "../../core/shapes/boundaryCounts";
import { ignoredMark, type ImagePair } from "../classPair";
import { pairRuns, type PairRuns } from "../objects/pairRuns";
import type { PlaneRuns } from "../objects/planeRuns";
import { CellSums } from "../rows/cellSums";
import { insideRuns, type Stretches } from "./insideRuns";
import { keepCompiled } from "../keepCompiled";

/**
 * Counts the pixels of an image by class and by whether they lie in the band along the outlines of their own mask, on
 * both sides at once. The outside of the image is another class, and so are ignored pixels and those of no class.
 *
 * @param band the width of the band in pixels, from 1
 */
export function boundaryCounts(pair: ImagePair, band: number, runs: PairRuns = pairRuns(pair)): BoundaryCounts {
  const { classes, height } = pair;
  const codes = 2 * (ignoredMark(classes) + 1);
  const t = new Codes(runs.target, insideRuns(runs.target, band));
  const p = new Codes(runs.prediction, insideRuns(runs.prediction, band));
  const sums = new CellSums(codes * codes);
  for (let row = 0; row < height; row++) {
    t.begin(row);
    p.begin(row);
    for (let from = 0; from < pair.width;) {
      const to = Math.min(t.end, p.end);
      sums.add(t.code * codes + p.code, to - from);
      if (t.end === to) t.next();
      if (p.end === to) p.next();
      from = to;
    }
  }
  return { classes, band, counts: imageCounts(rows(sums, codes)) };
}

function* rows(sums: CellSums, codes: number): Generator<CountRow> {
  for (const [key, pixels] of sums.cells()) yield { target: Math.floor(key / codes), prediction: key % codes, pixels };
}

/** Walks a row of one side by pieces of one class that are inside or in the band. */
class Codes {
  /** Twice the class, and one more in the band. */
  code = 0;
  /** Where the piece ends. */
  end = 0;
  private run = 0;
  private lastRun = 0;
  private inside = 0;
  private lastInside = 0;

  constructor(
    private readonly runs: Pick<PlaneRuns, "width" | "rows" | "starts" | "values">,
    private readonly stretches: Stretches,
  ) {}

  begin(row: number): void {
    this.end = 0;
    this.run = this.runs.rows[row];
    this.lastRun = this.runs.rows[row + 1];
    this.inside = this.stretches.rows[row];
    this.lastInside = this.stretches.rows[row + 1];
    this.next();
  }

  next(): void {
    const { starts, values, width } = this.runs;
    const from = this.end;
    if (this.run + 1 < this.lastRun && starts[this.run + 1] === from) this.run++;
    const runEnd = this.run + 1 < this.lastRun ? starts[this.run + 1] : width;
    if (this.inside < this.lastInside && this.stretches.ends[this.inside] <= from) this.inside++;
    const stretch = this.inside < this.lastInside ? this.stretches.starts[this.inside] : width;
    const isInside = stretch <= from;
    this.code = 2 * values[this.run] + (isInside ? 0 : 1);
    this.end = isInside ? this.stretches.ends[this.inside] : Math.min(runEnd, stretch);
  }
}

keepCompiled(
  new Codes(
    { width: 0, rows: new Int32Array(), starts: new Int32Array(), values: new Int32Array() },
    { rows: new Int32Array(), starts: new Int32Array(), ends: new Int32Array() },
  ),
);
