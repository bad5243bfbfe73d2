import assert from "node:assert/strict";
import { documentMessage, GAP_EXAMPLE } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

describe("the figures of the page", () => {
  let opened: OpenedReport;

  before(async () => {
    opened = await openReport({ message: documentMessage(GAP_EXAMPLE) });
  });
  after(() => opened.close());

  it("shows the averages of the report, global beside samplewise, in full precision in the document", async () => {
    assert.equal(await opened.figure("global.macro.iou"), 0.1);
    assert.equal(await opened.figure("samplewise.macro-imagewise.iou"), 0.5);
    assert.equal(await opened.figure("samplewise.classwise-imagewise.iou"), 0.25);
    assert.equal(await opened.figure("samplewise.pairwise.iou"), 1 / 3);
    assert.equal(await opened.figure("difference.macro-imagewise.iou"), -0.4);
    assert.equal(await opened.page.locator(`[data-figure="global.macro.iou"]`).innerText(), "0.100");
    assert.equal(await opened.page.locator(`[data-figure="difference.macro-imagewise.iou"]`).innerText(), "−0.400");
  });

  it("says what each mean rests on and how many cells are 0/0", async () => {
    assert.match(await opened.page.getByTestId("averages").innerText(), /mean of 3 of 4 cells/);
    assert.match(
      await opened.page.getByTestId("zero-by-zero").innerText(),
      /^1 of the 4 cells .* has no value \(0\/0\) for IoU and is excluded from every mean/,
    );
  });

  it("takes another metric at once", async () => {
    await opened.page.getByTestId("metric").selectOption("recall");
    assert.equal(await opened.figure("global.micro.recall"), 0.2);
    await opened.page.getByTestId("metric").selectOption("iou");
  });

  it("recomputes every figure when 0/0 counts otherwise, marks those that changed and keeps the old value on hover", async () => {
    const changed = opened.page.locator(`[data-figure="samplewise.macro-imagewise.iou"]`);
    await opened.page.getByTestId("undefined").selectOption("0");
    assert.equal(await opened.figure("samplewise.macro-imagewise.iou"), 0.25);
    assert.match((await changed.getAttribute("class")) ?? "", /changed/);
    assert.match((await changed.getAttribute("title")) ?? "", /before: 0\.500/);
    assert.doesNotMatch(
      (await opened.page.locator(`[data-figure="global.micro.iou"]`).getAttribute("class")) ?? "",
      /changed/,
    );
    await opened.page.locator(".figure.changed").first().waitFor({ state: "detached" });
  });

  it("tells the host what was chosen and a live region what came of it", async () => {
    const { posted } = await opened.twin();
    const last = posted.findLast(({ type }) => type === "choices") as
      { choices?: { zeroDivision: unknown } } | undefined;
    assert.equal(last?.choices?.zeroDivision, 0);
    assert.match(
      await opened.page.getByTestId("live-region").innerText(),
      /IoU: global macro 0\.100, samplewise image first 0\.250/,
    );
  });

  it("sets both rules by a preset and shows the preset of rules set by hand", async () => {
    await opened.page.getByTestId("preset").selectOption("monai");
    assert.equal(await opened.page.getByTestId("undefined").inputValue(), "exclude");
    assert.equal(await opened.page.getByTestId("presence").inputValue(), "target");
    await opened.page.getByTestId("presence").selectOption("all");
    assert.equal(await opened.page.getByTestId("preset").inputValue(), "mmseg");
  });

  it("leaves no error behind", () => {
    assert.deepEqual(opened.errors, []);
  });
});
