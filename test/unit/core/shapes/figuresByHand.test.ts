import assert from "node:assert/strict";
import {
  objectF1,
  objectPrecision,
  objectRecall,
  panopticQuality,
  recognitionQuality,
  segmentationQuality,
} from "../../../../src/core/shapes/objectFigures";
import type { MatchSums } from "../../../../src/core/shapes/objectMatches";
import { clDice, bettiErrors, topologyPrecision, topologySensitivity } from "../../../../src/core/shapes/skeletonSums";
import { COCO_BOUNDS } from "../../../../src/core/shapes/sizeBins";
import { SURFACE_DIALECTS, SURFACE_FIGURES } from "../../../../src/core/shapes/surfaceDialects";
import { bfScore, shareWithin, surfaceFigure } from "../../../../src/core/shapes/surfaceFigures";
import type { DistanceHistogram, SurfacePair } from "../../../../src/core/shapes/surfaceHistograms";

function sums(some: Partial<MatchSums>): MatchSums {
  return { targets: 0, predictions: 0, found: 0, missed: 0, hits: 0, invented: 0, iou: 0, ...some };
}

describe("figures of objects", () => {
  it("follow from what was found, missed and invented", () => {
    const some = sums({ found: 4, missed: 2, hits: 3, invented: 1, iou: 3 });
    assert.equal(objectPrecision(some), 3 / 4);
    assert.equal(objectRecall(some), 4 / 6);
    assert.equal(objectF1(some), (2 * (3 / 4) * (4 / 6)) / (3 / 4 + 4 / 6));
    assert.equal(recognitionQuality(some), 4 / 5.5);
    assert.equal(segmentationQuality(some), 3 / 4);
    assert.equal(panopticQuality(some), 3 / 5.5);
  });

  it("are 0 where nothing is right, and have no value without objects", () => {
    const wrong = sums({ missed: 2, invented: 3 });
    assert.deepEqual([objectF1(wrong), objectRecall(wrong), objectPrecision(wrong)], [0, 0, 0]);
    assert.deepEqual(
      [panopticQuality(wrong), recognitionQuality(wrong), segmentationQuality(wrong)],
      [0, 0, undefined],
    );
    for (const one of [
      sums({ missed: 1 }),
      sums({ invented: 1 }),
      sums({ missed: 1, invented: 1 }),
      sums({ missed: 2 }),
    ])
      assert.equal(objectF1(one), 0);
    assert.equal(objectF1(sums({ hits: 1, found: 1 })), 1);
    assert.equal(objectF1(sums({ hits: 1, found: 1, missed: 2 })), 1 / 2);
    for (const figure of [objectF1, objectRecall, objectPrecision, panopticQuality, recognitionQuality])
      assert.equal(figure(sums({})), undefined);
  });

  it("are parted at 32 and 96 pixels squared", () => {
    assert.deepEqual(COCO_BOUNDS, [1024, 9216]);
  });
});

describe("figures of skeletons", () => {
  const topology = (pieces: number, holes: number) => ({ pieces, holes });
  const some = {
    target: 10,
    targetInPrediction: 5,
    prediction: 8,
    predictionInTarget: 6,
    targetTopology: topology(1, 4),
    predictionTopology: topology(3, 1),
  };

  it("are the shares of both, their harmonic mean and the differences of pieces and holes", () => {
    assert.deepEqual([topologyPrecision(some), topologySensitivity(some)], [0.75, 0.5]);
    assert.equal(clDice(some), (2 * 0.75 * 0.5) / 1.25);
    assert.deepEqual(bettiErrors(some), { pieces: 2, holes: 3 });
  });

  it("have no value where a side has no skeleton, or neither lies in the other mask", () => {
    assert.equal(clDice({ ...some, target: 0, targetInPrediction: 0 }), undefined);
    assert.equal(clDice({ ...some, prediction: 0, predictionInTarget: 0 }), undefined);
    assert.equal(clDice({ ...some, targetInPrediction: 0, predictionInTarget: 0 }), undefined);
    assert.equal(clDice({ ...some, targetInPrediction: 0 }), 0);
  });
});

function histogram(...rows: readonly (readonly [squared: number, weight: number])[]): DistanceHistogram {
  return {
    squared: Float64Array.from(rows, ([squared]) => squared),
    weights: Float64Array.from(rows, ([, weight]) => weight),
  };
}

function pairs(pair: SurfacePair) {
  return { pixels: pair, corners: pair };
}

const OPTIONS = { percentile: 50, tau: 2 };
const IDS = SURFACE_DIALECTS.map(({ id }) => id);

/** A figure of each dialect, in their order. */
function figures(
  pair: SurfacePair,
  figure: (typeof SURFACE_FIGURES)[number],
  options = OPTIONS,
): readonly (number | undefined)[] {
  return SURFACE_DIALECTS.map((dialect) => surfaceFigure(pairs(pair), figure, dialect, options));
}

