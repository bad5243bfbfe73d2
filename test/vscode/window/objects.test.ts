import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

/** Rows of digits, one a pixel. */
function mask(...rows: readonly string[]): Buffer {
  return greyPng(rows[0]?.length ?? 0, rows.length, Array.from(rows.join(""), Number));
}

/** Of the dogs an object of 6 pixels is missed in b, and one of 2 in a; the cats are right. */
const FILES = {
  "targets/classes.txt": Buffer.from("background\ncat\ndog\n"),
  "targets/a.png": mask("11000022", "11000000", "00000000", "22200000"),
  "predictions/a.png": mask("11000000", "11000000", "00000000", "22200000"),
  "targets/b.png": mask("00011100", "00011100", "00000000", "22200000", "22200000"),
  "predictions/b.png": mask("00011100", "00011100", "00000000", "00000000", "00000000"),
};

describe("the objects in VS Code", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    window = await openVscode({ folder: temporaryFolder(FILES) });
    panel = window.panel();
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
  });

  after(async () => {
    await window.close();
  });

  it("are measured by one button, and listed", async () => {
    await panel.getByTestId("tab-objects").click();
    await panel.getByTestId("objects-unmeasured").getByTestId("measure").click();
    await panel.getByTestId("objects-count").filter({ hasText: "of 5 objects" }).waitFor();
    assert.equal(await panel.locator("tbody tr[data-row]").count(), 2);
  });

  it("lead from the weakest class to the largest one that was missed in three clicks", async () => {
    await panel.getByTestId("tab-summary").click();
    await panel.locator(".class-bar").first().click();
    await panel.getByTestId("objects-link").click();
    await panel.locator("tbody tr[data-row] button").first().click();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await panel.getByTestId("region-count").filter({ hasText: "Missed object 1 of 2: dog, 6 pixels." }).waitFor();
    assert.equal(await panel.locator("#viewer-title").innerText(), "b");
  });

  it("are stepped through over the images, and their errors are coloured by kind as a thread finds them", async () => {
    await panel.getByTestId("stage").focus();
    await window.page.keyboard.press("m");
    await panel.getByTestId("region-count").filter({ hasText: "Missed object 2 of 2: dog, 2 pixels." }).waitFor();
    await panel.locator("#viewer-title").filter({ hasText: "a" }).waitFor();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await window.page.keyboard.press("9");
    await panel.locator("[data-testid=stage][data-mode=shapes]").waitFor();
    await panel.getByTestId("shape-marks").getByText("whole object missed").waitFor();
    // The note with the width comes with the answer of the thread.
    await panel.locator(".shapes-note").filter({ hasText: "Outlines are 0 pixels wide." }).waitFor();
    assert.equal(await panel.getByTestId("shapes-failure").count(), 0);
  });
});
