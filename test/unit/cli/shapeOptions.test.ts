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

  it("say of every wrong value which option it is of and what that takes, and of an empty one that it is", () => {
    const takes = {
      band: "a share of the diagonal, above 0 and at most 1, or pixels of at least 1 such as 3px",
      tau: "pixels such as 2px or millimetres such as 1mm, of at least 0, or a share of the diagonal such as 1%, above 0 and at most 100%",
      percentile: "a number above 0, at most 100, such as 95",
      dialect: "monai, medpy, panoptica, deepmind, metricsreloaded",
      spacing: "the edges of a pixel in millimetres, above 0, along x, y and, of volumes, z, such as 0.8,0.8,3",
      connectivity: "4 or 8 neighbours of pixels, 6, 18 or 26 of voxels",
    } as const satisfies ShapeValues;
    const wrong = ["-1", "NaN", "Infinity", "many", "5kg", ""];
    const more: Readonly<Partial<Record<keyof typeof takes, readonly string[]>>> = {
      band: ["0", "101", "0px", "1.5px", "1mm"],
      tau: ["0%", "101%", "1cm"],
      percentile: ["100.5", "101", "95%"],
      spacing: ["0", "101", "0,1", "1,1,-1", "1mm,1mm"],
      connectivity: ["0", "101", "8px"],
      dialect: ["0", "101", "MONAI"],
    };
    for (const option of Object.keys(takes) as readonly (keyof typeof takes)[])
      for (const value of [...wrong, ...(more[option] ?? [])])
        assert.throws(
          () => chosenShapes({ [option]: value }, undefined),
          new UsageError(`--${option} takes ${takes[option]}; not ${value === "" ? "an empty value" : value}.`),
        );
    for (const value of [...wrong, "0", "101", "surfaces", "boundary,", "boundary,surfaces"])
      assert.throws(() => measuredKinds(value), {
        message: /^--measure takes boundary, surface, objects, kinds, cldice, several with commas, or all; not \S.*\.$/,
      });
  });

  it("take 100 for the largest distance, and say so of the 0 that MONAI takes for it", () => {
    assert.deepEqual(chosenShapes({ percentile: "100" }, undefined), { percentile: 100 });
    assert.throws(() => chosenShapes({ percentile: "0" }, undefined), {
      message:
        "--percentile takes a number above 0, at most 100, such as 95; not 0. MONAI takes 0 for the largest distance: that is --percentile 100.",
    });
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
