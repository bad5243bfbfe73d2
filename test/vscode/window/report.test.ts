import assert from "node:assert/strict";
import { link, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";
import { chooseRule } from "../../support/chooseRule";

const TARGET = greyPng(4, 1, [0, 0, 1, 1]);
const PREDICTION = greyPng(4, 1, [0, 1, 1, 1]);

const SLOW_SIZE = 4096;
const SLOW_PAIRS = 300;

/** Waits until the panel shows a report whose run has come to this phase. */
async function phase(panel: FrameLocator, wanted: string): Promise<void> {
  await panel.locator(`[data-testid="run-state"][data-phase="${wanted}"]`).waitFor();
}

/** The figure with the given id in the averages card, in full precision. */
async function figure(panel: FrameLocator, id: string): Promise<number> {
  const shown = panel.locator(`[data-testid="averages"] [data-figure="${id}"]`);
  return Number(await shown.getAttribute("data-value"));
}

/** Takes an option of a select in the header, by their test ids and values. */
async function choose(panel: FrameLocator, select: string, value: string): Promise<void> {
  await panel.getByTestId(select).selectOption(value);
}

describe("a report in VS Code, by mouse and keyboard", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    folder = temporaryFolder({
      "predictions/a.png": PREDICTION,
      "targets/a.png": TARGET,
      "predictions/b.png": TARGET,
      "targets/b.png": TARGET,
      "models/one/a.png": PREDICTION,
      "zoo/masks/a.png": TARGET,
    });
    // Else a report shows the metric that was looked at last.
    window = await openVscode({ folder, settings: { "maskEvaluation.metric": "iou" } });
    panel = window.panel();
  });

  after(async () => {
    await window.close();
  });

  afterEach(async () => {
    await window.runCommand("View: Close All Editors");
  });

  /** Presses Enter at the question once the expected answer is the one that it takes. */
  async function answer(question: string, expected: string): Promise<void> {
    await window.question(question).waitFor();
    const focused = window.page.locator(".quick-input-list .monaco-list-row.focused .label-name");
    await focused.filter({ hasText: expected }).first().waitFor();
    await window.page.keyboard.press("Enter");
  }

  it("lets a worker of its page compile the kernel, which draws several times as fast as its plain twin", async () => {
    await window.runCommand("Mask Evaluation: Open Sample Report");
    await phase(panel, "complete");
    // A worker as the page starts it, under the policy that VS Code has made of the page's own.
    const outcome = await panel.locator("body").evaluate(async (body) => {
      const kernel = await (await fetch(body.dataset["kernel"] ?? "")).arrayBuffer();
      const compiles = `self.onmessage = ({ data }) => {
        try { self.postMessage(new WebAssembly.Module(data) instanceof WebAssembly.Module); }
        catch (error) { self.postMessage(String(error)); }
      };`;
      const worker = new Worker(URL.createObjectURL(new Blob([compiles])));
      return new Promise((resolve) => {
        worker.onmessage = ({ data }) => {
          resolve(data);
        };
        worker.onerror = ({ message }) => {
          resolve(message);
        };
        worker.postMessage(kernel);
      });
    });
    assert.equal(outcome, true);
  });

  it("shows the figures of the sample to the digit, and follows the switches in the header", async () => {
    await window.runCommand("Mask Evaluation: Open Sample Report");
    await phase(panel, "complete");
    await choose(panel, "metric", "precision");
    assert.equal(await figure(panel, "global.macro.precision"), 0.4517214441963613);
    await choose(panel, "metric", "dice");
    const zeroByZero = panel.getByTestId("zero-by-zero");
    assert.equal(await zeroByZero.getAttribute("data-undefined-cells"), "90");
    assert.equal(await zeroByZero.getAttribute("data-cells"), "400");
    await chooseRule(panel, "undefined", "0");
    assert.ok(Math.abs((await figure(panel, "samplewise.macro-imagewise.dice")) - 0.2497853934764862) < 2e-6);
    await chooseRule(panel, "undefined", "1");
    assert.ok(Math.abs((await figure(panel, "samplewise.macro-imagewise.dice")) - 0.47478538751602173) < 2e-6);
  });

  it("comes from a right-click on two selected folders", async () => {
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await phase(panel, "complete");
    assert.equal(await figure(panel, "global.micro.iou"), 7 / 9);
  });

  it("comes from Select as Target Masks and Evaluate Against Selected Target", async () => {
    await window.rightClick(["targets"], "Select as Target Masks");
    await window.rightClick(["predictions"], "Evaluate Against Selected Target");
    await phase(panel, "complete");
    assert.equal(await figure(panel, "global.micro.iou"), 7 / 9);
  });

  it("is none of the selected target itself, which is said", async () => {
    await window.rightClick(["targets"], "Select as Target Masks");
    await window.rightClick(["targets"], "Evaluate Against Selected Target");
    await window.notification("targets is the selected target itself").waitFor();
  });

  it("comes from a right-click on one folder and two answers on the keyboard, likely ones first", async () => {
    await window.rightClick(["models/one"], "Evaluate Masks...");
    await answer("What does one hold?", "Predictions");
    await answer("Choose the folder of target masks", "targets");
    await phase(panel, "complete");
    assert.equal(await figure(panel, "global.micro.iou"), 3 / 5);
  });

  it("asks for nothing where the name of the folder and that of one beside it tell what they hold", async () => {
    await window.rightClick(["predictions"], "Evaluate Masks...");
    await phase(panel, "complete");
    assert.equal(await figure(panel, "global.micro.iou"), 7 / 9);
  });

  it("shows what two folders are taken for where their names leave a doubt, and exchanges them", async () => {
    await window.rightClick(["zoo/masks", "models/one"], "Evaluate Selected Mask Folders");
    await answer("Which folder holds the predictions, and which the targets?", "Predictions: one, targets: masks");
    await phase(panel, "complete");
    assert.equal(await panel.getByRole("tab", { name: "Data check" }).count(), 1);
    await window.page.getByRole("tab", { name: "one ↔ masks" }).waitFor();
    await window.runCommand("View: Close All Editors");
    await window.rightClick(["zoo/masks", "models/one"], "Evaluate Selected Mask Folders");
    await window.question("Which folder holds the predictions, and which the targets?").waitFor();
    await window.pick("Predictions: masks, targets: one");
    await phase(panel, "complete");
    await window.page.getByRole("tab", { name: "masks ↔ one" }).waitFor();
  });

  it("comes from the palette and two answers, and is offered as a recent pair from then on", async () => {
    await window.runCommand("Mask Evaluation: Evaluate Mask Folders...");
    await window.question("Choose the folder of predictions").waitFor();
    await window.pick("predictions");
    await answer("Choose the folder of target masks", "targets");
    await phase(panel, "complete");
    assert.equal(await figure(panel, "global.micro.iou"), 7 / 9);
    await window.runCommand("View: Close All Editors");
    await window.runCommand("Mask Evaluation: Evaluate Mask Folders...");
    await answer("Choose the folder of predictions", "predictions ↔ targets");
    await phase(panel, "complete");
  });

  it("is there again after a window reload, with the tab and the choices it was left in, and no file read", async () => {
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await phase(panel, "complete");
    await choose(panel, "metric", "recall");
    await chooseRule(panel, "undefined", "1");
    await panel.getByRole("tab", { name: "Classes" }).click();
    await window.reload();
    await phase(panel, "complete");
    assert.equal(await panel.getByRole("tab", { name: "Classes" }).getAttribute("aria-selected"), "true");
    assert.equal(await panel.getByTestId("metric").inputValue(), "recall");
    assert.equal(await panel.getByTestId("undefined").inputValue(), "1");
  });

  it("cancelled in the middle is shown as partial, and can be evaluated again", async () => {
    const slow = temporaryFolder({ "slow/targets/0.png": noise() });
    for (const side of ["predictions", "targets"]) await mkdir(join(slow, "slow", side), { recursive: true });
    const original = join(slow, "slow/targets/0.png");
    await link(original, join(slow, "slow/predictions/0.png"));
    for (let pair = 1; pair < SLOW_PAIRS; pair++) {
      for (const side of ["predictions", "targets"]) await link(original, join(slow, "slow", side, `${pair}.png`));
    }
    await window.close();
    window = await openVscode({ folder: join(slow, "slow") });
    panel = window.panel();
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await panel.getByRole("progressbar", { name: /./ }).waitFor();
    await panel.getByTestId("cancel").click();
    await phase(panel, "cancelled");
    assert.match(await panel.getByTestId("run-bar").innerText(), /partial|of 300/i);
    await panel.getByTestId("run-bar").getByRole("button").click();
    await phase(panel, "running");
    await window.runCommand("Mask Evaluation: Cancel Evaluation");
    await phase(panel, "cancelled");
    await panel.getByTestId("run-bar").getByRole("button").click();
    await phase(panel, "running");
    const status = window.page.locator("footer .statusbar-item").filter({ hasText: /\d of 300 mask pairs/ });
    await status.click();
    await phase(panel, "cancelled");
    await status.waitFor({ state: "detached" });
  });
});

/** A mask that takes long to count: nothing repeats in it. */
function noise(): Buffer {
  let state = 1;
  const labels = Uint8Array.from({ length: SLOW_SIZE * SLOW_SIZE }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 30;
  });
  return greyPng(SLOW_SIZE, SLOW_SIZE, labels);
}
