import assert from "node:assert/strict";
import { maskNames } from "../../../../src/core/pairing/maskName";
import { foldersApart } from "../../../../src/core/pairing/matchKeys";

/** Whether the folder of the first target and that of the first prediction hold different images. */
function areApart(targets: readonly string[], predictions: readonly string[]): boolean {
  const names = (folders: readonly string[]) => maskNames(folders.map((folder) => `${folder}/x.png`));
  return foldersApart({ target: names(targets), prediction: names(predictions) })(
    targets[0] ?? "",
    predictions[0] ?? "",
  );
}

describe("two folders hold different images", () => {
  it("where both sides have both of them", () => {
    assert.ok(areApart(["a", "b"], ["b", "a"]));
    assert.ok(areApart(["val/a", "val/b"], ["out/b", "out/a"]));
  });

  it("but not where they are the same", () => {
    assert.ok(!areApart(["a", "b"], ["a", "b"]));
  });

  it("but not where only the predictions have both, or only the targets", () => {
    assert.ok(!areApart(["a"], ["b", "a"]));
    assert.ok(!areApart(["a", "b"], ["b"]));
    assert.ok(!areApart(["a"], ["b"]));
  });

  it("but not where one lies in the other, though both sides have all parts of the names", () => {
    assert.ok(!areApart(["a", "a/b"], ["a/b", "a"]));
    assert.ok(!areApart(["a/b", "a"], ["a", "a/b"]));
  });
});
