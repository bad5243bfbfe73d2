import assert from "node:assert/strict";
import { comparedNames } from "../../../../src/core/compare/comparedNames";

describe("the names of two runs", () => {
  it("are those of their folders, of the folders above where these are alike, and numbers where all is", () => {
    assert.deepEqual(comparedNames({ a: "/runs/baseline", b: "/other/finetuned" }), { a: "baseline", b: "finetuned" });
    assert.deepEqual(comparedNames({ a: "/runs/baseline/pred", b: "/runs/finetuned/pred" }), {
      a: "baseline",
      b: "finetuned",
    });
    assert.deepEqual(comparedNames({ a: "C:\\runs\\pred", b: "C:\\runs\\pred" }), { a: "pred (1)", b: "pred (2)" });
  });
});
