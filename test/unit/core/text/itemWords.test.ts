import assert from "node:assert/strict";
import { itemWords } from "../../../../src/core/text/itemWords";

describe("the words for items", () => {
  it("are images and pixels where no item is a volume", () => {
    assert.deepEqual(itemWords([{}, { depth: undefined }]), { item: "image", pixel: "pixel" });
    assert.deepEqual(itemWords([]), { item: "image", pixel: "pixel" });
  });

  it("are cases and voxels where any item is a volume, of one slice too", () => {
    assert.deepEqual(itemWords([{}, { depth: 1 }]), { item: "case", pixel: "voxel" });
  });
});
