import assert from "node:assert/strict";
import fc from "fast-check";
import { planeOfRuns } from "../../../src/core/labels/labelPlane";
import { kindCode, kindsOfCode, type KindOfSide, type ShapePoints } from "../../../src/core/shapes/shapeMarks";
import { UNIT_SPACING } from "../../../src/core/shapes/spacing";
import { bandPlane } from "../../../src/measures/boundaries/bandPlane";
import { boundaryCounts } from "../../../src/measures/boundaries/boundaryCounts";
import { ignoredMark, type ImagePair } from "../../../src/measures/classPair";
import { errorKinds } from "../../../src/measures/kinds/errorKinds";
import { kindPlane } from "../../../src/measures/kinds/kindPlane";
import { objectsOf } from "../../../src/measures/objects/objectsOf";
import { skeletonPoints } from "../../../src/measures/skeletons/skeletonPoints";
import { skeletonSums } from "../../../src/measures/skeletons/skeletonSums";
import { borderDistances } from "../../../src/measures/surfaces/borderDistances";
import { surfaceDistances } from "../../../src/measures/surfaces/surfaceDistances";
import type { ShapeTask } from "../../../src/protocol/measureTask";
import { marksOf } from "../../../src/worker/shapesOfPair";
import { pairs } from "./planes";

const KINDS = ["boundary", "extent", "segment"] as const;
const masks = pairs({ marks: true });

