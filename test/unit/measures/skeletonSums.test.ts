import assert from "node:assert/strict";
import fc from "fast-check";
import {
  bettiErrors,
  clDice,
  topologyPrecision,
  topologySensitivity,
  type SkeletonSums,
} from "../../../src/core/shapes/skeletonSums";
import { componentsOf } from "../../../src/measures/objects/components";
import { planeRuns } from "../../../src/measures/objects/planeRuns";
import { skeletonSums } from "../../../src/measures/skeletons/skeletonSums";
import { thin } from "../../../src/measures/skeletons/thin";
import { THINNING_TABLE } from "../../../src/measures/skeletons/thinningTable";
import { assertClose, eachGiven, GOLDEN_SETS, imagePairOf } from "./golden";
import { pairs, swapped } from "./planes";

/** Whole rounds over the whole mask, as the library goes. */
function thinnedNaively(mask: Uint8Array, width: number): Uint8Array {
  const skeleton = mask.slice();
  const around = [-width - 1, -width, -width + 1, 1, width + 1, width, width - 1, -1];
  for (let changed = true; changed;) {
    changed = false;
    for (const pass of [1, 2]) {
      const before = skeleton.slice();
      before.forEach((value, at) => {
        if (value === 0) return;
        const code = around.reduce((sum, step, bit) => sum + ((before[at + step] ?? 0) << bit), 0);
        if (((THINNING_TABLE[code] ?? 0) & pass) === 0) return;
        skeleton[at] = 0;
        changed = true;
      });
    }
  }
  return skeleton;
}

const READ: Readonly<Record<string, (sums: SkeletonSums) => number | undefined>> = {
  "cldice.cldice": clDice,
  "metricsreloaded.topology_precision": topologyPrecision,
  "metricsreloaded.topology_sensitivity": topologySensitivity,
  "cldice.skeleton_target": ({ target }) => target,
  "cldice.skeleton_pred": ({ prediction }) => prediction,
};

describe("skeletons", () => {
  it("are those of whole rounds over the mask", () => {
    const masks = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 })).chain(([width, height]) =>
      fc.tuple(
        fc.constant(width + 2),
        fc.array(fc.nat(5), { minLength: width * height, maxLength: width * height }).map((values) => {
          const mask = new Uint8Array((width + 2) * (height + 2));
          values.forEach((value, at) => {
            mask[(Math.floor(at / width) + 1) * (width + 2) + (at % width) + 1] = value > 0 ? 1 : 0;
          });
          return mask;
        }),
      ),
    );
    fc.assert(
      fc.property(masks, ([width, mask]) => {
        const skeleton = mask.slice();
        thin(
          skeleton,
          width,
          Int32Array.from(mask.keys()).filter((at) => mask[at] === 1),
        );
        assert.deepEqual(skeleton, thinnedNaively(mask, width));
      }),
      { numRuns: 500 },
    );
  });

  it("swap with the sides", () => {
    fc.assert(
      fc.property(pairs({ marks: false }), (pair) => {
        const other = skeletonSums(swapped(pair));
        skeletonSums(pair).forEach((sums, index) => {
          const { target, targetInPrediction, targetTopology } = sums;
          const exchanged = other[index];
          assert.ok(exchanged);
          assert.equal(exchanged.prediction, target);
          assert.equal(exchanged.predictionInTarget, targetInPrediction);
          assert.deepEqual(exchanged.predictionTopology, targetTopology);
          assert.equal(clDice(exchanged), clDice(sums));
        });
      }),
    );
  });

  it("count pieces of 8 neighbours and holes of 4", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), (pair) => {
        const sums = skeletonSums(pair);
        for (let index = 0; index < pair.classes; index++) {
          const pieces = (values: Uint8Array, width: number, height: number, connectivity: 4 | 8) =>
            componentsOf(planeRuns(values, { width, height, depth: 1 }), 1, connectivity).count;
          // The holes: pieces of the rest in a larger image, but for the outside.
          const [width, height] = [pair.width + 2, pair.height + 2];
          const rest = new Uint8Array(width * height);
          pair.target.forEach((value, at) => {
            rest[(Math.floor(at / pair.width) + 1) * width + (at % pair.width) + 1] = value === index ? 1 : 0;
          });
          const own = Uint8Array.from(pair.target, (value) => (value === index ? 0 : 1));
          assert.deepEqual(sums[index]?.targetTopology, {
            pieces: pieces(own, pair.width, pair.height, 8),
            holes: pieces(rest, width, height, 4) - 1,
          });
        }
      }),
    );
  });

  it("leave out what lies on ignored target pixels", () => {
    const pair = {
      target: Uint8Array.of(0, 0, 0, 2, 2),
      prediction: new Uint8Array(5),
      width: 5,
      height: 1,
      depth: 1 as const,
      classes: 1,
    };
    const [sums] = skeletonSums(pair);
    assert.ok(sums);
    assert.deepEqual([sums.target, sums.prediction, sums.predictionInTarget], [3, 3, 3]);
    assert.equal(clDice(sums), 1);
  });

  it("say by how much pieces and holes differ", () => {
    const topology = { targetTopology: { pieces: 3, holes: 0 }, predictionTopology: { pieces: 1, holes: 2 } };
    assert.deepEqual(
      bettiErrors({ ...topology, target: 1, targetInPrediction: 0, prediction: 1, predictionInTarget: 0 }),
      { pieces: 2, holes: 2 },
    );
  });

  for (const [name, set] of GOLDEN_SETS) {
    it(`and clDice are those of scikit-image and of the libraries (${name})`, () => {
      const measured = new Map<string, readonly SkeletonSums[]>();
      let met = 0;
      for (const [figure, of] of Object.entries(READ)) {
        met += eachGiven(set, "as_is", figure, (given, image, classIndex) => {
          const sums = measured.get(image.name) ?? skeletonSums(imagePairOf(image, "none"));
          measured.set(image.name, sums);
          const row = sums[classIndex];
          const message = `${figure} of ${classIndex} in ${image.name}`;
          if (typeof given === "number") assertClose(row && of(row), given, 1e-9, message);
          else assert.equal(row && of(row), undefined, message);
        });
      }
      assert.ok(met > 40, `${met} figures`);
    });
  }
});
