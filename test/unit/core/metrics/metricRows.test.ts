import assert from "node:assert/strict";
import { BETA_PRESETS, DEFAULT_BETA } from "../../../../src/core/metrics/fbeta";
import type { Metric } from "../../../../src/core/metrics/metric";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { REFERENCES } from "./references";
import { NEEDS } from "../../../../src/core/metrics/need";
import { PRESETS, presetsOf } from "../../../../src/core/metrics/presets";
import { shapeMetrics, toleranceText } from "../../../../src/core/metrics/shapeMetrics";
import type { Tally } from "../../../../src/core/counting/tally";

function described({ id, short, better, tier, needs, range, isDistance }: Metric): string {
  const ends = range ? ` ${range.least}..${range.most}` : "";
  return `${id}: ${short}, ${better}, ${tier}, ${needs.join(" ")}${ends}${isDistance ? " distance" : ""}`;
}

/** The counts of tallies are powers of two, so that a sum tells which of them are in it. */
const COUNTS: Tally = { tp: 1, fp: 2, fn: 4, tn: 8 };

/** A tally whose sums of shapes, whatever their source, are the first of these. */
function measured(...sums: readonly number[]): Tally {
  return { ...COUNTS, shapes: ({ width }) => Float64Array.from(sums.slice(0, width)) };
}

describe("the metrics of counts", () => {
  it("are these, each with its short name, its direction, its place in the menus and what it needs", () => {
    assert.deepEqual(
      METRICS.map(described),
      Object.entries(REFERENCES).map(([id, { row }]) => `${id}: ${row}`),
    );
    assert.deepEqual([DEFAULT_BETA, ...BETA_PRESETS], [2, 0.5, 2]);
  });

  it("need pixels that are told from counts", () => {
    const pixels = Object.entries(NEEDS).map(([need, row]) => [need, row.pixels(COUNTS)]);
    assert.deepEqual(Object.fromEntries(pixels), {
      present: 7,
      target: 5,
      predicted: 3,
      notTarget: 10,
      notPredicted: 12,
      counted: 15,
    });
  });
});

describe("the presets of both knobs", () => {
  it("are those of the libraries, each with the knobs that it is known by", () => {
    assert.deepEqual(
      PRESETS.map(({ id, zeroDivision, presence }) => `${id}: ${zeroDivision} ${presence}`),
      [
        "mmseg: exclude all",
        "smp: 1 all",
        "smp0: 0 all",
        "torchmetrics: 0 union",
        "torchmetricsSegmentation: exclude union",
        "monai: exclude target",
        "monaiEmpty: 1 all",
      ],
    );
    const named = (zeroDivision: "exclude" | 0 | 1, presence: "all" | "union" | "target"): readonly string[] =>
      presetsOf({ zeroDivision, presence }).map(({ id }) => id);
    assert.deepEqual(named(1, "all"), ["smp", "monaiEmpty"]);
    assert.deepEqual(named(1, "union"), []);
    assert.deepEqual(named("exclude", "target"), ["monai"]);
  });
});

