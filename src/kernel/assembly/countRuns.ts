// Counts pairs of labels of two lists of runs.
import { add, cells } from "./count";

/**
 * Adds the pixels of two images as lists of runs (see `rows.ts`), each closed by a run at `pixels`, to the cells. Of both lists the run after the next is
 * loaded already, so that no step waits for memory.
 */
export function countRuns(target: usize, prediction: usize, pixels: u32): void {
  let t = load<u32>(target);
  let p = load<u32>(prediction);
  let nextTarget = load<u32>(target, 4);
  let nextPrediction = load<u32>(prediction, 4);
  let start: u32 = 0;
  const end = pixels << 8;
  while (start < end) {
    const targetAfter = load<u32>(target, 8);
    const predictionAfter = load<u32>(prediction, 8);
    const border = min(nextTarget & 0xffffff00, nextPrediction & 0xffffff00);
    add(cells + (<usize>(t & 255) << 10) + (<usize>(p & 255) << 2), (border - start) >> 8);
    start = border;
    const isTarget = (nextTarget & 0xffffff00) == border;
    const isPrediction = (nextPrediction & 0xffffff00) == border;
    t = isTarget ? nextTarget : t;
    p = isPrediction ? nextPrediction : p;
    nextTarget = isTarget ? targetAfter : nextTarget;
    nextPrediction = isPrediction ? predictionAfter : nextPrediction;
    target += <usize>isTarget << 2;
    prediction += <usize>isPrediction << 2;
  }
}

/** Writes the pixels of a list of runs, a byte each, to `to`; up to 15 bytes behind them are written as well. */
export function paintRuns(runs: usize, pixels: u32, to: usize): void {
  let run = load<u32>(runs);
  for (let at: u32 = 0; at < pixels; ) {
    runs += 4;
    const following = load<u32>(runs);
    const end = following >> 8;
    const label = i8x16.splat(<i8>run);
    for (; at < end; at += 16) v128.store(to + at, label);
    at = end;
    run = following;
  }
}
