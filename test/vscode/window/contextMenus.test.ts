import assert from "node:assert/strict";
import type { FrameLocator, Locator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

const TARGET = greyPng(4, 2, [0, 0, 1, 1, 0, 0, 1, 1]);
const PREDICTION = greyPng(4, 2, [0, 0, 0, 0, 0, 0, 0, 1]);
const RETRY_MS = 2000;

describe("the context menus of the report in VS Code", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    const folder = temporaryFolder({
      "predictions/a.png": PREDICTION,
      "targets/a.png": TARGET,
      "predictions/b.png": TARGET,
      "targets/b.png": TARGET,
    });
    window = await openVscode({ folder });
    panel = window.panel();
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
  });

  after(async () => {
    await window.close();
  });

  /** Opens the menu of a row, gives its items, and takes one. */
  async function choose(row: Locator, item: string): Promise<readonly string[]> {
    const entry = window.page.getByRole("menuitem", { name: item, exact: true });
    await row.click({ button: "right" });
    await entry.waitFor();
    const items = await window.page.getByRole("menuitem").allInnerTexts();
    // A menu of VS Code takes no click in its first moment.
    do await entry.click();
    while (
      await entry.waitFor({ state: "hidden", timeout: RETRY_MS }).then(
        () => false,
        () => true,
      )
    );
    return items.map((text) => text.trim()).filter((text) => text !== "");
  }

  it("of an image shows it in the viewer, copies its name, and opens its masks", async () => {
    await panel.getByTestId("tab-images").click();
    const row = panel.locator("[data-row=b] td").first();
    const items = await choose(row, "Show in Viewer");
    assert.deepEqual(items, [
      "Show in Viewer",
      "Open Target",
      "Open Prediction",
      "Reveal Target",
      "Reveal Prediction",
      "Copy Name",
    ]);
    await panel.locator("#viewer-title").filter({ hasText: "b" }).waitFor();
    await panel.getByTestId("close-viewer").click();
    await choose(row, "Copy Name");
    await window.page.waitForFunction(async () => (await navigator.clipboard.readText()) === "b");
    await choose(row, "Open Target");
    await window.page.locator(".tab", { hasText: "b.png" }).waitFor();
    await window.runCommand("View: Close Editor");
    await window.page.locator(".tab", { hasText: "b.png" }).waitFor({ state: "detached" });
  });

  it("of a class leaves it out of the mean and takes it in, and shows its images", async () => {
    await panel.getByTestId("tab-classes").click();
    const row = panel.locator("[data-row='1'] td").first();
    await choose(row, "Leave out of the Mean");
    await panel.getByTestId("facts").filter({ hasText: "1 of 2 classes in the mean" }).waitFor();
    const items = await choose(row, "Take into the Mean");
    assert.deepEqual(items, ["Show Images of This Class", "Take into the Mean"]);
    await panel.getByTestId("facts").filter({ hasText: "2 classes" }).waitFor();
    await choose(row, "Show Images of This Class");
    await panel.locator("[data-testid=images-class]").waitFor();
    assert.equal(await panel.getByTestId("images-class").inputValue(), "1");
  });
});
