import assert from "node:assert/strict";
import { shapeMetrics } from "../../../../src/core/metrics/shapeMetrics";
import { shapeCall } from "../../../../src/core/shapes/shapeCalls";
import { DIALECT_IDS, shapeOptions } from "../../../../src/core/shapes/shapeOptions";

describe("the calls of libraries that give figures of shapes", () => {
  it("are of the dialect, with its percentile and tolerance", () => {
    const options = shapeOptions({ percentile: 90, tau: { kind: "pixels", pixels: 3 }, dialect: "deepmind" });
    assert.match(shapeCall("hd95", options)?.call ?? "", /compute_robust_hausdorff\(.*, 90\)$/);
    assert.match(shapeCall("nsd", options)?.call ?? "", /at_tolerance\(.*, 3\)$/);
    assert.equal(shapeCall("masd", options), undefined);
    assert.match(shapeCall("hd95", shapeOptions({ dialect: "medpy" }))?.call ?? "", /^binary\.hd95/);
    assert.equal(shapeCall("hd95", shapeOptions({ dialect: "medpy", percentile: 90 })), undefined);
  });

  it("take a tolerance in pixels for one in the unit of the spacing, and a share of the diagonal for none", () => {
    const spacing = { x: 0.5, y: 0.5, z: 1 };
    assert.match(
      shapeCall("nsd", shapeOptions({ spacing, tau: { kind: "pixels", pixels: 3 } }))?.call ?? "",
      /\[1\.5\]/,
    );
    assert.match(shapeCall("nsd", shapeOptions({ spacing, tau: { kind: "units", units: 3 } }))?.call ?? "", /\[3\]/);
    assert.match(shapeCall("hd", shapeOptions({ spacing: { x: 2, y: 0.5, z: 1 } }))?.call ?? "", /spacing=\[0\.5, 2\]/);
    assert.equal(shapeCall("nsd", shapeOptions({ tau: { kind: "diagonal", share: 0.01 } })), undefined);
  });

  it("are of metrics that there are", () => {
    const ids = shapeMetrics(undefined).map(({ id }) => id);
    for (const dialect of DIALECT_IDS)
      assert.ok(
        ids.some((id) => shapeCall(id, shapeOptions({ dialect })) !== undefined),
        dialect,
      );
    assert.equal(shapeCall("iou", shapeOptions()), undefined);
  });
});
