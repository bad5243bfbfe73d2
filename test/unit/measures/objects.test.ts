import assert from "node:assert/strict";
import fc from "fast-check";
import { instanceIou, instanceSums } from "../../../src/core/shapes/instanceIou";
import {
  objectF1,
  objectPrecision,
  objectRecall,
  panopticQuality,
  recognitionQuality,
  segmentationQuality,
} from "../../../src/core/shapes/objectFigures";
import { DEFAULT_MATCH_RULE, matchSums, overlapsOf, type MatchSums } from "../../../src/core/shapes/objectMatches";
import type { ObjectTable } from "../../../src/core/shapes/objects";
import { quantileBounds, sizeBins } from "../../../src/core/shapes/sizeBins";
import { ignoredMark, type ClassPair } from "../../../src/measures/classPair";
import type { Connectivity } from "../../../src/core/shapes/connectivity";
import { componentsOf } from "../../../src/measures/objects/components";
import { objectsOf } from "../../../src/measures/objects/objectsOf";
import { planeRuns } from "../../../src/measures/objects/planeRuns";
import { assertClose, eachGiven, GOLDEN_SETS, goldenSet, pairOf, type GoldenImage } from "./golden";
import { pairs, swapped, transposed } from "./planes";

const connectivities = fc.constantFrom<Connectivity>(4, 8);

/** Components by flooding from every pixel, numbered by first pixel. */
function flooded(
  plane: ArrayLike<number>,
  size: readonly [number, number, number],
  classes: number,
  connectivity: Connectivity,
): Int32Array {
  const [width, height, depth] = size;
  const objects = new Int32Array(plane.length).fill(-1);
  const most = { 4: 1, 6: 1, 8: 2, 18: 2, 26: 3 }[connectivity];
  let count = 0;
  for (let seed = 0; seed < plane.length; seed++) {
    if (objects[seed] !== -1 || (plane[seed] ?? classes) >= classes) continue;
    const stack = [seed];
    objects[seed] = count;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y, z] = [at % width, Math.floor(at / width) % height, Math.floor(at / (width * height))];
      for (let step = 0; step < 27; step++) {
        const [dx, dy, dz] = [(step % 3) - 1, (Math.floor(step / 3) % 3) - 1, Math.floor(step / 9) - 1];
        if (Math.abs(dx) + Math.abs(dy) + Math.abs(dz) > most) continue;
        const [nx, ny, nz] = [x + dx, y + dy, z + dz];
        if (nx < 0 || ny < 0 || nz < 0 || nx >= width || ny >= height || nz >= depth) continue;
        const next = (nz * height + ny) * width + nx;
        if (objects[next] !== -1 || plane[next] !== plane[seed]) continue;
        objects[next] = count;
        stack.push(next);
      }
    }
    count++;
  }
  return objects;
}

/** The object of each pixel. */
function painted(
  plane: Uint8Array,
  size: readonly [number, number, number],
  classes: number,
  connectivity: Connectivity,
): Int32Array {
  const [width, height, depth] = size;
  const runs = planeRuns(plane, { width, height, depth });
  const { objects } = componentsOf(runs, classes, connectivity);
  const all = new Int32Array(plane.length);
  for (let row = 0; row < height * depth; row++) {
    for (let run = runs.rows[row] ?? 0; run < (runs.rows[row + 1] ?? 0); run++)
      all.fill(objects[run] ?? 0, row * width + (runs.starts[run] ?? 0), (row + 1) * width);
  }
  return all;
}

function ofClass(table: ObjectTable, classIndex: number): readonly number[] {
  return [...table.classes.keys()].filter((object) => table.classes[object] === classIndex);
}

