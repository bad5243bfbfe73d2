import assert from "node:assert/strict";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

/** Two folders of one workspace with masks under the same names; the second leaves out label 1. */
const FILES = {
  "both.code-workspace": JSON.stringify({ folders: [{ path: "first" }, { path: "second" }] }),
  "first/predictions/a.png": greyPng(4, 1, [0, 1, 1, 1]),
  "first/targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
  "second/predictions/a.png": greyPng(4, 1, [0, 0, 2, 1]),
  "second/targets/a.png": greyPng(4, 1, [0, 0, 2, 1]),
  "second/.vscode/settings.json": JSON.stringify({ "maskEvaluation.ignoreLabels": [1] }),
};

describe("a workspace of two folders", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  // A window for each try: one that comes up without the folders of its workspace would fail every try that is left.
  beforeEach(async () => {
    window = await openVscode({ folder: join(temporaryFolder(FILES), "both.code-workspace") });
    panel = window.panel();
  });

  afterEach(async () => {
    await window.close();
  });

  /** Picks both folders by their names and that of their root; gives what the report says of the run. */
  async function factsOf(root: string): Promise<string> {
    await window.runCommand("View: Close All Editors");
    await window.runCommand("Mask Evaluation: Evaluate Mask Folders...");
    await window.question("Choose the folder of predictions").waitFor();
    for (const label of ["predictions", "targets"]) {
      if (label === "targets") await window.question("Choose the folder of target masks").waitFor();
      const name = window.page.locator(".label-name").filter({ hasText: new RegExp(`^${label}$`) });
      const entries = window.page.locator(".quick-input-widget:visible .monaco-list-row").filter({ has: name });
      await entries
        .nth(1)
        .waitFor()
        .catch(() => undefined);
      const roots = await entries.locator(".label-description").allInnerTexts();
      const offered = await window.page.locator(".quick-input-widget:visible .monaco-list-row").allInnerTexts();
      const explorer = await window.page.locator(".explorer-folders-view .monaco-list-row").allInnerTexts();
      const seen = JSON.stringify({ offered, explorer });
      assert.deepEqual(roots.toSorted(), ["first", "second"], `the roots of the folders named ${label}: ${seen}`);
      await entries.filter({ hasText: root }).click();
    }
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
    return panel.getByTestId("facts").innerText();
  }

  it("names the folders that it offers with their root, and reads the settings of the root that holds the targets", async () => {
    assert.match(await factsOf("second"), /1 pair.*2 classes.*ignore 1 \(25\.0 % of pixels\)/s);
    const facts = await factsOf("first");
    assert.match(facts, /1 pair.*2 classes/s);
    assert.doesNotMatch(facts, /ignore 1\b/);
  });
});
