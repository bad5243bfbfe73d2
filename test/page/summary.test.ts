import assert from "node:assert/strict";
import { documentMessage, GAP_EXAMPLE, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

describe("the account of the gap on the Summary tab", () => {
  let opened: OpenedReport;
  before(async () => {
    opened = await openReport({ message: documentMessage(GAP_EXAMPLE) });
  });
  after(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("goes from the global to the samplewise figure in bars that add up", async () => {
    const bars = await opened.page
      .locator("[data-bar] [data-figure]")
      .evaluateAll((figures) => figures.map((figure) => Number((figure as HTMLElement).dataset["value"])));
    const start = (await opened.figure("gap.start.iou")) ?? NaN;
    const end = (await opened.figure("gap.end.iou")) ?? NaN;
    assert.equal(start, 0.1);
    assert.equal(end, 0.5);
    assert.ok(Math.abs(start + bars.reduce((sum, bar) => sum + bar, 0) - end) < 1e-12);
    assert.equal(await opened.page.locator(`[data-bar="image-size"] .figure`).first().innerText(), "+0.150");
  });

  it("lists the classes of a step where the pointer rests on it", async () => {
    assert.equal(await opened.page.locator(`[data-bar="image-size"]`).getAttribute("title"), "class 1 +0.150");
  });

  it("takes another samplewise figure as its end", async () => {
    await opened.page.getByTestId("gap-average").selectOption("pairwise");
    assert.equal(await opened.figure("gap.end.iou"), 1 / 3);
  });

  it("opens the classes of a step by keyboard", async () => {
    const summary = opened.page.locator(`[data-bar="image-size"] summary`);
    await summary.focus();
    await opened.page.keyboard.press("Enter");
    assert.match(await opened.page.locator(`[data-bar="image-size"] details`).innerText(), /class 1\s+\+0\.150/);
  });

  it("says so where there is no figure to account for", async () => {
    await opened.page.getByTestId("metric").selectOption("precision");
    await opened.send(
      documentMessage(report([image("a", [[0, 9, 4]])], { choices: { ...GAP_EXAMPLE.choices, presence: "target" } })),
    );
    assert.match(await opened.page.getByTestId("gap").innerText(), /Precision is not defined/);
  });

  it("gives the advice with the numbers of the data", async () => {
    await opened.send(documentMessage(GAP_EXAMPLE));
    assert.match(await opened.page.getByTestId("advice").innerText(), /Only one class occurs in the targets/);
  });

  it("shows how the images lie around their mean, as a strip and in figures, with the worst of them", async () => {
    // Image a has IoU 1, image b 0 for both of its classes.
    await opened.page.getByTestId("metric").selectOption("iou");
    assert.equal(
      await opened.page.getByTestId("spread").locator("svg").getAttribute("aria-label"),
      "2 images from 0.000 to 1.000; median 0.500, quartiles 0.250 and 0.750",
    );
    assert.equal(await opened.figure("spread.median.iou"), 0.5);
    assert.equal(await opened.figure("spread.deviation.iou"), Math.SQRT1_2);
    assert.equal(await opened.figure("spread.worstImages.iou"), 0);
    assert.equal(await opened.figure("spread.worstByClass.iou"), 0);
  });
});
