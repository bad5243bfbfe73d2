import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

const TARGET = greyPng(4, 2, [0, 0, 1, 1, 0, 0, 1, 1]);
const PREDICTION = greyPng(4, 2, [0, 0, 0, 0, 0, 0, 0, 1]);

describe("the viewer in VS Code", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    folder = temporaryFolder({
      "predictions/a.png": PREDICTION,
      "targets/a.png": TARGET,
      "predictions/b.png": TARGET,
      "targets/b.png": TARGET,
    });
    window = await openVscode({ folder });
    panel = window.panel();
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
    await panel.getByTestId("tab-images").click();
  });

  after(async () => {
    await window.close();
  });

  it("shows a pair that a thread has read, finds its largest error, and goes on to the next image", async () => {
    await panel.locator("[data-row=a] button").click();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await window.page.keyboard.press("z");
    await panel.getByTestId("live-region").filter({ hasText: "Error region 1 of 1: 3 pixels" }).waitFor();
    await panel.locator("[data-row=a] .thumbnail[data-state=shown]").waitFor({ state: "attached" });
    await window.page.keyboard.press("j");
    await panel.locator("#viewer-title").filter({ hasText: "b" }).waitFor();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    assert.equal(await panel.getByTestId("region-count").innerText(), "0 error regions");
    await window.page.keyboard.press("Escape");
    await panel.getByTestId("viewer").waitFor({ state: "detached" });
  });

  it("is three clicks away from the weakest class: its images, the worst of them, the largest error", async () => {
    await panel.getByTestId("tab-summary").click();
    await panel.getByTestId("verdict").getByRole("button").first().click();
    await panel.locator("tr[data-row] button").first().click();
    await panel.getByTestId("largest-region").click();
    await panel.getByTestId("live-region").filter({ hasText: "Error region 1 of 1: 3 pixels" }).waitFor();
    assert.equal(await panel.locator("#viewer-title").innerText(), "a");
    await panel.getByTestId("close-viewer").click();
  });

  it("is three keys away from the weakest class, with no mouse at all", async () => {
    await panel.getByTestId("tab-images").focus();
    await window.page.keyboard.press("Home");
    const link = panel.getByTestId("verdict").getByRole("button").first();
    while (!(await link.evaluate((element) => element === document.activeElement)))
      await window.page.keyboard.press("Tab");
    await window.page.keyboard.press("Enter");
    await panel.locator("[data-cell='1:0']:focus").waitFor();
    await window.page.keyboard.press("Enter");
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await window.page.keyboard.press("z");
    await panel.getByTestId("live-region").filter({ hasText: "Error region 1 of 1: 3 pixels" }).waitFor();
    await window.page.keyboard.press("Escape");
    await panel.locator("[data-row=a] th:focus").waitFor();
  });

  it("says that the masks are elsewhere where their folder is gone", async () => {
    await rename(join(folder, "predictions"), join(folder, "moved"));
    await panel.locator("[data-row=a] button").click();
    await panel.getByTestId("viewer-failure").filter({ hasText: "not on this machine" }).waitFor();
    await rename(join(folder, "moved"), join(folder, "predictions"));
  });
});
