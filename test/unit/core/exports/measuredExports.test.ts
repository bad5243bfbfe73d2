import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { measuredUnder } from "../../../../src/core/counting/measuredStates";
import type { Report } from "../../../../src/core/document/report";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { NOT_OVER_REGIONS } from "../../../../src/core/reading/labelRegions";
import { classTable } from "../../../../src/core/reading/classTable";
import type { ImageMeasures } from "../../../../src/core/shapes/imageMeasures";
import type { ObjectTable } from "../../../../src/core/shapes/objects";
import type { ShapeChoices } from "../../../../src/core/shapes/shapeOptions";
import { smallReport } from "../smallReport";

/** Objects of the class at place 1, by their pixels and boxes: left, top, right, bottom. */
function table(
  rows: readonly (readonly [area: number, box: readonly [number, number, number, number]])[],
): ObjectTable {
  return {
    classes: new Int32Array(rows.length).fill(1),
    areas: Float64Array.from(rows, ([area]) => area),
    boxes: Int32Array.from(rows.flatMap(([, [left, top, right, bottom]]) => [left, top, 0, right, bottom, 1])),
    atEdge: Uint8Array.from(rows, ([, [left]]) => (left === 0 ? 1 : 0)),
    ignored: new Float64Array(rows.length),
  };
}

const NONE = { lesions: [], invented: 0 };
const NO_CELLS = { target: new Float64Array(), prediction: new Float64Array(), common: new Float64Array(), outside: 0 };

/** One object is found by 3 of its 4 pixels, one is missed, and one invented. */
const MEASURES: ImageMeasures = {
  classes: [0, 1],
  objects: {
    pair: {
      target: table([
        [4, [0, 0, 2, 2]],
        [1, [5, 1, 6, 2]],
      ]),
      prediction: table([
        [3, [0, 0, 2, 2]],
        [2, [3, 0, 5, 1]],
      ]),
      overlaps: { targets: Int32Array.of(0), predictions: Int32Array.of(0), pixels: Float64Array.of(3) },
    },
    lesions: [NONE, NONE],
    cells: [NO_CELLS, NO_CELLS],
  },
  kinds: [0, 1].map(() => ({
    tp: 2,
    fp: { boundary: 1, extent: 0, segment: 0 },
    fn: { boundary: 0, extent: 1, segment: 0 },
  })),
};

function measuredReport(shapes: ShapeChoices = {}, measures: readonly ImageMeasures[] = [MEASURES]): Report {
  const report = smallReport(
    measures.map((_, image) => ({
      name: `image ${image}`,
      target: [0, 0, 0, 1, 1, 1, 1, 1],
      prediction: [0, 1, 1, 1, 1, 1, 0, 0],
    })),
    {
      shapes,
      classList: {
        source: "test",
        ignore: [],
        classes: ["ground", "car"].map((name, label) => ({ label, name, color: "#000000" })),
      },
    },
  );
  const table = classTable(report.images, report.choices);
  return {
    ...report,
    images: report.images.map((image, row) => ({ ...image, measures: measures[row] ?? MEASURES })),
    measured: measuredUnder({ images: report.images, table }, report.choices),
  };
}

function written(id: string, report: Report): string {
  const exporter = EXPORTS.find((row) => row.id === id);
  assert.ok(exporter, id);
  return exporter.write(evaluate(report, report.choices), report);
}

