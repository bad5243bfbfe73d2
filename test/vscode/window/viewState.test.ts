import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";
import { chooseRule } from "../../support/chooseRule";

const IMAGES = 90;
const TARGET = greyPng(4, 2, [0, 0, 1, 1, 0, 0, 1, 1]);
const PREDICTION = greyPng(4, 2, [0, 0, 0, 0, 0, 0, 0, 1]);
const SCROLLED = 240;

/** How the report is looked at, as the page shows it. */
interface Shown {
  readonly tab: string | null;
  readonly undefined: string;
  readonly filter: string;
  readonly sort: string | null;
  readonly image: string;
  readonly star: string | null;
  readonly scrollTop: number;
}

describe("the view of a report in VS Code", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    const files: Record<string, Buffer> = { "notes.txt": Buffer.from("notes") };
    for (let index = 0; index < IMAGES; index++) {
      files[`predictions/street ${index}.png`] = PREDICTION;
      files[`targets/street ${index}.png`] = TARGET;
    }
    window = await openVscode({ folder: temporaryFolder(files), width: 1500 });
    panel = window.panel();
    await window.rightClick(["targets", "predictions"], "Evaluate Selected Mask Folders");
    await complete();
    await lookAround();
  });

  after(async () => {
    await window.close();
  });

  const complete = (): Promise<void> => panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();

  /** Leaves every default: tab, choice, sort, filter, star, the image in the viewer, and how far the table is scrolled. */
  async function lookAround(): Promise<void> {
    await panel.getByTestId("tab-images").click();
    await chooseRule(panel, "undefined", "1");
    // Images come worst first: by name from the first one on, then from the last.
    await panel.locator("[data-sort=name]").click();
    await panel.locator("th[aria-sort=ascending] [data-sort=name]").click();
    await panel.getByTestId("filter").fill("street");
    await panel.locator("[data-row='street 88'] button").click();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await window.page.keyboard.press("f");
    await panel.getByTestId("table-scroller").evaluate((element, top) => {
      element.scrollTop = top;
    }, SCROLLED);
    // A place is kept once scrolling has come to rest.
    await panel.getByTestId("table-scroller").evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  }

  async function shown(): Promise<Shown> {
    await complete();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    return {
      tab: await panel.getByRole("tab", { selected: true }).getAttribute("data-testid"),
      undefined: await panel.getByTestId("undefined").inputValue(),
      filter: await panel.getByTestId("filter").inputValue(),
      sort: await panel.locator("th", { has: panel.locator("[data-sort=name]") }).getAttribute("aria-sort"),
      image: await panel.locator("#viewer-title").innerText(),
      star: await panel.getByTestId("star").getAttribute("aria-pressed"),
      scrollTop: await panel.getByTestId("table-scroller").evaluate((element) => element.scrollTop),
    };
  }

  const EXPECTED: Shown = {
    tab: "tab-images",
    undefined: "1",
    filter: "street",
    sort: "descending",
    image: "street 88",
    star: "true",
    scrollTop: SCROLLED,
  };

  it("is the same after the report was hidden behind another editor", async () => {
    assert.deepEqual(await shown(), EXPECTED);
    await window.clickInExplorer("notes.txt");
    await window.page.locator(".tab.active", { hasText: "notes.txt" }).waitFor();
    await window.page.locator(".tab", { hasText: "targets" }).click();
    assert.deepEqual(await shown(), EXPECTED);
  });

  it("is the same after the report was moved into another editor group", async () => {
    await window.runCommand("View: Move Editor into Next Group");
    assert.deepEqual(await shown(), EXPECTED);
  });

  it("is the same after the window was reloaded", async () => {
    await window.reload();
    assert.deepEqual(await shown(), EXPECTED);
  });
});