describe("figures of surface distances, by library", () => {
  // Distances from the target 0, 0, 0, 4 and from the prediction 2, 2.
  const pair = { fromTarget: histogram([0, 3], [16, 1]), fromPrediction: histogram([4, 2]) };

  it("are those of a pair of outlines, by hand", () => {
    assert.deepEqual(IDS, ["monai", "medpy", "panoptica", "deepmind", "metricsreloaded"]);
    assert.deepEqual(figures(pair, "hd"), [4, 4, 4, 4, 4]);
    // The median of 0, 0, 0, 4 is 0, of 2, 2 it is 2; of all six it is 1.
    assert.deepEqual(figures(pair, "hdPercentile"), [2, 1, 1, 2, 2]);
    // Nine tenths of the way through 0, 0, 0, 4 is 2.8, through all six it is between 2 and 4; more than three of the four
    // reach up to 4.
    const ninety = figures(pair, "hdPercentile", { ...OPTIONS, percentile: 90 });
    assert.deepEqual(
      ninety.map((distance) => distance?.toFixed(9)),
      [2.8, 3, 3, 4, 2.8].map((distance) => distance.toFixed(9)),
    );
    assert.deepEqual(figures(pair, "asd"), [2, 2, 2, 2, 2]);
    // Of all six 8 / 6, of both means (1 + 2) / 2.
    assert.deepEqual(figures(pair, "assd"), [8 / 6, 8 / 6, 1.5, 1.5, 8 / 6]);
    assert.deepEqual(figures(pair, "masd"), [1.5, 1.5, 1.5, 1.5, 1.5]);
    // Within 2: 3 of 4 and 2 of 2, which are 5 of 6.
    assert.deepEqual(figures(pair, "nsd"), [5 / 6, 7 / 8, 7 / 8, 5 / 6, 5 / 6]);
  });

  it("are each library's own where the class is on one side alone, or on neither", () => {
    const none = histogram();
    const one = { fromTarget: histogram([Infinity, 3]), fromPrediction: none };
    const both = { fromTarget: none, fromPrediction: none };
    const table = (of: SurfacePair): unknown =>
      Object.fromEntries(IDS.map((id, row) => [id, SURFACE_FIGURES.map((figure) => figures(of, figure)[row])]));
    const nothing = SURFACE_FIGURES.map(() => undefined);
    const inf = Infinity;
    // hd, hdPercentile, asd, assd, masd, nsd
    assert.deepEqual(table(one), {
      monai: [inf, undefined, inf, inf, inf, 0],
      medpy: nothing,
      panoptica: nothing,
      deepmind: [inf, inf, undefined, undefined, undefined, 0],
      metricsreloaded: nothing,
    });
    assert.deepEqual(table({ fromTarget: none, fromPrediction: one.fromTarget }), table(one));
    assert.deepEqual(table(both), {
      monai: nothing,
      medpy: nothing,
      panoptica: nothing,
      deepmind: [inf, inf, undefined, undefined, undefined, undefined],
      metricsreloaded: [0, 0, 0, 0, 0, 1],
    });
  });

  it("count corners or border pixels, as the library does", () => {
    const corners = { fromTarget: histogram([9, 1]), fromPrediction: histogram([9, 1]) };
    assert.deepEqual(
      SURFACE_DIALECTS.map((dialect) => surfaceFigure({ pixels: pair, corners }, "hd", dialect, OPTIONS)),
      [4, 4, 4, 3, 4],
    );
  });

  it("have a BF score of what lies nearer than the tolerance", () => {
    assert.equal(shareWithin(pair.fromTarget, 4), 1);
    assert.equal(shareWithin(pair.fromTarget, 4, "below"), 3 / 4);
    assert.equal(shareWithin(histogram(), 4), undefined);
    assert.equal(bfScore(pairs(pair), 3), (2 * (3 / 4)) / (3 / 4 + 1));
    assert.equal(bfScore(pairs(pair), 2), 0, "2 is no nearer than 2");
    assert.equal(bfScore(pairs(pair), 2, "atMost"), (2 * (3 / 4)) / (3 / 4 + 1));
    const [some, none] = [histogram([9, 2]), histogram()];
    assert.equal(bfScore(pairs({ fromTarget: some, fromPrediction: some }), 2), 0);
    assert.equal(bfScore(pairs({ fromTarget: some, fromPrediction: none }), 2), 0);
    assert.equal(bfScore(pairs({ fromTarget: none, fromPrediction: some }), 2), 0);
    assert.equal(bfScore(pairs({ fromTarget: none, fromPrediction: none }), 2), undefined);
  });
});
