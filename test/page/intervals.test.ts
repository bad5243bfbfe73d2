import assert from "node:assert/strict";
import { bootstrap } from "../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../src/core/intervals/bootstrapInput";
import { evaluate } from "../../src/core/counting/evaluation";
import { DICE, IOU } from "../../src/core/metrics/metrics";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport } from "./support/openReport";

const REPORT = report(
  Array.from({ length: 30 }, (_, index) =>
    image(`i${index}`, [
      [0, 0, 10],
      [0, 1, index],
      [1, 1, 5 + index],
    ]),
  ),
);

describe("intervals over images", () => {
  it("are drawn in a worker, anew for another metric, without a word from the page's policy", async () => {
    const opened = await openReport({ intervals: "in a worker" });
    const started = opened.page.waitForEvent("worker");
    await opened.send(documentMessage(REPORT));
    assert.match((await started).url(), /^blob:/);
    for (const metric of [IOU, DICE]) {
      await opened.page.getByTestId("metric").selectOption(metric.id);
      const drawn = opened.page.locator(`[data-interval="samplewise.pairwise.${metric.id}"]`);
      await drawn.waitFor();
      const expected = bootstrap(bootstrapInput(evaluate(REPORT, REPORT.choices), metric)).averages.pairwise;
      assert.deepEqual(
        [Number(await drawn.getAttribute("data-low")), Number(await drawn.getAttribute("data-high"))],
        [expected?.low, expected?.high],
      );
    }
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("are drawn by the page where no worker can be had", async () => {
    const opened = await openReport({ intervals: "in a worker" });
    await opened.page.evaluate(() => {
      window.Worker = function refused(): never {
        throw new DOMException("refused", "SecurityError");
      } as unknown as typeof Worker;
    });
    await opened.send(documentMessage(REPORT));
    await opened.page.locator(`[data-interval="global.macro.iou"]`).waitFor();
    await opened.close();
  });
});
