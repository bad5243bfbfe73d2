import assert from "node:assert/strict";
import { UsageError } from "../../../src/cli/command";
import { metricOption } from "../../../src/cli/metricOption";
import { chosenShapes, measuredKinds, type ShapeValues } from "../../../src/cli/shapeOptions";

describe("the options about shapes", () => {
  it("change what was chosen, and say nothing where none is given", () => {
    assert.equal(chosenShapes({}, undefined), undefined);
    assert.deepEqual(chosenShapes({}, { connectivity: 4 }), { connectivity: 4 });
    assert.deepEqual(
      chosenShapes(
        {
          band: "3px",
          connectivity: "4",
          objects: "ids",
          percentile: "90",
          dialect: "deepmind",
          "one-empty": "374",
          found: "recall:0.25",
          "lesion-bound": "50",
        },
        { connectivity: 8 },
      ),
      {
        band: { kind: "pixels", pixels: 3 },
        connectivity: 4,
        objects: "ids",
        percentile: 90,
        dialect: "deepmind",
        oneEmpty: 374,
        found: { kind: "recall", share: 0.25 },
        lesionBound: 50,
      },
    );
  });

  it("take a tolerance in the unit of the distances, and millimetres only with a spacing", () => {
    const tau = (values: ShapeValues, spacing?: { x: number; y: number; z: number }) =>
      chosenShapes(values, spacing && { spacing })?.tau;
    assert.deepEqual(tau({ tau: "2" }), { kind: "pixels", pixels: 2 });
    assert.deepEqual(tau({ tau: "2", spacing: "0.5,0.5" }), { kind: "units", units: 2 });
    assert.deepEqual(tau({ tau: "2px", spacing: "0.5,0.5" }), { kind: "pixels", pixels: 2 });
    assert.deepEqual(tau({ tau: "1mm" }, { x: 1, y: 1, z: 2 }), { kind: "units", units: 1 });
    assert.deepEqual(tau({ tau: "1%" }), { kind: "diagonal", share: 0.01 });
    assert.throws(() => tau({ tau: "1mm" }), UsageError);
  });

  it("refuse what they cannot be", () => {
    for (const values of [
      { band: "0" },
      { connectivity: "5" },
      { objects: "labels" },
      { spacing: "1" },
      { spacing: "1,0" },
      { spacing: "1,1,1,1" },
      { tau: "-1" },
      { percentile: "101" },
      { dialect: "other" },
      { "one-empty": "-1" },
      { found: "iou:1" },
      { found: "recall:0" },
      { "lesion-bound": "x" },
    ] as const satisfies readonly ShapeValues[])
      assert.throws(() => chosenShapes(values, undefined), UsageError, JSON.stringify(values));
  });

  it("name kinds in any order, or all", () => {
    assert.deepEqual(measuredKinds(undefined), []);
    assert.deepEqual(measuredKinds("cldice,boundary"), ["boundary", "cldice"]);
    assert.equal(measuredKinds("all").length, 5);
    assert.throws(() => measuredKinds("surfaces"), UsageError);
  });

  it("name a metric by its id in any case, and with hyphens", () => {
    assert.equal(metricOption(undefined, "iou"), "iou");
    assert.equal(metricOption("boundary-iou", "iou"), "boundaryIou");
    assert.equal(metricOption("HD95", "iou"), "hd95");
    assert.throws(() => metricOption("hd90", "iou"), UsageError);
  });
});
