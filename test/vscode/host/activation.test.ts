import assert from "node:assert/strict";
import { extensions } from "vscode";

describe("the extension", () => {
  it("activates; its time is printed", async () => {
    const extension = extensions.getExtension("mask-evaluation.mask-evaluation");
    assert.ok(extension, "it is installed under its publisher and name");
    assert.equal(extension.isActive, false, "nothing has asked for it yet");
    const [started, used] = [performance.now(), process.cpuUsage()];
    await extension.activate();
    const passed = performance.now() - started;
    const { user, system } = process.cpuUsage(used);
    // The clock counts what else the machine does; the time on a processor does not.
    console.log(
      `    read and activated in ${passed.toFixed(0)} ms, ${((user + system) / 1000).toFixed(0)} ms of them on a processor`,
    );
    assert.equal(extension.isActive, true);
  });
});
