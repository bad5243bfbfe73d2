import assert from "node:assert/strict";
import { classFigures } from "../../../../src/core/averages/classFigures";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { measuredUnder } from "../../../../src/core/counting/measuredStates";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import type { Report } from "../../../../src/core/document/report";
import { metricCalled } from "../../../../src/core/metrics/metricsFor";
import { classTable } from "../../../../src/core/reading/classTable";
import { mergeMeasured } from "../../../../src/core/report/mergeMeasured";
import type { ObjectMeasures } from "../../../../src/core/shapes/imageMeasures";
import type { ObjectTable } from "../../../../src/core/shapes/objects";
import { shapeOptions, type ShapeChoices } from "../../../../src/core/shapes/shapeOptions";
import { LESION_DICE_SOURCE } from "../../../../src/core/shapes/shapeSources";
import { smallReport } from "../smallReport";

function table(areas: readonly number[]): ObjectTable {
  return {
    classes: new Int32Array(areas.length),
    areas: Float64Array.from(areas),
    boxes: new Int32Array(6 * areas.length),
    atEdge: new Uint8Array(areas.length),
    ignored: new Float64Array(areas.length),
  };
}

/** Of one class: objects of 10 and 30 pixels, predicted by one of 8, of which 4 lie on the first, and by one on all of the second. */
const OBJECTS: ObjectMeasures = {
  pair: {
    target: table([10, 30]),
    prediction: table([8, 30]),
    overlaps: {
      targets: Int32Array.of(0, 1),
      predictions: Int32Array.of(0, 1),
      pixels: Float64Array.of(4, 30),
    },
  },
  lesions: [
    {
      lesions: [
        { target: 10, prediction: 8, common: 4, surfaces: undefined },
        { target: 30, prediction: 30, common: 30, surfaces: undefined },
      ],
      invented: 1,
    },
  ],
  cells: [
    {
      target: Float64Array.of(10, 30),
      prediction: Float64Array.of(8, 30),
      common: Float64Array.of(4, 30),
      outside: 0,
    },
  ],
};

function report(): Report {
  const counted = smallReport([{ target: [7, 7], prediction: [7, 7] }]);
  const read = { images: counted.images, table: classTable(counted.images, counted.choices) };
  return {
    ...counted,
    images: counted.images.map((image) => ({ ...image, measures: { classes: [7], objects: OBJECTS } })),
    measured: measuredUnder(read, counted.choices),
  };
}

function figure(id: string, shapes: ShapeChoices = {}): number | undefined {
  const choices = { ...DEFAULT_CHOICES, shapes };
  const metric = metricCalled(id, choices);
  assert.ok(metric);
  return classFigures(evaluate(report(), choices), metric, 0).global;
}

describe("figures of objects", () => {
  it("find an object by the rule that is chosen", () => {
    // The first has an IoU of 4 / 14 and a recall of 0.4.
    assert.equal(figure("objectRecall"), 1 / 2);
    assert.equal(figure("objectRecall", { found: { kind: "iou", above: 0.25 } }), 1);
    assert.equal(figure("objectRecall", { found: { kind: "recall", share: 0.5 } }), 1 / 2);
    assert.equal(figure("objectRecall", { found: { kind: "recall", share: 0.4 } }), 1);
    assert.equal(figure("objectF1", { found: { kind: "overlap" } }), 1);
    assert.equal(figure("objectPrecision"), 1 / 2);
  });

  it("have the panoptic quality of its own rule, whichever is chosen", () => {
    for (const shapes of [{}, { found: { kind: "overlap" } }] as const satisfies readonly ShapeChoices[]) {
      assert.equal(figure("pq", shapes), 1 / (1 + 1 / 2 + 1 / 2));
      assert.equal(figure("sq", shapes), 1);
      assert.equal(figure("rq", shapes), 1 / 2);
    }
  });

  it("count lesions above the bound, and what was invented", () => {
    assert.equal(figure("lesionDice"), (8 / 18 + 1 + 0) / 3);
    assert.equal(figure("lesionDice", { lesionBound: 10 }), 1 / 2);
    // Sums, so that lesions of all images count alike: of those above the bound and of what was invented.
    const cell = {
      measures: { classes: [7], objects: OBJECTS },
      place: 0,
      fp: 0,
      width: 1,
      height: 1,
      meanArea: () => 0,
    };
    assert.deepEqual(LESION_DICE_SOURCE.of({ ...cell, options: shapeOptions({ lesionBound: 10 }) }), [1, 2]);
    assert.equal(figure("lesionHd95"), 374);
    assert.equal(figure("componentDice"), (8 / 18 + 1) / 2);
  });

  it("weigh pixels by the mean size over that of their object", () => {
    // 20 / 10 of 4 found and 6 missed, 20 / 30 of 30 found; nothing of the two pixels that were counted is wrong.
    const found = 8 + 20;
    assert.equal(figure("iiou"), found / (found + 12));
  });

  it("are stale under another connectivity or spacing", () => {
    for (const shapes of [
      { connectivity: 4 },
      { spacing: { x: 1, y: 2, z: 1 } },
    ] as const satisfies readonly ShapeChoices[])
      assert.equal(figure("pq", shapes), undefined);
    assert.equal(figure("pq", { band: { kind: "pixels", pixels: 3 } }), 1 / 2);
  });
});

describe("what two reports were measured under, together", () => {
  it("knows no label that they read as different things", () => {
    const { measured } = report();
    assert.ok(measured);
    const other = {
      ...measured,
      target: [
        [3, "none"],
        [7, "ignored"],
      ],
    } as const;
    const both = mergeMeasured([measured, undefined, other]);
    assert.deepEqual(both?.target, [[3, "none"]]);
    assert.deepEqual(both.prediction, [[7, 7]]);
    assert.equal(mergeMeasured([undefined]), undefined);
    assert.deepEqual(mergeMeasured([measured, { ...measured, spacing: { x: 1, y: 1, z: 3 } }])?.target, []);
  });
});
