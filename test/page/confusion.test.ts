import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { measuredReport, SHAPES } from "./support/measuredReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { drawnImage } from "./support/viewerReport";

const CLASS_LIST = {
  source: "test",
  classes: [
    { label: 0, name: "road", color: "#111111" },
    { label: 1, name: "rider", color: "#222222" },
  ],
  ignore: [255],
};

/** 6 right and 2 wrong road pixels, 1 of them predicted as label 9, which is not a class; 2 rider pixels missed; 5 ignored. */
const MADE = report([
  image("a", [
    [0, 0, 6],
    [0, 1, 1],
    [0, 9, 1],
    [1, 0, 2],
    [255, 0, 5],
  ]),
]);
const REPORT = { ...MADE, choices: { ...MADE.choices, classList: CLASS_LIST } };

describe("the Confusion tab", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.getByTestId("tab-confusion").click();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  const cells = async (): Promise<readonly string[]> =>
    opened.page.locator(".confusion-grid tr:not(.ignored) td").allInnerTexts();

  it("shows in grey, below the classes, as what the ignored pixels were predicted", async () => {
    const row = opened.page.locator(`[data-row="ignored"] td`);
    assert.deepEqual(await row.allInnerTexts(), ["100.0", "", ""]);
    await opened.page.getByTestId("confusion-mode").selectOption("counts");
    assert.deepEqual(await row.allInnerTexts(), ["5", "", ""]);
    await row.first().hover();
    assert.equal(
      await opened.page.getByTestId("confusion-words").innerText(),
      "target ignored, predicted road: 5 pixels, in no figure",
    );
  });

  it("shows counts, shares of the row, of the column and of all errors, with the predicted labels that do not belong to a class", async () => {
    assert.deepEqual(await cells(), ["75.0", "12.5", "12.5", "100.0", "", ""]);
    await opened.page.getByTestId("confusion-mode").selectOption("counts");
    assert.deepEqual(await cells(), ["6", "1", "1", "2", "", ""]);
    await opened.page.getByTestId("confusion-mode").selectOption("byColumn");
    assert.deepEqual(await cells(), ["75.0", "100.0", "100.0", "25.0", "", ""]);
    await opened.page.getByTestId("confusion-mode").selectOption("errors");
    assert.deepEqual(await cells(), ["", "25.0", "25.0", "50.0", "", ""]);
    assert.match(
      await opened.page.locator(".left-out").innerText(),
      /5 pixels left out: their target label is ignored/,
    );
  });

  it("tells the focused cell in words", async () => {
    await opened.page.locator(`[data-cell="0:0"]`).focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await opened.page.keyboard.press(key);
    assert.equal(
      await opened.page.getByTestId("confusion-words").innerText(),
      "target rider, predicted road: 2 pixels, 100.0 % of the row, 25.0 % of the column, 50.0 % of all errors",
    );
    assert.equal(await opened.page.locator(".confusion-grid [tabindex='0']").count(), 1);
  });

  it("orders the classes by score, worst first, and hides the right pixels", async () => {
    await opened.page.getByTestId("confusion-order").selectOption("score");
    assert.deepEqual(await opened.page.locator(".confusion-grid tbody tr:not(.ignored) th").allInnerTexts(), [
      "rider",
      "road",
    ]);
    await opened.page.getByTestId("confusion-diagonal").uncheck();
    assert.deepEqual(await cells(), ["", "100.0", "", "12.5", "", "12.5"]);
  });

  it("lists what is taken for what, the largest share of all errors first", async () => {
    const lines = await opened.page.locator("li.mix-up").allInnerTexts();
    assert.deepEqual(
      lines.map((line) => line.replace(/\s+/g, " ").trim()),
      ["rider → road 2 50.0 %", "road → rider 1 25.0 %", "road → other 1 25.0 %"],
    );
  });
});

describe("the confusion of a part of the pixels", () => {
  it("is of those near outlines of the target, or of the others, and says what it takes where that is not measured", async () => {
    const opened = await openReport({ message: documentMessage(measuredReport(SHAPES)) });
    const { page } = opened;
    await page.getByTestId("tab-confusion").click();
    const missed = page.locator("tr[data-row='2'] td").first();
    assert.equal(await missed.getAttribute("data-pixels"), "16");
    await page.getByTestId("confusion-pixels").selectOption("near");
    assert.equal(await missed.getAttribute("data-pixels"), "12");
    assert.match(await page.getByTestId("mix-ups").innerText(), /class 2.*class 0.*12/s);
    assert.equal(await page.getByTestId("confusion-band").innerText(), "Within a band of 2 % of the diagonal.");
    await page.getByTestId("confusion-pixels").selectOption("inside");
    assert.equal(await missed.getAttribute("data-pixels"), "4");
    await opened.send(documentMessage(report(SHAPES.map(drawnImage))));
    assert.equal(await page.getByRole("grid").count(), 0);
    const notice = page.locator("#tab-panel").getByTestId("measure-notice");
    assert.match(await notice.innerText(), /^Where the wrong pixels lie was not measured\./);
    await page.getByTestId("confusion-pixels").selectOption("all");
    assert.equal(await missed.getAttribute("data-pixels"), "16");
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
});