describe("the metrics of shapes", () => {
  const rows = shapeMetrics(undefined);

  it("are these, each with its short name, its direction, its place in the menus and what it needs", () => {
    assert.deepEqual(rows.map(described), [
      "boundaryIou: Boundary IoU, higher, 1, present",
      "trimapIou: Trimap IoU, higher, 2, present",
      "hd: HD, lower, 2, target predicted 0..Infinity distance",
      "hd95: HD95, lower, 1, target predicted 0..Infinity distance",
      "assd: ASSD, lower, 1, target predicted 0..Infinity distance",
      "masd: MASD, lower, 2, target predicted 0..Infinity distance",
      "nsd: NSD 2 px, higher, 1, present",
      "bf: BF, higher, 2, present",
      "pq: PQ, higher, 1, present",
      "sq: SQ, higher, 2, present",
      "rq: RQ, higher, 2, present",
      "objectF1: Object F1, higher, 1, present",
      "objectPrecision: Object precision, higher, 2, predicted",
      "objectRecall: Object recall, higher, 2, target",
      "lesionDice: Lesion Dice, higher, 2, present",
      "lesionHd95: Lesion HD95, lower, 2, present 0..Infinity distance",
      "componentDice: Component Dice, higher, 2, present",
      "iiou: iIoU, higher, 2, present",
      "boundaryError: Boundary errors, lower, 1, present",
      "extentError: Extent errors, lower, 1, present",
      "segmentError: Segment errors, lower, 1, present",
      "cldice: clDice, higher, 1, target predicted",
    ]);
  });

  it("are made of the sums of their source, and are a ratio of two of them or of none", () => {
    // Sums of 3, 5, 7, 2, 4, 6, 8, as many as the source has.
    const tally = measured(3, 5, 7, 2, 4, 6, 8);
    const parts = Object.fromEntries(
      rows.map(({ id, value, terms }) => [
        id,
        [value(tally), ...(terms ? [terms.numerator(tally), terms.denominator(tally)] : [])],
      ]),
    );
    const mean = [3 / 5, 3, 5];
    // Three found and five missed; seven predicted ones found something and two nothing; IoU of 4 together.
    const [precision, recall] = [7 / 9, 3 / 8];
    const f1 = (2 * precision * recall) / (precision + recall);
    assert.deepEqual(parts, {
      boundaryIou: mean,
      trimapIou: mean,
      hd: [3 / 5],
      hd95: [3 / 5],
      assd: [3 / 5],
      masd: [3 / 5],
      nsd: mean,
      bf: mean,
      pq: [4 / (3 + 7 / 2)],
      sq: [4 / 3, 4, 3],
      rq: [3 / (3 + 7 / 2)],
      objectF1: [f1],
      objectPrecision: [precision],
      objectRecall: [recall],
      lesionDice: mean,
      lesionHd95: mean,
      componentDice: mean,
      iiou: [3 / 15],
      boundaryError: [(5 + 4) / 35],
      extentError: [(7 + 6) / 35],
      segmentError: [(2 + 8) / 35],
      // 2 of 7 and 5 of 3 pixels of the skeletons.
      cldice: [(2 * (2 / 7) * (5 / 3)) / (2 / 7 + 5 / 3)],
    });
  });

  it("have no value, and terms of 0, where nothing was measured", () => {
    for (const tally of [COUNTS, { ...COUNTS, shapes: () => undefined }])
      for (const { value, terms } of rows) {
        assert.equal(value(tally), undefined);
        if (terms) assert.deepEqual([terms.numerator(tally), terms.denominator(tally)], [0, 0]);
      }
    for (const { id, value } of rows) assert.equal(value(measured(0, 0, 0, 0, 0, 0, 0)), undefined, id);
  });

  it("have a distance that is infinite where no finite one is", () => {
    const of = (...sums: readonly number[]) => rows.find(({ id }) => id === "hd")?.value(measured(...sums));
    assert.equal(of(0, 0, 1), Infinity);
    assert.equal(of(6, 2, 1), 3);
    assert.equal(of(0, 1, 0), 0);
  });

  it("have an NSD of outlines where there are any, and else of values; a ratio of sums in dialects that pool", () => {
    const nsd = (shapes: Parameters<typeof shapeMetrics>[0]) => shapeMetrics(shapes).find(({ id }) => id === "nsd");
    assert.equal(nsd({})?.value(measured(0, 0, 3, 4)), 3 / 4);
    assert.equal(nsd({})?.value(measured(1, 2, 3, 4)), 1 / 2);
    const isRatio = (["monai", "medpy", "panoptica", "deepmind", "metricsreloaded"] as const).filter(
      (dialect) => nsd({ dialect })?.terms !== undefined,
    );
    assert.deepEqual(isRatio, ["monai", "deepmind"]);
    // Of shares of both sides there is a value an image, and no sum over images.
    const isMean = (["monai", "medpy", "panoptica", "deepmind", "metricsreloaded"] as const).filter(
      (dialect) => nsd({ dialect })?.ofCells === "mean",
    );
    assert.deepEqual(isMean, ["medpy", "panoptica"]);
  });

  it("are the same rows for the same choices, so that what is kept by a row is found again", () => {
    assert.equal(shapeMetrics({ percentile: 90 }), shapeMetrics({ percentile: 90 }));
    assert.equal(shapeMetrics(undefined), shapeMetrics({}));
    assert.notEqual(shapeMetrics({ percentile: 90 }), shapeMetrics({ percentile: 91 }));
    assert.equal(shapeMetrics({ percentile: 90 })[3]?.short, "HD90");
  });

  it("say their tolerance in its unit, without what rounding leaves", () => {
    assert.equal(toleranceText({ kind: "pixels", pixels: 3 }), "3 px");
    assert.equal(toleranceText({ kind: "units", units: 1.5 }), "1.5 mm");
    assert.equal(toleranceText({ kind: "diagonal", share: 0.07 }), "7 % of the diagonal");
  });
});
