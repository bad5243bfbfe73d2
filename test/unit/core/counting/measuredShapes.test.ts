import assert from "node:assert/strict";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { AVERAGE } from "../../../../src/core/averages/averages";
import { classFigures } from "../../../../src/core/averages/classFigures";
import { compareReports } from "../../../../src/core/compare/compareReports";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { measuredUnder } from "../../../../src/core/counting/measuredStates";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { Report } from "../../../../src/core/document/report";
import { bootstrap } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { influence } from "../../../../src/core/intervals/influence";
import type { Metric } from "../../../../src/core/metrics/metric";
import { metricCalled } from "../../../../src/core/metrics/metricsFor";
import { metricsOf } from "../../../../src/core/metrics/metricsOf";
import { mergeReports } from "../../../../src/core/report/mergeReports";
import { classTable } from "../../../../src/core/reading/classTable";
import type { ImageMeasures } from "../../../../src/core/shapes/imageMeasures";
import type { KindSums } from "../../../../src/core/shapes/kindSums";
import type { OneEmpty, ShapeChoices } from "../../../../src/core/shapes/shapeOptions";
import type { SurfaceHistograms } from "../../../../src/core/shapes/surfaceHistograms";
import { imageCounts } from "../../../../src/core/labels/counts";
import { smallReport } from "../smallReport";

function kindsOf(tp: number, boundary: number): KindSums {
  return { tp, fp: { boundary, extent: 0, segment: 0 }, fn: { boundary: 0, extent: 0, segment: 0 } };
}

/** Distances, in pixels, of one point each way; undefined for a side without points. */
function surfaceOf(fromTarget: number | undefined, fromPrediction: number | undefined): SurfaceHistograms {
  const list = (distance: number | undefined) => ({
    squared: distance === undefined ? new Float64Array() : Float64Array.of(distance ** 2),
    weights: distance === undefined ? new Float64Array() : Float64Array.of(1),
  });
  const pair = { fromTarget: list(fromTarget), fromPrediction: list(fromPrediction) };
  return { pixels: pair, corners: pair };
}

/** Two images of the classes 0 and 1, measured under the choices. */
function measuredReport(measures: readonly (Omit<ImageMeasures, "classes"> | undefined)[]): Report {
  const report = smallReport(
    measures.map(() => ({ target: [0, 0, 1, 1], prediction: [0, 1, 1, 1] })),
    {},
  );
  const table = classTable(report.images, report.choices);
  return {
    ...report,
    images: report.images.map((image, row) => {
      const own = measures[row];
      return own ? { ...image, measures: { classes: [0, 1], ...own } } : image;
    }),
    measured: measuredUnder({ images: report.images, table }, report.choices),
  };
}

const TWO = measuredReport([
  { kinds: [kindsOf(6, 2), kindsOf(1, 3)], surface: [surfaceOf(1, 3), surfaceOf(4, 2)] },
  { kinds: [kindsOf(2, 2), kindsOf(10, 0)], surface: [surfaceOf(5, 0), surfaceOf(Infinity, undefined)] },
]);

function called(id: string, choices: Partial<Choices> = {}): Metric {
  const metric = metricCalled(id, { ...DEFAULT_CHOICES, ...choices });
  assert.ok(metric);
  return metric;
}

function under(report: Report, choices: Partial<Choices> = {}) {
  return evaluate(report, { ...report.choices, ...choices });
}

