import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import type { MeasuringState } from "../../src/protocol/panel";
import { documentMessage, report } from "./support/builtReport";
import { measuredReport, SHAPES } from "./support/measuredReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { drawnImage } from "./support/viewerReport";
import { awaitPosted } from "./support/awaitPosted";

const UNMEASURED = report(SHAPES.map(drawnImage));

function measuring(state: MeasuringState | undefined) {
  return { type: "measuring", measuring: state } as const;
}

describe("shapes that were not measured", () => {
  let opened: OpenedReport;
  const posted = async (type: string) => (await opened.twin()).posted.filter((message) => message.type === type);
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(UNMEASURED) });
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("stand in the menu in groups, with what is to be done first", async () => {
    const groups = opened.page.getByTestId("metric").locator("optgroup");
    assert.deepEqual(await groups.evaluateAll((all) => all.map((group) => group.getAttribute("label"))), [
      "Pixels",
      "Pixels, more",
      "Boundaries",
      "Distances",
      "Objects",
      "Skeletons",
      "Kinds of error",
    ]);
    assert.equal(await groups.nth(2).locator("option").first().innerText(), "Boundary IoU · to be measured");
    assert.equal(await groups.nth(0).locator("option").first().innerText(), "IoU (Jaccard)");
    assert.deepEqual(await posted("measure"), []);
  });

  it("show no figure in any tab, and say what measuring takes", async () => {
    const { page } = opened;
    await page.getByTestId("metric").selectOption("hd95");
    const bar = page.getByTestId("measure-bar");
    assert.match(
      await bar.innerText(),
      /^Hausdorff distance, 95 % \(MONAI\) was not measured\. Measuring distances reads the masks of 3 images once more/,
    );
    assert.match(await page.getByTestId("live-region").innerText(), /was not measured/);
    const asked = await awaitPosted(opened, "measure");
    assert.deepEqual(asked, [{ type: "measure", kinds: ["surface"], estimate: true }]);
    await opened.send(
      measuring({
        phase: "running",
        kinds: ["surface"],
        progress: { done: 0, total: 3, elapsedMs: 0 },
        estimate: true,
      }),
    );
    assert.match(await bar.innerText(), /finding out how long it takes/);
    await opened.send(measuring({ phase: "estimated", kinds: ["surface"], images: 3, seconds: 42 }));
    assert.match(await bar.innerText(), /about 42 s, estimated from 3 of them\./);
    assert.equal(await page.getByTestId("reported").count(), 0);
    assert.match(await page.getByTestId("unmeasured").innerText(), /-\s+Hausdorff distance, 95 %/);
    assert.equal(await page.getByTestId("averages").count(), 0);
    for (const tab of ["classes", "images"]) {
      await page.getByTestId(`tab-${tab}`).click();
      const figures = page.locator("[data-figure$='.hd95']");
      assert.ok((await figures.count()) > 0);
      for (const figure of await figures.all()) {
        assert.equal(await figure.innerText(), "-");
        assert.match((await figure.getAttribute("title")) ?? "", /not measured|one of the two|mean/);
      }
      assert.ok(await bar.isVisible());
    }
  });

  it("keep what measuring was found to take while that of other kinds is found out", async () => {
    const { page } = opened;
    await page.getByTestId("metric").selectOption("hd95");
    const bar = page.getByTestId("measure-bar");
    await opened.send(measuring({ phase: "estimated", kinds: ["surface"], images: 3, seconds: 42 }));
    assert.match(await bar.innerText(), /about 42 s/);
    await opened.send(measuring({ phase: "estimated", kinds: ["kinds"], images: 3, seconds: 7 }));
    assert.match(await bar.innerText(), /about 42 s, estimated from 3 of them\./);
    const before = (await posted("measure")).length;
    await bar.getByTestId("measure-notice").hover();
    assert.equal((await posted("measure")).length, before, "what is known is not asked for again");
    await opened.send(documentMessage(measuredReport(SHAPES, { kinds: ["boundary"] })));
    assert.doesNotMatch(await bar.innerText(), /about 42 s/, "of another report it is not known");
  });

  it("never take the value of a rule for 0/0", async () => {
    await opened.page.getByTestId("undefined").selectOption("0");
    await opened.page.getByTestId("metric").selectOption("nsd");
    await opened.page.getByTestId("tab-classes").click();
    assert.deepEqual(
      await opened.page
        .locator("[data-figure$='.nsd']")
        .evaluateAll((all) => [...new Set(all.map((figure) => figure.textContent))]),
      ["-"],
    );
  });

  it("are measured by one button, with progress and a way to cancel", async () => {
    const { page } = opened;
    await page.getByTestId("metric").selectOption("boundaryIou");
    // The estimate is asked for first.
    await awaitPosted(opened, "measure");
    await page.getByTestId("measure-bar").getByTestId("measure").click();
    assert.deepEqual((await posted("measure")).at(-1), { type: "measure", kinds: ["boundary"] });
    await opened.send(
      measuring({ phase: "running", kinds: ["boundary"], progress: { done: 1, total: 3, elapsedMs: 1000 } }),
    );
    const bar = page.getByTestId("measuring-bar");
    assert.match(await bar.innerText(), /Measuring boundaries.*1 of 3 images.*1 images\/s.*2 s left/s);
    assert.equal(await bar.getByRole("progressbar").getAttribute("aria-valuenow"), "1");
    assert.equal(await page.getByTestId("measure").count(), 0);
    await page.getByTestId("cancel-measuring").click();
    assert.equal((await posted("cancelMeasuring")).length, 1);
    await opened.send(documentMessage(measuredReport(SHAPES, { kinds: ["boundary"] })));
    assert.equal(await page.getByTestId("measure-bar").count(), 0);
    assert.ok(((await opened.figure("global.macro.boundaryIou")) ?? 0) > 0);
    assert.match(await page.getByTestId("live-region").innerText(), /Measured boundaries\./);
  });

  it("say why they could not be measured, and let it be tried again", async () => {
    await opened.page.getByTestId("metric").selectOption("pq");
    await opened.send(measuring({ phase: "failed", kinds: ["objects"], message: "The folder is gone." }));
    assert.match(
      await opened.page.getByTestId("measure-bar").innerText(),
      /It could not be measured: The folder is gone\./,
    );
    assert.ok(await opened.page.getByTestId("measure-bar").getByTestId("measure").isVisible());
  });

  it("give way to the usual figure by a link", async () => {
    await opened.page.getByTestId("metric").selectOption("cldice");
    await opened.page.getByTestId("unmeasured").getByRole("button").click();
    assert.equal(await opened.page.getByTestId("metric").inputValue(), "iou");
    assert.equal(await opened.page.getByTestId("measure-bar").count(), 0);
  });

  it("are measured of regions that overlap as well", async () => {
    const regions = [{ name: "both", labels: [1, 2] }];
    await opened.send(
      documentMessage(report(SHAPES.map(drawnImage), { choices: { ...DEFAULT_CHOICES, regions } }), undefined, "other"),
    );
    await opened.page.getByTestId("metric").selectOption("hd95");
    assert.ok(await opened.page.getByTestId("measure-bar").getByTestId("measure").isVisible());
  });
});

