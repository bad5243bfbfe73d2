import assert from "node:assert/strict";
import { documentMessage, GAP_EXAMPLE } from "./support/builtReport";
import { openReport } from "./support/openReport";
import { randomReport } from "./support/randomReport";

describe("the view of the page", () => {
  it("comes back after a reload: tab, metric, order, filter and place", async () => {
    const message = documentMessage(randomReport(500));
    const first = await openReport({ message });
    await first.page.getByTestId("metric").selectOption("dice");
    await first.page.getByTestId("tab-images").click();
    await first.page.locator(`[data-sort="macro"]`).click();
    await first.page.getByTestId("filter").fill("aachen_0001");
    await first.page.getByTestId("table-scroller").evaluate((element) => {
      element.scrollTop = 480;
    });
    await first.page.waitForFunction(
      () =>
        (window as unknown as { hostTwin: { state?: { view?: { scroll: { images: number } } } } }).hostTwin.state?.view
          ?.scroll.images === 480,
    );
    const { state } = await first.twin();
    const names = await first.page.locator("tbody th[scope=row]").allInnerTexts();
    await first.close();

    const second = await openReport({ message, state });
    assert.equal(await second.page.getByTestId("metric").inputValue(), "dice");
    assert.equal(await second.page.getByTestId("filter").inputValue(), "aachen_0001");
    assert.equal(await second.page.getByTestId("table-scroller").evaluate((element) => element.scrollTop), 480);
    assert.deepEqual(await second.page.locator("tbody th[scope=row]").allInnerTexts(), names);
    await second.close();
  });

  it("starts afresh on another report and survives a state that it can't read", async () => {
    const kept = { version: 1, reportId: "another", view: { tab: "images" } };
    const broken = {
      version: 1,
      reportId: "report",
      view: { tab: "nowhere", metric: 7, classesSort: "x", scroll: -1 },
    };
    for (const state of [kept, broken, "nonsense", null]) {
      const opened = await openReport({ message: documentMessage(GAP_EXAMPLE), state });
      assert.equal(await opened.page.getByRole("tab", { selected: true }).innerText(), "Summary");
      assert.equal(await opened.figure("global.macro.iou"), 0.1);
      assert.deepEqual(opened.errors, []);
      await opened.close();
    }
  });
});
