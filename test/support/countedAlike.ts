import assert from "node:assert/strict";
import { join } from "node:path";
import type { PairOutcome } from "../../src/protocol/pair";
import { PairCounter } from "../../src/worker/pairCounter";
import { KERNEL } from "./kernel";
import { temporaryFolder } from "./temporaryFolder";

const OPTIONS = { maxPixels: 2_000_000, kernel: KERNEL };
const whole = new PairCounter(OPTIONS);

/** A pair as it is counted whole, after the same came of it in strips of so many pixels and in one of all; what is refused is refused in strips too. */
export function countedAlike(target: Buffer, prediction: Buffer, stripPixels: readonly number[]): PairOutcome {
  const pair = { target: { bytes: target }, prediction: { bytes: prediction } };
  const folder = temporaryFolder({ target, prediction });
  // Held files are read in another way than those on the disk.
  const onDisk = { target: { path: join(folder, "target") }, prediction: { path: join(folder, "prediction") } };
  const expected = whole.count(pair);
  for (const pixels of [...stripPixels, OPTIONS.maxPixels]) {
    const counter = new PairCounter({ ...OPTIONS, mostAtOnce: 0, stripPixels: pixels });
    for (const files of [pair, onDisk]) {
      const outcome = counter.count(files);
      if (expected.ok) assert.deepEqual(outcome, expected, `strips of ${pixels} pixels`);
      else assert.equal(outcome.ok, false, `strips of ${pixels} pixels`);
    }
  }
  return expected;
}
