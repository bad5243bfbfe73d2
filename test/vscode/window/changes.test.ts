import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

describe("masks that are written while their report is open in VS Code", () => {
  it("are told of, and counted again by one click", async () => {
    const target = greyPng(4, 1, [0, 0, 1, 1]);
    const folder = temporaryFolder({
      "predictions/a.png": greyPng(4, 1, [0, 1, 1, 1]),
      "targets/a.png": target,
      "predictions/b.png": target,
      "targets/b.png": target,
    });
    const window = await openVscode({ folder });
    try {
      const panel = window.panel();
      const micro = panel.locator('[data-testid="averages"] [data-figure="global.micro.iou"]');
      await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
      await panel.locator('[data-testid="run-state"][data-phase="complete"]').waitFor();
      assert.equal(await micro.getAttribute("data-value"), String(7 / 9));

      writeFileSync(join(folder, "predictions/a.png"), target);
      await panel.getByText("1 mask changed since it was counted.").waitFor();
      assert.equal(await micro.getAttribute("data-value"), String(7 / 9));
      await panel.getByRole("button", { name: "Update" }).click();
      await panel.locator('[data-figure="global.micro.iou"][data-value="1"]').first().waitFor();
      assert.equal(await panel.getByTestId("changes-bar").count(), 0);
    } finally {
      await window.close();
    }
  });
});
