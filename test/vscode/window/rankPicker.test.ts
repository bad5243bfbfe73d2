import assert from "node:assert/strict";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { cliReport } from "../../support/cliReport";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { typeIntoDialog } from "../../support/typeIntoDialog";
import { openVscode } from "../../support/vscodeWindow";

const FOLDER_OF_RUNS = "Runs in the subfolders of a folder...";

describe("the picker of Rank Runs", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  // For each try anew: what was ranked before is offered as well.
  beforeEach(async () => {
    folder = temporaryFolder({
      "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "runs/epoch9/a.png": greyPng(4, 1, [0, 1, 1, 0]),
      "runs/epoch10/a.png": greyPng(4, 1, [0, 1, 1, 1]),
      "runs/epoch11/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "old/a.png": greyPng(4, 1, [1, 1, 1, 1]),
    });
    window = await openVscode({ folder });
    panel = window.panel();
  });

  afterEach(() => window.close());

  function saveReports(): void {
    for (const run of ["runs/epoch9", "runs/epoch10", "runs/epoch11", "old"])
      cliReport(folder, run, "targets", `${run.replace("runs/", "")}.maskeval.json`);
  }

  async function openPicker() {
    await window.runCommand("Mask Evaluation: Rank Runs...");
    const question = window.question("Rank runs over the same targets");
    await question.waitFor();
    return {
      tick: (label: string) => window.quickPickEntry(label).locator("input[type=checkbox], .monaco-checkbox").click(),
      ok: () => question.getByText("OK", { exact: true }).click(),
      labels: () => question.locator(".monaco-list-row .label-name").allInnerTexts(),
    };
  }

  async function rankedRuns(): Promise<readonly (string | null)[]> {
    await panel.locator("[data-testid=ranking][data-phase=ranked]").waitFor();
    return panel.locator("[data-run]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-run")));
  }

  it("offers the saved reports of the workspace, all ticked, and ranks those that stay so", async () => {
    saveReports();
    const { tick, ok, labels } = await openPicker();
    const names = ["epoch9", "epoch10", "epoch11", "old"].map((run) => `${run}.maskeval.json`);
    assert.deepEqual(await labels(), [...names, FOLDER_OF_RUNS]);
    await tick("old.maskeval.json");
    await ok();
    assert.deepEqual(await rankedRuns(), ["epoch11", "epoch10", "epoch9"]);
  });

  it("ranks the runs in the subfolders of a folder that is chosen, and finds the target beside it", async () => {
    const { tick, ok } = await openPicker();
    await tick(FOLDER_OF_RUNS);
    await ok();
    await window.question("Choose the folder whose subfolders are runs").waitFor();
    await typeIntoDialog(window, join(folder, "runs"), panel.getByTestId("ranking"));
    assert.deepEqual(await rankedRuns(), ["epoch11", "epoch10", "epoch9"]);
  });

  it("says how many it takes where fewer are chosen", async () => {
    saveReports();
    const { tick, ok } = await openPicker();
    for (const report of ["old", "epoch9"]) await tick(`${report}.maskeval.json`);
    await ok();
    await window.notification("Choose three or more saved reports or folders of predictions").waitFor();
  });
});
