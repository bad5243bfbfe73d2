import assert from "node:assert/strict";
import fc from "fast-check";
import { meanDistance, weightOf } from "../../../src/core/shapes/distanceQuantiles";
import { SURFACE_DIALECTS, SURFACE_FIGURES, type SurfaceFigure } from "../../../src/core/shapes/surfaceDialects";
import { bfScore, shareWithin, surfaceFigure } from "../../../src/core/shapes/surfaceFigures";
import type { SurfaceHistograms } from "../../../src/core/shapes/surfaceHistograms";
import { UNIT_SPACING, type Spacing } from "../../../src/core/shapes/spacing";
import type { ClassPair } from "../../../src/measures/classPair";
import { borderPixels } from "../../../src/measures/surfaces/borderPixels";
import { cornerAreas } from "../../../src/measures/surfaces/cornerAreas";
import { distanceTransform } from "../../../src/measures/surfaces/distanceTransform";
import { nearestSquared } from "../../../src/measures/surfaces/nearestPoints";
import { cornerLengths } from "../../../src/measures/surfaces/outlineCorners";
import { surfaceDistances } from "../../../src/measures/surfaces/surfaceDistances";
import { volumeCorners } from "../../../src/measures/surfaces/volumeCorners";
import {
  assertClose,
  eachGiven,
  GOLDEN_SETS,
  goldenSet,
  pairOf,
  spacingOf,
  type GoldenImage,
  type Void,
} from "./golden";
import { pairs, swapped, transposed } from "./planes";

const spacings: fc.Arbitrary<Spacing> = fc.constantFrom(
  UNIT_SPACING,
  { x: 2, y: 0.5, z: 1 },
  { x: 0.8, y: 3, z: 1.5 },
  { x: 0.3, y: 0.3, z: 0.3 },
);

function dialect(id: (typeof SURFACE_DIALECTS)[number]["id"]) {
  const row = SURFACE_DIALECTS.find((one) => one.id === id);
  assert.ok(row);
  return row;
}

/** As it would be with target and prediction exchanged. */
function otherWay({ pixels, corners }: SurfaceHistograms): SurfaceHistograms {
  return { pixels: { fromTarget: pixels.fromPrediction, fromPrediction: pixels.fromTarget }, corners };
}

/** Squared distances by looking at every other point. */
function naive(points: Int32Array, others: Int32Array, grid: { width: number; height: number }, spacing: Spacing) {
  const place = (at: number) =>
    [at % grid.width, Math.floor(at / grid.width) % grid.height, Math.floor(at / (grid.width * grid.height))] as const;
  return Float64Array.from(points, (point) => {
    const [x, y, z] = place(point);
    let nearest = Infinity;
    for (const other of others) {
      const [ox, oy, oz] = place(other);
      const squared = ((y - oy) * spacing.y) ** 2 + ((x - ox) * spacing.x) ** 2 + ((z - oz) * spacing.z) ** 2;
      if (squared < nearest) nearest = squared;
    }
    return nearest;
  });
}

function close(ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  assert.equal(ours.length, theirs.length);
  for (let i = 0; i < ours.length; i++) {
    if (theirs[i] === Infinity) assert.equal(ours[i], Infinity);
    else
      assert.ok(
        Math.abs((ours[i] ?? NaN) - (theirs[i] ?? NaN)) <= 1e-9,
        `${i}: ${String(ours[i])}, not ${String(theirs[i])}`,
      );
  }
}

