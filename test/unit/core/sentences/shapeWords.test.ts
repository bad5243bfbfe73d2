import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { ofEachKind, type KindState, type MeasuredStates } from "../../../../src/core/counting/measuredStates";
import { metricCalled } from "../../../../src/core/metrics/metricsFor";
import { measuredJson } from "../../../../src/core/exports/measuredJson";
import { shapeWords, shapeWordsOf } from "../../../../src/core/sentences/shapeWords";
import type { ImageMeasures, MeasureKind } from "../../../../src/core/shapes/imageMeasures";
import type { ShapeChoices } from "../../../../src/core/shapes/shapeOptions";
import { smallReport } from "../smallReport";

const MEASURED: KindState = { state: "measured" };
const UNMEASURED = smallReport([{ target: [0, 1], prediction: [0, 1] }]);

/** Of classes 0 and 1: class 1 is on one side alone in b, on neither in c. The last image is refused where that is asked for. */
function evaluation(
  states: Partial<Record<MeasureKind, KindState>>,
  shapes: ShapeChoices = {},
  { refused = 0, refusals }: { readonly refused?: number; readonly refusals?: ImageMeasures["refusals"] } = {},
) {
  const report = smallReport([
    { name: "a", target: [0, 1], prediction: [0, 1] },
    { name: "b", target: [0, 0], prediction: [0, 1] },
    { name: "c", target: [0, 0], prediction: [0, 0] },
  ]);
  const made = evaluate(report, { ...report.choices, shapes });
  const measured: MeasuredStates = ofEachKind((kind) => states[kind] ?? { state: "absent" });
  const images = made.images.map((image, index) =>
    index < made.images.length - refused
      ? image
      : { ...image, measures: { classes: [], ...(refusals ? { refusals } : { refused: "It is too large." }) } },
  );
  return { ...made, measured, images };
}

describe("what figures of shapes were made under, in words", () => {
  it("is nothing where none are measured", () => {
    assert.deepEqual(shapeWords(evaluate(UNMEASURED, UNMEASURED.choices)), []);
    assert.deepEqual(shapeWords(evaluation({}, {}, { refused: 1 })), []);
    assert.deepEqual(shapeWords(evaluation({ surface: { state: "stale", because: "spacing" } })), []);
  });

  it("is the width of bands", () => {
    const band = (shapes: ShapeChoices): readonly string[] => shapeWords(evaluation({ boundary: MEASURED }, shapes));
    assert.deepEqual(band({}), ["bands along outlines 2 % of the diagonal wide"]);
    assert.deepEqual(band({ band: { kind: "pixels", pixels: 3 } }), ["bands along outlines 3 px wide"]);
  });

  it("is the unit of distances, whose way of making them, and what an empty side counts as", () => {
    const surface = (shapes: ShapeChoices): readonly string[] => shapeWords(evaluation({ surface: MEASURED }, shapes));
    assert.deepEqual(surface({}), [
      "distances in pixels as MONAI makes them (it has no MASD), percentile 95 %, tolerance of NSD 2 px",
      "1 cell with one side empty without a finite distance excluded",
      "1 with both sides empty excluded from distances",
    ]);
    assert.deepEqual(
      surface({
        dialect: "metricsreloaded",
        percentile: 90,
        tau: { kind: "units", units: 1.5 },
        spacing: { x: 0.5, y: 0.75, z: 1 },
        oneEmpty: "diagonal",
      }),
      [
        "distances in millimetres by the spacing 0.5 x 0.75 as MetricsReloaded makes them, percentile 90 %, tolerance of NSD 1.5 mm",
        "1 cell with one side empty counted as the image's diagonal",
        "1 with both sides empty counted as 0",
      ],
    );
    const [first, second, third] = surface({ dialect: "deepmind", spacing: { x: 1, y: 1, z: 3 }, oneEmpty: 374 });
    assert.match(
      first ?? "",
      /^distances in millimetres by the spacing 1 x 1 x 3 as DeepMind surface-distance makes them, /,
    );
    assert.equal(second, "1 cell with one side empty counted as 374");
    assert.equal(third, "1 with both sides empty excluded from distances", "an infinite distance enters no mean");
  });

  it("is how objects are told apart and when they are found, and how many images could not be measured", () => {
    const objects = (shapes: ShapeChoices): readonly string[] =>
      shapeWords(evaluation({ objects: MEASURED }, shapes, { refused: 2 }));
    const refused = "2 images that could not be measured left out of figures of shapes";
    assert.deepEqual(objects({}), ["objects of 8 neighbours, found by an IoU above 0.5", refused]);
    assert.deepEqual(objects({ connectivity: 4, found: { kind: "overlap" } }), [
      "objects of 4 neighbours, found by any overlap",
      refused,
    ]);
    assert.deepEqual(objects({ found: { kind: "recall", share: 0.3 } }), [
      "objects of 8 neighbours, found where 0.3 of the object is predicted",
      refused,
    ]);
  });
});