describe("shapes to be drawn", () => {
  it("hold a kind of error a pixel and class, as many as are measured", () => {
    fc.assert(
      fc.property(masks, fc.integer({ min: 0, max: 3 }), (pair, reach) => {
        const plane = kindPlane(pair, reach);
        const sums = errorKinds(pair, reach);
        const count = (classIndex: number, side: "target" | "prediction", kind: number): number =>
          plane.filter(
            (code, at) => kindsOfCode(code)[side === "target" ? 0 : 1] === kind && pair[side][at] === classIndex,
          ).length;
        for (let classIndex = 0; classIndex < pair.classes; classIndex++) {
          KINDS.forEach((name, index) => {
            assert.equal(count(classIndex, "target", index + 1), sums[classIndex]?.fn[name], `missed ${name}`);
            assert.equal(count(classIndex, "prediction", index + 1), sums[classIndex]?.fp[name], `invented ${name}`);
          });
        }
        pair.target.forEach((value, at) => {
          if (value === pair.prediction[at] || value === ignoredMark(pair.classes)) assert.equal(plane[at], 0);
        });
      }),
    );
  });

  it("write the kinds of both classes as one number", () => {
    const kinds: readonly KindOfSide[] = [0, 1, 2, 3];
    const codes = kinds.flatMap((a) => kinds.map((b) => kindCode(a, b)));
    assert.equal(new Set(codes).size, 16);
    for (const a of kinds) for (const b of kinds) assert.deepEqual(kindsOfCode(kindCode(a, b)), [a, b]);
  });

  it("have the bands that are counted", () => {
    fc.assert(
      fc.property(masks, fc.integer({ min: 1, max: 3 }), (pair, band) => {
        const plane = bandPlane(pair, band);
        const { counts } = boundaryCounts(pair, band);
        const table = new Map<string, number>();
        plane.forEach((code, at) => {
          const key = [2 * (pair.target[at] ?? 0) + (code & 1), 2 * (pair.prediction[at] ?? 0) + (code >> 1)].join();
          table.set(key, (table.get(key) ?? 0) + 1);
        });
        const counted = Array.from(
          counts.pixels,
          (pixels, row) => [`${counts.targets[row] ?? 0},${counts.predictions[row] ?? 0}`, pixels] as const,
        );
        assert.deepEqual([...table].sort(), counted.sort());
      }),
    );
  });

  it("have the border pixels whose distances are measured, each with its own", () => {
    const spacing = { x: 1.5, y: 2, z: 1 };
    fc.assert(
      fc.property(masks, fc.constantFrom(UNIT_SPACING, spacing), (pair, wide) => {
        const points = borderDistances(pair, wide);
        surfaceDistances(pair, wide).forEach(({ pixels }, classIndex) => {
          for (const [side, given] of [
            ["target", pixels.fromTarget],
            ["prediction", pixels.fromPrediction],
          ] as const) {
            const ours = valuesOf(points, side, classIndex).sort((a, b) => a - b);
            const theirs = Array.from(given.squared, (squared, row) =>
              new Array<number>(given.weights[row] ?? 0).fill(Math.fround(Math.sqrt(squared))),
            ).flat();
            assert.deepEqual(ours, theirs);
          }
        });
        points.places.forEach((index, row) => {
          const plane = row < points.ofTarget ? pair.target : pair.prediction;
          assert.equal(plane[index], points.classes[row]);
        });
      }),
    );
  });

  it("have the skeletons that are measured, each pixel with whether the other side has its class", () => {
    fc.assert(
      fc.property(masks, (pair) => {
        const points = skeletonPoints(pair);
        skeletonSums(pair).forEach((sums, classIndex) => {
          for (const [side, all, met] of [
            ["target", sums.target, sums.targetInPrediction],
            ["prediction", sums.prediction, sums.predictionInTarget],
          ] as const) {
            const values = valuesOf(points, side, classIndex);
            assert.deepEqual([values.length, values.filter((value) => value === 1).length], [all, met]);
          }
        });
        points.places.forEach((index, row) => {
          const isTarget = row < points.ofTarget;
          assert.equal((isTarget ? pair.target : pair.prediction)[index], points.classes[row]);
          const other = (isTarget ? pair.prediction : pair.target)[index];
          assert.equal(points.values[row], other === points.classes[row] ? 1 : 0);
        });
      }),
    );
  });

  it("number objects as those that are measured are numbered, in the width of band and kinds that measures have", () => {
    fc.assert(
      fc.property(masks, fc.constantFrom(4 as const, 8 as const), (pair, connectivity) => {
        const marks = marksOf(pair, "objects", task({ connectivity }, pair));
        assert.ok(marks.view === "objects");
        const measured = objectsOf(pair, { connectivity });
        for (const side of ["target", "prediction"] as const) {
          const { values, indices } = planeOfRuns(marks[side], pair.target.length);
          const areas = new Float64Array(measured[side].areas.length);
          indices.forEach((index, at) => {
            const object = values[index] ?? -1;
            assert.equal(object < 0, (pair[side][at] ?? 0) >= pair.classes);
            if (object >= 0) areas[object] = (areas[object] ?? 0) + 1;
          });
          assert.deepEqual(areas, measured[side].areas);
        }
      }),
    );
    const wide: ImagePair = {
      ...{ width: 300, height: 1, depth: 1, classes: 1 },
      target: new Uint8Array(300),
      prediction: new Uint8Array(300),
    };
    const kinds = marksOf(wide, "kinds", task({}, wide));
    const band = marksOf(wide, "band", task({}, wide));
    const three = marksOf(wide, "band", task({ band: { kind: "pixels", pixels: 3 } }, wide));
    assert.ok(kinds.view === "kinds" && band.view === "band" && three.view === "band");
    assert.deepEqual([kinds.reach, band.band, three.band], [3, 6, 3]);
  });
});

function valuesOf(points: ShapePoints, side: "target" | "prediction", classIndex: number): number[] {
  return Array.from(points.values).filter(
    (_, row) => points.classes[row] === classIndex && row < points.ofTarget === (side === "target"),
  );
}

function task(change: Partial<ShapeTask>, pair: ImagePair): ShapeTask {
  const places = { labels: [], places: [] };
  return {
    ...{ classes: Array.from({ length: pair.classes }, (_, label) => label), target: places, prediction: places },
    ...{ pixels: pair.target.length, band: { kind: "diagonal", share: 0.02 }, connectivity: 8 },
    ...change,
  };
}