describe("surface distances", () => {
  const sparse = (size: number) =>
    fc.uniqueArray(fc.nat(size - 1), { maxLength: 12 }).map((list) => Int32Array.from(list).sort());

  it("find the nearest of other points in images and volumes, exactly", () => {
    fc.assert(
      fc.property(
        fc
          .record({
            width: fc.integer({ min: 1, max: 14 }),
            height: fc.integer({ min: 1, max: 14 }),
            depth: fc.constantFrom(1, 1, 4),
          })
          .chain((grid) =>
            fc.tuple(
              fc.constant(grid),
              sparse(grid.width * grid.height * grid.depth),
              sparse(grid.width * grid.height * grid.depth),
            ),
          ),
        spacings,
        ([grid, points, others], spacing) => {
          close(nearestSquared(points, others, grid, spacing), naive(points, others, grid, spacing));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("turn to the transform where points lie far from each other, and give the same", () => {
    // One far row of points against another: by rows alone each of them would look at every row between.
    const grid = { width: 60, height: 200, depth: 1 };
    const points = Int32Array.from({ length: 60 }, (_, x) => x);
    const others = Int32Array.from({ length: 60 }, (_, x) => 199 * 60 + x);
    const all = Int32Array.from({ length: 60 * 40 }, (_, at) => at);
    close(nearestSquared(all, others, grid, UNIT_SPACING), naive(all, others, grid, UNIT_SPACING));
    close(nearestSquared(points, others, grid, UNIT_SPACING), new Float64Array(60).fill(199 ** 2));
  });

  it("transform a grid of any spacing as looking at every point does", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(119), { minLength: 1, maxLength: 8 }), spacings, (sources, spacing) => {
        const grid = { width: 6, height: 5, depth: 4 };
        const squared = new Float64Array(120).fill(Infinity);
        for (const source of sources) squared[source] = 0;
        distanceTransform(squared, grid, spacing);
        const every = Int32Array.from({ length: 120 }, (_, at) => at);
        close(squared, naive(every, Int32Array.from(sources), grid, spacing));
      }),
    );
  });

  it("take as border the pixels that an erosion by the cross takes away", () => {
    fc.assert(
      fc.property(pairs({ marks: false }), (pair) => {
        const { starts, positions } = borderPixels(pair, "target");
        for (let classIndex = 0; classIndex < pair.classes; classIndex++) {
          const is = (x: number, y: number): boolean =>
            x >= 0 && y >= 0 && x < pair.width && y < pair.height && pair.target[y * pair.width + x] === classIndex;
          const border = Array.from({ length: pair.target.length }, (_, at) => at).filter((at) => {
            const [x, y] = [at % pair.width, Math.floor(at / pair.width)];
            return is(x, y) && !(is(x - 1, y) && is(x + 1, y) && is(x, y - 1) && is(x, y + 1));
          });
          assert.deepEqual([...positions.subarray(starts[classIndex], starts[classIndex + 1])], border);
        }
      }),
    );
  });

  it("turn with the image and its spacing, and swap with its sides", () => {
    fc.assert(
      fc.property(pairs({ marks: false }), spacings, (pair, spacing) => {
        const ours = surfaceDistances(pair, spacing);
        const turned = surfaceDistances(transposed(pair), { ...spacing, x: spacing.y, y: spacing.x });
        const other = surfaceDistances(swapped(pair), spacing);
        ours.forEach((histograms, index) => {
          const [rotated, exchanged] = [turned[index], other[index]];
          assert.ok(rotated && exchanged);
          for (const points of ["pixels", "corners"] as const) {
            const { fromTarget, fromPrediction } = histograms[points];
            assert.deepEqual(exchanged[points], { fromTarget: fromPrediction, fromPrediction: fromTarget });
            assert.deepEqual(rotated[points].fromTarget.squared, fromTarget.squared);
            close(rotated[points].fromTarget.weights, fromTarget.weights);
          }
        });
      }),
    );
  });

  it("turn with a volume and its spacing, and swap with its sides", () => {
    // Of one slice it would be an image, whose corners have lengths in place of areas.
    const edge = fc.integer({ min: 2, max: 5 });
    const volumes = fc.tuple(edge, edge, edge).chain(([width, height, depth]) => {
      const plane = fc.uint8Array({
        min: 0,
        max: 2,
        minLength: width * height * depth,
        maxLength: width * height * depth,
      });
      return fc
        .record({ target: plane, prediction: plane })
        .map((sides) => ({ ...sides, width, height, depth, classes: 2 }));
    });
    // Whole edges: squares of distances are exact in whatever order they are summed.
    const whole = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(volumes, fc.record({ x: whole, y: whole, z: whole }), (pair, spacing) => {
        const { width, height, depth } = pair;
        const turn = (plane: Uint8Array): Uint8Array =>
          plane.map((_, at) => {
            const [z, y, x] = [at % depth, Math.floor(at / depth) % height, Math.floor(at / depth / height)];
            return plane[(z * height + y) * width + x] ?? 0;
          });
        const onSide = {
          ...pair,
          target: turn(pair.target),
          prediction: turn(pair.prediction),
          width: depth,
          depth: width,
        };
        const turned = surfaceDistances(onSide, { x: spacing.z, y: spacing.y, z: spacing.x });
        const other = surfaceDistances({ ...pair, target: pair.prediction, prediction: pair.target }, spacing);
        surfaceDistances(pair, spacing).forEach((histograms, index) => {
          const [rotated, exchanged] = [turned[index], other[index]];
          assert.ok(rotated && exchanged);
          for (const points of ["pixels", "corners"] as const) {
            const { fromTarget, fromPrediction } = histograms[points];
            assert.deepEqual(exchanged[points], { fromTarget: fromPrediction, fromPrediction: fromTarget });
            for (const side of ["fromTarget", "fromPrediction"] as const) {
              assert.deepEqual(rotated[points][side].squared, histograms[points][side].squared);
              close(rotated[points][side].weights, histograms[points][side].weights);
            }
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it("leave out ignored target pixels on both sides, and make no border beside them", () => {
    // A bar of class 0 across the image; its right half lies under ignored pixels.
    const target = Uint8Array.of(1, 1, 1, 1, 0, 0, 2, 2, 0, 0, 2, 2, 0, 0, 2, 2, 1, 1, 1, 1);
    const prediction = Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
    const pair: ClassPair = { target, prediction, width: 4, height: 5, depth: 1, classes: 1 };
    const marked = { ...pair, target: target.map((value) => value), classes: 1 };
    assert.deepEqual([...borderPixels(marked, "target").positions], [4, 5, 8, 12, 13]);
    assert.deepEqual([...borderPixels(marked, "prediction").positions], [4, 5, 8, 12, 13]);
    const [histograms] = surfaceDistances(pair, UNIT_SPACING);
    assert.deepEqual(histograms?.pixels.fromPrediction, { squared: Float64Array.of(0), weights: Float64Array.of(5) });
  });

  it("weigh corners of volumes by the areas of DeepMind's table, with and without a spacing", () => {
    const tables = goldenSet("volumes").set["deepmind_tables"] as Record<string, number[]>;
    close(cornerAreas(UNIT_SPACING), tables["1,1,1"] ?? []);
    close(cornerAreas({ x: 3, y: 0.8, z: 0.8 }), tables["0.8,0.8,3.0"] ?? []);
  });

  it("leave out the corners of ignored target pixels, in images and volumes", () => {
    // Class 0 everywhere on both sides, but for one ignored pixel in the middle of the first slice.
    const ignored = (depth: number): ClassPair => ({
      ...{ width: 3, height: 3, depth, classes: 1, prediction: new Uint8Array(9 * depth).fill(1, 4, 5) },
      target: new Uint8Array(9 * depth).fill(2, 4, 5),
    });
    const corners = (pair: ClassPair) =>
      surfaceDistances(pair, UNIT_SPACING).map(({ corners: { fromTarget, fromPrediction } }) => [
        fromTarget.squared.length,
        fromPrediction.squared.length,
        fromTarget.weights[0],
      ]);
    // The 12 corners of the edge: straight ones of length 1, and the 4 of the image that are half a diagonal.
    assert.deepEqual(corners(ignored(1)), [[1, 1, 8 + 4 * Math.SQRT1_2]]);
    const unmarked = { ...ignored(2), target: new Uint8Array(18), prediction: new Uint8Array(18) };
    const [marked, whole] = [volumeCorners(ignored(2), "target"), volumeCorners(unmarked, "target")];
    assert.equal(whole.positions.length, 4 * 4 * 3 - 4);
    assert.deepEqual(volumeCorners(ignored(2), "prediction"), marked);
    // Of the corners of the ignored voxel, 4 lie on the surface of the volume.
    assert.equal(marked.positions.length, whole.positions.length - 4);
  });

  it("give the corners of a volume of one class's slab their areas", () => {
    const slab: ClassPair = {
      ...{ width: 4, height: 4, depth: 3, classes: 1 },
      target: new Uint8Array(48),
      prediction: new Uint8Array(48),
    };
    const [histograms] = surfaceDistances(slab, { x: 2, y: 2, z: 3 });
    // Faces without their rims, edges cut at 45 degrees, corners by a triangle.
    const faces = 2 * 9 * 4 + 4 * 6 * 6;
    const edges = 8 * 3 * 2 * 0.5 * Math.hypot(2, 3) + 4 * 2 * 3 * 0.5 * Math.hypot(2, 2);
    const corner = 0.125 * Math.sqrt((2 * 3) ** 2 * 2 + (2 * 2) ** 2);
    const area = histograms ? weightOf(histograms.corners.fromTarget) : NaN;
    assert.ok(Math.abs(area - faces - edges - 8 * corner) < 1e-9, `${area}`);
  });

  it("weigh corners by the lengths of DeepMind's table", () => {
    const tables = goldenSet("fixtures").set["deepmind_tables"] as Record<string, number[]>;
    close(cornerLengths(UNIT_SPACING), tables["1,1"] ?? []);
    close(cornerLengths({ x: 2, y: 0.5, z: 1 }), tables["0.5,2.0"] ?? []);
  });
});

describe("figures of surface distances", () => {
  const options = { percentile: 95, tau: 2 };

  it("agree between the dialects of border pixels where both sides have the same distances", () => {
    const square = (left: number): Uint8Array =>
      Uint8Array.from({ length: 400 }, (_, at) => {
        const [x, y] = [at % 20, Math.floor(at / 20)];
        return x >= left && x < left + 8 && y >= 6 && y < 14 ? 0 : 1;
      });
    const [histograms] = surfaceDistances(
      { target: square(4), prediction: square(6), width: 20, height: 20, depth: 1, classes: 1 },
      UNIT_SPACING,
    );
    assert.ok(histograms);
    for (const figure of SURFACE_FIGURES) {
      const values: readonly (number | undefined)[] = SURFACE_DIALECTS.filter(({ points }) => points === "pixels").map(
        (row) => surfaceFigure(histograms, figure, row, options),
      );
      assert.equal(new Set(values).size, 1, `${figure}: ${values.join(" ")}`);
    }
  });

  it("are in the order that their definitions give", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), spacings, fc.nat(4), (pair, spacing, tau) => {
        for (const histograms of surfaceDistances(pair, spacing)) {
          for (const row of SURFACE_DIALECTS) {
            const of = (figure: SurfaceFigure, percentile = 95) =>
              surfaceFigure(histograms, figure, row, { percentile, tau });
            const [hd, hd95, masd, nsd] = [of("hd"), of("hdPercentile"), of("masd"), of("nsd")];
            if (hd === undefined || hd95 === undefined || masd === undefined || nsd === undefined) continue;
            assert.ok(hd95 <= hd + 1e-9 && masd <= hd + 1e-9, row.id);
            assert.ok(Math.abs((of("hdPercentile", 100) ?? NaN) - hd) < 1e-9 || hd === Infinity, row.id);
            assert.ok(nsd >= 0 && nsd <= 1 + 1e-12);
            if (hd <= tau) assert.ok(Math.abs(nsd - 1) < 1e-12);
          }
        }
      }),
    );
  });

  const EVERY: readonly (readonly [
    name: string,
    given: string,
    tolerance: number,
    ours: (histograms: SurfaceHistograms, image: GoldenImage) => number | undefined,
  ])[] = [
    ...(["monai", "medpy", "panoptica", "deepmind", "metricsreloaded"] as const).flatMap((id) => {
      const tolerance = id === "monai" ? 1e-6 : 1e-9;
      return [
        [`${id} hd`, `${id}.hd`, tolerance, (of: SurfaceHistograms) => surfaceFigure(of, "hd", dialect(id), options)],
        // MONAI takes the rank of its quantile in single precision too.
        [
          `${id} hd95`,
          `${id}.hd95`,
          id === "monai" ? 1e-4 : tolerance,
          (of: SurfaceHistograms) => surfaceFigure(of, "hdPercentile", dialect(id), options),
        ],
        [
          `${id} assd`,
          `${id}.assd`,
          tolerance,
          (of: SurfaceHistograms) => surfaceFigure(of, "assd", dialect(id), options),
        ],
        [
          `${id} masd`,
          `${id}.masd`,
          tolerance,
          (of: SurfaceHistograms) => surfaceFigure(of, "masd", dialect(id), options),
        ],
        [
          `${id} nsd at 1`,
          `${id}.nsd@1`,
          tolerance,
          (of: SurfaceHistograms) => surfaceFigure(of, "nsd", dialect(id), { percentile: 95, tau: 1 }),
        ],
        [
          `${id} nsd at 2`,
          `${id}.nsd@2`,
          tolerance,
          (of: SurfaceHistograms) => surfaceFigure(of, "nsd", dialect(id), options),
        ],
      ] as const;
    }),
    ["one-sided mean", "monai.asd", 1e-6, (of) => surfaceFigure(of, "asd", dialect("monai"), options)],
    [
      "mean to the target",
      "medpy.asd_pred_to_target",
      1e-9,
      (of) => surfaceFigure(of, "asd", dialect("medpy"), options),
    ],
    [
      "mean to the prediction",
      "medpy.asd_target_to_pred",
      1e-9,
      (of) => surfaceFigure(otherWay(of), "asd", dialect("medpy"), options),
    ],
    [
      "mean by length to the target",
      "deepmind.asd_pred_to_target",
      1e-9,
      (of) => meanDistance(of.corners.fromPrediction),
    ],
    [
      "mean by length to the prediction",
      "deepmind.asd_target_to_pred",
      1e-9,
      (of) => meanDistance(of.corners.fromTarget),
    ],
    ["overlap of the target", "deepmind.overlap_target@1", 1e-9, (of) => shareWithin(of.corners.fromTarget, 1)],
    ["overlap of the prediction", "deepmind.overlap_pred@1", 1e-9, (of) => shareWithin(of.corners.fromPrediction, 1)],
    [
      "BF below",
      "definition.bf_lt",
      1e-9,
      (of, image) => bfScore(of, 0.0075 * Math.sqrt(image.height ** 2 + image.width ** 2)),
    ],
    [
      "BF at most",
      "definition.bf_le",
      1e-9,
      (of, image) => bfScore(of, 0.0075 * Math.sqrt(image.height ** 2 + image.width ** 2), "atMost"),
    ],
  ];
  /** With ignored pixels left out, which no library offers: computed from the definitions. */
  const LEFT_OUT: typeof EVERY = [
    ["border pixels of the target", "definition.border_target", 0, (of) => weightOf(of.pixels.fromTarget)],
    ["border pixels of the prediction", "definition.border_pred", 0, (of) => weightOf(of.pixels.fromPrediction)],
    ["hd", "definition.hd", 1e-9, (of) => surfaceFigure(of, "hd", dialect("monai"), options)],
    [
      "hd95 pooled",
      "definition.hd95_pooled",
      1e-9,
      (of) => surfaceFigure(of, "hdPercentile", dialect("medpy"), options),
    ],
    ["hd95 of both", "definition.hd95_max", 1e-9, (of) => surfaceFigure(of, "hdPercentile", dialect("monai"), options)],
    ["assd", "definition.assd", 1e-9, (of) => surfaceFigure(of, "assd", dialect("monai"), options)],
    ["masd", "definition.masd", 1e-9, (of) => surfaceFigure(of, "masd", dialect("monai"), options)],
    [
      "nsd at 1",
      "definition.nsd@1",
      1e-9,
      (of) => surfaceFigure(of, "nsd", dialect("monai"), { percentile: 95, tau: 1 }),
    ],
    ["nsd at 2", "definition.nsd@2", 1e-9, (of) => surfaceFigure(of, "nsd", dialect("monai"), options)],
    [
      "BF",
      "definition.bf_lt",
      1e-9,
      (of, image) => bfScore(of, 0.0075 * Math.sqrt(image.height ** 2 + image.width ** 2)),
    ],
  ];

  for (const [setName, set] of [...GOLDEN_SETS, ["volumes", goldenSet("volumes")] as const]) {
    const measured = new Map<string, readonly SurfaceHistograms[]>();
    const of = (image: GoldenImage, ignored: Void): readonly SurfaceHistograms[] => {
      const key = `${image.name} ${ignored}`;
      const known = measured.get(key) ?? surfaceDistances(pairOf(image, ignored), spacingOf(image));
      measured.set(key, known);
      return known;
    };
    for (const [variant, rows, ignored] of [
      ["as_is", EVERY, "none"],
      ["void_left_out", LEFT_OUT, "ignored"],
    ] as const) {
      if (set.figures[variant] === undefined) continue;
      it(`are those of the libraries (${setName}, ${variant})`, () => {
        let met = 0;
        for (const [name, figure, tolerance, ours] of rows) {
          met += eachGiven(set, variant, figure, (given, image, classIndex) => {
            const histograms = of(image, ignored)[classIndex];
            assert.ok(histograms);
            const value = ours(histograms, image);
            const message = `${name} of class ${classIndex} in ${image.name}`;
            if (typeof given === "number") {
              const { fromTarget, fromPrediction } = histograms.pixels;
              const accident = (fromTarget.squared.length === 0) !== (fromPrediction.squared.length === 0);
              // What a transform of an empty side happens to hold is not a figure.
              if (accident && ["panoptica.hd95", "metricsreloaded.nsd@1", "metricsreloaded.nsd@2"].includes(figure))
                assert.equal(value, undefined, message);
              else assertClose(value, given, tolerance, message);
            } else assert.equal(value, given === "Infinity" ? Infinity : undefined, message);
          });
        }
        assert.ok(met > 20, `${met} figures`);
      });
    }
  }
});
