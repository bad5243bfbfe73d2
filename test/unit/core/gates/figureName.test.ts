import assert from "node:assert/strict";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { FIGURE_NAMES, figureName } from "../../../../src/core/gates/figureName";
import { METRICS } from "../../../../src/core/metrics/metrics";

describe("the names of figures", () => {
  it("are every metric with every average, and the figures of the whole confusion", () => {
    for (const metric of METRICS)
      for (const average of AVERAGES) {
        const read = figureName(`${metric.id}.${average.id}`);
        assert.deepEqual(read.ok && { ...read.name }, {
          of: "average",
          text: `${metric.id}.${average.id}`,
          metric: metric.id,
          average: average.id,
        });
      }
    for (const name of FIGURE_NAMES) assert.ok(figureName(name).ok, name);
    assert.ok(FIGURE_NAMES.includes("kappa"));
  });

  it("take the rest for the name of a class, dots and all", () => {
    const read = figureName("recall.class-imagewise.traffic.light v1.5");
    assert.deepEqual(read, {
      ok: true,
      name: {
        of: "class",
        text: "recall.class-imagewise.traffic.light v1.5",
        metric: "recall",
        scope: "samplewise",
        name: "traffic.light v1.5",
      },
    });
  });

  for (const [written, near] of [
    ["iou.macr", "iou.macro"],
    ["IoU.macro", "iou.macro"],
    ["iou.image-wise", "macro-imagewise"],
    ["pixelaccuracy", "pixelAccuracy"],
    ["iou.clas.rider", "class.NAME"],
    ["iou", "iou.macro"],
    ["iou.class.", "class.NAME"],
  ] as const)
    it(`has no ${written}, and tells of ${near}`, () => {
      const read = figureName(written);
      assert.ok(!read.ok);
      assert.match(read.message, new RegExp(`no figure .*${near.replaceAll(".", "\\.")}`));
    });

  it("are looked for in no time whatever is written", () => {
    const read = figureName("i".repeat(1_000_000));
    assert.ok(!read.ok && read.message.length < 400);
  });
});
