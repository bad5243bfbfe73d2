import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { differingChoices } from "../../../../src/core/report/differingChoices";

function differing(a: Partial<Choices>, b: Partial<Choices>): readonly string[] {
  return differingChoices({ ...DEFAULT_CHOICES, ...a }, { ...DEFAULT_CHOICES, ...b });
}

const VEHICLE = { labels: [13, 14, 15], name: "vehicle" };
const RIDER = { labels: [12, 18], name: "rider" };

describe("merges and subsets of two reports", () => {
  it("are the same merges in whatever order they and their labels were chosen, but for the label that stands for all", () => {
    assert.deepEqual(
      differing({ merges: [VEHICLE, RIDER] }, { merges: [RIDER, { ...VEHICLE, labels: [13, 15, 14] }] }),
      [],
    );
    assert.deepEqual(differing({ merges: [VEHICLE] }, { merges: [{ ...VEHICLE, labels: [14, 13, 15] }] }), ["merges"]);
    assert.deepEqual(differing({ merges: [VEHICLE] }, { merges: [{ ...VEHICLE, name: "car" }] }), ["merges"]);
    assert.deepEqual(differing({ merges: [VEHICLE] }, {}), ["merges"]);
  });

  it("are the same subset where they take images in the same way", () => {
    assert.deepEqual(differing({ subset: { kind: "text", text: "a" } }, { subset: { text: "a", kind: "text" } }), []);
    assert.deepEqual(
      differing({ subset: { kind: "text", text: "a" } }, { subset: { kind: "pattern", pattern: "a" } }),
      ["subset"],
    );
    assert.deepEqual(differing({ subset: undefined }, {}), []);
  });
});
