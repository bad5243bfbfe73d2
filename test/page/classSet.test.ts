import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** IoU: class 0 has 6/10, class 1 has 0/2, class 2 has 4/4. Image b has no class 2. */
const REPORT = report([
  image("a", [
    [0, 0, 3],
    [1, 0, 2],
    [2, 2, 4],
  ]),
  image("b", [
    [0, 0, 3],
    [0, 1, 2],
  ]),
]);

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
    assert.equal(await opened.page.locator(".popup-window").last().isVisible(), false);
  });
});

describe("classes that are merged", () => {
  it("are read as one, under a name, with the counts of all of them, until the merge is undone", async () => {
    const opened = await openReport({ message: documentMessage(REPORT) });
    const { page } = opened;
    await page.getByTestId("tab-classes").click();
    await page.getByTestId("merge").click();
    assert.equal(await page.getByTestId("merge-apply").isDisabled(), true);
    await page.locator(`[data-testid="merge-classes"] [data-tick="0"]`).check();
    await page.locator(`[data-testid="merge-classes"] [data-tick="1"]`).check();
    assert.equal(await page.getByTestId("merge-name").getAttribute("placeholder"), "class 0 + class 1");
    await page.getByTestId("merge-name").fill("ground");
    await page.keyboard.press("Enter");
    assert.deepEqual(await page.locator("tbody th[scope=row]").allInnerTexts(), ["ground", "class 2"]);
    assert.equal(await opened.figure("global.none.iou", "0"), 1);
    assert.match(await page.getByTestId("facts").innerText(), /1 merged class/);
    const { posted } = await opened.twin();
    assert.deepEqual((posted.at(-1) as unknown as { choices: { merges: unknown } }).choices.merges, [
      { labels: [0, 1], name: "ground" },
    ]);
    await page.getByRole("button", { name: "Undo the merge into ground" }).click();
    assert.equal(await page.locator("tbody th[scope=row]").count(), 3);
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
});

describe("regions of classes", () => {
  it("are made of classes, may overlap, stand for them in every tab, and go again", async () => {
    const opened = await openReport({ message: documentMessage(REPORT) });
    const { page } = opened;
    const add = async (name: string, labels: readonly number[]): Promise<void> => {
      for (const label of labels) await page.locator(`[data-testid="region-classes"] [data-tick="${label}"]`).check();
      await page.getByTestId("region-name").fill(name);
      await page.keyboard.press("Enter");
    };
    const chosen = async (): Promise<unknown> =>
      ((await opened.twin()).posted.at(-1) as unknown as { choices: { regions?: unknown } }).choices.regions;
    await page.getByTestId("tab-classes").click();
    await page.getByTestId("regions").click();
    assert.equal(await page.getByTestId("region-add").isDisabled(), true);
    await add("ground", [0, 1]);
    await page.locator(`[data-region="ground"]`).waitFor();
    // Of one region there is a confusion, with what is in none.
    assert.deepEqual(await page.locator("tbody th[scope=row]").allInnerTexts(), ["ground", "in no region"]);
    await add("ground", [2]);
    assert.equal(await page.getByRole("alert").innerText(), "There is a region ground already.");
    await page.getByTestId("region-name").fill("all");
    await add("all", [0, 1]);
    assert.deepEqual(await chosen(), [
      { name: "ground", labels: [0, 1] },
      { name: "all", labels: [0, 1, 2] },
    ]);
    await page.keyboard.press("Escape");
    // 10 pixels of ground, 4 of class 2, none of which is taken as the other.
    assert.deepEqual((await page.locator("tbody th[scope=row]").allInnerTexts()).sort(), [
      "all",
      "ground",
      "in no region",
    ]);
    assert.equal(await opened.figure("footer.macro.iou"), 1);
    assert.match(await page.getByTestId("facts").innerText(), /2 regions/);
    assert.equal(await page.getByTestId("in-mean").innerText(), "2 of 2 regions in the mean");
    assert.equal(await page.getByTestId("merge").count(), 0);
    await page.getByTestId("tab-confusion").click();
    await page.getByText("There is no confusion of regions that overlap").waitFor();
    await page.getByTestId("tab-summary").click();
    const summary = page.getByRole("tabpanel");
    await summary.getByText("Regions, weakest first").waitFor();
    await summary.getByText("mean of 2 of 2 regions").first().waitFor();
    assert.doesNotMatch(await summary.innerText(), /\d (?:of \d )?class(?:es)?\b/);
    // A script of numpy counts them, and of no library; of the micro average there is none.
    const scripts = (): Promise<readonly (string | null)[]> =>
      page.locator("[data-testid^=copy-]").evaluateAll((all) => all.map((one) => one.getAttribute("data-testid")));
    await page
      .locator("button", { has: page.locator(`[data-figure="global.macro.iou"]`) })
      .first()
      .click();
    assert.ok((await scripts()).includes("copy-numpy") && !(await scripts()).includes("copy-sklearn"));
    await page
      .locator("button", { has: page.locator(`[data-figure="global.micro.iou"]`) })
      .first()
      .click();
    await page.getByTestId("copy-numpy").waitFor({ state: "detached" });
    await page.getByTestId("tab-classes").click();
    await page.getByTestId("regions").click();
    await page.getByRole("button", { name: "Remove the region all" }).click();
    await page.locator(`[data-region="all"]`).waitFor({ state: "detached" });
    assert.deepEqual(await chosen(), [{ name: "ground", labels: [0, 1] }]);
    await page.getByRole("button", { name: "Back to classes" }).click();
    assert.equal(await page.locator("tbody th[scope=row]").count(), 3);
    assert.equal(await chosen(), undefined);
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
});

describe("the spread of a class", () => {
  it("is a strip with a dot an image and a line at the median, the same in words", async () => {
    const opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.getByTestId("tab-classes").click();
    // Class 0 has 3/5 in both images.
    const strip = opened.page.locator(`[data-row="0"] svg.strip`);
    assert.equal(
      await strip.getAttribute("aria-label"),
      "2 images from 0.600 to 0.600; median 0.600, quartiles 0.600 and 0.600",
    );
    assert.equal(await strip.locator("path").count(), 1);
    assert.equal(
      await opened.page.locator(`[data-row="2"] svg.strip`).getAttribute("aria-label"),
      "1 image from 1.000 to 1.000; median 1.000, quartiles 1.000 and 1.000",
    );
    await opened.close();
  });

  it("has intervals of both figures, once they are asked for and drawn", async () => {
    const opened = await openReport({ message: documentMessage(REPORT), intervals: "in a worker" });
    const { page } = opened;
    await page.getByTestId("tab-classes").click();
    await page.getByTestId("columns").click();
    await page.locator(`[data-column="interval.global"]`).check();
    await page.locator(`[data-column="interval.samplewise"]`).check();
    const cell = page.locator(`[data-row="0"] [data-interval="interval.global.iou"]`);
    await cell.waitFor();
    assert.deepEqual([await cell.getAttribute("data-low"), await cell.getAttribute("data-high")], ["0.6", "0.6"]);
    assert.equal(await page.locator(`[data-row="0"] [data-interval="interval.samplewise.iou"]`).count(), 1);
    await opened.close();
  });

  it("comes with what makes its two figures differ, class by class", async () => {
    const big = image("big", [
      [0, 0, 90],
      [0, 1, 10],
    ]);
    const small = image("small", [
      [0, 0, 1],
      [0, 1, 9],
    ]);
    const opened = await openReport({ message: documentMessage(report([big, small])) });
    const { page } = opened;
    await page.getByTestId("tab-classes").click();
    await page.getByTestId("columns").click();
    for (const column of [
      "gapGlobal",
      "gapSamplewise",
      "covariance",
      "imageSize",
      "regionSize",
      "valued",
      "effectiveImages",
      "worst10",
    ]) {
      await page.locator(`[data-column="${column}"]`).check();
    }
    const [global, samplewise] = [91 / 110, (0.9 + 0.1) / 2];
    assert.equal(await opened.figure("gapGlobal.iou", "0"), global);
    assert.equal(await opened.figure("gapSamplewise.iou", "0"), samplewise);
    assert.ok(Math.abs(((await opened.figure("covariance.iou", "0")) ?? NaN) - (global - samplewise)) < 1e-12);
    assert.ok(
      Math.abs(((await opened.figure("imageSize.iou", "0")) ?? NaN) - (global - samplewise)) < 1e-12,
      "images differ in size alone",
    );
    assert.equal(await opened.figure("valued.iou", "0"), 2);
    assert.equal(await opened.figure("effectiveImages.iou", "0"), 110 ** 2 / (100 ** 2 + 10 ** 2));
    assert.equal(await opened.figure("worst10.iou", "0"), 0.1);
    await opened.close();
  });
});

describe("a row of the Classes table", () => {
  it("leads to the images of the class by a click anywhere beside its controls, and by Enter", async () => {
    const opened = await openReport({ message: documentMessage(REPORT) });
    const { page } = opened;
    const opens = async (label: string): Promise<void> => {
      assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "Images");
      assert.equal(await page.getByTestId("images-class").inputValue(), label);
      await page.getByTestId("tab-classes").click();
    };
    await page.getByTestId("tab-classes").click();
    await page.locator(`[data-row="1"] td`).nth(2).click();
    await opens("1");
    await page.locator(`[data-row="2"] td`).nth(1).focus();
    await page.keyboard.press("Enter");
    await opens("2");
    await opened.close();
  });
});