describe("what was measured, in exports", () => {
  it("is a row an object, found, missed and invented", () => {
    const header = "image,label,class,side,state,pixels,x,y,width,height,iou,largest_overlap,at_edge,note,choices";
    const [first, ...rows] = written("csv-objects", measuredReport()).split("\r\n");
    assert.equal(first, header);
    assert.deepEqual(
      rows.map((row) => row.replace(/,(?:"[^"]*"|[^,]*)$/, "")),
      [
        "image 0,1,car,target,found,4,0,0,2,2,0.75,3,1,",
        "image 0,1,car,target,missed,1,5,1,1,1,0,0,0,",
        "image 0,1,car,prediction,invented,2,3,0,2,1,0,0,0,",
        "",
      ],
    );
  });

  it("says in the place of objects that there are none, or that they were not measured", () => {
    const second = (report: Report): string =>
      written("csv-objects", report)
        .split("\r\n")[1]
        ?.replace(/,(?:"[^"]*"|[^,]*)$/, "") ?? "";
    const empty = {
      target: table([]),
      prediction: table([]),
      overlaps: { targets: new Int32Array(), predictions: new Int32Array(), pixels: new Float64Array() },
    };
    const objects = MEASURES.objects && { ...MEASURES.objects, pair: empty };
    assert.ok(objects);
    assert.equal(second(measuredReport({}, [{ ...MEASURES, objects }])), ",,,,,,,,,,,,,there is no object");
    const { objects: gone, ...without } = MEASURES;
    assert.ok(gone);
    for (const report of [measuredReport({}, [without]), smallReport([{ target: [0], prediction: [0] }])])
      assert.equal(second(report), ",,,,,,,,,,,,,objects were not measured under these choices");
  });

  it("stands in the JSON with all that it was measured under, and in the figures of each image", () => {
    const read = (report: Report) =>
      JSON.parse(written("json", report)) as {
        readonly measured?: object;
        readonly images: readonly { readonly figures?: Readonly<Record<string, readonly unknown[]>> }[];
      };
    const { measured, images } = read(measuredReport());
    const beyondIou = "beyond-iou: Evaluator(class_names, ignore_index, boundary_width=0.01)";
    assert.deepEqual(measured, {
      kinds: ["objects", "kinds"],
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
      sameAs: {
        pq: "panopticapi: pq_compute_single_core",
        sq: "panopticapi: pq_compute_single_core",
        rq: "panopticapi: pq_compute_single_core",
        lesionDice: "BraTS-2023-Metrics: get_LesionWiseResults",
        lesionHd95: "BraTS-2023-Metrics: get_LesionWiseResults",
        componentDice: 'CC-Metrics: CCDiceMetric(cc_reduction="patient")',
        boundaryError: beyondIou,
        extentError: beyondIou,
        segmentError: beyondIou,
      },
      refused: [],
    });
    assert.deepEqual(images[0]?.figures?.["boundaryError"], [1 / 4, 1 / 4]);
    assert.deepEqual(images[0].figures["objectRecall"], [null, 1 / 2]);
    assert.equal("figures" in (read(smallReport([{ target: [0], prediction: [0] }])).images[0] ?? {}), false);
    const other = read(
      measuredReport(
        {
          spacing: { x: 1, y: 2, z: 3 },
          band: { kind: "pixels", pixels: 3 },
          tau: { kind: "diagonal", share: 0.5 },
          dialect: "medpy",
        },
        [MEASURES, { classes: [], refused: "It is too large." }],
      ),
    ).measured as Readonly<Record<string, unknown>>;
    assert.deepEqual(
      ["band", "tau", "spacing", "unit", "dialect", "refused"].map((key) => other[key]),
      ["3px", "50%", [1, 2, 3], "mm", "medpy", [{ image: "image 1", message: "It is too large." }]],
    );
    const units = read(measuredReport({ tau: { kind: "units", units: 1.5 } })).measured as { readonly tau: unknown };
    assert.equal(units.tau, 1.5);
    const spacing = { x: 1, y: 2, z: 3 };
    const tauOf = (shapes: ShapeChoices): unknown =>
      (read(measuredReport(shapes)).measured as { readonly tau: unknown }).tau;
    // A tolerance in another unit than the distances has its own.
    assert.deepEqual(
      [tauOf({}), tauOf({ spacing }), tauOf({ tau: { kind: "diagonal", share: 0.07 } })],
      [2, "2px", "7%"],
    );
  });

  it("names in the JSON the kinds that are stale or incomplete", () => {
    const report = measuredReport();
    const kinds = (of: Report): unknown => {
      const {
        kinds: measured,
        stale,
        incomplete,
      } = (JSON.parse(written("json", of)) as { readonly measured: Readonly<Record<string, unknown>> }).measured;
      return { measured, stale, incomplete };
    };
    assert.deepEqual(kinds({ ...report, choices: { ...report.choices, shapes: { connectivity: 4 } } }), {
      measured: ["kinds"],
      stale: ["objects"],
      incomplete: undefined,
    });
    const two = measuredReport({}, [MEASURES, MEASURES]);
    const images = two.images.map(({ measures, ...image }, row) =>
      row === 0 && measures ? { ...image, measures } : image,
    );
    assert.deepEqual(kinds({ ...two, images }), {
      measured: [],
      stale: undefined,
      incomplete: ["objects", "kinds"],
    });
  });

  it("stands in the text table with the calls of its main figures, and in the tables of the page", () => {
    const text = written("table", measuredReport());
    assert.deepEqual(
      text.split("\n").filter((line) => line.includes(" of a class in an image is as ")),
      [
        "PQ of a class in an image is as panopticapi pq_compute_single_core",
        ...["Boundary", "Extent", "Segment"].map(
          (name) =>
            `${name} errors of a class in an image is as beyond-iou Evaluator(class_names, ignore_index, boundary_width=0.01)`,
        ),
      ],
    );
    assert.match(
      text,
      /^Label {2}Class .* PQ {2}Object F1 {2}Boundary errors {2}Extent errors {2}Segment errors {2}IoU samplewise {2}images$/m,
    );
    assert.match(written("html", measuredReport()), />Object F1 \(macro\)</);
    assert.match(
      written("markdown", measuredReport()),
      /^\| Class .*\| PQ \| Object F1 \| Boundary errors \| Extent errors \| Segment errors \|$/m,
    );
  });
});

describe("exports over regions that overlap", () => {
  const report = smallReport([{ target: [0, 1, 2, 2], prediction: [0, 1, 1, 2] }], {
    regions: [
      { name: "whole", labels: [1, 2] },
      { name: "core", labels: [2] },
    ],
  });

  it("have no confusion, and no figures of one", () => {
    assert.deepEqual(
      written("csv-confusion", report)
        .split("\r\n")
        .map((row) => row.split(",")[0]),
      ["undefined", NOT_OVER_REGIONS.includes(",") ? `"${NOT_OVER_REGIONS.split(",")[0]}` : NOT_OVER_REGIONS, ""],
    );
    const { confusion, classes } = JSON.parse(written("json", report)) as {
      readonly confusion: object;
      readonly classes: readonly object[];
    };
    assert.deepEqual(confusion, { undefined: NOT_OVER_REGIONS });
    assert.deepEqual(
      classes.map((info) => ({ ...info, color: "" })),
      [
        { label: -1_000_001, name: "whole", color: "", labels: [1, 2] },
        { label: -1_000_002, name: "core", color: "", labels: [2] },
        { label: -1_000_000, name: "in no region", color: "", labels: [0] },
      ],
    );
    const page = written("html", report);
    assert.doesNotMatch(page, /<h2>Overall|<h2>Confusion/);
    assert.match(page, /<h2>Averages<\/h2>/);
    assert.doesNotMatch(written("table", report), /Pixel accuracy/);
    assert.match(written("table", report), /^ *1\+2 {2}whole /m);
  });
});
