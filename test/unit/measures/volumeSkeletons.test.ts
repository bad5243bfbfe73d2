import assert from "node:assert/strict";
import fc from "fast-check";
import {
  clDice,
  topologyPrecision,
  topologySensitivity,
  type SkeletonSums,
} from "../../../src/core/shapes/skeletonSums";
import { AROUND, holdTogether, keepsEulerNumber } from "../../../src/measures/skeletons/neighbourhood";
import { thinVolume } from "../../../src/measures/skeletons/thinVolume";
import { volumeSkeletonSums } from "../../../src/measures/skeletons/volumeSkeletonSums";
import { assertClose, eachGiven, goldenSet, pairOf } from "./golden";

const READ: Readonly<Record<string, (sums: SkeletonSums) => number | undefined>> = {
  "cldice.cldice": clDice,
  "metricsreloaded.topology_precision": topologyPrecision,
  "metricsreloaded.topology_sensitivity": topologySensitivity,
  "cldice.skeleton_target": ({ target }) => target,
  "cldice.skeleton_pred": ({ prediction }) => prediction,
};

interface Mask {
  readonly mask: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** A mask with a frame, most of it set. */
const masks: fc.Arbitrary<Mask> = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
  .chain(([columns, rows, slices]) =>
    fc
      .array(fc.nat(5), { minLength: columns * rows * slices, maxLength: columns * rows * slices })
      .map((values) => framed(columns, rows, slices, (at) => (values[at] ?? 0) > 0)),
  );

function framed(columns: number, rows: number, slices: number, isSet: (at: number) => boolean): Mask {
  const [width, height, depth] = [columns + 2, rows + 2, slices + 2];
  const mask = new Uint8Array(width * height * depth);
  for (let at = 0; at < columns * rows * slices; at++) {
    const row = Math.floor(at / columns);
    const place = ((Math.floor(row / rows) + 1) * height + (row % rows) + 1) * width + (at % columns) + 1;
    if (isSet(at)) mask[place] = 1;
  }
  return { mask, width, height, depth };
}

/** Whole rounds over the whole mask, as the library goes. */
function thinnedNaively({ mask, width, height }: Mask): Uint8Array {
  const thinned = mask.slice();
  const at = (from: number, [z, y, x]: readonly [number, number, number]): number =>
    from + (z * height + y) * width + x;
  const bits = (from: number): number =>
    AROUND.reduce((sum, step, bit) => sum + ((thinned[at(from, step)] ?? 0) << bit), 0);
  const sides = [
    [0, -1, 0],
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, -1],
    [1, 0, 0],
    [-1, 0, 0],
  ] as const;
  for (let changed = true; changed;) {
    changed = false;
    for (const side of sides) {
      const marked = Array.from(thinned.keys()).filter((from) => {
        if (thinned[from] === 0 || thinned[at(from, side)] !== 0) return false;
        const neighbours = bits(from);
        const many = AROUND.filter((_, bit) => ((neighbours >> bit) & 1) === 1).length;
        return many !== 1 && keepsEulerNumber(neighbours) && holdTogether(neighbours);
      });
      for (const from of marked) {
        if (!holdTogether(bits(from))) continue;
        thinned[from] = 0;
        changed = true;
      }
    }
  }
  return thinned;
}

/** The axes exchanged: x for z. */
function transposed({ mask, width, height, depth }: Mask): Mask {
  const turned = new Uint8Array(mask.length);
  mask.forEach((value, at) => {
    const [x, row] = [at % width, Math.floor(at / width)];
    turned[(x * height + (row % height)) * depth + Math.floor(row / height)] = value;
  });
  return { mask: turned, width: depth, height, depth: width };
}

/** A class in the middle of a volume of another. */
function sumsOf(isSet: (x: number, y: number, z: number) => boolean): SkeletonSums {
  const side = 7;
  const target = Uint8Array.from({ length: side ** 3 }, (_, at) =>
    isSet(at % side, Math.floor(at / side) % side, Math.floor(at / side ** 2)) ? 0 : 1,
  );
  const pair = { target, prediction: target, width: side, height: side, depth: side, classes: 1 };
  const [sums] = volumeSkeletonSums(pair, "zyx");
  assert.ok(sums);
  return sums;
}

describe("skeletons of volumes", () => {
  const set = goldenSet("volumes");

  it("and clDice are those of scikit-image and of the libraries", () => {
    const measured = new Map<string, readonly SkeletonSums[]>();
    let met = 0;
    for (const [figure, of] of Object.entries(READ)) {
      met += eachGiven(set, "as_is", figure, (given, image, classIndex) => {
        const sums = measured.get(image.name) ?? volumeSkeletonSums(pairOf(image, "none"), "zyx");
        measured.set(image.name, sums);
        const row = sums[classIndex];
        const message = `${figure} of ${classIndex} in ${image.name}`;
        if (typeof given === "number") assertClose(row && of(row), given, 1e-9, message);
        else assert.equal(row && of(row), undefined, message);
      });
    }
    assert.ok(met > 20, `${met} figures`);
  });

  it("are those of whole rounds over the mask", () => {
    fc.assert(
      fc.property(masks, (made) => {
        const thinned = made.mask.slice();
        thinVolume(thinned, made, "zyx");
        assert.deepEqual(thinned, thinnedNaively(made));
      }),
      { numRuns: 150 },
    );
  });

  it("go in the order of the axes", () => {
    fc.assert(
      fc.property(masks, (made) => {
        const thinned = made.mask.slice();
        thinVolume(thinned, made, "zyx");
        const turned = transposed(made);
        thinVolume(turned.mask, turned, "xyz");
        assert.deepEqual(transposed(turned).mask, thinned);
      }),
      { numRuns: 150 },
    );
  });

  it("count pieces, and holes that go through", () => {
    const edge = (at: number): boolean => at === 1 || at === 5;
    const inside = (at: number): boolean => at >= 1 && at <= 5;
    const ring = sumsOf((x, y, z) => z === 3 && inside(x) && inside(y) && (edge(x) || edge(y)));
    assert.deepEqual(ring.targetTopology, { pieces: 1, holes: 1 });
    const shell = sumsOf((x, y, z) => inside(x) && inside(y) && inside(z) && (edge(x) || edge(y) || edge(z)));
    assert.deepEqual(shell.targetTopology, { pieces: 1, holes: 0 });
    const balls = sumsOf((x, y, z) => (x < 2 || x > 4) && y < 2 && z < 2);
    assert.deepEqual(balls.targetTopology, { pieces: 2, holes: 0 });
    assert.deepEqual(sumsOf((x, y, z) => x === y && y === z && x % 6 !== 0).targetTopology, { pieces: 1, holes: 0 });
  });

  it("leave out what lies on ignored target voxels", () => {
    const target = Uint8Array.from({ length: 10 }, (_, at) => (at < 3 ? 0 : at < 5 ? 2 : 1));
    const prediction = Uint8Array.from({ length: 10 }, (_, at) => (at < 5 ? 0 : 1));
    const [sums] = volumeSkeletonSums({ target, prediction, width: 5, height: 1, depth: 2, classes: 1 }, "zyx");
    assert.deepEqual([sums?.target, sums?.prediction, sums?.predictionInTarget], [3, 3, 3]);
  });

  it("of nothing are nothing", () => {
    const none = new Uint8Array(8).fill(1);
    const [sums] = volumeSkeletonSums(
      { target: none, prediction: none, width: 2, height: 2, depth: 2, classes: 1 },
      "xyz",
    );
    assert.ok(sums);
    assert.deepEqual([sums.target, sums.prediction, sums.targetTopology.pieces], [0, 0, 0]);
  });
});
