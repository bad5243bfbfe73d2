import assert from "node:assert/strict";
import { documentMessage, image, report, type Rows } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** Of binary masks: foreground found, missed, false alarm, the rest. */
const lesion = (found: number, missed: number, falseAlarm: number, rest: number): Rows => [
  [1, 1, found],
  [1, 0, missed],
  [0, 1, falseAlarm],
  [0, 0, rest],
];

const BINARY = report([
  image("good", lesion(9, 1, 0, 90)),
  image("bad", lesion(1, 9, 0, 90)),
  image("middle", lesion(5, 5, 0, 90)),
]);

/** Fourteen classes, class 3 the weakest; twenty images of falling quality. */
const STREET = report(
  Array.from({ length: 20 }, (_, index) =>
    image(
      `image ${index}`,
      Array.from({ length: 14 }, (_unused, label): Rows => [
        [label, label, label === 3 ? 5 : 40 - index],
        [label, (label + 1) % 14, label === 3 ? 15 : 1 + index],
      ]).flat(),
    ),
  ),
);

describe("the answer at the top of the Summary", () => {
  let opened: OpenedReport;
  before(async () => {
    opened = await openReport({ message: documentMessage(BINARY) });
    await opened.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  after(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
  const clipboard = (): Promise<string> => opened.page.evaluate(() => navigator.clipboard.readText());

  it("is of binary masks the foreground's figure, in the metric of the header, and says why", async () => {
    // 15 found of 30, no false alarm.
    assert.equal(await opened.figure("reported.iou"), 0.5);
    assert.match(await opened.page.getByTestId("reported").innerText(), /IoU of class 1/);
    assert.match(await opened.page.getByTestId("reported-why").innerText(), /^The masks are binary, so/);
    await opened.page.getByTestId("metric").selectOption("dice");
    assert.equal(await opened.figure("reported.dice"), 2 / 3);
    await opened.page.getByTestId("metric").selectOption("iou");
  });

  it("counts the background in by choice, and is kept", async () => {
    await opened.page.getByTestId("reported-choice").selectOption("classes");
    assert.equal(await opened.figure("reported.iou"), (0.5 + 270 / 285) / 2);
    const { state } = await opened.twin();
    assert.equal((state as { view: { reported: string } }).view.reported, "classes");
    await opened.page.getByTestId("reported-choice").selectOption("foreground");
    assert.equal(await opened.figure("reported.iou"), 0.5);
  });

  it("is the one that the report says, any average among them, and tells the host of another choice", async () => {
    await opened.send(documentMessage({ ...BINARY, view: { reported: "micro" } }));
    assert.equal(await opened.figure("reported.iou"), await opened.figure("global.micro.iou"));
    assert.match(await opened.page.getByTestId("reported-why").innerText(), /^Chosen by you\./);
    await opened.page.getByTestId("reported-choice").selectOption("foreground");
    const { posted } = await opened.twin();
    const told = posted.findLast(({ type }) => type === "view") as unknown as { view: { reported?: string } };
    assert.equal(told.view.reported, "foreground");
    assert.match(await opened.page.getByTestId("reported-why").innerText(), /^The masks are binary, so/);
  });

  it("is copied as a sentence, and the button says that it was done", async () => {
    await opened.page.getByTestId("copy-reported").click();
    await opened.page.getByTestId("copy-reported").getByText("Copied", { exact: true }).waitFor();
    assert.match(await clipboard(), /^IoU of class 1 0\.500 \(/);
  });

  it("gives the advice in the metric of the header", async () => {
    const advice = opened.page.getByTestId("advice");
    assert.match(await advice.innerText(), /Global macro IoU/);
    await opened.page.getByTestId("metric").selectOption("precision");
    assert.match(await advice.innerText(), /Global macro Precision/);
    await opened.page.getByTestId("metric").selectOption("iou");
  });

  it("shows the classes weakest first, the background as not counted in", async () => {
    const bars = await opened.page.locator("[data-class]").allInnerTexts();
    assert.deepEqual(
      bars.map((bar) => bar.replaceAll(/\s+/g, " ")),
      ["class 1 0.500", "class 0 not counted in 0.947"],
    );
  });

  it("shows the worst images by the foreground; a click opens one, and the keys go on in that order", async () => {
    const worst = opened.page.getByTestId("worst-images").locator("[data-row]");
    assert.deepEqual(await worst.evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset["row"])), [
      "bad",
      "middle",
      "good",
    ]);
    await worst.first().click();
    await opened.page.getByTestId("stage").waitFor();
    assert.match(await opened.page.locator(".viewer").innerText(), /bad/);
    await opened.page.keyboard.press("j");
    assert.match(await opened.page.locator(".viewer").innerText(), /middle/);
    await opened.page.keyboard.press("Escape");
    assert.equal(await opened.page.locator(":focus").getAttribute("data-row"), "bad");
  });

  it("leads from a bar of the histogram to the images of that range, by keyboard as well", async () => {
    const histogram = opened.page.getByTestId("images-histogram");
    assert.equal(await histogram.locator("button").count(), 3);
    await histogram.locator("button").first().focus();
    await opened.page.keyboard.press("ArrowRight");
    await opened.page.keyboard.press("Enter");
    assert.deepEqual(
      await opened.page
        .locator("tbody [data-row]")
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset["row"])),
      ["middle"],
    );
    await opened.page.getByTestId("tab-summary").click();
  });

  it("stands in one column on a narrow page and over the full width on a wide one", async () => {
    const left = (testId: string): Promise<number> =>
      opened.page.getByTestId(testId).evaluate((element) => Math.round(element.getBoundingClientRect().left));
    await opened.page.setViewportSize({ width: 660, height: 900 });
    assert.equal(await left("class-bars"), await left("reported"));
    await opened.page.setViewportSize({ width: 1400, height: 900 });
    assert.ok((await left("class-bars")) > 300);
    assert.ok((await left("worst-images")) > 800);
    assert.equal(await left("images-histogram"), await left("class-bars"), "few bars leave room for the histogram");
    const gap = await opened.page.getByTestId("gap").boundingBox();
    assert.ok(gap && gap.x > 600 && gap.x + gap.width > 1350, "the account stands beside the averages");
    await opened.page.setViewportSize({ width: 900, height: 900 });
    assert.ok((await left("class-bars")) > 300);
    assert.equal(await left("worst-images"), await left("reported"));
  });
});