describe("shapes that were measured under other choices", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(measuredReport(SHAPES)) });
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("are told of whatever metric is looked at, and all measured again in one click", async () => {
    const { page } = opened;
    assert.equal(await page.getByTestId("measure-bar").count(), 0);
    await page.getByTestId("tab-dataCheck").click();
    await page.getByTestId("ignore").fill("2");
    await page.getByTestId("ignore").blur();
    const bar = page.getByTestId("measure-bar");
    assert.match(
      await bar.innerText(),
      /^Boundaries, distances, objects, kinds of error and skeletons were measured under other classes or ignored labels/,
    );
    await awaitPosted(opened, "measure");
    await page.getByTestId("measure-bar").getByTestId("measure").click();
    assert.deepEqual((await opened.twin()).posted.at(-1), {
      type: "measure",
      kinds: ["boundary", "surface", "objects", "kinds", "cldice"],
    });
    await page.getByTestId("metric").selectOption("boundaryIou");
    assert.match(await bar.innerText(), /^Boundary IoU was measured under other classes or ignored labels/);
    await page.getByTestId("tab-summary").click();
    assert.ok(await page.getByTestId("unmeasured").isVisible());
    await page.getByTestId("tab-dataCheck").click();
    await page.getByRole("button", { name: "Use the usual ones" }).click();
    assert.equal(await bar.count(), 0);
    await page.getByTestId("tab-summary").click();
    assert.ok(((await opened.figure("global.macro.boundaryIou")) ?? 0) > 0);
  });

  it("come back with the window, whatever was looked at", async () => {
    await opened.page.getByTestId("metric").selectOption("assd");
    const { state } = await opened.twin();
    const again = await openReport({ message: documentMessage(report(SHAPES.map(drawnImage))), state });
    assert.equal(await again.page.getByTestId("metric").inputValue(), "assd");
    assert.ok(await again.page.getByTestId("measure-bar").isVisible());
    await again.close();
  });
});
