import assert from "node:assert/strict";
import type { ReadOptions } from "../../src/masks/decodeMask";
import type { PairOutcome } from "../../src/protocol/pair";
import { PairCounter } from "../../src/worker/pairCounter";
import { fileAt } from "./check";

/** Strips of a row, of a few, and of as many as there are. */
const STRIP_PIXELS = [1, 100, 1000, 100_000];

interface Whole {
  /** What came of the pair as it was counted whole. */
  readonly expected: PairOutcome;
  readonly options: ReadOptions & { readonly kernel: Uint8Array };
}

/**
 * Counts a pair, or a file by itself, in strips as large masks are: the same comes of it, and what is refused whole is refused.
 * How many pixels a strip has follows from the file, so that it fails again in the same way.
 */
export function stripsAgree(files: readonly Buffer[], { expected, options }: Whole): void {
  const target = fileAt(files, 0);
  const stripPixels = STRIP_PIXELS[target.length % STRIP_PIXELS.length] ?? 1;
  const counter = new PairCounter({ ...options, mostAtOnce: 0, stripPixels });
  const outcome = counter.count({ target: { bytes: target }, prediction: { bytes: files[1] ?? target } });
  if (expected.ok) assert.deepEqual(outcome, expected, `strips of ${stripPixels} pixels`);
  else assert.equal(outcome.ok, false, `counted in strips of ${stripPixels} pixels: ${expected.message}`);
}
