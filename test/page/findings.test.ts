import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** Every pixel of the predictions is one below its target. */
const SHIFTED = report([
  image("a", [
    [1, 0, 40],
    [2, 1, 30],
    [3, 2, 30],
  ]),
  image("b", [
    [1, 0, 10],
    [2, 1, 50],
    [3, 2, 20],
  ]),
]);

describe("the findings of the Data check", () => {
  let opened: OpenedReport;

  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(SHIFTED) });
    await opened.page.getByTestId("tab-dataCheck").click();
  });

  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  const micro = async (): Promise<string | null> => {
    await opened.page.getByTestId("tab-summary").click();
    const shown = opened.page.locator(`[data-figure="global.micro.iou"]`).first();
    return shown.getAttribute("data-value");
  };

  it("tell both agreements of shifted labels, and one click makes the figures 1", async () => {
    const finding = opened.page.getByTestId("findings").locator("li", { hasText: "raised by 1" });
    assert.match(await finding.innerText(), /0(\.0)? %.*100(\.0)? %/s);
    await finding.getByRole("button", { name: "Apply" }).click();
    assert.equal(await micro(), "1");
  });

  it("are undone by another click", async () => {
    await opened.page.getByTestId("findings").getByRole("button", { name: "Apply" }).first().click();
    await opened.page.getByTestId("undo").click();
    assert.equal(await micro(), "0");
  });

  it("that change figures by a lot stand above the figures of the Summary, with what would become of them, and lead to the rest", async () => {
    const { page } = opened;
    await page.getByTestId("tab-summary").click();
    const banner = page.getByTestId("banners").locator("li", { hasText: "raised by 1" });
    assert.match(await banner.innerText(), /Mean IoU 0\.000 as it is, 1\.000 then\./);
    await banner.getByRole("button", { name: "Apply" }).click();
    assert.equal(await micro(), "1");
    assert.equal(await banner.count(), 0);
    await page.getByTestId("banners").getByTestId("undo").click();
    assert.equal(await micro(), "0");
  });

  it("are not undone past what was chosen after them", async () => {
    const { page } = opened;
    await page.getByTestId("findings").getByRole("button", { name: "Apply" }).first().click();
    await page.getByTestId("undefined").selectOption("1");
    assert.equal(await page.getByTestId("undo").count(), 0);
  });

  it("list the labels of both sides with pixels, files and classes", async () => {
    const row = opened.page.locator(`[data-side="target"] [data-label="3"]`);
    assert.deepEqual((await row.locator("td").allInnerTexts()).slice(0, 3), ["3", "50", "2"]);
  });
});
