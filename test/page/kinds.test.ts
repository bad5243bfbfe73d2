import assert from "node:assert/strict";
import { classKinds } from "../../src/core/averages/kindAccount";
import { evaluate } from "../../src/core/counting/evaluation";
import { documentMessage, report } from "./support/builtReport";
import { measuredReport, SHAPES } from "./support/measuredReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { drawnImage } from "./support/viewerReport";
import { awaitPosted } from "./support/awaitPosted";

const MEASURED = measuredReport(SHAPES);
const EVALUATION = evaluate(MEASURED, MEASURED.choices);

describe("the kinds of error", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(MEASURED) });
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("tell on the Summary what the mean lacks, with the way from 1 down to it", async () => {
    const card = opened.page.getByTestId("kinds");
    assert.match(
      await card.getByTestId("kinds-sentence").innerText(),
      /^Of the 0\.395 that the mean lacks, 0\.000 is outlines, 0\.042 parts of objects, 0\.353 whole objects \(0\.333 missed, 0\.020 invented\)\. Mean of 3 classes/,
    );
    const steps = await card
      .locator("[data-figure^='kinds.']")
      .evaluateAll((all) => all.map((figure) => Number((figure as HTMLElement).dataset["value"])));
    const iou = steps.at(-1) ?? 0;
    assert.ok(Math.abs(1 + steps.slice(0, -1).reduce((sum, step) => sum + step, 0) - iou) < 1e-12);
    assert.ok(Math.abs(((await opened.figure("global.macro.iou")) ?? 0) - iou) < 1e-12);
  });

  it("are told of a class, those that lack most first, and kept with the page", async () => {
    const rows = opened.page.locator("[data-kinds-of]");
    assert.deepEqual(await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-kinds-of"))), [
      "mean over the classes",
      "class 2",
      "class 1",
      "class 0",
    ]);
    await rows.nth(2).focus();
    await opened.page.keyboard.press("Enter");
    assert.match(await opened.page.getByTestId("kinds-sentence").innerText(), /^Of the 0\.111 that class 1 lacks/);
    assert.equal(await rows.nth(2).getAttribute("aria-pressed"), "true");
    assert.equal(await opened.figure("kinds.invented"), -(classKinds(EVALUATION, 1)?.invented ?? 0));
    const { state } = await opened.twin();
    const again = await openReport({ message: documentMessage(MEASURED), state });
    assert.match(await again.page.getByTestId("kinds-sentence").innerText(), /that class 1 lacks/);
    await again.close();
  });

  it("lead to the largest object that was missed: the weakest class, its kind, the object", async () => {
    const { page } = opened;
    await page.locator("[data-kinds-of]").nth(1).click();
    await page.getByTestId("kinds-missed").click();
    assert.equal(await page.getByTestId("tab-objects").getAttribute("aria-selected"), "true");
    await page.locator("tr[data-row] button").first().click();
    assert.match(await page.getByTestId("viewer").innerText(), /missed/);
  });

  it("lead to the images with most errors of a kind", async () => {
    const { page } = opened;
    await page.locator("[data-kinds-of]").nth(2).click();
    await page.getByTestId("kinds-extent").click();
    assert.equal(await page.getByTestId("tab-images").getAttribute("aria-selected"), "true");
    assert.equal(await page.locator("tr[data-row]").first().getAttribute("data-row"), "outline");
    assert.ok(((await opened.figure("cell.extentError", "outline")) ?? 0) > 0);
  });

  it("stand in the tables of classes and images as bars, with a sentence, and as figures", async () => {
    const { page } = opened;
    await page.getByTestId("tab-classes").click();
    const bars = page.locator("tr[data-row] .kinds-cell");
    assert.equal(await bars.count(), 3);
    assert.match(
      (await page.locator("tr[data-row='2'] .kinds-cell").getAttribute("aria-label")) ?? "",
      /^Of the 1\.000 that class 2 lacks, .* 1\.000 whole objects \(1\.000 missed, 0\.000 invented\)\.$/,
    );
    assert.equal(await opened.figure("global.none.segmentError", "2"), 1);
    await page.getByRole("button", { name: "what it lacks, by kind" }).click();
    await page.getByRole("button", { name: "what it lacks, by kind" }).click();
    assert.equal(await page.locator("tr[data-row]").first().getAttribute("data-row"), "2");
    await page.getByTestId("tab-images").click();
    assert.equal(await page.locator(".kinds-cell").count(), 0);
    await page.getByTestId("images-class").selectOption("2");
    assert.match(
      (await page.locator("tr[data-row='missed'] .kinds-cell").getAttribute("aria-label")) ?? "",
      /1\.000 missed/,
    );
    assert.match(
      (await page.locator("tr[data-row='outline'] .kinds-cell").getAttribute("aria-label")) ?? "",
      /^not defined: there is nothing of the class$/,
    );
  });

  it("tell in a comparison what the other run repairs, of the mean and of each class", async () => {
    const { page } = opened;
    const better = measuredReport(
      SHAPES.map((pair) => (pair.name === "missed" ? { ...pair, prediction: pair.target } : pair)),
    );
    const message = documentMessage(better, undefined, "better");
    assert.ok(message.type === "document");
    await opened.send({ type: "compared", message });
    await page.getByTestId("tab-compare").click();
    const card = page.getByTestId("compared-kinds");
    assert.match(
      await card.getByTestId("compared-kinds-sentence").innerText(),
      /^predictions \(2\) repairs missed objects 0\.333, .*: together the IoU rises by 0\.\d+\.$/,
    );
    await page.getByTestId("compared-kinds-class").selectOption("2");
    assert.equal(
      await card.getByTestId("compared-kinds-sentence").innerText(),
      "predictions (2) repairs missed objects 1.000: together the IoU rises by 1.000.",
    );
    assert.equal(await opened.figure("compare.kinds.missed.difference"), -1);
    assert.equal(await opened.figure("compare.kinds.iou.difference"), 1);
    const { state } = await opened.twin();
    assert.match(JSON.stringify(state), /"kindsClass":2/);
  });

  it("say what they take before they are measured, once the pointer comes near, and are measured by a button", async () => {
    await opened.send(documentMessage(report(SHAPES.map(drawnImage)), undefined, "bare"));
    const card = opened.page.getByTestId("kinds");
    assert.match(await card.innerText(), /The kind of each error was not measured\./);
    const posted = async () => (await opened.twin()).posted.filter(({ type }) => type === "measure");
    assert.deepEqual(await posted(), []);
    await card.getByTestId("measure").focus();
    const asked = await awaitPosted(opened, "measure");
    assert.deepEqual(asked, [{ type: "measure", kinds: ["objects", "kinds"], estimate: true }]);
    await opened.page.keyboard.press("Enter");
    assert.deepEqual((await posted()).at(-1), { type: "measure", kinds: ["objects", "kinds"] });
  });
});