describe("a measured metric", () => {
  it("is a ratio of sums over the images for a class, and the mean of its cells samplewise", () => {
    const { global, samplewise } = classFigures(under(TWO), called("boundaryError"), 0);
    assert.equal(global, 4 / 12);
    assert.equal(samplewise.value, (2 / 8 + 2 / 4) / 2);
  });

  it("has every average of any other", () => {
    const input = averageInput(under(TWO), called("boundaryError"));
    const value = (id: keyof typeof AVERAGE) => AVERAGE[id].compute(input).value;
    assert.equal(value("micro"), 7 / 26);
    assert.equal(value("macro"), (4 / 12 + 3 / 14) / 2);
    assert.equal(value("micro-imagewise"), (5 / 12 + 2 / 14) / 2);
    assert.equal(value("pairwise"), (2 / 8 + 3 / 4 + 2 / 4 + 0) / 4);
  });

  it("leaves an infinite distance out of every mean, and shows it", () => {
    const input = averageInput(under(TWO), called("hd"));
    assert.deepEqual(Array.from(input.enters), [1, 1, 1, 0]);
    assert.equal(AVERAGE.pairwise.compute(input).value, (3 + 4 + 5) / 3);
    assert.equal(AVERAGE["micro-imagewise"].compute(input).value, ((3 + 4) / 2 + 5) / 2);
    assert.equal(classFigures(under(TWO), called("hd"), 1).global, 4);
  });

  it("counts an empty side as the diagonal, or a number, where that is chosen", () => {
    const means = (oneEmpty: OneEmpty) => {
      const evaluation = under(TWO, { shapes: { oneEmpty } });
      return classFigures(evaluation, called("hd", { shapes: { oneEmpty } }), 1).samplewise;
    };
    assert.deepEqual(means("exclude"), { value: 4, of: 1, total: 2, infinite: 0 });
    assert.equal(means(374).value, (4 + 374) / 2);
    assert.equal(means("diagonal").value, (4 + Math.sqrt(17)) / 2);
  });

  it("gives a distance no value by the rule for 0/0, and other figures one", () => {
    const bare = measuredReport([
      { kinds: [kindsOf(1, 0), kindsOf(0, 0)], surface: [surfaceOf(0, 0), surfaceOf(undefined, undefined)] },
    ]);
    const evaluation = under(bare, { zeroDivision: 1 });
    assert.equal(AVERAGE.pairwise.compute(averageInput(evaluation, called("hd"))).value, 0);
    assert.equal(AVERAGE.pairwise.compute(averageInput(evaluation, called("boundaryError"))).value, 0.5);
  });

  it("is the value of the library where a class is on neither side of an image, and none where it has none", () => {
    const report: Report = {
      ...TWO,
      images: TWO.images.map((image, row) =>
        row === 1 ? { ...image, measures: { classes: [0], surface: [surfaceOf(5, 0)] } } : image,
      ),
    };
    const ofClassOne = (id: string, dialect: "monai" | "deepmind" | "metricsreloaded") =>
      classFigures(under(report, { shapes: { dialect } }), called(id, { shapes: { dialect } }), 1).global;
    // The first image alone has the class, at distances of 4 and 2.
    assert.equal(ofClassOne("hd", "monai"), 4);
    assert.equal(ofClassOne("hd", "deepmind"), 4);
    assert.equal(ofClassOne("hd", "metricsreloaded"), 2);
    assert.equal(ofClassOne("masd", "metricsreloaded"), 1.5);
  });

  it("has the dialect and the tolerance that are chosen, without a new measure", () => {
    const nsd = (shapes: ShapeChoices) => classFigures(under(TWO, { shapes }), called("nsd", { shapes }), 0).global;
    // Within 2 of the points of one image 1 and of the other 1.
    assert.equal(nsd({ tau: { kind: "pixels", pixels: 2 } }), 2 / 4);
    assert.equal(nsd({ tau: { kind: "pixels", pixels: 3 } }), 3 / 4);
    assert.equal(nsd({ tau: { kind: "units", units: 5 } }), 1);
    assert.equal(nsd({ dialect: "medpy" }), 2 / 4);
  });

  it("has intervals that hold its figure, and influences", () => {
    for (const id of ["boundaryError", "hd", "nsd"]) {
      const evaluation = under(TWO);
      const metric = called(id);
      const { averages } = bootstrap(bootstrapInput(evaluation, metric), { draws: 50, seed: 1, confidence: 0.95 });
      const { value } = AVERAGE.macro.compute(averageInput(evaluation, metric));
      assert.ok(
        averages.macro && value !== undefined && averages.macro.low <= value && value <= averages.macro.high,
        id,
      );
      assert.equal(influence(evaluation, metric, "pairwise").length, 2);
    }
    const [first, second] = influence(under(TWO), called("boundaryError"), "micro");
    assert.ok(Math.abs((first ?? NaN) - (2 / 14 - 7 / 26)) < 1e-15);
    assert.ok(Math.abs((second ?? NaN) - (5 / 12 - 7 / 26)) < 1e-15);
  });

  it("takes an image that could not be measured for none, whatever the rule for 0/0", () => {
    const report = measuredReport([{ kinds: [kindsOf(6, 2), kindsOf(1, 3)] }, { refused: "It is too large." }]);
    const input = averageInput(under(report, { zeroDivision: 1 }), called("boundaryError"));
    assert.deepEqual(Array.from(input.enters), [1, 1, 0, 0]);
    assert.equal(AVERAGE["macro-imagewise"].compute(input).value, (2 / 8 + 3 / 4) / 2);
  });

  it("takes an image without one kind for none of that kind alone, and keeps what was measured of a refused one", () => {
    const kinds = [kindsOf(6, 2), kindsOf(1, 3)];
    const enters = (of: Omit<ImageMeasures, "classes">): readonly number[] => [
      ...averageInput(under(measuredReport([{ kinds }, of]), { zeroDivision: 1 }), called("boundaryError")).enters,
    ];
    assert.deepEqual(enters({ refusals: { kinds: "It is noise." } }), [1, 1, 0, 0]);
    assert.deepEqual(enters({ kinds, refusals: { objects: "It is noise." } }), [1, 1, 1, 1]);
    assert.deepEqual(enters({ kinds, refused: "It is not there." }), [1, 1, 1, 1]);
  });
});