describe("objects", () => {
  it("are what flooding finds, in images and volumes, with every kind of neighbours", () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.constantFrom(1, 1, 3)),
        fc.array(fc.nat(2), { minLength: 147, maxLength: 147 }),
        fc.constantFrom<Connectivity>(4, 6, 8, 18, 26),
        (size, values, connectivity) => {
          const plane = Uint8Array.from(values.slice(0, size[0] * size[1] * size[2]));
          assert.deepEqual(painted(plane, size, 2, connectivity), flooded(plane, size, 2, connectivity));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("come from runs that end where the label changes, whatever the type of the plane and where it begins in memory", () => {
    const values = fc.array(fc.tuple(fc.constantFrom(0, 1, 2, 200), fc.integer({ min: 1, max: 11 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), fc.nat(3), (runs, width, offset) => {
        const pixels = runs.flatMap(([label, length]) => new Array<number>(length).fill(label));
        while (pixels.length % width !== 0) pixels.push(200);
        const size = { width, height: pixels.length / width, depth: 1 };
        const starts = pixels.flatMap((label, at) =>
          at % width === 0 || label !== pixels[at - 1] ? [at % width] : [],
        );
        const bytes = new Uint8Array(offset + pixels.length);
        bytes.set(pixels, offset);
        for (const plane of [bytes.subarray(offset), Uint16Array.from(pixels), Int32Array.from(pixels)])
          assert.deepEqual([...planeRuns(plane, size).starts], starts);
      }),
    );
  });

  it("hold every pixel of their classes once, and overlap where both sides agree", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), connectivities, (pair, connectivity) => {
        const { target, prediction, overlaps } = objectsOf(pair, { connectivity });
        const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
        const count = (is: (at: number) => boolean) => [...pair.target.keys()].filter(is).length;
        assert.equal(
          sum(target.areas),
          count((at) => (pair.target[at] ?? 9) < pair.classes),
        );
        assert.equal(
          sum(prediction.areas),
          count((at) => (pair.prediction[at] ?? 9) < pair.classes),
        );
        assert.equal(
          sum(overlaps.pixels),
          count((at) => (pair.target[at] ?? 9) < pair.classes && pair.target[at] === pair.prediction[at]),
        );
        assert.equal(
          sum(prediction.ignored),
          count((at) => pair.target[at] === ignoredMark(pair.classes) && (pair.prediction[at] ?? 9) < pair.classes),
        );
      }),
    );
  });

  it("match alike when the image is turned, and missed is invented when its sides are swapped", () => {
    fc.assert(
      fc.property(pairs({ marks: false }), connectivities, (pair, connectivity) => {
        const sums = matchSums(objectsOf(pair, { connectivity }), pair.classes, DEFAULT_MATCH_RULE);
        const turned = matchSums(objectsOf(transposed(pair), { connectivity }), pair.classes, DEFAULT_MATCH_RULE);
        const other = matchSums(objectsOf(swapped(pair), { connectivity }), pair.classes, DEFAULT_MATCH_RULE);
        sums.forEach((row, index) => {
          const { iou, ...counts } = row;
          const { iou: turnedIou, ...turnedCounts } = turned[index] ?? row;
          assert.deepEqual(turnedCounts, counts);
          assertClose(turnedIou, iou, 1e-12, "turned");
          const exchanged = other[index];
          assert.ok(exchanged);
          assert.deepEqual([exchanged.missed, exchanged.invented], [row.invented, row.missed]);
          assertClose(exchanged.iou, iou, 1e-12, "swapped");
          const [pq, sq, rq] = [panopticQuality(row), segmentationQuality(row), recognitionQuality(row)];
          if (sq !== undefined && rq !== undefined) assertClose(pq, sq * rq, 1e-12, "pq = sq rq");
        });
      }),
    );
  });

  it("are the numbered instances where they are numbered, whatever touches", () => {
    const pair: ClassPair = {
      target: Uint8Array.of(0, 0, 0, 0, 1, 1),
      prediction: Uint8Array.of(0, 0, 0, 1, 1, 1),
      ...{ width: 6, height: 1, depth: 1, classes: 2 },
    };
    const objects = objectsOf(pair, { connectivity: 8, targetInstances: Uint16Array.of(1, 1, 2, 1, 1, 0) });
    // Class 0 has instance 1 in two pieces and instance 2; class 1 has its own instance 1; number 0 is not an object.
    assert.deepEqual([...objects.target.areas], [3, 1, 1]);
    assert.deepEqual([...objects.target.classes], [0, 0, 1]);
    assert.deepEqual(
      overlapsOf(objects).map(({ target, prediction, pixels }) => [target, prediction, pixels]),
      [
        [0, 0, 2],
        [1, 0, 1],
        [2, 1, 1],
      ],
    );
  });

  it("are one a class where the class is a whole, and know where they touch the edge", () => {
    const pair: ClassPair = {
      target: Uint8Array.of(0, 1, 0, 1, 1, 1, 0, 1, 1),
      prediction: Uint8Array.of(1, 1, 1, 1, 0, 1, 1, 1, 1),
      ...{ width: 3, height: 3, depth: 1, classes: 2 },
    };
    const objects = objectsOf(pair, { connectivity: 4, whole: (classIndex) => classIndex === 0 });
    assert.deepEqual([...objects.target.areas], [3, 6]);
    assert.deepEqual([...objects.prediction.areas], [8, 1]);
    assert.deepEqual([...objects.prediction.atEdge], [1, 0]);
    assert.deepEqual([...objects.prediction.boxes.subarray(6)], [1, 1, 0, 2, 2, 1]);
  });

  it("touch each of the four edges", () => {
    const plane = Uint8Array.from("1101101111010101111011011", Number);
    const pair: ClassPair = { target: plane, prediction: plane, width: 5, height: 5, depth: 1, classes: 1 };
    // One at the top, one at the left, one within, one at the right, one at the bottom.
    assert.deepEqual([...objectsOf(pair, { connectivity: 4 }).target.atEdge], [1, 1, 0, 1, 1]);
  });

  it("match the best pairs first where the bound lets several overlap", () => {
    // A target of 6 pixels, with a prediction of 2 of them and one of 4.
    const pair: ClassPair = {
      target: Uint8Array.of(0, 0, 0, 0, 0, 0, 1),
      prediction: Uint8Array.of(0, 0, 1, 0, 0, 0, 1),
      ...{ width: 7, height: 1, depth: 1, classes: 1 },
    };
    const [sums] = matchSums(objectsOf(pair, { connectivity: 8 }), 1, { kind: "iou", above: 0.2 });
    assert.deepEqual([sums?.found, sums?.invented, sums?.iou], [1, 1, 0.5]);
  });

  it("are found by any overlap, by a share of their pixels or by IoU, as is chosen", () => {
    // One target of 8 pixels; the prediction has 2 of them and 1 more, and another 2 apart.
    const pair: ClassPair = {
      target: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1),
      prediction: Uint8Array.of(0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0),
      ...{ width: 11, height: 1, depth: 1, classes: 1 },
    };
    const objects = objectsOf(pair, { connectivity: 8 });
    const found = (rule: Parameters<typeof matchSums>[2]) => {
      const [sums] = matchSums(objects, 1, rule);
      return [sums?.found, sums?.hits, sums?.invented];
    };
    assert.deepEqual(found({ kind: "overlap" }), [1, 2, 1]);
    assert.deepEqual(found({ kind: "recall", share: 0.5 }), [1, 2, 1]);
    assert.deepEqual(found({ kind: "recall", share: 0.51 }), [0, 0, 3]);
    assert.deepEqual(found({ kind: "iou", above: 0.2 }), [1, 1, 2]);
    assert.deepEqual(found(DEFAULT_MATCH_RULE), [0, 0, 3]);
  });

  it("are parted by size into bins that add up to the class", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), connectivities, (pair, connectivity) => {
        const objects = objectsOf(pair, { connectivity });
        for (let classIndex = 0; classIndex < pair.classes; classIndex++) {
          const bins = sizeBins(objects, classIndex, quantileBounds(objects.target.areas, 3), DEFAULT_MATCH_RULE);
          const count = (is: (target: number, prediction: number) => boolean) =>
            [...pair.target.keys()].filter((at) => is(pair.target[at] ?? 9, pair.prediction[at] ?? 9)).length;
          const sum = (key: "tp" | "fp" | "fn") => bins.reduce((all, bin) => all + bin[key], 0);
          assert.equal(
            sum("tp"),
            count((t, p) => t === classIndex && p === classIndex),
          );
          assert.equal(
            sum("fn"),
            count((t, p) => t === classIndex && p !== classIndex),
          );
          const counted = (t: number) => t !== classIndex && t !== ignoredMark(pair.classes);
          assertClose(
            sum("fp"),
            count((t, p) => counted(t) && p === classIndex),
            1e-9,
            "fp",
          );
        }
      }),
    );
  });

  it("are parted by terciles of their areas", () => {
    assert.deepEqual(quantileBounds(Float64Array.of(9, 1, 2, 3, 4, 5), 3), [3, 5]);
    assert.deepEqual(quantileBounds(new Float64Array(0), 3), []);
  });

  for (const [name, set] of [...GOLDEN_SETS, ["volumes", goldenSet("volumes")] as const]) {
    it(`have the areas, boxes, overlaps and matches of scipy (${name})`, () => {
      let met = 0;
      for (const [className, byConnectivity] of Object.entries(set.objects)) {
        for (const [neighbours, byImage] of Object.entries(byConnectivity)) {
          const connectivity = Number(neighbours) as Connectivity;
          for (const image of set.images) {
            const given = byImage[image.name];
            if (!given) continue;
            met++;
            const classIndex = Number(className);
            const objects = objectsOf(pairOf(image, "none"), { connectivity });
            const message = `${image.name} ${classIndex} ${connectivity}`;
            for (const side of ["target", "prediction"] as const) {
              const rows = ofClass(objects[side], classIndex);
              assert.deepEqual(
                rows.map((object) => objects[side].areas[object]),
                given[side].areas,
                message,
              );
              assert.deepEqual(
                rows.map((object) =>
                  (image.depth === undefined ? [1, 0, 4, 3] : [2, 1, 0, 5, 4, 3]).map(
                    (edge) => objects[side].boxes[6 * object + edge],
                  ),
                ),
                given[side].boxes,
                message,
              );
            }
            const [targets, predictions] = [
              ofClass(objects.target, classIndex),
              ofClass(objects.prediction, classIndex),
            ];
            assert.deepEqual(
              overlapsOf(objects)
                .filter(({ target }) => objects.target.classes[target] === classIndex)
                .map(({ target, prediction, pixels }) => [
                  targets.indexOf(target) + 1,
                  predictions.indexOf(prediction) + 1,
                  pixels,
                ]),
              given.overlaps,
              message,
            );
            const sums = matchSums(objects, classIndex + 1, DEFAULT_MATCH_RULE)[classIndex];
            assert.ok(sums);
            assert.deepEqual([sums.found, sums.invented, sums.missed], [given.tp, given.fp, given.fn], message);
            if (typeof given.sq === "number" && given.tp > 0)
              assertClose(segmentationQuality(sums), given.sq, 1e-9, message);
            if (typeof given.pq === "number") assertClose(panopticQuality(sums), given.pq, 1e-9, message);
            const any = matchSums(objects, classIndex + 1, { kind: "overlap" })[classIndex];
            assert.deepEqual([any?.found, any?.hits], [given.found, given.hit], message);
            const half = matchSums(objects, classIndex + 1, { kind: "recall", share: 0.5 })[classIndex];
            assert.equal(half?.found, given.half, message);
          }
        }
      }
      assert.ok(met > 10);
    });

    if (name === "volumes") continue;
    it(`give the panoptic sums of panopticapi and MONAI (${name})`, () => {
      const background = (classIndex: number): boolean => classIndex === 0;
      const panoptic = (image: GoldenImage) => {
        const objects = objectsOf(pairOf(image, "ignored"), { connectivity: 8, whole: background });
        if (image.name !== "object_merged_crowd") return matchSums(objects, image.classes, DEFAULT_MATCH_RULE);
        // Its second object of class 1 is marked as a crowd.
        const crowd = ofClass(objects.target, 1)[1];
        const crowds = Uint8Array.from(objects.target.areas, (_, object) => (object === crowd ? 1 : 0));
        return matchSums({ ...objects, target: { ...objects.target, crowds } }, image.classes, DEFAULT_MATCH_RULE);
      };
      const monai = (image: GoldenImage) =>
        matchSums(objectsOf(pairOf(image, "none"), { connectivity: 8 }), image.classes, DEFAULT_MATCH_RULE);
      let met = 0;
      for (const [variant, library, sumsOf, tolerance] of [
        ["label_map", "panopticapi.", panoptic, 1e-9],
        ["as_is", "monai.pq_", monai, 1e-6],
      ] as const) {
        const measured = new Map<string, readonly MatchSums[]>();
        for (const [key, of] of Object.entries({
          tp: ({ found }: MatchSums) => found,
          fp: ({ invented }: MatchSums) => invented,
          fn: ({ missed }: MatchSums) => missed,
          iou: ({ iou }: MatchSums) => iou,
        })) {
          met += eachGiven(set, variant, `${library}${key}`, (given, image, classIndex) => {
            const known = measured.get(image.name) ?? sumsOf(image);
            measured.set(image.name, known);
            const sums = known[classIndex];
            assert.ok(sums && typeof given === "number");
            assertClose(of(sums), given, tolerance, `${library}${key} of ${classIndex} in ${image.name}`);
          });
        }
      }
      assert.ok(met > 10);
    });
  }

  it("sum up over a set to the PQ of panopticapi", () => {
    const { images, set } = goldenSet("blobs");
    const { per_class: given } = set["panopticapi"] as {
      per_class: Record<string, { pq: number; sq: number; rq: number }>;
    };
    const sums = images.map((image) =>
      matchSums(
        objectsOf(pairOf(image, "ignored"), { connectivity: 8, whole: (index) => index === 0 }),
        5,
        DEFAULT_MATCH_RULE,
      ),
    );
    for (let classIndex = 0; classIndex < 5; classIndex++) {
      const total = sums.reduce<Record<string, number>>((all, rows) => {
        for (const [key, value] of Object.entries(rows[classIndex] ?? {})) all[key] = (all[key] ?? 0) + Number(value);
        return all;
      }, {}) as unknown as MatchSums;
      assertClose(panopticQuality(total), given[classIndex]?.pq ?? NaN, 1e-9, `pq ${classIndex}`);
      assertClose(segmentationQuality(total), given[classIndex]?.sq ?? NaN, 1e-9, `sq ${classIndex}`);
      assertClose(recognitionQuality(total), given[classIndex]?.rq ?? NaN, 1e-9, `rq ${classIndex}`);
      assertClose(objectF1(total), given[classIndex]?.rq ?? NaN, 1e-9, `f1 ${classIndex}`);
    }
  });

  it("give recall and IoU by size", () => {
    for (const name of ["fixtures", "blobs"] as const) {
      const { sizeBins: given, images } = goldenSet(name);
      for (const [className, byImage] of Object.entries(given ?? {})) {
        for (const image of images) {
          const row = byImage[image.name];
          if (!row) continue;
          const objects = objectsOf(pairOf(image, "none"), { connectivity: 8 });
          const bins = sizeBins(objects, Number(className), row.bounds, DEFAULT_MATCH_RULE);
          const any = sizeBins(objects, Number(className), row.bounds, { kind: "overlap" });
          (["small", "medium", "large"] as const).forEach((size, position) => {
            const [ours, theirs] = [bins[position], row.bins[size]];
            const message = `${image.name} ${className} ${size}`;
            assert.ok(ours);
            assert.deepEqual(
              [ours.targets, ours.found, ours.tp, ours.fn],
              [theirs.targets, theirs.found_iou_over_half, theirs.tp, theirs.fn],
              message,
            );
            assert.equal(any[position]?.found, theirs.found_any, message);
            assertClose(ours.fp, theirs.fp, 1e-9, message);
          });
        }
      }
    }
  });

  it("give Cityscapes' figures of numbered instances, of which a group is none: classes, categories, over the set and of each image", () => {
    const { images, set } = goldenSet("cells");
    const { set: ofSet, per_image: perImage } = set["cityscapes"] as GivenCityscapes;
    holdCityscapes(images.map(cityscapesSums), ofSet, "set");
    images.forEach((image, index) => {
      const ofImage = perImage[`made_00000${index}`];
      assert.ok(ofImage);
      holdCityscapes([cityscapesSums(image)], ofImage, image.name);
    });
  });

  it("say nothing of a class without objects", () => {
    const none: MatchSums = { targets: 0, predictions: 0, found: 0, missed: 0, hits: 0, invented: 0, iou: 0 };
    for (const figure of [
      panopticQuality,
      segmentationQuality,
      recognitionQuality,
      objectPrecision,
      objectRecall,
      objectF1,
    ])
      assert.equal(figure(none), undefined);
    assert.equal(panopticQuality({ ...none, targets: 1, missed: 1 }), 0);
    assert.equal(objectF1({ ...none, targets: 1, missed: 1 }), 0);
  });
});