describe("the answer for several classes", () => {
  let opened: OpenedReport;
  before(async () => {
    opened = await openReport({ message: documentMessage(STREET) });
  });
  after(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("has the histogram above the worst images, beside its many bars", async () => {
    const box = async (testId: string) => {
      const found = await opened.page.getByTestId(testId).boundingBox();
      assert.ok(found);
      return found;
    };
    const [histogram, worst, bars] = [
      await box("images-histogram"),
      await box("worst-images"),
      await box("class-bars"),
    ];
    assert.equal(histogram.x, worst.x);
    assert.ok(histogram.y < worst.y && histogram.x > bars.x + bars.width);
  });

  it("is the global mean over them, with its interval once that is drawn", async () => {
    assert.equal(await opened.figure("reported.iou"), await opened.figure("global.macro.iou"));
    const interval = opened.page.locator('[data-testid="reported"] [data-interval="reported.iou"]');
    await interval.waitFor();
    const macro = opened.page.locator('[data-testid="averages"] [data-interval="global.macro.iou"]');
    assert.equal(await interval.getAttribute("data-low"), await macro.getAttribute("data-low"));
    assert.equal(await interval.getAttribute("data-high"), await macro.getAttribute("data-high"));
  });

  it("shows the weakest twelve classes with their intervals, each with the figure of the Classes tab, and leads to all", async () => {
    const bars = opened.page.locator("[data-class]");
    assert.equal(await bars.count(), 12);
    assert.equal(await bars.first().getAttribute("data-class"), "3");
    await bars.first().locator(".whisker").waitFor();
    const first = Number(await bars.first().locator(".figure").getAttribute("data-value"));
    await opened.page.getByTestId("class-bars").getByText("All 14 classes").click();
    assert.equal(await opened.figure("global.none.iou", "3"), first);
    await opened.page.getByTestId("tab-summary").click();
  });

  it("leads from a bar to the images of the class, worst first", async () => {
    await opened.page.locator("[data-class]").first().click();
    assert.equal(await opened.page.getByTestId("images-class").inputValue(), "3");
    await opened.page.getByTestId("tab-summary").click();
  });

  it("leaves out steps of the account that are 0, and names them", async () => {
    assert.equal(await opened.page.locator("[data-bar]").filter({ hasText: "absent classes" }).count(), 0);
    assert.match(await opened.page.getByTestId("unmoved").innerText(), /^Nothing changes by: .*absent classes/);
  });

  it("names what is averaged plainly, the exact term second", async () => {
    const text = await opened.page.getByTestId("averages").innerText();
    assert.match(text, /mean over images, then classes \(class first\)/);
    assert.match(text, /all images at once \(global\)/);
  });
});