describe("what was measured", () => {
  const states = (report: Report, choices: Partial<Choices> = {}) => under(report, choices).measured;
  const isShown = (report: Report, choices: Partial<Choices> = {}) =>
    metricsOf(under(report, choices)).some(({ id }) => id === "boundaryError");

  it("stays where choices change that are arithmetic", () => {
    for (const choices of [
      { zeroDivision: 1 },
      { presence: "target" },
      { leftOut: [1] },
      { subset: { kind: "text", text: "0" } },
      { shapes: { tau: { kind: "pixels", pixels: 9 }, percentile: 50, dialect: "deepmind", oneEmpty: 3 } },
    ] as const satisfies readonly Partial<Choices>[]) {
      assert.equal(states(TWO, choices)?.kinds.state, "measured", JSON.stringify(choices));
      assert.ok(isShown(TWO, choices));
    }
  });

  it("is stale, and no figure, as soon as a label is read as something else", () => {
    for (const choices of [
      { ignore: [1] },
      { merges: [{ labels: [0, 1], name: "both" }] },
      { relabelling: { target: [], prediction: [{ kind: "shift", by: 1 }] } },
    ] as const satisfies readonly Partial<Choices>[]) {
      assert.deepEqual(states(TWO, choices)?.kinds, { state: "stale", because: "classes" }, JSON.stringify(choices));
      assert.ok(!isShown(TWO, choices));
      assert.equal(classFigures(under(TWO, choices), called("boundaryError"), 0).global, undefined);
    }
  });

  it("is not stale for a class list that reads every label as before", () => {
    const classes = [9, 1, 0].map((label) => ({ label, name: `class ${label}`, color: "#000000" }));
    const choices = { classList: { source: "list", classes, ignore: [] } };
    assert.equal(states(TWO, choices)?.kinds.state, "measured");
    assert.equal(classFigures(under(TWO, choices), called("boundaryError"), 2).global, 4 / 12);
  });

  it("is stale where it depends on the width of the band, on connectivity or spacing, and nowhere else", () => {
    const all = measuredReport([
      {
        boundary: { classes: 2, band: 1, counts: imageCounts([]) },
        kinds: [kindsOf(1, 1), kindsOf(1, 1)],
        surface: [surfaceOf(1, 1), surfaceOf(1, 1)],
      },
    ]);
    const stale = (shapes: ShapeChoices) =>
      Object.entries(states(all, { shapes }) ?? {}).flatMap(([kind, { state }]) => (state === "stale" ? [kind] : []));
    assert.deepEqual(stale({}), []);
    assert.deepEqual(stale({ band: { kind: "pixels", pixels: 3 } }), ["boundary"]);
    assert.deepEqual(stale({ connectivity: 4 }), []);
    assert.deepEqual(stale({ spacing: { x: 1, y: 1, z: 2 } }), ["surface"]);
  });

  it("is incomplete where images were counted anew", () => {
    const report = measuredReport([{ kinds: [kindsOf(6, 2), kindsOf(1, 3)] }, undefined]);
    assert.deepEqual(states(report)?.kinds, { state: "incomplete", images: 1 });
    assert.deepEqual(states(report)?.surface, { state: "absent" });
    assert.ok(!isShown(report));
  });

  it("of two reports merges to that of both", () => {
    const [first, second] = TWO.images;
    assert.ok(first && second);
    const parts = [first, second].map((image, part) => ({
      name: `part ${part}`,
      report: { ...TWO, images: [image], folders: { prediction: `/p/${part}`, target: `/t/${part}` } },
    }));
    const merged = mergeReports(parts);
    assert.ok(merged.ok);
    assert.equal(classFigures(under(merged.report), called("boundaryError"), 0).global, 4 / 12);
    const [one, other] = parts;
    assert.ok(one && other && TWO.measured);
    const torn = mergeReports([
      one,
      { ...other, report: { ...other.report, measured: { ...TWO.measured, connectivity: 4 } } },
    ]);
    assert.ok(torn.ok);
    assert.equal(under(torn.report).measured?.kinds.state, "stale");
  });

  it("is compared like any other figure, and refused where one run lacks it", () => {
    const options = { metric: called("boundaryError"), draws: 20, seed: 1, confidence: 0.95 };
    const better = measuredReport([
      { kinds: [kindsOf(8, 0), kindsOf(4, 0)] },
      { kinds: [kindsOf(4, 0), kindsOf(10, 0)] },
    ]);
    const outcome = compareReports(TWO, better, options);
    assert.ok(outcome.ok);
    assert.equal(outcome.comparison.averages.micro.a, 7 / 26);
    assert.equal(outcome.comparison.averages.micro.b, 0);
    const bare = smallReport(TWO.images.map(() => ({ target: [0, 0, 1, 1], prediction: [0, 1, 1, 1] })));
    const refused = compareReports(TWO, bare, options);
    assert.ok(!refused.ok && refused.message.includes("--measure kinds"));
  });
});