describe("what figures of shapes were made under, in JSON", () => {
  it("is not a key where none are measured", () => {
    assert.deepEqual(measuredJson(evaluate(UNMEASURED, UNMEASURED.choices)), {});
  });

  it("is every choice, the kinds by their state, and the images that could not be measured", () => {
    const states = {
      boundary: MEASURED,
      kinds: MEASURED,
      surface: { state: "stale", because: "band" },
      objects: { state: "incomplete", images: 1 },
    } as const;
    assert.deepEqual(measuredJson(evaluation(states, {}, { refused: 1 })), {
      measured: {
        kinds: ["boundary", "kinds"],
        stale: ["surface"],
        incomplete: ["objects"],
        band: 0.02,
        tau: 2,
        percentile: 95,
        dialect: "monai",
        connectivity: 8,
        spacing: null,
        unit: "px",
        oneEmpty: "exclude",
        found: { kind: "iou", above: 0.5 },
        lesionBound: 0,
        refused: [{ image: "c", message: "It is too large." }],
        sameAs: {
          boundaryIou: "boundary-iou-api: IoU of mask_to_boundary(T, 0.02) and mask_to_boundary(P, 0.02)",
          boundaryError: "beyond-iou: Evaluator(class_names, ignore_index, boundary_width=0.01)",
          extentError: "beyond-iou: Evaluator(class_names, ignore_index, boundary_width=0.01)",
          segmentError: "beyond-iou: Evaluator(class_names, ignore_index, boundary_width=0.01)",
        },
      },
    });
    const chosen = measuredJson(
      evaluation(
        { cldice: MEASURED },
        {
          band: { kind: "pixels", pixels: 3 },
          tau: { kind: "units", units: 1.5 },
          spacing: { x: 0.5, y: 0.75, z: 2 },
          oneEmpty: "diagonal",
          lesionBound: 3,
        },
      ),
    ).measured;
    assert.deepEqual(
      [chosen?.kinds, chosen?.band, chosen?.tau, chosen?.spacing, chosen?.unit, chosen?.oneEmpty, chosen?.lesionBound],
      [["cldice"], "3px", 1.5, [0.5, 0.75, 2], "mm", "diagonal", 3],
    );
    assert.ok(!("stale" in (chosen ?? {})) && !("incomplete" in (chosen ?? {})));
    const share = measuredJson(evaluation({}, { tau: { kind: "diagonal", share: 0.01 } })).measured;
    assert.equal(share?.tau, "1%");
  });
});

describe("images without shapes of one kind", () => {
  const refusals = { objects: "It is noise." };
  const words = "1 image whose objects could not be measured left out of figures of objects";

  it("are told of with figures of that kind, and with no others", () => {
    const made = evaluation({ boundary: MEASURED, objects: MEASURED }, {}, { refused: 1, refusals });
    assert.equal(shapeWords(made).at(-1), words);
    assert.ok(!shapeWords(evaluation({ boundary: MEASURED }, {}, { refused: 1, refusals })).includes(words));
    const of = (id: string): readonly string[] => {
      const metric = metricCalled(id, { shapes: {} });
      return metric ? shapeWordsOf(metric, made) : [];
    };
    assert.ok(of("pq").includes(words));
    assert.deepEqual(of("boundaryIou"), ["bands along outlines 2 % of the diagonal wide"]);
    const { measured } = measuredJson(made);
    assert.deepEqual(measured?.refused, [{ image: "c", kinds: ["objects"], message: "It is noise." }]);
  });
});

describe("what one figure of shapes was made under, in words", () => {
  const of = (id: string, shapes: ShapeChoices = {}, refused = 0): readonly string[] => {
    const metric = metricCalled(id, { shapes });
    assert.ok(metric);
    return shapeWordsOf(metric, evaluation({ surface: MEASURED, objects: MEASURED }, shapes, { refused }));
  };

  it("is what it follows from, and nothing that others follow from", () => {
    assert.deepEqual(of("iou"), []);
    assert.deepEqual(of("cldice"), []);
    assert.deepEqual(of("boundaryIou"), ["bands along outlines 2 % of the diagonal wide"]);
    assert.deepEqual(of("hd95", { dialect: "medpy", spacing: { x: 1, y: 2, z: 1 } }), [
      "as MedPy makes it",
      "1 cell with one side empty without a finite distance excluded",
      "1 with both sides empty excluded from distances",
      "distances in millimetres by the spacing 1 x 2",
    ]);
    assert.deepEqual(of("nsd"), ["as MONAI makes it", "distances in pixels"]);
    assert.deepEqual(of("nsd", { dialect: "medpy" }), [
      "which MedPy does not have, of the outlines that it takes",
      "distances in pixels",
    ]);
    assert.deepEqual(of("objectF1", { connectivity: 4, found: { kind: "overlap" } }), [
      "objects of 4 neighbours",
      "found by any overlap",
    ]);
    assert.deepEqual(of("lesionDice", { lesionBound: 20 }), ["lesions above 20 pixels"]);
    assert.deepEqual(of("lesionDice"), []);
    assert.deepEqual(of("pq", {}, 2), [
      "objects of 8 neighbours",
      "2 images that could not be measured left out of figures of shapes",
    ]);
  });
});
