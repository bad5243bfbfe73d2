import assert from "node:assert/strict";
import { documentMessage, image, report, type Rows } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** Scores in steps of 5, of which the foreground has those from 75 on. */
const SCORES: Rows = Array.from({ length: 52 }, (_, k) => [5 * k >= 75 ? 255 : 0, 5 * k, 1] as const);

describe("scores and their threshold on the page", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(report([image("a", SCORES)])) });
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("have a field in the header, which changes every figure and refuses what is not a threshold", async () => {
    const field = opened.page.getByTestId("threshold");
    assert.equal(await field.inputValue(), "0.5");
    assert.equal(await opened.figure("threshold.recall"), 26 / 37);
    await field.fill("0.25");
    await field.blur();
    assert.equal(await opened.figure("threshold.recall"), 1);
    assert.match(await opened.page.getByTestId("reading").innerText(), /from the threshold 0\.25 on \(value 64\)/);
    await field.fill("2");
    await field.blur();
    assert.equal(await field.inputValue(), "0.25");
    assert.equal((await opened.twin()).posted.filter(({ type }) => type === "choices").length, 1);
  });

  it("are told of above the figures", async () => {
    assert.match(
      await opened.page.getByTestId("banners").innerText(),
      /The predictions hold 52 values from 0 to 255, where the targets are binary: scores, no labels/,
    );
  });

  it("take the best threshold in one click, with the warning that it was chosen on these very images", async () => {
    const card = opened.page.getByTestId("threshold-card");
    assert.match(
      await card.innerText(),
      /The best IoU, 1\.000, is at 0\.29\d*\..*best on these very images, so its figure is optimistic/s,
    );
    await card.getByTestId("take-best").click();
    assert.equal(await opened.figure("threshold.iou"), 1);
    assert.equal(await card.getByTestId("take-best").count(), 0);
    assert.match(await card.innerText(), /It is chosen\./);
    assert.equal(await opened.figure("global.macro.iou"), 1);
  });

  it("are read out by the keyboard at every threshold, and taken there", async () => {
    const range = opened.page.getByTestId("threshold-range");
    await range.focus();
    for (let press = 0; press < 3; press++) await opened.page.keyboard.press("ArrowRight");
    assert.match(
      (await range.getAttribute("aria-valuetext")) ?? "",
      /^0\.51\d*: IoU 0\.676, Dice 0\.806, Precision 1\.000, Recall 0\.676$/,
    );
    assert.equal(await opened.figure("threshold.recall"), 25 / 37);
    await opened.page.getByTestId("take-threshold").click();
    assert.equal(await opened.figure("threshold.recall"), 25 / 37);
    assert.match(await opened.page.getByTestId("threshold").inputValue(), /^0\.51/);
  });

  it("have neither field nor card where predictions are labels", async () => {
    await opened.send(
      documentMessage(
        report([
          image("a", [
            [0, 0, 5],
            [1, 1, 5],
          ]),
        ]),
        undefined,
        "other",
      ),
    );
    assert.equal(await opened.page.getByTestId("threshold").count(), 0);
    assert.equal(await opened.page.getByTestId("threshold-card").count(), 0);
  });
});
