import assert from "node:assert/strict";
import fc from "fast-check";
import { clDice } from "../../../src/core/shapes/skeletonSums";
import { componentDice } from "../../../src/core/shapes/componentCells";
import { diceOf } from "../../../src/core/shapes/lesions";
import { DEFAULT_MATCH_RULE, matchSums } from "../../../src/core/shapes/objectMatches";
import type { Connectivity } from "../../../src/core/shapes/connectivity";
import { UNIT_SPACING } from "../../../src/core/shapes/spacing";
import type { ClassPair } from "../../../src/measures/classPair";
import { errorKinds } from "../../../src/measures/kinds/errorKinds";
import { lesionsOf } from "../../../src/measures/lesions/lesionsOf";
import { componentCells } from "../../../src/measures/objects/componentCells";
import { objectsOf } from "../../../src/measures/objects/objectsOf";
import { skeletonSums } from "../../../src/measures/skeletons/skeletonSums";
import { volumeSkeletonSums } from "../../../src/measures/skeletons/volumeSkeletonSums";
import { assertClose } from "./golden";
import { pairs } from "./planes";

type Axis = "width" | "height" | "depth";
const AXES: readonly Axis[] = ["width", "height", "depth"];

/** Blocks of two classes and of none, the prediction mostly as the target has it. */
const volumes: fc.Arbitrary<ClassPair> = fc
  .record({
    width: fc.integer({ min: 1, max: 7 }),
    height: fc.integer({ min: 1, max: 7 }),
    depth: fc.integer({ min: 1, max: 5 }),
  })
  .chain((size) => {
    const length = size.width * size.height * size.depth;
    const labels = fc.array(fc.constantFrom(0, 0, 1, 2, 2), { minLength: length, maxLength: length });
    return fc
      .tuple(labels, labels, fc.array(fc.nat(3), { minLength: length, maxLength: length }))
      .map(([target, other, changed]): ClassPair => ({
        ...size,
        classes: 2,
        target: Uint8Array.from(target),
        prediction: Uint8Array.from(target, (label, at) => (changed[at] === 0 ? (other[at] ?? 2) : label)),
      }));
  });

type Place = readonly [x: number, y: number, z: number];

/** The pair in another size, each voxel from where `from` says; of no class where that is outside. */
function moved(pair: ClassPair, size: Readonly<Record<Axis, number>>, from: (place: Place) => Place): ClassPair {
  const plane = (values: ClassPair["target"]): Uint8Array =>
    Uint8Array.from({ length: size.width * size.height * size.depth }, (_, at) => {
      const [x, y, z] = from([
        at % size.width,
        Math.floor(at / size.width) % size.height,
        Math.floor(at / (size.width * size.height)),
      ]);
      const isInside = x >= 0 && y >= 0 && z >= 0 && x < pair.width && y < pair.height && z < pair.depth;
      return isInside ? (values[(z * pair.height + y) * pair.width + x] ?? pair.classes) : pair.classes;
    });
  return { ...pair, ...size, target: plane(pair.target), prediction: plane(pair.prediction) };
}

function flipped(pair: ClassPair, axis: Axis): ClassPair {
  const size = { width: pair.width, height: pair.height, depth: pair.depth };
  const turn = AXES.indexOf(axis);
  return moved(pair, size, ([x, y, z]) => [
    turn === 0 ? pair.width - 1 - x : x,
    turn === 1 ? pair.height - 1 - y : y,
    turn === 2 ? pair.depth - 1 - z : z,
  ]);
}

/** Columns become slices, slices rows, rows columns. */
function rolled(pair: ClassPair): ClassPair {
  const size = { width: pair.height, height: pair.depth, depth: pair.width };
  return moved(pair, size, ([x, y, z]) => [z, x, y]);
}

/** With room of no class around it. */
function shifted(pair: ClassPair, [dx, dy, dz]: Place): ClassPair {
  const size = { width: pair.width + dx + 1, height: pair.height + dy + 1, depth: pair.depth + (dz > 0 ? dz + 1 : 0) };
  return moved(pair, size, ([x, y, z]) => [x - dx, y - dy, z - dz]);
}

function exchanged(pair: ClassPair): ClassPair {
  return { ...pair, target: pair.prediction, prediction: pair.target };
}

const shift = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }));
const neighbours = fc.constantFrom<Connectivity>(6, 18, 26);

