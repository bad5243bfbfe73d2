import assert from "node:assert/strict";
import { bootstrap } from "../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../src/core/intervals/bootstrapInput";
import { evaluate } from "../../src/core/counting/evaluation";
import { IOU } from "../../src/core/metrics/metrics";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

const REPORT = report(
  Array.from({ length: 6 }, (_, index) =>
    image(`i${index}`, [
      [0, 0, 10],
      [0, 1, index],
      [1, 1, 5 + index],
    ]),
  ),
);

describe("what stands beside an average", () => {
  let opened: OpenedReport;
  before(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  after(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("is its interval over images, drawn after the figures, with the rule and a warning where images are few", async () => {
    const drawn = opened.page.locator(`[data-interval="global.macro.iou"]`);
    await drawn.waitFor();
    const expected = bootstrap(bootstrapInput(evaluate(REPORT, REPORT.choices), IOU)).averages.macro;
    assert.equal(Number(await drawn.getAttribute("data-low")), expected?.low);
    assert.equal(Number(await drawn.getAttribute("data-high")), expected?.high);
    const rule = await opened.page.getByTestId("intervals").innerText();
    assert.match(rule, /95 % intervals over images, not over training runs; Bayesian bootstrap, 2,000 draws, seed 1/);
    assert.match(rule, /below 20 an interval over images means little/);
  });

  it("is the library call that gives the very figure, under the present rules", async () => {
    const details = opened.page.getByTestId("figure-details");
    assert.match(await details.innerText(), /IoU, global macro/);
    const mmseg = await details.locator(`[data-library="mmseg"]`).innerText();
    assert.match(mmseg, /in percent with two decimals[^]*import IoUMetric[^]*\["mIoU"\]$/);
    assert.match(
      await details.getByTestId("call-names").innerText(),
      /T, P: the classes, from 0, of the counted pixels/,
    );
    await opened.page
      .locator("button", { has: opened.page.locator(`[data-figure="samplewise.pairwise.iou"]`) })
      .click();
    assert.match(await details.innerText(), /IoU, samplewise all cells/);
    assert.match(await details.innerText(), /MeanIoU\(num_classes=2/);
  });

  it("is a script for it, copied to the clipboard", async () => {
    await opened.page.getByTestId("copy-numpy").click();
    await opened.page.getByText("is on the clipboard").waitFor();
    const script = await opened.page.evaluate(() => navigator.clipboard.readText());
    assert.match(script, /^# IoU \(Jaccard\), samplewise pairwise/);
    assert.match(script, /PREDICTIONS = Path\("\/data\/predictions"\)/);
  });
});
