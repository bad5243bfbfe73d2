import assert from "node:assert/strict";
import { imageCounts } from "../../../../src/core/labels/counts";
import type { ImageMeasures } from "../../../../src/core/shapes/imageMeasures";
import type { ObjectTable } from "../../../../src/core/shapes/objects";
import { shapeOptions, type ShapeChoices } from "../../../../src/core/shapes/shapeOptions";
import type { ShapeCell, ShapeSource } from "../../../../src/core/shapes/shapeSource";
import {
  BF_SOURCE,
  BOUNDARY_SOURCE,
  COMPONENT_SOURCE,
  distanceSource,
  INSTANCE_SOURCE,
  KIND_SOURCE,
  LESION_DICE_SOURCE,
  LESION_DISTANCE_SOURCE,
  matchOf,
  NSD_SOURCE,
  OBJECT_SOURCE,
  PANOPTIC_SOURCE,
  SKELETON_SOURCE,
  TRIMAP_SOURCE,
} from "../../../../src/core/shapes/shapeSources";
import type { SurfaceHistograms } from "../../../../src/core/shapes/surfaceHistograms";

const SOURCES: Readonly<Record<string, ShapeSource>> = {
  boundary: BOUNDARY_SOURCE,
  trimap: TRIMAP_SOURCE,
  hd: distanceSource("hd"),
  nsd: NSD_SOURCE,
  bf: BF_SOURCE,
  objects: OBJECT_SOURCE,
  panoptic: PANOPTIC_SOURCE,
  instances: INSTANCE_SOURCE,
  lesionDice: LESION_DICE_SOURCE,
  lesionDistance: LESION_DISTANCE_SOURCE,
  components: COMPONENT_SOURCE,
  kinds: KIND_SOURCE,
  skeletons: SKELETON_SOURCE,
};

function cell(measures: Omit<ImageMeasures, "classes">, shapes: ShapeChoices = {}): ShapeCell {
  const image = { width: 3, height: 4, fp: 11, meanArea: () => 20 };
  return { ...image, measures: { classes: [7], ...measures }, place: 0, options: shapeOptions(shapes) };
}

/** Distances of points, each way. */
function surface(fromTarget: readonly number[], fromPrediction: readonly number[]): SurfaceHistograms {
  const list = (distances: readonly number[]) => ({
    squared: Float64Array.from(distances, (distance) => distance ** 2),
    weights: Float64Array.from(distances, () => 1),
  });
  const pair = { fromTarget: list(fromTarget), fromPrediction: list(fromPrediction) };
  return { pixels: pair, corners: pair };
}

function table(areas: readonly number[]): ObjectTable {
  return {
    classes: new Int32Array(areas.length),
    areas: Float64Array.from(areas),
    boxes: new Int32Array(6 * areas.length),
    atEdge: new Uint8Array(areas.length),
    ignored: new Float64Array(areas.length),
  };
}

const OBJECTS = {
  pair: {
    target: table([10, 30]),
    prediction: table([8, 30, 5]),
    overlaps: { targets: Int32Array.of(0, 1), predictions: Int32Array.of(0, 1), pixels: Float64Array.of(4, 30) },
  },
  lesions: [{ lesions: [], invented: 0 }],
  cells: [{ target: new Float64Array(), prediction: new Float64Array(), common: new Float64Array(), outside: 0 }],
};

