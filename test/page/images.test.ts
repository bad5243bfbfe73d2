import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** One image of label 255 in half of its pixels, one without class 1, one whose prediction is of one label. */
const REPORT = report([
  image("one/a", [
    [0, 0, 6],
    [0, 1, 1],
    [1, 0, 3],
  ]),
  image("one/b", [
    [0, 0, 5],
    [255, 0, 5],
  ]),
  image("two/c", [
    [0, 0, 8],
    [1, 0, 2],
  ]),
  image("two/deep/d", [
    [1, 1, 8],
    [0, 1, 1],
    [0, 0, 1],
  ]),
]);

async function names(opened: OpenedReport): Promise<readonly string[]> {
  return opened.page
    .locator("tbody tr[data-row]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row") ?? ""));
}

describe("the Images tab", () => {
  let opened: OpenedReport;

  const cell = async (row: string, column: string): Promise<string> => {
    const header = opened.page.locator("th", { has: opened.page.locator(`[data-sort="${column}"]`) });
    const place = await header.getAttribute("aria-colindex");
    return opened.page.locator(`[data-row="${row}"] [aria-colindex="${place ?? ""}"]`).innerText();
  };
  const sortBy = (column: string): Promise<void> => opened.page.locator(`[data-sort="${column}"]`).click();

  beforeEach(async () => {
    opened = await openReport({ width: 2600, message: documentMessage({ ...REPORT, choices: DEFAULT_CHOICES }) });
    await opened.page.getByTestId("tab-images").click();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("tells name and folder apart, the classes of both sides, and the main mix-up with its share of the wrong pixels", async () => {
    assert.equal(await cell("two/deep/d", "name"), "d");
    assert.equal(await cell("two/deep/d", "folder"), "two/deep");
    assert.equal(await cell("two/c", "classes"), "2 / 1");
    assert.match(await cell("one/a", "mixUp"), /class 1\s*→\s*class 0\s*75\.0 %/);
    assert.equal(await cell("one/b", "mixUp"), "-");
  });

  it("flags what a glance at the figures would miss, in words for those who hear it", async () => {
    assert.equal(await cell("one/b", "flags"), "50.0 % left out");
    assert.equal(await cell("two/c", "flags"), "one label");
    assert.equal(await cell("two/deep/d", "flags"), "");
    assert.match(
      (await opened.page.locator("[data-row='two/c'] .flag").getAttribute("aria-label")) ?? "",
      /holds one label alone/,
    );
  });

  it("shows the images with a flag, of a folder with those in it, or with a figure in a range, and all again", async () => {
    await opened.page.getByTestId("images-flag").selectOption("constant");
    assert.deepEqual(await names(opened), ["two/c"]);
    await opened.page.getByTestId("images-flag").selectOption("");
    await opened.page.getByTestId("images-folder").selectOption("two/");
    assert.deepEqual(await names(opened), ["two/c", "two/deep/d"]);
    await opened.page.getByTestId("range-from").fill("0.41");
    assert.deepEqual(await names(opened), ["two/deep/d"]);
    await opened.page.getByTestId("range-to").fill("0.44");
    assert.deepEqual(await names(opened), []);
    assert.equal(
      await opened.page.locator(".table-empty").innerText(),
      "No image passes these filters.\nShow all images",
    );
    const [message, button] = await Promise.all(
      [".table-empty", "[data-testid=clear-filters]"].map((found) => opened.page.locator(found).boundingBox()),
    );
    assert.ok(
      message && button && button.y - message.y < 60 && button.x - message.x < 400,
      "the way back is beside it",
    );
    await opened.page.getByTestId("clear-filters").click();
    assert.equal((await names(opened)).length, 4);
  });

  it("forgets a folder and a flag of a kept view that there are no more", async () => {
    const view = { tab: "images", imagesFolder: "gone/", imagesFlag: "gone" };
    await opened.close();
    opened = await openReport({
      state: { version: 1, reportId: "report", view },
      message: documentMessage({ ...REPORT, choices: DEFAULT_CHOICES }),
    });
    assert.equal((await names(opened)).length, 4);
  });

  it("shows 0/0 under the thumbnails of images without the class", async () => {
    await opened.page.getByTestId("images-class").selectOption("1");
    await opened.page.getByTestId("images-view").selectOption("grid");
    assert.match(await opened.page.locator(".tile").last().innerText(), /^b\s+0\/0$/);
  });

  it("takes a range as the figures are shown: a bound that was read off the table holds its image", async () => {
    const shown = await cell("one/a", "macro");
    await opened.page.getByTestId("range-from").fill(shown);
    await opened.page.getByTestId("range-to").fill(shown);
    assert.deepEqual(await names(opened), ["one/a"]);
  });

  it("stars in the viewer, flags the star and filters by it", async () => {
    await opened.page.locator("[data-row='two/c'] button").click();
    await opened.page.getByTestId("stage").focus();
    await opened.page.keyboard.press("f");
    await opened.page.keyboard.press("Escape");
    await opened.page.getByTestId("images-flag").selectOption("starred");
    assert.deepEqual(await names(opened), ["two/c"]);
    assert.equal(await opened.page.locator(`[data-row="two/c"] [data-flag=starred]`).count(), 1);
  });

  it("looks at one class: images without it stand last in both orders, grey, with 0/0", async () => {
    await opened.page.getByTestId("images-class").selectOption("1");
    for (const column of ["inTarget", "ofClass", "inPrediction"]) {
      for (let turn = 0; turn < 2; turn++) {
        await sortBy(column);
        assert.equal((await names(opened)).at(-1), "one/b", column);
      }
    }
    assert.equal(await cell("one/b", "ofClass"), "0/0");
    assert.match((await opened.page.locator("[data-row='one/b']").getAttribute("class")) ?? "", /absent/);
    await opened.page.getByTestId("undefined").selectOption("1");
    assert.equal(await cell("one/b", "ofClass"), "0/0");
    assert.equal(await opened.figure("cell.iou", "one/b"), 1);
  });

  it("keeps beside the viewer the figure and what it is ordered by, in the same order, and gives all back after it", async () => {
    await sortBy("share");
    const order = await names(opened);
    await opened.page.locator(`[data-row="${order[0] ?? ""}"] button`).click();
    await opened.page.getByTestId("viewer").waitFor();
    const sorts = (): Promise<readonly (string | null)[]> =>
      opened.page.locator("[data-sort]").evaluateAll((all) => all.map((header) => header.getAttribute("data-sort")));
    assert.deepEqual(await sorts(), ["name", "macro", "worst", "wrong", "share"]);
    assert.deepEqual(await names(opened), order);
    await opened.page.keyboard.press("Escape");
    await opened.page.getByTestId("viewer").waitFor({ state: "detached" });
    assert.ok((await sorts()).includes("influence"));
  });

  it("leads from a cell of the heat table to its image with that class alone lit", async () => {
    await opened.page.getByTestId("images-view").selectOption("heat");
    await opened.page.locator("[data-row='one/a'] [aria-colindex='4']").focus();
    await opened.page.keyboard.press("Enter");
    assert.equal(await opened.page.locator("#viewer-title").innerText(), "one/a");
    assert.ok(await opened.page.locator("[data-legend='1']").isChecked());
    assert.ok(!(await opened.page.locator("[data-legend='0']").isChecked()));
    await opened.page.locator("[data-row='one/b'] [aria-colindex='3']").click();
    assert.equal(await opened.page.locator("#viewer-title").innerText(), "one/b");
    assert.ok(await opened.page.locator("[data-legend='0']").isChecked());
    await opened.page.keyboard.press("Escape");
    await opened.page.locator("[data-row='one/b'] [aria-colindex='3']:focus").waitFor();
  });
});

describe("the heat table of many classes", () => {
  it("has only the columns in sight in the document, and reaches the last one by key", async () => {
    const rows = Array.from({ length: 150 }, (_, label) => [label, label, 5] as const);
    const opened = await openReport({ message: documentMessage(report([image("a", rows), image("b", rows)])) });
    const { page } = opened;
    await page.getByTestId("tab-images").click();
    await page.getByTestId("images-view").selectOption("heat");
    assert.equal(await page.getByRole("grid").getAttribute("aria-colcount"), "152");
    assert.ok((await page.locator("[data-row=a] td[data-cell]").count()) < 60);
    await page.locator("[data-cell='1:1']").focus();
    await page.keyboard.press("End");
    await page.locator("[data-cell='1:151']:focus").waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.locator("[data-cell='1:150']:focus").waitFor();
    await page.keyboard.press("Home");
    await page.locator("[data-cell='1:0']:focus").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator("[data-cell='1:1']:focus").waitFor();
    assert.equal(await page.locator("[tabindex='0'][data-cell]").count(), 1);
    await opened.close();
  });
});