describe("objects of volumes", () => {
  const described = (pair: ClassPair, connectivity: Connectivity) => {
    const made = objectsOf(pair, { connectivity });
    const areas = (side: "target" | "prediction"): readonly (readonly number[])[] =>
      [0, 1].map((label) =>
        Array.from(made[side].areas)
          .filter((_, object) => made[side].classes[object] === label)
          .sort((a, b) => a - b),
      );
    return { areas: [areas("target"), areas("prediction")], sums: matchSums(made, pair.classes, DEFAULT_MATCH_RULE) };
  };

  it("are as many, as large and matched alike when the volume is flipped, rolled or lies elsewhere", () => {
    fc.assert(
      fc.property(volumes, neighbours, fc.constantFrom(...AXES), shift, (pair, connectivity, axis, by) => {
        const { areas, sums } = described(pair, connectivity);
        // Of one slice a volume becomes one of many by rolling: its neighbours are the same.
        for (const other of [flipped(pair, axis), rolled(pair), shifted(pair, by)]) {
          const found = described(other, connectivity);
          assert.deepEqual(found.areas, areas);
          sums.forEach(({ iou, ...counts }, label) => {
            const { iou: otherIou = NaN, ...otherCounts } = found.sums[label] ?? {};
            assert.deepEqual(otherCounts, counts);
            assertClose(otherIou, iou, 1e-12, "IoU");
          });
        }
      }),
    );
  });

  it("are missed where they were invented, and found as they were, when the sides are exchanged", () => {
    fc.assert(
      fc.property(volumes, neighbours, (pair, connectivity) => {
        const [{ sums }, { sums: others }] = [described(pair, connectivity), described(exchanged(pair), connectivity)];
        sums.forEach((row, label) => {
          const other = others[label];
          assert.ok(other);
          assert.deepEqual(
            [other.targets, other.missed, other.invented, other.found],
            [row.predictions, row.invented, row.missed, row.found],
          );
          assertClose(other.iou, row.iou, 1e-12, "IoU");
        });
      }),
    );
  });
});

describe("lesions", () => {
  const described = (pair: ClassPair) =>
    lesionsOf(pair, UNIT_SPACING).map(({ lesions, invented }) => ({
      invented,
      lesions: lesions.map((lesion) => [lesion.target, lesion.prediction, diceOf(lesion)].join(" ")).sort(),
    }));

  it("are the same when the volume is flipped, rolled or lies elsewhere", () => {
    fc.assert(
      fc.property(volumes, fc.constantFrom(...AXES), shift, (pair, axis, by) => {
        // Dilations of an image go to eight neighbours, of a volume to eighteen: a volume of one slice is an image.
        fc.pre(pair.depth > 1 && pair.width > 1);
        const first = described(pair);
        for (const other of [flipped(pair, axis), rolled(pair), shifted(pair, by)]) assert.deepEqual(described(other), first); // prettier-ignore
      }),
    );
  });
});

describe("cells of components", () => {
  it("have the same Dice wherever the volume lies", () => {
    fc.assert(
      fc.property(volumes, shift, (pair, by) => {
        const dice = (of: ClassPair) => componentCells(of, 26, UNIT_SPACING).map(componentDice);
        assert.deepEqual(dice(shifted(pair, by)), dice(pair));
      }),
    );
  });
});

describe("clDice", () => {
  it("is the same with the sides exchanged, and wherever the image or volume lies", () => {
    fc.assert(
      fc.property(volumes, shift, (pair, by) => {
        fc.pre(pair.depth > 1);
        const dice = (of: ClassPair) => volumeSkeletonSums(of, "zyx").map(clDice);
        const first = dice(pair);
        assert.deepEqual(dice(exchanged(pair)), first);
        assert.deepEqual(dice(shifted(pair, by)), first);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(pairs({ marks: false }), shift, (pair, [dx, dy]) => {
        const other = { ...shifted(pair, [dx, dy, 0]), depth: 1 as const };
        assert.deepEqual(skeletonSums(other).map(clDice), skeletonSums(pair).map(clDice));
      }),
    );
  });
});

describe("kinds of error", () => {
  it("are the same when the image is flipped, and what an IoU lacks exactly", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), fc.nat(3), (pair, reach) => {
        const first = errorKinds(pair, reach);
        for (const axis of ["width", "height"] as const)
          assert.deepEqual(errorKinds({ ...flipped(pair, axis), depth: 1 }, reach), first);
        first.forEach(({ tp, fp, fn }, label) => {
          const counted = [...pair.target.keys()].filter((at) => pair.target[at] !== pair.classes + 1);
          const wrong = counted.filter((at) => (pair.target[at] === label) !== (pair.prediction[at] === label)).length;
          assert.equal(fp.boundary + fp.extent + fp.segment + fn.boundary + fn.extent + fn.segment, wrong);
          assert.equal(tp + wrong, counted.filter((at) => pair.target[at] === label || pair.prediction[at] === label).length); // prettier-ignore
        });
      }),
    );
  });
});