/** The 20th component of class 2 is a group, as the fixture was made: its pixels have no number. */
function leaveGroup(pair: ClassPair, numbers: Uint16Array): void {
  const order: number[] = [];
  pair.target.forEach((value, at) => {
    const number = numbers[at] ?? 0;
    if (value === 2 && !order.includes(number)) order.push(number);
  });
  const group = order[GROUP];
  numbers.forEach((number, at) => {
    if (number === group) numbers[at] = 0;
  });
}
const GROUP = 19;

interface GivenScores {
  readonly class_iou: Readonly<Record<"road" | "person" | "rider", number>>;
  readonly class_iiou: Readonly<Record<"person" | "rider", number>>;
  readonly category_iou: Readonly<Record<"flat" | "human", number>>;
  readonly category_iiou: Readonly<Record<"human", number>>;
  readonly mean: Readonly<
    Record<
      "averageScoreClasses" | "averageScoreInstClasses" | "averageScoreCategories" | "averageScoreInstCategories",
      number
    >
  >;
}

interface GivenCityscapes {
  readonly set: GivenScores;
  readonly per_image: Readonly<Record<string, GivenScores>>;
}

/** The mean sizes of person and rider, of the script. */
const MEAN_SIZES = { 1: 3462.4756337644, 2: 3930.4788056518 } as const;
/** Classes of the category human. */
const HUMAN = [1, 2] as const;

