import assert from "node:assert/strict";
import { reportTitles } from "../../../../src/core/sentences/reportTitles";

function titles(...pairs: readonly (readonly [prediction: string, target: string])[]): readonly string[] {
  return reportTitles(pairs.map(([prediction, target]) => ({ prediction, target })));
}

describe("the titles of open reports", () => {
  it("are the names of both folders, also of several reports whose names differ", () => {
    assert.deepEqual(titles(["/d/predictions", "/d/targets"]), ["predictions ↔ targets"]);
    assert.deepEqual(titles(["/d/unet", "/d/gt"], ["/d/fcn", "/d/gt"]), ["unet ↔ gt", "fcn ↔ gt"]);
    assert.deepEqual(titles(["C:\\d\\predictions", "C:\\d\\targets"]), ["predictions ↔ targets"]);
    assert.deepEqual(titles(["memfs:/d/predictions", "memfs:/d/targets"]), ["predictions ↔ targets"]);
  });

  it("tell data sets of the same names apart, and leave others as they are", () => {
    assert.deepEqual(
      titles(
        ["/d/streets/predictions", "/d/streets/targets"],
        ["/d/camvid/predictions", "/d/camvid/targets"],
        ["/d/voc/predictions", "/d/voc/targets"],
        ["/d/voc/unet", "/d/voc/targets"],
      ),
      [
        "streets: predictions ↔ targets",
        "camvid: predictions ↔ targets",
        "voc: predictions ↔ targets",
        "unet ↔ targets",
      ],
    );
  });

  it("name where the predictions lie, else where the targets do, else both", () => {
    const runs = titles(["/runs/1/val/preds", "/d/gt"], ["/runs/2/val/preds", "/d/gt"]);
    assert.deepEqual(runs, ["1: preds ↔ gt", "2: preds ↔ gt"]);
    const targets = titles(["/p/preds", "/d/old/gt"], ["/p/preds", "/d/new/gt"]);
    assert.deepEqual(targets, ["old: preds ↔ gt", "new: preds ↔ gt"]);
    const both = titles(["/1/preds", "/a/gt"], ["/1/preds", "/b/gt"], ["/2/preds", "/a/gt"]);
    assert.deepEqual(both, ["1, a: preds ↔ gt", "1, b: preds ↔ gt", "2, a: preds ↔ gt"]);
  });

  it("differ where one folder lies in the parent of the other", () => {
    assert.deepEqual(titles(["/d/preds", "/d/gt"], ["/d/v2/preds", "/d/v2/gt"]), ["d: preds ↔ gt", "v2: preds ↔ gt"]);
  });

  it("are the same only of the same folders", () => {
    assert.deepEqual(titles(["/d/preds", "/d/gt"], ["/d/preds", "/d/gt"]), ["preds ↔ gt", "preds ↔ gt"]);
  });
});
