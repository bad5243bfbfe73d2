import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import type { Report } from "../../../src/core/document/report";
import { readReport } from "../../../src/core/report/reportDocument";
import { greyPng } from "../../support/greyPng";
import { ROOT } from "../../support/root";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";
import { chooseRule } from "../../support/chooseRule";
import { typeIntoDialog } from "../../support/typeIntoDialog";

const FILE = "run.maskeval.json";

describe("a saved report as a document of VS Code", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  function evaluate(...options: readonly string[]): void {
    const args = [join(ROOT, "dist/cli.js"), "evaluate", "predictions", "targets", "--output", FILE, ...options];
    assert.equal(spawnSync(process.execPath, args, { cwd: folder }).status, 0);
  }

  before(async () => {
    folder = temporaryFolder({
      "predictions/a.png": greyPng(4, 1, [0, 1, 1, 1]),
      "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "predictions/b.png": greyPng(4, 1, [0, 1, 1, 1]),
      "targets/b.png": greyPng(4, 1, [0, 1, 1, 1]),
      "notes.txt": "notes",
    });
    evaluate();
    // In a browser VS Code saves by itself after a second, on a desktop it does not.
    window = await openVscode({ folder, settings: { "files.autoSave": "off" } });
    panel = window.panel();
    // A click opens a file as text as long as the extensions are not there yet.
    await window.rightClick([FILE], "Open Report...");
  });

  after(async () => {
    await window.close();
  });

  beforeEach(() => {
    evaluate();
  });

  afterEach(async () => {
    await window.runCommand("View: Revert and Close Editor");
    await window.runCommand("View: Close All Editors");
  });

  function saved(name = FILE): Report {
    const read = readReport(readFileSync(join(folder, name), "utf8"));
    assert.ok(read.ok, read.ok ? "" : read.message);
    return read.report;
  }

  /** The dot on the tab. */
  const dirty = (state: "attached" | "detached", name = FILE): Promise<void> =>
    window.page.locator(".tab.dirty", { hasText: name }).waitFor({ state });

  async function open(name = FILE): Promise<void> {
    await window.clickInExplorer(name);
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
  }

  /** Waits until a field has the value: a step of VS Code's takes its way over the extension's process. */
  async function shows(field: "undefined" | "metric" | "tau" | "dialect", value: string): Promise<void> {
    const end = Date.now() + 10_000;
    for (;;) {
      const now = await panel.getByTestId(field).inputValue();
      if (now === value) return;
      assert.ok(Date.now() < end, `${field} is ${now}, not ${value}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Focus in the page, on nothing that takes keys itself. */
  async function press(key: string): Promise<void> {
    await panel.getByRole("tab", { selected: true }).focus();
    await window.page.keyboard.press(key);
  }

  it("is unchanged by being looked at, and dirty from the first choice on; undo and redo lead through the choices", async () => {
    await open();
    await panel.getByTestId("tab-classes").click();
    await dirty("detached");
    await chooseRule(panel, "undefined", "1");
    await dirty("attached");
    assert.equal(saved().choices.zeroDivision, "exclude", "nothing is written before it is saved");
    // Saved between the two choices, the dot tells of each step that VS Code knows of it: an undo before that would take the one before.
    await press("Control+S");
    await dirty("detached");
    await panel.getByTestId("metric").selectOption("dice");
    await dirty("attached");
    await press("Control+Z");
    await shows("metric", "iou");
    await dirty("detached");
    await press("Control+Z");
    await shows("undefined", "exclude");
    await dirty("attached");
    await press("Control+Y");
    await shows("undefined", "1");
    await dirty("detached");
  });

  it("takes back how distances become figures, a step at a time, and brings it again", async () => {
    evaluate("--measure", "surface");
    await open();
    await panel.getByTestId("metric").selectOption("nsd");
    await dirty("attached");
    await press("Control+S");
    await dirty("detached");
    await panel.getByTestId("tau").fill("1");
    await window.page.keyboard.press("Enter");
    await dirty("attached");
    await press("Control+S");
    await dirty("detached");
    assert.deepEqual(saved().choices.shapes, { tau: { kind: "pixels", pixels: 1 } });
    await panel.getByTestId("dialect").selectOption("deepmind");
    await dirty("attached");
    await press("Control+Z");
    await shows("dialect", "monai");
    await dirty("detached");
    await press("Control+Z");
    await shows("tau", "2");
    await dirty("attached");
    await press("Control+Y");
    await shows("tau", "1");
    await dirty("detached");
  });

  it("takes back regions that overlap, one after the other, brings them again, and is saved with them", async () => {
    await open();
    await panel.getByTestId("tab-classes").click();
    const rows = async (...names: readonly string[]): Promise<void> => {
      const heads = panel.locator("tbody th[scope=row]");
      await heads.nth(names.length).waitFor({ state: "detached" });
      for (const name of names) await heads.getByText(name, { exact: true }).waitFor();
    };
    await rows("class 0", "class 1");
    await panel.getByTestId("regions").click();
    for (const [name, labels] of [
      ["front", [1]],
      ["all", [0, 1]],
    ] as const) {
      for (const label of labels) await panel.locator(`[data-testid="region-classes"] [data-tick="${label}"]`).check();
      await panel.getByTestId("region-name").fill(name);
      await window.page.keyboard.press("Enter");
      await panel.locator(`[data-region="${name}"]`).waitFor();
    }
    await window.page.keyboard.press("Escape");
    await dirty("attached");
    await press("Control+Z");
    await rows("front", "in no region");
    await press("Control+Z");
    await rows("class 0", "class 1");
    await dirty("detached");
    await press("Control+Y");
    await rows("front", "in no region");
    await press("Control+Y");
    await rows("front", "all", "in no region");
    await press("Control+S");
    await dirty("detached");
    assert.deepEqual(saved().choices.regions, [
      { name: "front", labels: [1] },
      { name: "all", labels: [0, 1] },
    ]);
  });

  it("keeps stars, metric and choices: on Ctrl+S in the file, and open where another file takes the preview's place", async () => {
    await open();
    await panel.getByTestId("metric").selectOption("dice");
    await chooseRule(panel, "undefined", "0");
    await panel.getByTestId("tab-images").click();
    await panel.locator("[data-row=a] button").first().click();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await window.page.keyboard.press("f");
    await window.page.keyboard.press("Escape");
    await window.clickInExplorer("notes.txt");
    await window.page.locator(".tab.active", { hasText: "notes.txt" }).waitFor();
    await window.page.locator(".tab", { hasText: FILE }).click();
    await shows("undefined", "0");
    await press("Control+S");
    await dirty("detached");
    const { view, choices, folders } = saved();
    assert.deepEqual([view?.metric, view?.starred, choices.zeroDivision], ["dice", ["a"], 0]);
    assert.deepEqual(folders, { prediction: "predictions", target: "targets" });
    await window.runCommand("View: Close All Editors");
    await open();
    await shows("undefined", "0");
    await shows("metric", "dice");
    await panel.getByTestId("tab-images").click();
    await panel.locator("[data-row=a] [data-flag=starred]").waitFor();
  });

  it("is as its file says again after a revert, and after the window was reloaded as it was left, still unsaved", async () => {
    await open();
    await chooseRule(panel, "undefined", "1");
    await dirty("attached");
    // VS Code asks for a backup a second after an edit.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await window.reload();
    await shows("undefined", "1");
    await dirty("attached");
    await window.runCommand("File: Revert File");
    await shows("undefined", "exclude");
    await dirty("detached");
  });

  it("is saved under another name by Save As, and that is what is open then", async () => {
    const path = join(folder, "copy.maskeval.json");
    // What an earlier try left would be asked about.
    rmSync(path, { force: true });
    await open();
    await chooseRule(panel, "undefined", "1");
    await press("Control+Shift+S");
    await typeIntoDialog(window, path, window.page.locator(".tab.active", { hasText: "copy.maskeval.json" }));
    assert.equal(saved("copy.maskeval.json").choices.zeroDivision, 1);
    assert.equal(saved().choices.zeroDivision, "exclude");
    await shows("undefined", "1");
  });

  it("takes an evaluation of its folders as one step, that can be undone", async () => {
    await open();
    await window.runCommand("Mask Evaluation: Evaluate Again");
    await dirty("attached");
    await press("Control+Z");
    await dirty("detached");
  });

  it("comes of a live report by Ctrl+S: it asks where once, and saves there from then on", async () => {
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
    await press("Control+S");
    await window.page.locator(".quick-input-widget:visible").getByText("OK", { exact: true }).click();
    await window.notification("Saved predictions.maskeval.json").waitFor();
    assert.equal(saved("predictions.maskeval.json").choices.zeroDivision, "exclude");
    await chooseRule(panel, "undefined", "1");
    await press("Control+S");
    const end = Date.now() + 10_000;
    while (saved("predictions.maskeval.json").choices.zeroDivision !== 1) {
      assert.ok(Date.now() < end && existsSync(join(folder, "predictions.maskeval.json")));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
});
