import fc from "fast-check";
import { imageCounts } from "../../../../src/core/labels/counts";
import type { Measured } from "../../../../src/core/document/measured";
import type { ImageMeasures } from "../../../../src/core/shapes/imageMeasures";
import type { ObjectTable } from "../../../../src/core/shapes/objects";
import { DIALECT_IDS, OBJECT_READINGS, type ShapeChoices } from "../../../../src/core/shapes/shapeOptions";
import type { DistanceHistogram, SurfaceHistograms } from "../../../../src/core/shapes/surfaceHistograms";

const label = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const share = fc.double({ min: 1e-9, max: 1, noNaN: true });
const amount = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0);
const length = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const spacing = fc.record({ x: length, y: length, z: length });
const connectivity = fc.constantFrom(4 as const, 6 as const, 8 as const, 18 as const, 26 as const);
const band = fc.oneof(
  fc.record({ kind: fc.constant("diagonal" as const), share }),
  fc.record({ kind: fc.constant("pixels" as const), pixels: fc.integer({ min: 1, max: 2 ** 31 - 1 }) }),
);

/** Any choices about shapes. */
export const arbitraryShapes: fc.Arbitrary<ShapeChoices> = fc.record(
  {
    band,
    connectivity,
    objects: fc.constantFrom(...OBJECT_READINGS),
    spacing,
    tau: fc.oneof(
      fc.record({ kind: fc.constant("diagonal" as const), share }),
      fc.record({ kind: fc.constant("pixels" as const), pixels: amount }),
      fc.record({ kind: fc.constant("units" as const), units: amount }),
    ),
    percentile: fc.double({ min: 0.1, max: 100, noNaN: true }),
    dialect: fc.constantFrom(...DIALECT_IDS),
    oneEmpty: fc.oneof(fc.constantFrom("exclude" as const, "diagonal" as const), amount),
    found: fc.oneof(
      fc.record({ kind: fc.constant("overlap" as const) }),
      fc.record({ kind: fc.constant("recall" as const), share }),
      fc.record({ kind: fc.constant("iou" as const), above: fc.double({ min: 0.1, max: 1, noNaN: true }) }),
    ),
    lesionBound: amount,
  },
  { requiredKeys: [] },
);

const reading = fc.uniqueArray(fc.tuple(label, fc.oneof(label, fc.constantFrom("ignored" as const, "none" as const))), {
  selector: ([key]) => key,
  maxLength: 4,
});

/** Anything that shapes can be measured under. */
export const arbitraryMeasured: fc.Arbitrary<Measured> = fc.record(
  {
    target: reading,
    prediction: reading,
    colours: fc.record({ target: fc.string(), prediction: fc.string() }, { requiredKeys: [] }),
    band,
    connectivity,
    objects: fc.constant("ids" as const),
    idSides: fc.uniqueArray(fc.constantFrom("target" as const, "prediction" as const)),
    spacing,
  },
  { requiredKeys: ["target", "prediction", "band", "connectivity"] },
);

const histogram: fc.Arbitrary<DistanceHistogram> = fc.oneof(
  fc
    .uniqueArray(fc.tuple(fc.nat(1000), length), { selector: ([squared]) => squared, maxLength: 3 })
    .map((rows) => rows.sort(([a], [b]) => a - b))
    .map((rows) => ({
      squared: Float64Array.from(rows, ([squared]) => squared),
      weights: Float64Array.from(rows, ([, weight]) => weight),
    })),
  length.map((weight) => ({ squared: Float64Array.of(Infinity), weights: Float64Array.of(weight) })),
);

const surface: fc.Arbitrary<SurfaceHistograms> = fc
  .tuple(histogram, histogram, histogram, histogram)
  .map(([a, b, c, d]) => ({
    pixels: { fromTarget: a, fromPrediction: b },
    corners: { fromTarget: c, fromPrediction: d },
  }));

/** As many of each as there are classes. */
function ofClasses<Value>(value: fc.Arbitrary<Value>, classes: number): fc.Arbitrary<readonly Value[]> {
  return fc.array(value, { minLength: classes, maxLength: classes });
}

