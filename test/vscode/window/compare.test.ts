import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

const EXPLORER_ROW = ".explorer-folders-view .monaco-list-row";

describe("two runs in VS Code", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    folder = temporaryFolder({
      "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "predictions/a.png": greyPng(4, 1, [0, 1, 1, 1]),
      "outputs/a.png": greyPng(4, 1, [0, 0, 1, 0]),
    });
    window = await openVscode({ folder });
    panel = window.panel();
  });

  after(async () => {
    await window.close();
  });

  async function evaluateAndSave(predictions: string): Promise<void> {
    await window.rightClick(["targets", predictions], "Evaluate Selected Mask Folders");
    await panel.locator('[data-figure="global.micro.iou"]').first().waitFor();
    await window.runCommand("Mask Evaluation: Save Report As...");
    await window.page.locator(".quick-input-widget:visible").getByText("OK", { exact: true }).click();
    await window.notification(`Saved ${predictions}.maskeval.json`).waitFor();
    await window.runCommand("View: Close All Editors");
  }

  async function value(id: string): Promise<number> {
    return Number(await panel.locator(`[data-figure="${id}"]`).first().getAttribute("data-value"));
  }

  it("stand side by side: another folder is evaluated beside the open report, and comes back after a reload", async () => {
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await panel.locator('[data-figure="global.micro.iou"]').first().waitFor();
    await window.runCommand("Mask Evaluation: Compare with Another Prediction...");
    await window.pick("outputs");
    await panel.getByTestId("tab-compare").click();
    await panel.locator('[data-p="compare.macro.p"]').waitFor();
    const difference = await value("compare.macro.difference");
    assert.equal(await value("compare.macro.a"), (1 / 2 + 2 / 3) / 2);
    assert.equal(await value("compare.macro.b"), (2 / 3 + 1 / 2) / 2);

    await window.reload();
    await panel.locator('[data-p="compare.macro.p"]').waitFor();
    assert.equal(await value("compare.macro.difference"), difference);
  });

  it("lead to the pixels that one fixes and the other breaks", async () => {
    await panel.getByTestId("tab-images").click();
    await panel.getByRole("button", { name: "a", exact: true }).click();
    await panel.locator("[data-mode-choice=compared]").locator("xpath=..").click();
    await panel.locator('[data-change="fixed"][title="1 pixel"]').waitFor();
    await panel.locator('[data-change="broken"][title="1 pixel"]').waitFor();
  });

  it("are compared from two saved reports selected in the Explorer, and exported", async () => {
    await window.runCommand("View: Close All Editors");
    for (const name of ["predictions.maskeval.json", "outputs.maskeval.json", "outputs-comparison.json"])
      rmSync(join(folder, name), { force: true });
    for (const predictions of ["predictions", "outputs"]) await evaluateAndSave(predictions);
    // A file that comes into the Explorer while rows are clicked would move them.
    for (const name of ["outputs", "predictions"])
      await window.page.locator(EXPLORER_ROW, { hasText: `${name}.maskeval.json` }).waitFor();
    await window.rightClick(["outputs.maskeval.json", "predictions.maskeval.json"], "Compare Reports");
    await panel.getByTestId("tab-compare").click();
    assert.match((await panel.locator("[data-run=a]").textContent()) ?? "", /outputs/);
    assert.match((await panel.locator("[data-run=b]").textContent()) ?? "", /predictions/);
    await window.reload();
    assert.match((await panel.locator("[data-run=b]").textContent()) ?? "", /predictions/);
    await panel.getByTestId("export-comparison").click();
    await window.question("Export the comparison as").waitFor();
    await window.page.keyboard.type("JSON");
    await window.page.keyboard.press("Enter");
    await window.page.locator(".quick-input-widget:visible").getByText("OK", { exact: true }).click();
    await window.notification("Saved outputs-comparison.json").waitFor();
    const json = JSON.parse(readFileSync(join(folder, "outputs-comparison.json"), "utf8")) as {
      averages: { macro: { b: number } };
    };
    assert.equal(json.averages.macro.b, (1 / 2 + 2 / 3) / 2);
  });
});
