import { imageCounts, type CountRow } from "../../core/labels/counts";
import type { BoundaryCounts } from "../../core/shapes/boundaryCounts";
import type { WasmKernel } from "../wasmKernel";
import type { ClassRunsPair } from "./classRuns";

const MARKS = 2;
const WORD = 4;

/**
 * As `boundaryCounts` in `src/measures/boundaries/`, of runs in the kernel's memory; undefined where that has no room.
 *
 * @param band the width of the band in pixels, from 1
 */
export function bandCounts(
  kernel: WasmKernel,
  { target, prediction, classes }: ClassRunsPair,
  band: number,
): BoundaryCounts | undefined {
  const { width, height } = target;
  // A wider one than the image is the whole image as well.
  const within = Math.min(band, Math.max(width, height));
  const codes = 2 * (classes + MARKS);
  const cells = kernel.allocate(codes * codes * WORD);
  const work = kernel.allocate(kernel.calls.bandBytes(width, within));
  if (cells === undefined || work === undefined) return undefined;
  kernel.view(cells, codes * codes * WORD).fill(0);
  kernel.calls.countBands(target.rows, prediction.rows, width, height, within, codes, cells, work);
  const sums = new Uint32Array(kernel.calls.memory.buffer, cells, codes * codes);
  const rows: CountRow[] = [];
  for (let cell = 0; cell < sums.length; cell++) {
    const pixels = sums[cell];
    if (pixels > 0) rows.push({ target: Math.floor(cell / codes), prediction: cell % codes, pixels });
  }
  kernel.release(cells);
  return { classes, band, counts: imageCounts(rows) };
}