describe("the sums of shapes of a class in an image", () => {
  it("are as many as their source says, and all 0 where nothing was measured", () => {
    const widths = Object.entries(SOURCES).map(([name, source]) => {
      assert.deepEqual(source.of(cell({})), Array<number>(source.width).fill(0), name);
      return `${name}: ${source.kind} ${source.width}`;
    });
    assert.deepEqual(widths, [
      "boundary: boundary 2",
      "trimap: boundary 2",
      "hd: surface 3",
      "nsd: surface 4",
      "bf: surface 2",
      "objects: objects 5",
      "panoptic: objects 5",
      "instances: objects 3",
      "lesionDice: objects 2",
      "lesionDistance: objects 2",
      "components: objects 2",
      "kinds: kinds 7",
      "skeletons: cldice 4",
    ]);
  });

  it("are intersection and union of both bands, and of what lies near outlines of the target", () => {
    // Of class 0 in its band 1, deeper 0; no class is 2 and 3.
    const counts = imageCounts([
      { target: 1, prediction: 1, pixels: 5 },
      { target: 1, prediction: 0, pixels: 7 },
      { target: 0, prediction: 1, pixels: 11 },
      { target: 2, prediction: 1, pixels: 13 },
      { target: 3, prediction: 1, pixels: 17 },
    ]);
    const measured = cell({ boundary: { classes: 1, band: 1, counts } });
    assert.deepEqual(BOUNDARY_SOURCE.of(measured), [5, 12 + 46 - 5]);
    assert.deepEqual(TRIMAP_SOURCE.of(measured), [12, 12 + 29 - 12]);
  });

  it("are a finite distance and its number, or the number of infinite ones", () => {
    const of = (histograms: SurfaceHistograms, shapes: ShapeChoices = {}) =>
      SOURCES["hd"]?.of(cell({ surface: [histograms] }, shapes));
    assert.deepEqual(of(surface([1, 3], [2])), [3, 1, 0]);
    assert.deepEqual(of(surface([], [2])), [0, 0, 1], "MONAI's is infinite");
    assert.deepEqual(of(surface([], [])), [0, 0, 0]);
    assert.deepEqual(of(surface([], [2]), { dialect: "medpy" }), [0, 0, 0]);
  });

  it("count one empty side as the diagonal or a number where that is chosen, and both as the dialect has them", () => {
    const of = (histograms: SurfaceHistograms, shapes: ShapeChoices) =>
      SOURCES["hd"]?.of(cell({ surface: [histograms] }, shapes));
    for (const one of [surface([], [2]), surface([2], [])]) {
      assert.deepEqual(of(one, { oneEmpty: "diagonal" }), [5, 1, 0]);
      assert.deepEqual(of(one, { oneEmpty: "diagonal", spacing: { x: 2, y: 0.5, z: 1 } }), [Math.sqrt(40), 1, 0]);
      assert.deepEqual(of(one, { oneEmpty: 374 }), [374, 1, 0]);
      assert.deepEqual(of(one, { oneEmpty: 0 }), [0, 1, 0]);
      assert.deepEqual(of(one, { oneEmpty: "exclude" }), [0, 0, 1]);
    }
    assert.deepEqual(of(surface([], []), { oneEmpty: 374 }), [0, 0, 0]);
    assert.deepEqual(of(surface([1], [2]), { oneEmpty: 374 }), [2, 1, 0]);
  });

  it("are the outlines within the tolerance and whole, or a value where a dialect has no sums", () => {
    const of = (histograms: SurfaceHistograms, shapes: ShapeChoices = {}) =>
      NSD_SOURCE.of(cell({ surface: [histograms] }, shapes));
    const some = surface([1, 2, 3], [0]);
    assert.deepEqual(of(some), [3, 4, 0, 0]);
    assert.deepEqual(of(some, { dialect: "medpy" }), [0, 0, (2 / 3 + 1) / 2, 1]);
    assert.deepEqual(of(some, { tau: { kind: "units", units: 1 } }), [2, 4, 0, 0]);
    assert.deepEqual(of(some, { tau: { kind: "pixels", pixels: 1 }, spacing: { x: 3, y: 1, z: 1 } }), [4, 4, 0, 0]);
    // The diagonal is 5.
    assert.deepEqual(of(some, { tau: { kind: "diagonal", share: 0.2 } }), [2, 4, 0, 0]);
    assert.deepEqual(of(surface([], [])), [0, 0, 0, 0]);
    assert.deepEqual(of(surface([], []), { dialect: "metricsreloaded" }), [0, 0, 1, 1]);
    assert.deepEqual(of(surface([Infinity], [])), [0, 1, 0, 0]);
  });

  it("are the BF score of what lies nearer than 0.75 % of the diagonal", () => {
    const of = (near: number) => BF_SOURCE.of(cell({ surface: [surface([near, 1], [0])] }));
    // 0.0375 of the diagonal of 5.
    assert.deepEqual(of(0.037), [(2 * 0.5 * 1) / 1.5, 1]);
    assert.deepEqual(of(0.038), [0, 1]);
    assert.deepEqual(BF_SOURCE.of(cell({ surface: [surface([], [])] })), [0, 0]);
  });

  it("are objects found, missed, right and invented by the rule that is chosen, of panoptic quality by its own", () => {
    // The first has an IoU of 4 / 14, the second 1.
    const measured = (shapes: ShapeChoices) => cell({ objects: OBJECTS }, shapes);
    assert.deepEqual(OBJECT_SOURCE.of(measured({})), [1, 1, 1, 2, 1]);
    assert.deepEqual(OBJECT_SOURCE.of(measured({ found: { kind: "overlap" } })), [2, 0, 2, 1, 1 + 4 / 14]);
    assert.deepEqual(PANOPTIC_SOURCE.of(measured({ found: { kind: "overlap" } })), [1, 1, 1, 2, 1]);
    assert.deepEqual(matchOf(Float64Array.of(1, 2, 4, 8, 0.5)), {
      targets: 3,
      predictions: 12,
      found: 1,
      missed: 2,
      hits: 4,
      invented: 8,
      iou: 0.5,
    });
  });

  it("are pixels of instances by the mean size over their own, and what was wrongly predicted", () => {
    assert.deepEqual(INSTANCE_SOURCE.of(cell({ objects: OBJECTS })), [2 * 4 + (20 / 30) * 30, 2 * 6, 11]);
  });

  it("are the Dice of lesions above the bound and of invented ones, and how many", () => {
    const lesion = (target: number, prediction: number, common: number) => ({
      ...{ target, prediction, common },
      surfaces: prediction === 0 ? undefined : surface([3], [4]),
    });
    const of = (sums: readonly ReturnType<typeof lesion>[], invented: number, lesionBound = 0) => {
      const measured = cell({ objects: { ...OBJECTS, lesions: [{ lesions: sums, invented }] } }, { lesionBound });
      return [LESION_DICE_SOURCE.of(measured), LESION_DISTANCE_SOURCE.of(measured)];
    };
    const two = [lesion(10, 6, 4), lesion(5, 0, 0)];
    assert.deepEqual(of(two, 0), [
      [0.5, 2],
      [4 + 374, 2],
    ]);
    assert.deepEqual(of(two, 2), [
      [0.5, 4],
      [4 + 3 * 374, 4],
    ]);
    // Lesions have to be larger than the bound; with none of them the score is the best, once.
    assert.deepEqual(of(two, 0, 5), [
      [0.5, 1],
      [4, 1],
    ]);
    assert.deepEqual(of(two, 0, 10), [
      [1, 1],
      [0, 1],
    ]);
    assert.deepEqual(of([], 1), [
      [0, 1],
      [374, 1],
    ]);
    assert.deepEqual(of([], 0), [
      [0, 0],
      [0, 0],
    ]);
  });

  it("are the Dice of the components in their cells, and 0 of 1 where there is none but a prediction", () => {
    const of = (target: readonly number[], outside: number) => {
      const column = Float64Array.from(target);
      const cells = { target: column, prediction: column, common: column.map((pixels) => pixels / 2), outside };
      return COMPONENT_SOURCE.of(cell({ objects: { ...OBJECTS, cells: [cells] } }));
    };
    assert.deepEqual(of([4, 8, 2], 0), [1.5, 3]);
    assert.deepEqual(of([], 3), [0, 1]);
    assert.deepEqual(of([], 0), [0, 0]);
  });

  it("are right pixels and the kinds of wrong ones, and the pixels of both skeletons, in their order", () => {
    const kinds = [{ tp: 1, fp: { boundary: 2, extent: 3, segment: 4 }, fn: { boundary: 5, extent: 6, segment: 7 } }];
    assert.deepEqual(KIND_SOURCE.of(cell({ kinds })), [1, 2, 3, 4, 5, 6, 7]);
    const topology = { pieces: 1, holes: 0 };
    const sums = { target: 1, targetInPrediction: 2, prediction: 3, predictionInTarget: 4 };
    assert.deepEqual(
      SKELETON_SOURCE.of(cell({ cldice: [{ ...sums, targetTopology: topology, predictionTopology: topology }] })),
      [1, 2, 3, 4],
    );
  });
});
