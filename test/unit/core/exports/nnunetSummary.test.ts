import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { NNUNET_SUMMARY } from "../../../../src/core/exports/nnunetSummary";
import { smallReport } from "../smallReport";

describe("the foreground of nnU-Net's summary", () => {
  it("is every label but 0, wherever 0 stands among the classes, or where it is left out", () => {
    const foreground = (target: readonly number[], prediction: readonly number[], leftOut: readonly number[] = []) => {
      const report = smallReport([{ target, prediction }], { leftOut });
      const summary = JSON.parse(NNUNET_SUMMARY.write(evaluate(report, report.choices), report)) as {
        readonly foreground_mean: { readonly IoU: number };
      };
      return summary.foreground_mean.IoU;
    };
    // Labels 1 and 2: IoU 1/2 and 2/3.
    assert.equal(foreground([1, 1, 2, 2], [1, 2, 2, 2]), (1 / 2 + 2 / 3) / 2);
    assert.equal(foreground([0, 1, 1, 2, 2], [0, 1, 2, 2, 2]), (1 / 2 + 2 / 3) / 2);
    assert.equal(foreground([0, 1, 1, 2, 2], [0, 1, 2, 2, 2], [0]), (1 / 2 + 2 / 3) / 2);
  });
});
