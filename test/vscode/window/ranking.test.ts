import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { readRanking } from "../../../src/core/rank/savedRanking";
import { greyPng } from "../../support/greyPng";
import { ROOT } from "../../support/root";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

const RUNS = ["epoch10", "epoch20", "epoch30"];

describe("a ranking in VS Code", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    const masks: Record<string, Buffer> = {};
    for (let number = 0; number < 12; number++) {
      const target = Array.from({ length: 40 }, (_, pixel) => (pixel + number) % 3);
      masks[`targets/${number}.png`] = greyPng(8, 5, target);
      RUNS.forEach((run, better) => {
        const labels = target.map((label, pixel) => ((pixel * 7 + number) % 40 < (2 - better) * 6 ? 0 : label));
        masks[`${run}/${number}.png`] = greyPng(8, 5, labels);
      });
    }
    masks["broken/of another image.png"] = greyPng(8, 5, new Array<number>(40).fill(1));
    folder = temporaryFolder(masks);
    for (const run of RUNS) {
      const args = [join(ROOT, "dist/cli.js"), "evaluate", run, "targets", "--output", `${run}.maskeval.json`];
      assert.equal(spawnSync(process.execPath, args, { cwd: folder }).status, 0);
    }
    window = await openVscode({ folder });
    panel = window.panel();
  });

  after(async () => {
    await window.close();
  });

  const ranked = (): Promise<void> => panel.locator("[data-testid=ranking][data-phase=ranked]").waitFor();
  const verdict = (): Promise<string> => panel.getByTestId("rank-verdict").innerText();

  it("comes of reports selected in the Explorer, by any metric and average, and again after a reload", async () => {
    await window.rightClick(
      RUNS.map((run) => `${run}.maskeval.json`),
      "Rank Reports",
    );
    await ranked();
    assert.match(await verdict(), /^epoch30 is first in 100\.0 % of 2,000 draws \(of little worth/);
    await panel.getByTestId("metric").selectOption("fnr");
    await panel.locator("th", { hasText: "FNR" }).first().waitFor();
    await window.reload();
    await panel.locator("th", { hasText: "FNR" }).first().waitFor();
    await ranked();
    assert.equal(await panel.getByTestId("metric").inputValue(), "fnr");
  });

  it("shows an image in all runs side by side, a class in all runs, and goes back with Esc", async () => {
    await panel.locator('[data-class="class 1"] button').click();
    await panel.locator("[data-class-run=epoch10]").waitFor();
    await panel.getByTestId("class-images").locator("tbody tr button").first().click();
    for (const run of RUNS) await panel.locator(`[data-run-pane=${run}][data-state=shown]`).waitFor();
    await panel.getByTestId("run-stage").focus();
    await window.page.keyboard.press("Escape");
    await panel.getByTestId("class-runs").waitFor();
    await window.page.keyboard.press("Escape");
    await panel.getByTestId("ranked-runs").waitFor();
    const first = panel.getByTestId("ranked-images").locator("tbody tr").first();
    const name = await first.getAttribute("data-image");
    // A mask that is written anew is no longer what was counted.
    writeFileSync(join(folder, "epoch20", `${name ?? ""}.png`), greyPng(8, 5, new Array<number>(40).fill(2)));
    rmSync(join(folder, "epoch10", `${name ?? ""}.png`));
    await first.locator("button").click();
    await panel.locator("[data-run-pane=epoch20][data-state=changed]").waitFor();
    await panel.locator("[data-run-pane=epoch10][data-state=failed]").waitFor();
    await panel.locator("[data-run-pane=epoch30][data-state=shown]").waitFor();
    await panel.getByTestId("back").click();
    await panel.getByTestId("ranked-runs").waitFor();
  });

  it("leads to the comparison of two runs, and is saved as a file that opens by a click", async () => {
    await panel.locator("[data-run=epoch30] input").check();
    await panel.locator("[data-run=epoch10] input").check();
    await panel.getByTestId("save-ranking").click();
    await window.page.locator(".quick-input-widget:visible").getByText("OK", { exact: true }).click();
    await window.notification("Saved ranking.maskrank.json").waitFor();
    const file = join(folder, "ranking.maskrank.json");
    assert.ok(existsSync(file));
    const read = readRanking(readFileSync(file, "utf8"), folder);
    assert.deepEqual(read.ok && [read.ranking.runs, read.ranking.by], [
      RUNS.map((run) => join(folder, `${run}.maskeval.json`)),
      { metric: "fnr", average: "macro" },
    ]);
    await panel.getByTestId("compare-runs").click();
    await panel.locator('[data-p="compare.macro.p"]').waitFor();
    const runs = await panel.locator(".compared-runs").innerText();
    assert.ok(runs.indexOf("epoch10") < runs.indexOf("epoch30"), runs);
    await window.runCommand("View: Close All Editors");
    await window.clickInExplorer("ranking.maskrank.json");
    await ranked();
    assert.equal(await panel.getByTestId("metric").inputValue(), "fnr");
    assert.match(await verdict(), /^epoch30 is first/);
  });

  it("evaluates folders selected in the Explorer and ranks them, tells a bad one by name, and is saved with the reports of its runs", async () => {
    await window.runCommand("View: Close All Editors");
    await window.rightClick([...RUNS, "broken", "targets"], "Rank Runs in Folders");
    await ranked();
    assert.match(await verdict(), /^epoch30 is first/);
    assert.match(await panel.getByTestId("unranked").innerText(), /^\s*1 report could not be ranked\s+broken /);
    rmSync(join(folder, "ranking.maskrank.json"));
    await panel.getByTestId("save-ranking").click();
    await window.page.locator(".quick-input-widget:visible").getByText("OK", { exact: true }).click();
    await window.notification("Saved ranking.maskrank.json").first().waitFor();
    while (!existsSync(join(folder, "ranking.maskrank.json"))) await window.page.waitForTimeout(100);
    await window.page.locator(".quick-input-widget:visible").waitFor({ state: "hidden" });
    const saved = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith("(2).maskeval.json"),
    );
    assert.equal(saved.length, 3, saved.join());
    await window.reload();
    await ranked();
  });

  it("comes of the message after several predictions were evaluated, from reports that are saved nowhere", async () => {
    await window.runCommand("View: Close All Editors");
    await window.rightClick([...RUNS, "targets"], "Evaluate Selected Mask Folders");
    const message = window.notification("Evaluated 3 predictions against targets.");
    await message.getByText("Rank Runs...", { exact: true }).click();
    await ranked();
    assert.match(await verdict(), /^epoch30 is first/);
    assert.equal(await panel.locator("[data-run]").count(), 3);
  });
});