type Weighted = Readonly<Record<"tp" | "fn" | "fp" | "union" | "common", number>>;
type CityscapesSums = Readonly<Record<"road" | "person" | "rider" | "human", Weighted>>;

function cityscapesSums(image: GoldenImage): CityscapesSums {
  const pair = pairOf(image, "ignored");
  const runs = planeRuns(pair.target, pair);
  const { objects } = componentsOf(runs, 3, 8);
  const numbers = new Uint16Array(pair.target.length);
  for (let row = 0; row < pair.height; row++) {
    for (let run = runs.rows[row] ?? 0; run < (runs.rows[row + 1] ?? 0); run++)
      numbers.fill((objects[run] ?? -1) + 1, row * pair.width + (runs.starts[run] ?? 0), (row + 1) * pair.width);
  }
  if (image.name === "cells0") leaveGroup(pair, numbers);
  /** Of the classes as one; an instance has the weight of its class, and is met by a pixel of any of them. */
  const sums = (classes: readonly (0 | 1 | 2)[]): Weighted => {
    const isOf = (value: number): boolean => classes.some((one) => one === value);
    let [tp, fn, fp, union, common] = [0, 0, 0, 0, 0];
    for (const one of HUMAN.filter(isOf)) {
      const prediction = pair.prediction.map((value) => (isOf(value) ? one : value));
      const made = objectsOf({ ...pair, prediction }, { connectivity: 8, targetInstances: numbers });
      const ofClass = instanceSums(made, one, MEAN_SIZES[one]);
      tp += ofClass.tp;
      fn += ofClass.fn;
    }
    pair.prediction.forEach((value, at) => {
      const label = pair.target[at] ?? 0;
      if (label === ignoredMark(3)) return;
      if (isOf(value) && !isOf(label)) fp++;
      if (isOf(value) || isOf(label)) union++;
      if (isOf(value) && isOf(label)) common++;
    });
    return { tp, fn, fp, union, common };
  };
  return { road: sums([0]), person: sums([1]), rider: sums([2]), human: sums(HUMAN) };
}

