import assert from "node:assert/strict";
import { linkSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import { random } from "../../../bench/random";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

/** Rows of digits, one a pixel. */
function mask(...rows: readonly string[]): Buffer {
  return greyPng(rows[0]?.length ?? 0, rows.length, Array.from(rows.join(""), Number));
}

/** The outline of the cat is off by a column, and the dog was missed. */
const FILES = {
  "targets/classes.txt": Buffer.from("background\ncat\ndog\n"),
  "targets/a.png": mask("11000022", "11000022", "00000000"),
  "predictions/a.png": mask("11100000", "11100000", "00000000"),
};

describe("shapes in VS Code", () => {
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

  it("say what measuring takes as soon as their metric is chosen, and are measured by one button", async () => {
    await panel.getByTestId("metric").selectOption("hd");
    const bar = panel.getByTestId("measure-bar");
    await bar.filter({ hasText: "reads the masks of 1 image once more, about 1 s" }).waitFor();
    await bar.getByTestId("measure").click();
    const figure = panel.locator("[data-testid=averages] [data-figure='global.macro.hd']");
    await figure.waitFor();
    // The background is off where the dog is, the cat by one column, and the dog has no finite distance.
    assert.ok(Number(await figure.getAttribute("data-value")) > 0);
    await bar.waitFor({ state: "detached" });
  });

  it("are stale after a change of what was measured, and figures again after one click", async () => {
    await panel.getByTestId("metric").selectOption("boundaryIou");
    await panel.getByTestId("measure-bar").getByTestId("measure").click();
    const figure = panel.locator("[data-testid=averages] [data-figure='global.macro.boundaryIou']");
    await figure.waitFor();
    await panel.getByTestId("band-unit").selectOption("pixels");
    await panel.getByTestId("band").fill("2");
    await window.page.keyboard.press("Enter");
    const bar = panel.getByTestId("measure-bar");
    await bar.filter({ hasText: "with a band of another width than is chosen now" }).waitFor();
    assert.equal(await figure.count(), 0);
    await bar.getByTestId("measure").click();
    await figure.waitFor();
  });

  it("are stale once classes are merged, and of the merged class after one click", async () => {
    await panel.getByTestId("tab-classes").click();
    await panel.getByTestId("merge").click();
    await panel.locator(`[data-testid="merge-classes"] [data-tick="0"]`).check();
    await panel.locator(`[data-testid="merge-classes"] [data-tick="1"]`).check();
    await panel.getByTestId("merge-name").fill("pet");
    await window.page.keyboard.press("Enter");
    const bar = panel.getByTestId("measure-bar");
    await bar.filter({ hasText: "under other classes or ignored labels than are chosen now" }).waitFor();
    await bar.getByTestId("measure").click();
    await panel.locator("[data-figure='global.none.boundaryIou'][data-value]").first().waitFor();
    await bar.waitFor({ state: "detached" });
    await panel.getByRole("button", { name: "Undo the merge into pet" }).click();
    await bar.getByTestId("measure").waitFor();
    await panel.getByTestId("tab-summary").click();
  });

  it("lead from the kinds of error of the weakest class to the largest object that was missed", async () => {
    await panel.getByTestId("metric").selectOption("iou");
    const card = panel.getByTestId("kinds");
    await card.getByTestId("measure").click();
    await card.getByTestId("kinds-sentence").waitFor();
    await card.locator("[data-kinds-of=dog]").click();
    await card.getByTestId("kinds-sentence").filter({ hasText: "Of the 1.000 that dog lacks" }).waitFor();
    await card.getByTestId("kinds-missed").click();
    await panel.locator("tbody tr[data-row] button").first().click();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await panel.getByTestId("region-count").filter({ hasText: "Missed object 1 of 1: dog, 4 pixels." }).waitFor();
  });
});

const SLOW_PAIRS = 30;

/** Blocks of three classes, of whose objects a thread measures a few images a second. */
function blocks(shift: number): Buffer {
  const [width, height, side] = [720, 540, 6];
  const next = random(1);
  const labels = Array.from({ length: (width / side) * (height / side) }, () => Math.floor(3 * next()));
  return greyPng(
    width,
    height,
    Array.from({ length: width * height }, (_, at) => {
      const [x, y] = [((at % width) + shift) % width, Math.floor(at / width)];
      return labels[Math.floor(y / side) * (width / side) + Math.floor(x / side)] ?? 0;
    }),
  );
}

describe("measuring in a window that is reloaded", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    const folder = temporaryFolder({ "targets/0.png": blocks(0), "predictions/0.png": blocks(2) });
    for (let pair = 1; pair < SLOW_PAIRS; pair++)
      for (const side of ["targets", "predictions"])
        linkSync(join(folder, side, "0.png"), join(folder, side, `${pair}.png`));
    window = await openVscode({ folder, settings: { "maskEvaluation.threads": 1 } });
    panel = window.panel();
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
  });

  after(async () => {
    await window.close();
  });

  const figure = (metric: string) => panel.locator(`[data-testid=averages] [data-figure='global.macro.${metric}']`);

  it("ends with it: the report comes back without a figure of it, and it can be started again, cancelled, and ended", async () => {
    await panel.getByTestId("metric").selectOption("lesionDice");
    const bar = panel.getByTestId("measure-bar");
    await bar.getByTestId("measure").click();
    const underWay = panel.getByTestId("measuring-bar");
    await underWay.filter({ hasText: `of ${SLOW_PAIRS} images` }).waitFor();
    await window.reload();
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
    assert.equal(await panel.getByTestId("metric").inputValue(), "lesionDice");
    // Every image is to be measured: none of those that were done before counts.
    await bar
      .filter({ hasText: `was not measured. Measuring objects reads the masks of ${SLOW_PAIRS} images once more` })
      .waitFor();
    assert.equal(await figure("lesionDice").count(), 0);
    await bar.getByTestId("measure").click();
    await underWay.filter({ hasText: new RegExp(`[1-9]\\d* of ${SLOW_PAIRS} images`) }).waitFor();
    await panel.getByTestId("cancel-measuring").click();
    await bar.filter({ hasText: /was not measured of \d+ images, so that no figure is shown/ }).waitFor();
    assert.equal(await figure("lesionDice").count(), 0);
    await bar.getByRole("button", { name: "Measure the rest" }).click();
    await figure("lesionDice").waitFor({ timeout: 120_000 });
    await bar.waitFor({ state: "detached" });
  }).timeout(180_000);
});
