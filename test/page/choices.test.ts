import assert from "node:assert/strict";
import { documentMessage, GAP_EXAMPLE, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** b has no prediction: every pixel of it would be missed. */
function withMissing(): ReturnType<typeof report> {
  const a = image("a", [
    [1, 1, 3],
    [1, 0, 1],
    [255, 0, 6],
  ]);
  const { prediction, ...b } = image("b", [[1, -0x80000000, 4]]);
  assert.ok(prediction);
  return report([a, b], {
    pairing: { rule: "same relative path", pairs: 1, targetsOnly: ["b.png"], predictionsOnly: [] },
  });
}

describe("what the user chooses beside the header", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(withMissing()) });
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("leaves other labels out, says how much that is, and refuses what is not a label", async () => {
    const { page } = opened;
    assert.match(await page.getByTestId("facts").innerText(), /ignore 255 \(60\.0 % of pixels\)/);
    await page.getByTestId("tab-dataCheck").click();
    await page.getByTestId("ignore").fill("every");
    await page.getByTestId("ignore").blur();
    assert.match(await page.locator(".refused").innerText(), /nothing was changed/);
    for (const nothing of ["", "none"]) {
      await page.getByTestId("ignore").fill(nothing);
      await page.getByTestId("ignore").blur();
      assert.match(await page.getByTestId("facts").innerText(), /no label ignored/);
      assert.deepEqual(
        [await page.getByTestId("ignore").inputValue(), await page.getByTestId("ignore").getAttribute("placeholder")],
        ["", "none"],
      );
    }
    await page.getByRole("button", { name: "Use the usual ones" }).click();
    assert.match(await page.getByTestId("facts").innerText(), /ignore 255/);
  });

  it("counts targets without a prediction as missed, or leaves them out", async () => {
    const { page } = opened;
    assert.equal(await opened.figure("global.micro.iou"), 3 / 5);
    await page.getByTestId("tab-dataCheck").click();
    await page.getByTestId("missing").selectOption("count");
    await page.getByTestId("tab-summary").click();
    assert.equal(await opened.figure("global.micro.iou"), 3 / 9);
  });

  it("weighs recall by beta while F-beta is the metric", async () => {
    const { page } = opened;
    assert.equal(await page.getByTestId("beta").count(), 0);
    await page.getByTestId("metric").selectOption("fbeta");
    assert.equal(await opened.figure("global.micro.fbeta"), (5 * 3) / (5 * 3 + 4 + 1));
    await page.getByTestId("beta").fill("1");
    await page.getByTestId("beta").blur();
    assert.equal(await opened.figure("global.micro.fbeta"), (2 * 3) / (2 * 3 + 1 + 1));
  });
});

describe("what the numbers amount to", () => {
  it("is said in sentences, with the class and the images that are worst, and as a sentence to quote", async () => {
    const opened = await openReport({
      message: documentMessage(
        report([
          image("a", [
            [0, 0, 9],
            [1, 0, 1],
            [1, 1, 1],
            [2, 2, 3],
          ]),
          image("b", [[0, 0, 5]]),
        ]),
      ),
    });
    const { page } = opened;
    assert.match(await page.locator(`[data-sentence="headline"]`).innerText(), /^Global mIoU is 0\.8/);
    assert.match(
      await page.locator(`[data-sentence="weakest"]`).innerText(),
      /class 1: 0\.500, mostly taken as class 0/,
    );
    assert.match(
      await page.getByTestId("citation").innerText(),
      /^mIoU 0\.8.*counts summed over 2 images, mean of 3 classes/,
    );
    await page.getByRole("button", { name: "Show its images" }).click();
    assert.equal(await page.getByTestId("images-class").inputValue(), "1");
    await opened.close();
  });

  it("is of binary masks the foreground, with the images that hold it", async () => {
    const opened = await openReport({
      message: documentMessage(
        report([
          image("a", [
            [0, 0, 9],
            [1, 0, 1],
            [1, 1, 1],
          ]),
          image("b", [
            [0, 0, 5],
            [0, 1, 1],
          ]),
          image("c", [[0, 0, 3]]),
        ]),
      ),
    });
    const { page } = opened;
    assert.match(await page.locator(`[data-sentence="headline"]`).innerText(), /^Global IoU of class 1 is 0\.333/);
    assert.match(
      await page.locator(`[data-sentence="detection"]`).innerText(),
      /^1 of 3 images holds class 1: found in 1/,
    );
    assert.equal(await opened.figure("image.specificity"), 0.5);
    assert.deepEqual(await page.getByTestId("detection").locator("tbody td").allInnerTexts(), [
      "1",
      "0",
      "sensitivity 1.000",
      "1",
      "1",
      "specificity 0.500",
    ]);
    await opened.close();
  });

  it("is never said while figures are of a part", async () => {
    const opened = await openReport({
      message: documentMessage(GAP_EXAMPLE, { phase: "cancelled", progress: { done: 2, total: 3, elapsedMs: 1 } }),
    });
    await opened.page.getByTestId("averages").waitFor();
    assert.equal(await opened.page.getByTestId("verdict").count(), 0);
    assert.equal(await opened.page.getByTestId("citation").count(), 0);
    await opened.close();
  });
});

describe("the Images tab", () => {
  it("shows each image's share of the errors, its worst class, and what the figure would be without it", async () => {
    const opened = await openReport({ message: documentMessage(GAP_EXAMPLE) });
    await opened.page.getByTestId("tab-images").click();
    assert.match(await opened.page.locator(`[data-row="b"]`).innerText(), /\t64\t.*100\.0 %/);
    // Without b nothing is wrong, and class 0 is 0/0: macro goes from 0.1 to 1.
    assert.equal(await opened.figure("influence.macro.iou", "b"), 0.9);
    await opened.close();
  });

  it("shows the metric of every class in every image as a heat table", async () => {
    const opened = await openReport({ message: documentMessage(GAP_EXAMPLE) });
    const { page } = opened;
    await page.getByTestId("tab-images").click();
    await page.getByTestId("images-view").selectOption("heat");
    const cells = page.locator(`[data-row="a"] [data-figure="cell.iou"]`);
    assert.deepEqual(await cells.allInnerTexts(), ["-", "1.000"]);
    assert.deepEqual(await page.locator(`[data-row="b"] [data-figure="cell.iou"]`).allInnerTexts(), ["0.000", "0.000"]);
    await opened.close();
  });
});
