import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** IoU: class 0 has 6/10, class 1 has 0/2, class 2 has 4/4. Image b has no class 2. */
const REPORT = report([image("a", [[0, 0, 3], [1, 0, 2], [2, 2, 4]]), image("b", [[0, 0, 3], [0, 1, 2]])]);

describe("the classes that enter a mean", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.getByTestId("tab-classes").click();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("are ticked in the table; a class that is left out still makes errors for the others", async () => {
    const macro = async (): Promise<number | undefined> => opened.figure("footer.macro.iou");
    assert.equal(await macro(), (6 / 10 + 0 + 1) / 3);
    await opened.page.getByRole("checkbox", { name: "class 1 in the mean" }).uncheck();
    assert.equal(await macro(), (6 / 10 + 1) / 2);
    assert.equal(await opened.figure("global.none.iou", "0"), 6 / 10);
    assert.equal(await opened.page.getByTestId("in-mean").innerText(), "2 of 3 classes in the mean");
    const { posted } = await opened.twin();
    assert.deepEqual((posted.at(-1) as unknown as { choices: { leftOut: unknown } }).choices.leftOut, [1]);
    await opened.page.getByRole("button", { name: "Take all in" }).click();
    assert.equal(await macro(), (6 / 10 + 0 + 1) / 3);
  });

  it("are ticked by Space on the row, and Enter leads to the images of the class, worst first, those without it last", async () => {
    const { page } = opened;
    await page.locator(`[data-cell="0:0"]`).focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "Space"]) await page.keyboard.press(key);
    assert.equal(await page.getByRole("checkbox", { name: "class 2 in the mean" }).isChecked(), false);
    await page.keyboard.press("Enter");
    assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "Images");
    assert.equal(await page.getByTestId("images-class").inputValue(), "2");
    assert.deepEqual(await page.locator("tbody th[scope=row]").allInnerTexts(), ["a", "b"]);
    assert.equal(await opened.figure("cell.iou", "a"), 1);
    assert.equal(await page.locator(`[data-row="b"]`).getAttribute("class"), "absent");
  });

  it("say what they are most often taken as, and take more columns from the chooser", async () => {
    assert.match(await opened.page.locator(`[data-row="1"]`).innerText(), /class 0\s*100\.0 %/);
    await opened.page.getByTestId("columns").click();
    await opened.page.locator(`[data-column="fn"]`).check();
    await opened.page.locator(`[data-column="specificity"]`).check();
    assert.equal(await opened.figure("fn.iou", "1"), 2);
    assert.equal(await opened.figure("global.none.specificity", "2"), 1);
    await opened.page.keyboard.press("Escape");
    assert.equal(await opened.page.locator("fieldset").isVisible(), false);
  });
});
