import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { randomReport } from "./support/randomReport";

/** Class 2 is never predicted and never in the target of b: its cell there is 0/0. Class 1 is wholly missed. */
const REPORT = report([
  image("a", [
    [0, 0, 6],
    [1, 0, 2],
    [2, 2, 4],
  ]),
  image("b", [
    [0, 0, 3],
    [1, 0, 1],
  ]),
  image("c", [[0, 1, 5]]),
]);

async function firstCells(opened: OpenedReport): Promise<readonly string[]> {
  return opened.page.locator("tbody th[scope=row]").allInnerTexts();
}

describe("the tables of the page", () => {
  let opened: OpenedReport;

  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.getByTestId("tab-classes").click();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("shows each class with its figures, global and samplewise", async () => {
    assert.equal(await opened.figure("global.none.iou", "0"), 9 / 17);
    assert.equal(await opened.figure("samplewise.none.iou", "0"), (6 / 8 + 3 / 4 + 0) / 3);
    assert.equal(await opened.figure("global.none.recall", "2"), 1);
  });

  it("never shows 0 and not defined alike", async () => {
    await opened.page.getByTestId("metric").selectOption("precision");
    const zero = opened.page.locator(`[data-row="1"] [data-figure="global.none.precision"]`);
    assert.equal(await zero.innerText(), "0.000");
    await opened.page.getByTestId("tab-images").click();
    await opened.page.getByTestId("presence").selectOption("target");
    await opened.send(
      documentMessage(
        report([
          image("void", [[255, 0, 4]]),
          image("a", [
            [0, 0, 1],
            [1, 1, 1],
          ]),
        ]),
      ),
    );
    const none = opened.page.locator(`[data-row="void"] [data-figure="macro.precision"]`);
    assert.equal(await none.innerText(), "-");
    assert.equal(await none.getAttribute("aria-label"), "not defined: no pixel of this image is counted");
  });

  it("sorts by any column through its button, tells the order on the header, and keeps empty cells last both ways", async () => {
    await opened.send(
      documentMessage(
        report([
          image("void", [[255, 0, 4]]),
          image("low", [
            [0, 1, 4],
            [1, 1, 1],
          ]),
          image("high", [
            [0, 0, 4],
            [1, 1, 1],
          ]),
        ]),
      ),
    );
    await opened.page.getByTestId("tab-images").click();
    const button = opened.page.locator(`[data-sort="macro"]`);
    const header = opened.page.locator("th", { has: button });
    // The worst stand first from the beginning.
    assert.equal(await header.getAttribute("aria-sort"), "ascending");
    assert.deepEqual(await firstCells(opened), ["low", "high", "void"]);
    await button.click();
    assert.equal(await header.getAttribute("aria-sort"), "descending");
    assert.deepEqual(await firstCells(opened), ["high", "low", "void"]);
    assert.match(await opened.page.getByTestId("live-region").innerText(), /^Sorted by macro, descending/);
  });

  it("is one tab stop, inside which the arrows, Home, End and the page keys move", async () => {
    const { page } = opened;
    await page.getByTestId("columns").focus();
    await page.keyboard.press("Tab");
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("data-cell") ?? null);
    assert.equal(await focused(), "0:0");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "1:1");
    await page.keyboard.press("End");
    await page.keyboard.press("PageDown");
    assert.equal(await focused(), "3:12");
    await page.keyboard.press("Control+Home");
    assert.equal(await focused(), "0:0");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("th[aria-sort=ascending]").innerText(), "Class");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.closest("table") ?? null), null);
    assert.equal(await page.locator("table [tabindex='0']").count(), 1);
  });

  it("draws only the rows in sight of ten thousand, counts all for assistive technology, and reaches the last by key", async () => {
    await opened.send(documentMessage(randomReport(10_000)));
    await opened.page.getByTestId("tab-images").click();
    const table = opened.page.locator("table");
    assert.equal(await table.getAttribute("aria-rowcount"), "10001");
    assert.ok((await opened.page.locator("tbody tr[aria-rowindex]").count()) < 80);
    await opened.page.locator(`[data-cell="0:0"]`).focus();
    await opened.page.keyboard.press("Control+End");
    await opened.page.locator(`[aria-rowindex="10001"] :focus`).waitFor();
    await opened.page.keyboard.press("ArrowUp");
    await opened.page.locator(`[aria-rowindex="10000"] :focus`).waitFor();
  });

  it("keeps the keys working where the focused row was scrolled out of sight", async () => {
    const { page } = opened;
    await opened.send(documentMessage(randomReport(2000)));
    await page.getByTestId("tab-images").click();
    await page.locator(`[data-cell="2:0"]`).focus();
    await page.getByTestId("table-scroller").evaluate((element) => {
      element.scrollTop = 20_000;
    });
    await page.locator(`[data-cell="2:0"]`).waitFor({ state: "detached" });
    await page.keyboard.press("ArrowDown");
    await page.locator(`[data-cell="3:0"]:focus`).waitFor();
  });

  it("filters images by name, in any case, and says how many are left", async () => {
    await opened.page.getByTestId("tab-images").click();
    await opened.page.getByTestId("filter").fill("B");
    assert.deepEqual(await firstCells(opened), ["b"]);
    assert.equal(await opened.page.getByTestId("shown").innerText(), "1 of 3 images");
    await opened.page.getByTestId("filter").fill("nowhere");
    assert.match(await opened.page.locator(".table-empty").innerText(), /No image has "nowhere" in its name/);
  });
});
