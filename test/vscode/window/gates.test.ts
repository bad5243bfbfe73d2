import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

describe("gates in VS Code", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    folder = temporaryFolder({
      "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "predictions/a.png": greyPng(4, 1, [0, 1, 1, 1]),
    });
    window = await openVscode({ folder });
    panel = window.panel();
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await panel.locator('[data-figure="global.micro.iou"]').first().waitFor();
  });

  after(async () => {
    await window.close();
  });

  it("are written from the report, and decided above its tabs, anew when their file changes", async () => {
    await window.runCommand("Mask Evaluation: Write Gates from This Report...");
    await window.page.locator(".quick-input-widget:visible").getByText("OK", { exact: true }).click();
    await window.notification("Saved maskeval.gates.json").waitFor();
    const strip = panel.getByTestId("gates");
    // No other run is compared with, so that the gate that needs a baseline cannot be decided.
    await strip.and(panel.locator('[data-verdict="undecided"]')).waitFor();
    writeFileSync(join(folder, "maskeval.gates.json"), '[{ "figure": "iou.macro", "atLeast": 0.99 }]');
    await strip.and(panel.locator('[data-verdict="failed"]')).waitFor();
    await strip.locator("summary").click();
    await strip.getByText("0.583, not at least 0.99").waitFor();
  });

  it("are checked as they are written in *.gates.json, by the schema that is shipped", async () => {
    const file = join(folder, "release.gates.json");
    const gates = (figure: string): string => JSON.stringify([{ figure, atLeast: 0.5 }]);
    writeFileSync(file, gates("iou.mcro"));
    await window.clickInExplorer("release.gates.json");
    await window.page.locator(".monaco-editor .squiggly-warning").first().waitFor();
    writeFileSync(file, gates("iou.macro"));
    await window.page.locator(".monaco-editor .squiggly-warning").first().waitFor({ state: "detached" });
    await window.page.locator(".view-lines", { hasText: "iou.macro" }).waitFor();
  });
});
