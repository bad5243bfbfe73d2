import assert from "node:assert/strict";
import { studentQuantile } from "../../../../src/core/intervals/studentQuantile";

describe("the quantile of Student's t", () => {
  // Values of scipy.stats.t.ppf(1 - (1 - confidence) / 2, degrees).
  for (const [confidence, degrees, expected] of [
    [0.95, 1, 12.7062047362],
    [0.95, 2.5, 3.574654842],
    [0.95, 19, 2.09302405441],
    [0.9, 7.3, 1.88293001796],
    [0.95, 1000, 1.96233908083],
    [0.99, 5, 4.03214298356],
    [0.95, 1e6, 1.95996635681],
    [0.95, 100.25, 1.98391093443],
    [0.5, 30, 0.682755693321],
  ] as const) {
    it(`for ${confidence} and ${degrees} degrees of freedom is ${expected}`, () => {
      const found = studentQuantile(confidence, degrees);
      assert.ok(Math.abs(found - expected) < 1e-8 * expected, `${found}`);
    });
  }
});
