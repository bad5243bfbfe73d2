import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { ReportMessage } from "../../src/protocol/panel";
import { documentMessage, image, report } from "./support/builtReport";
import { measuredReport, SHAPES } from "./support/measuredReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { randomReport } from "./support/randomReport";
import { THEMES } from "./support/theme";
import { CONFUSION_MODES } from "../../webview/view/confusionView";
import { IMAGES_VIEWS } from "../../webview/view/imagesView";
import { TABS } from "../../webview/view/view";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

const REPORT = report(
  [
    image("a", [
      [0, 0, 6],
      [1, 0, 2],
      [255, 0, 1],
    ]),
    image("void", [[255, 0, 3]]),
  ],
  {
    problems: [{ kind: "unreadable", file: "x.png", message: "Cut short." }],
  },
);

async function violations(opened: OpenedReport): Promise<readonly string[]> {
  const results = await opened.page.evaluate<AxeResults>(`${AXE}; axe.run()`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}

describe("the page for everyone", () => {
  for (const theme of THEMES) {
    it(`gives axe nothing to find in ${theme}, on any tab`, async () => {
      const opened = await openReport({ theme, message: documentMessage(REPORT) });
      for (const tab of TABS) {
        await opened.page.getByTestId(`tab-${tab}`).click();
        assert.deepEqual(await violations(opened), [], tab);
      }
      await opened.page.getByTestId("tab-images").click();
      for (const view of IMAGES_VIEWS) {
        await opened.page.getByTestId("images-view").selectOption(view);
        assert.deepEqual(await violations(opened), [], view);
      }
      await opened.close();
    });
  }

  it("gives axe nothing to find on a narrow page of many classes, on any tab", async function () {
    this.timeout(60_000);
    const opened = await openReport({ theme: "vscode-light", width: 600, message: documentMessage(randomReport(6)) });
    for (const tab of TABS) {
      await opened.page.getByTestId(`tab-${tab}`).click();
      assert.deepEqual(await violations(opened), [], tab);
    }
    await opened.close();
  });

  it("gives axe nothing to find in figures of shapes, their fields, and where they have to be measured", async function () {
    this.timeout(60_000);
    const opened = await openReport({ message: documentMessage(measuredReport(SHAPES)), width: 900 });
    for (const metric of ["hd95", "nsd", "boundaryIou", "objectRecall", "lesionHd95", "segmentError"]) {
      await opened.page.getByTestId("metric").selectOption(metric);
      if (metric === "hd95") await opened.page.getByTestId("one-empty").selectOption("number");
      assert.deepEqual(await violations(opened), [], metric);
    }
    for (const tab of TABS) {
      await opened.page.getByTestId(`tab-${tab}`).click();
      assert.deepEqual(await violations(opened), [], tab);
    }
    await opened.send(documentMessage(REPORT, undefined, "unmeasured"));
    await opened.page.getByTestId("metric").selectOption("hd95");
    assert.deepEqual(await violations(opened), [], "unmeasured");
    const progress = { done: 1, total: 2, elapsedMs: 900 };
    await opened.send({ type: "measuring", measuring: { phase: "running", kinds: ["surface"], progress } });
    assert.deepEqual(await violations(opened), [], "measuring");
    await opened.close();
  });

  it("gives axe nothing to find in a comparison, ready and refused", async () => {
    const opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.getByTestId("tab-compare").click();
    for (const choices of [REPORT.choices, { ...REPORT.choices, zeroDivision: 1 as const }]) {
      const message = documentMessage({ ...REPORT, choices }, undefined, String(choices.zeroDivision)) as ReportMessage;
      await opened.send({ type: "compared", message });
      await opened.page.getByTestId(choices.zeroDivision === 1 ? "compare-refused" : "compared-averages").waitFor();
      assert.deepEqual(await violations(opened), []);
    }
    await opened.close();
  });

  it("gives axe nothing to find while a run is under way or has failed", async () => {
    const opened = await openReport();
    await opened.send(documentMessage(REPORT, { phase: "running", progress: { done: 1, total: 4, elapsedMs: 900 } }));
    assert.deepEqual(await violations(opened), []);
    await opened.send(documentMessage(REPORT, { phase: "failed", message: "The folder is empty. Choose another." }));
    assert.deepEqual(await violations(opened), []);
    await opened.close();
  });

  it("gives axe nothing to find in what opens: popups, more columns, counts of the confusion, a pattern that is none", async () => {
    const many = report([
      image("x/a", [
        [0, 0, 60_000],
        [1, 0, 20_000],
        [255, 1, 12_345],
      ]),
      image("y/b", [[1, 1, 3]]),
    ]);
    const opened = await openReport({ message: documentMessage(many) });
    const { page } = opened;
    await page.getByTestId("subset").selectOption("pattern");
    await page.getByTestId("subset-text").fill("(");
    await page.keyboard.press("Enter");
    await page.locator("#subset-fault").waitFor();
    for (const summary of await page.locator("details > summary").all()) await summary.click();
    assert.deepEqual(await violations(opened), [], "summary");
    await page.getByTestId("tab-confusion").click();
    for (const mode of CONFUSION_MODES) {
      await page.getByTestId("confusion-mode").selectOption(mode);
      assert.deepEqual(await violations(opened), [], mode);
    }
    await page.getByTestId("tab-classes").click();
    await page.getByTestId("columns").click();
    for (const box of await page.locator("[data-column]").all()) await box.check();
    assert.deepEqual(await violations(opened), [], "columns");
    await page.getByTestId("merge").click();
    await page.locator(`[data-testid="merge-classes"] [data-tick]`).first().check();
    assert.deepEqual(await violations(opened), [], "merge");
    await page.getByTestId("regions").click();
    await page.locator(`[data-testid="region-classes"] [data-tick]`).first().check();
    await page.getByTestId("region-add").click();
    await page.locator("[data-region]").waitFor();
    assert.deepEqual(await violations(opened), [], "regions");
    await opened.close();
  });

  it("reaches the tabs by keyboard alone", async () => {
    const opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.getByTestId("export").focus();
    await opened.page.keyboard.press("Tab");
    await opened.page.keyboard.press("ArrowRight");
    assert.equal(await opened.page.locator(":focus").innerText(), "Classes");
    assert.equal(await opened.page.getByRole("tab", { selected: true }).innerText(), "Classes");
    await opened.close();
  });
});
