import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { readReport } from "../../../src/core/report/reportDocument";
import { ROOT } from "../../support/root";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";
import { chooseRule } from "../../support/chooseRule";

describe("a saved report in VS Code", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    folder = temporaryFolder({
      "predictions/a.png": greyPng(4, 1, [0, 1, 1, 1]),
      "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "broken.maskeval.json": "{}",
    });
    window = await openVscode({ folder });
    panel = window.panel();
  });

  after(async () => {
    await window.close();
  });

  /** Accepts the path that VS Code's own file dialog proposes. */
  async function acceptProposedFile(): Promise<void> {
    await window.page.locator(".quick-input-widget:visible").getByText("OK", { exact: true }).click();
  }

  async function file(name: string): Promise<string> {
    await window.notification(`Saved ${name}`).waitFor();
    return readFileSync(join(folder, name), "utf8");
  }

  it("is written with folders relative to it, and opens by a click where the masks are gone", async () => {
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await chooseRule(panel, "undefined", "1");
    await window.runCommand("Mask Evaluation: Save Report As...");
    await acceptProposedFile();
    const read = readReport(await file("predictions.maskeval.json"));
    assert.ok(read.ok);
    assert.deepEqual(read.report.folders, { prediction: "predictions", target: "targets" });
    assert.equal(read.report.choices.zeroDivision, 1);

    await window.runCommand("View: Close All Editors");
    for (const side of ["predictions", "targets"]) rmSync(join(folder, side), { recursive: true });
    await window.clickInExplorer("predictions.maskeval.json");
    const shown = panel.locator('[data-figure="global.micro.iou"]').first();
    assert.equal(await shown.getAttribute("data-value"), String(3 / 5));
    assert.equal(await panel.getByTestId("undefined").inputValue(), "1");
  });

  it("is exported with the figures on screen", async () => {
    await window.runCommand("Mask Evaluation: Export Report...");
    await window.question("Export the report as").waitFor();
    await window.page.keyboard.type("JSON");
    await window.page.keyboard.press("Enter");
    await acceptProposedFile();
    const json = JSON.parse(await file("predictions.json")) as { global: { micro: { iou: number } } };
    assert.equal(json.global.micro.iou, 3 / 5);
  });

  it("finds its masks where the tree has moved to, and tells the viewer's user where they are gone", async () => {
    const tree = join(folder, "tree");
    for (const side of ["predictions", "targets"]) {
      mkdirSync(join(tree, side), { recursive: true });
      writeFileSync(join(tree, side, "a.png"), greyPng(4, 1, [0, 1, 1, 1]));
    }
    const { status } = spawnSync(
      process.execPath,
      [join(ROOT, "dist/cli.js"), "evaluate", "predictions", "targets", "--output", "run.maskeval.json"],
      { cwd: tree },
    );
    assert.equal(status, 0);
    renameSync(tree, join(folder, "moved"));

    const openImage = async (): Promise<void> => {
      await window.runCommand("View: Close All Editors");
      await window.clickInExplorer("moved/run.maskeval.json");
      await panel.getByTestId("tab-images").click();
      await panel.getByRole("button", { name: "a", exact: true }).click();
    };
    await openImage();
    await panel.locator('[data-testid="stage"][data-state="shown"]').waitFor();

    rmSync(join(folder, "moved/targets"), { recursive: true });
    await openImage();
    assert.match(
      await panel.getByTestId("viewer-failure").innerText(),
      /The masks are elsewhere: the folder .*targets is not on this machine/,
    );
  });

  it("that is damaged is refused with the reason", async () => {
    await window.clickInExplorer("broken.maskeval.json");
    await panel.getByText("This file is not a saved report").waitFor();
  });
});
