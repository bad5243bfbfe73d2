import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

const TABS = ["Summary", "Classes", "Images", "Confusion", "Data check", "Compare", "Objects"];

describe("what VS Code shows of the extension", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    const mask = greyPng(2, 1, [0, 1]);
    const folders = ["targets", "predictions", "outputs", "photographs", "images"];
    const folder = temporaryFolder({
      ...Object.fromEntries(folders.map((name) => [`${name}/a.png`, mask])),
      "saved.maskeval.json": "{}",
    });
    window = await openVscode({ folder });
    panel = window.panel();
  });

  after(async () => {
    await window.close();
  });

  afterEach(async () => {
    await window.page.keyboard.press("Escape");
  });

  /** The labels of the open list, each once it is whole. */
  async function listed(): Promise<readonly string[]> {
    return window.page.locator(".quick-input-widget:visible .monaco-list-row .label-name").allInnerTexts();
  }

  it("has the sample first in the palette, with or without a report", async () => {
    for (const isOpen of [false, true]) {
      if (isOpen) {
        await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
        await panel.locator('[data-testid="run-state"][data-phase="complete"]').waitFor();
      }
      await window.page.keyboard.press("F1");
      await window.quickInput().fill(">Mask Evaluation: ");
      await window.quickPickEntry("Mask Evaluation: Evaluate Mask Folders...").waitFor();
      const [first = "", second = ""] = await listed();
      assert.equal(first.replace(/\s+/g, " "), "Mask Evaluation: Open Sample Report");
      assert.notEqual(second, "");
      await window.page.keyboard.press("Escape");
    }
  });

  it("shows every tab of a report by its key, wherever in the report the focus is", async () => {
    await panel.getByRole("tab", { name: "Images" }).click();
    await panel.getByTestId("filter").focus();
    for (const index of [...TABS.keys()].reverse()) {
      await window.page.keyboard.press(`Shift+Alt+Digit${index + 1}`);
      await panel.getByRole("tab", { name: TABS[index] ?? "", exact: true, selected: true }).waitFor();
    }
  });

  it("offers as other runs the folders that may hold predictions, those named so first, and no photographs or open report", async () => {
    await window.runCommand("Mask Evaluation: Compare with Another Prediction...");
    await window.quickPickEntry("outputs").waitFor();
    await window.quickPickEntry("saved.maskeval.json").waitFor();
    const names = await listed();
    assert.equal(names[0], "outputs");
    for (const name of ["targets", "photographs", "images", "predictions"]) assert.ok(!names.includes(name), name);
  });

  it("gives saved reports a separate icon, in the Explorer and in a tab", async () => {
    await window.clickInExplorer("saved.maskeval.json");
    const icons = [".explorer-folders-view .maskeval-lang-file-icon", ".tabs-container .maskeval-lang-file-icon"];
    for (const icon of icons) {
      const image = await window.page
        .locator(icon)
        .first()
        .evaluate((row) => getComputedStyle(row, "::before").backgroundImage);
      assert.match(image, /report\.svg/, icon);
    }
  });
});