function holdCityscapes(images: readonly CityscapesSums[], given: GivenScores, message: string): void {
  const total = (key: keyof CityscapesSums, of: keyof Weighted): number =>
    images.reduce((sum, image) => sum + image[key][of], 0);
  const iou = (key: keyof CityscapesSums): number => total(key, "common") / total(key, "union");
  const iiou = (key: keyof CityscapesSums): number =>
    instanceIou({ tp: total(key, "tp"), fn: total(key, "fn") }, total(key, "fp")) ?? NaN;
  const pairsOf: readonly (readonly [name: string, ours: number, theirs: number])[] = [
    ["road", iou("road"), given.class_iou.road],
    ["person", iou("person"), given.class_iou.person],
    ["rider", iou("rider"), given.class_iou.rider],
    ["person, weighted", iiou("person"), given.class_iiou.person],
    ["rider, weighted", iiou("rider"), given.class_iiou.rider],
    ["flat", iou("road"), given.category_iou.flat],
    ["human", iou("human"), given.category_iou.human],
    ["human, weighted", iiou("human"), given.category_iiou.human],
    ["classes", (iou("road") + iou("person") + iou("rider")) / 3, given.mean.averageScoreClasses],
    ["classes, weighted", (iiou("person") + iiou("rider")) / 2, given.mean.averageScoreInstClasses],
    ["categories", (iou("road") + iou("human")) / 2, given.mean.averageScoreCategories],
    ["categories, weighted", iiou("human"), given.mean.averageScoreInstCategories],
  ];
  for (const [name, ours, theirs] of pairsOf) assertClose(ours, theirs, 1e-9, `${name} of ${message}`);
}
