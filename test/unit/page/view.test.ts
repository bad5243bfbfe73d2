import assert from "node:assert/strict";
import { VIEW, type View } from "../../../webview/view/view";

describe("the view that a page kept", () => {
  it("is read as it was written", () => {
    const kept: View = {
      ...VIEW.initial,
      tab: "images",
      metric: "dice",
      average: "micro",
      gapAverage: "pairwise",
      groupPattern: "^(..)",
      classesSort: { column: "iou", direction: "descending" },
      imagesSort: { column: "wrong", direction: "descending" },
      classesColumns: ["interval.global"],
      imagesView: "heat",
      imagesClass: 3,
      imagesFilter: "cat",
      imagesFolder: "a/",
      imagesFlag: "starred",
      imagesRange: { from: 0.2, to: 0 },
      confusionMode: "errors",
      confusionOrder: "score",
      confusionDiagonal: "hidden",
      objectsSort: { column: "iou", direction: "ascending" },
      objectsShown: "missed",
      objectsFilter: "dog",
      objectsSizes: "coco",
      scroll: { summary: 1, classes: 2.5, images: 3, confusion: 0, dataCheck: 5, compare: 6, objects: 7 },
    };
    assert.deepEqual(VIEW.read(JSON.parse(JSON.stringify(kept))), kept);
    assert.deepEqual(VIEW.read(JSON.parse(JSON.stringify(VIEW.initial))), VIEW.initial);
  });

  it("takes the default for all that cannot be", () => {
    assert.deepEqual(VIEW.read(undefined), VIEW.initial);
    const wrong = Object.fromEntries(Object.keys(VIEW.initial).map((key) => [key, key === "scroll" ? {} : -1]));
    assert.deepEqual(VIEW.read({ ...wrong, imagesClass: "1", kindsClass: "1" }), VIEW.initial);
    const scroll = { summary: -1, classes: "2", images: null, confusion: Number.NaN, dataCheck: -0.5, compare: {} };
    assert.deepEqual(VIEW.read({ scroll }).scroll, VIEW.initial.scroll);
    const { classesColumns, imagesRange, classesSort } = VIEW.read({
      classesColumns: ["a", 1],
      imagesRange: { from: "0", to: 1 },
      classesSort: { column: "iou", direction: "sideways" },
    });
    assert.deepEqual(classesColumns, ["a"]);
    assert.deepEqual(imagesRange, { from: undefined, to: 1 });
    assert.deepEqual(classesSort, { column: "iou", direction: "ascending" });
  });
});
