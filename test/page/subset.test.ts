import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** IoU of class 0: 1 in the folder x, 0.5 in y. */
const REPORT = report([
  image("x/1", [[0, 0, 4]]),
  image("x/2", [[0, 0, 2]]),
  image("y/1", [
    [0, 0, 2],
    [0, 1, 2],
  ]),
]);

describe("the header", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  const global = (): Promise<number | undefined> => opened.figure("global.micro.iou");
  const lastChoices = async (): Promise<unknown> => {
    const { posted } = await opened.twin();
    return (posted.findLast(({ type }) => type === "choices") as unknown as { choices: { subset?: unknown } }).choices
      .subset;
  };

  it("takes the figures of a folder, of a text in the names, of a pattern, and of all images again", async () => {
    const { page } = opened;
    assert.equal(await global(), 8 / 12);
    await page.getByTestId("subset").selectOption("folder:x");
    assert.equal(await global(), 1);
    assert.deepEqual(await lastChoices(), { kind: "folder", folder: "x" });
    assert.match(await page.getByTestId("facts").innerText(), /^2 of 3 pairs/);
    assert.match(await page.getByTestId("citation").innerText(), /only images in the folder x/);
    await page.getByTestId("subset").selectOption("text");
    assert.equal(await global(), 1, "nothing is chosen before a text is written");
    await page.getByTestId("subset-text").fill("Y/");
    await page.getByTestId("subset-text").blur();
    assert.equal(await global(), 2 / 6);
    await page.getByTestId("subset").selectOption("pattern");
    await page.getByTestId("subset-text").fill("^(x|y)/1$");
    await page.keyboard.press("Enter");
    assert.equal(await global(), 6 / 10);
    assert.deepEqual(await lastChoices(), { kind: "pattern", pattern: "^(x|y)/1$" });
    await page.getByTestId("subset").selectOption("");
    assert.equal(await global(), 8 / 12);
    assert.equal(await lastChoices(), undefined);
  });

  it("refuses a pattern that is none with a sentence, and changes nothing", async () => {
    const { page } = opened;
    await page.getByTestId("subset").selectOption("pattern");
    await page.getByTestId("subset-text").fill("(x");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#subset-fault").innerText(), /"\(x" is not a regular expression/);
    assert.equal(await page.getByTestId("subset-text").getAttribute("aria-invalid"), "true");
    assert.equal(await page.getByTestId("subset-text").inputValue(), "(x", "it stays to be mended");
    assert.match(await page.getByTestId("live-region").innerText(), /not a regular expression/);
    assert.equal(await global(), 8 / 12);
  });

  it("says that a subset holds no image, and takes all again", async () => {
    const { page } = opened;
    await page.getByTestId("subset").selectOption("text");
    await page.getByTestId("subset-text").fill("zebra");
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".empty").innerText(), /no images with "zebra" in their name/);
    await page.getByRole("button", { name: "Take all images" }).click();
    assert.equal(await global(), 8 / 12);
  });

  it("tells the live region each figure with what it was before", async () => {
    await opened.page.getByTestId("subset").selectOption("folder:x");
    assert.match(
      await opened.page.getByTestId("live-region").innerText(),
      /IoU: global macro 1\.000 \(before 0\.\d+\), samplewise image first 1\.000 \(before/,
    );
  });

  it("offers a folder that the report was saved with though no image is in it any more, and of very many those at the top", async () => {
    const many = report(
      Array.from({ length: 300 }, (_, index) => image(`set/video ${index}/frame`, [[0, 0, 1]])),
      { choices: { ...REPORT.choices, subset: { kind: "folder", folder: "gone" } } },
    );
    await opened.send(documentMessage(many, undefined, "many"));
    assert.equal(await opened.page.getByTestId("subset").inputValue(), "folder:gone");
    const options = await opened.page.getByTestId("subset").locator("optgroup option").allInnerTexts();
    assert.deepEqual([options.length, options[0], options[1]], [201, "gone", "set"]);
  });

  it("asks the host for an export", async () => {
    await opened.page.getByTestId("export").click();
    const { posted } = await opened.twin();
    // Thumbnails that are still asked for may come after it.
    assert.equal(posted.filter(({ type }) => type !== "thumbnail").at(-1)?.type, "exportReport");
  });
});
