import type { PairOfClasses } from "../../../src/core/counting/confusion";

/** The pairs of a square table that is written row by row: targets in rows, predictions in columns. */
export function pairsOf(classes: number, counts: readonly number[] | Float64Array): readonly PairOfClasses[] {
  return Array.from(counts, (pixels, index) => ({
    target: Math.floor(index / classes),
    prediction: index % classes,
    pixels,
  }));
}
