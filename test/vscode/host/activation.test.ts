import assert from "node:assert/strict";
import { extensions } from "vscode";

describe("the extension", () => {
  it("activates", async () => {
    const extension = extensions.getExtension("mask-evaluation.mask-evaluation");
    assert.ok(extension, "it is installed under its publisher and name");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