function table(classes: number): fc.Arbitrary<ObjectTable> {
  const object = fc.record({
    classIndex: fc.nat(Math.max(0, classes - 1)),
    area: fc.nat(),
    box: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
    atEdge: fc.nat(1),
    ignored: fc.nat(),
    crowd: fc.nat(1),
  });
  return fc.array(object, { maxLength: classes === 0 ? 0 : 3 }).map((rows) => ({
    classes: Int32Array.from(rows, ({ classIndex }) => classIndex),
    areas: Float64Array.from(rows, ({ area }) => area),
    boxes: Int32Array.from(rows.flatMap(({ box }) => box)),
    atEdge: Uint8Array.from(rows, ({ atEdge }) => atEdge),
    ignored: Float64Array.from(rows, ({ ignored }) => ignored),
    ...(rows.some(({ crowd }) => crowd > 0) && { crowds: Uint8Array.from(rows, ({ crowd }) => crowd) }),
  }));
}

/** With the labels of its objects, where they are ids. */
function tableOfIds(classes: number): fc.Arbitrary<ObjectTable> {
  return fc
    .tuple(table(classes), fc.boolean(), fc.array(label, { minLength: 3, maxLength: 3 }))
    .map(([made, isOfIds, ids]) =>
      isOfIds ? { ...made, ids: Int32Array.from(ids.slice(0, made.areas.length)) } : made,
    );
}

function objects(classes: number) {
  const threes = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 2 });
  const lesion = fc
    .tuple(fc.nat(), fc.nat(), fc.nat(), fc.option(surface, { nil: undefined }))
    .map(([target, prediction, common, surfaces]) => ({ target, prediction, common, surfaces }));
  return fc
    .record({
      target: tableOfIds(classes),
      prediction: table(classes),
      overlaps: threes,
      lesions: ofClasses(fc.record({ lesions: fc.array(lesion, { maxLength: 2 }), invented: fc.nat() }), classes),
      cells: ofClasses(fc.record({ components: threes, outside: fc.nat() }), classes),
    })
    .map(({ target, prediction, overlaps, lesions, cells }) => {
      const isThere = target.areas.length > 0 && prediction.areas.length > 0;
      const rows = isThere ? overlaps : [];
      return {
        pair: {
          target,
          prediction,
          overlaps: {
            targets: Int32Array.from(rows, ([t]) => t % target.areas.length),
            predictions: Int32Array.from(rows, ([, p]) => p % prediction.areas.length),
            pixels: Float64Array.from(rows, ([, , pixels]) => pixels),
          },
        },
        lesions,
        cells: cells.map(({ components, outside }) => ({
          target: Float64Array.from(components, ([t]) => t),
          prediction: Float64Array.from(components, ([, p]) => p),
          common: Float64Array.from(components, ([, , both]) => both),
          outside,
        })),
      };
    });
}

const errors = fc.record({ boundary: fc.nat(), extent: fc.nat(), segment: fc.nat() });
const topology = fc.record({ pieces: fc.nat(), holes: fc.nat() });

/** Any measures of an image. */
export const arbitraryMeasures: fc.Arbitrary<ImageMeasures> = fc
  .uniqueArray(label, { maxLength: 3 })
  .map((labels) => labels.sort((a, b) => a - b))
  .chain((classes) => {
    const codes = fc.nat(2 * (classes.length + 2) - 1);
    return fc.record(
      {
        classes: fc.constant(classes),
        boundary: fc.record({
          classes: fc.constant(classes.length),
          band: fc.integer({ min: 1, max: 99 }),
          counts: fc
            .array(fc.record({ target: codes, prediction: codes, pixels: fc.integer({ min: 1, max: 99 }) }))
            .map(imageCounts),
        }),
        surface: ofClasses(surface, classes.length),
        objects: objects(classes.length),
        kinds: ofClasses(fc.record({ tp: fc.nat(), fp: errors, fn: errors }), classes.length),
        cldice: ofClasses(
          fc.record({
            target: fc.nat(),
            targetInPrediction: fc.nat(),
            prediction: fc.nat(),
            predictionInTarget: fc.nat(),
            targetTopology: topology,
            predictionTopology: topology,
          }),
          classes.length,
        ),
        refused: fc.string(),
        refusals: fc.record(
          {
            boundary: fc.string(),
            surface: fc.string(),
            objects: fc.string(),
            kinds: fc.string(),
            cldice: fc.string(),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ["classes"] },
    );
  });
