import assert from "node:assert/strict";
import { bytesOf, npy } from "../../../bench/madeNpy";
import { PairCounter } from "../../../src/worker/pairCounter";
import { MOST_LABEL_PAIRS } from "../../../src/worker/tooManyLabels";
import { KERNEL } from "../../support/kernel";

/** Labels of which each is another. */
function mask(labels: number): Uint8Array {
  return npy({ descr: "<i4", shape: [1, labels], data: bytesOf(Int32Array.from({ length: labels }, (_, at) => at)) });
}

const LIMITS = { maxPixels: 2 ** 24, kernel: KERNEL };

describe("a pair of masks with very many labels", () => {
  for (const [how, counter] of [
    ["whole", new PairCounter(LIMITS)],
    ["in strips", new PairCounter({ ...LIMITS, mostAtOnce: 1000, mostBytesAtOnce: 1000 })],
  ] as const)
    it(`is counted up to a bound, and beyond it refused with what it may be: ${how}`, () => {
      const most = { target: { bytes: mask(MOST_LABEL_PAIRS) } };
      const more = { target: { bytes: mask(MOST_LABEL_PAIRS + 1) } };
      for (const prediction of ["none", "the same"]) {
        const pairOf = ({ target }: typeof most) => ({
          target,
          prediction: prediction === "none" ? undefined : target,
        });
        const counted = counter.count(pairOf(most));
        assert.equal(counted.ok && counted.counts.pixels.length, MOST_LABEL_PAIRS);
        assert.deepEqual(counter.count(pairOf(more)), {
          ok: false,
          kind: "unreadable",
          side: "target",
          message:
            "The two masks have more than 262,144 different pairs of labels, as photographs have. " +
            "Check that both are masks; instances are counted as the classes that they are of.",
        });
      }
    });
});
