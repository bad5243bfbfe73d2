import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Report } from "../../src/core/document/report";
import { measuredReport, type DrawnPair } from "../support/measuredReport";
import { documentMessage } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { THEMES } from "./support/theme";

/** Of class 1: found 4 pixels, missed 2 and 3; invented 1. Of class 2 in b: missed 6, with class 1 invented in its place. */
const A: DrawnPair = {
  name: "a",
  target: ["11000000", "11000011", "00000001", "01100000"],
  prediction: ["11000100", "10000000", "00000000", "00000000"],
};
const B: DrawnPair = { name: "b", target: ["0222", "0222", "0000"], prediction: ["0111", "0111", "0000"] };
const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

function streetReport(): Report {
  return measuredReport([A, B], {
    classList: {
      source: "made",
      classes: [
        { label: 0, name: "background", color: "#000000" },
        { label: 1, name: "cat", color: "#e69f00" },
        { label: 2, name: "dog", color: "#56b4e9" },
      ],
      ignore: [],
    },
  });
}

async function openObjects(report: Report, options: Parameters<typeof openReport>[0] = {}): Promise<OpenedReport> {
  const opened = await openReport({ ...options, message: documentMessage(report) });
  await opened.page.getByTestId("tab-objects").click();
  return opened;
}

/** The rows in their order, each as its cells. */
async function rows(opened: OpenedReport): Promise<readonly string[]> {
  return opened.page
    .locator("tbody tr[data-row]")
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim()).join(" | ")),
    );
}

describe("the Objects tab", () => {
  let opened: OpenedReport;
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("tells which image has no objects and why, and lists those of the others", async () => {
    const report = streetReport();
    const message = "Its target has 90,000 objects, more than are measured of an image (20,000), as noise has.";
    const images = report.images.map((image) => {
      if (image.name !== "b" || !image.measures) return image;
      const { objects, ...measures } = image.measures;
      assert.ok(objects);
      return { ...image, measures: { ...measures, refusals: { objects: message } } };
    });
    opened = await openObjects({ ...report, images });
    assert.equal(
      await opened.page.getByTestId("refused-images").innerText(),
      `b is in no figure of objects: ${message}`,
    );
    assert.match(await opened.page.getByTestId("object-sums").innerText(), /1 invented \(1\.000 an image\)/);
    assert.ok((await rows(opened)).every((row) => row.startsWith("a |")));
    await opened.page.getByTestId("tab-summary").click();
    assert.equal(await opened.page.getByTestId("refused-images").count(), 0, "the IoU is not made of objects");
    await opened.page.getByTestId("metric").selectOption("pq");
    assert.match(await opened.page.getByTestId("shapes-line").innerText(), /1 image whose objects could not be/);
    assert.match(await opened.page.getByTestId("refused-images").innerText(), /90,000 objects/);
    await opened.page.getByTestId("metric").selectOption("boundaryIou");
    assert.doesNotMatch(await opened.page.getByTestId("shapes-line").innerText(), /could not be/);
  });

  it("lists what was missed and invented, the largest first, but for a background", async () => {
    opened = await openObjects(streetReport());
    assert.deepEqual(await rows(opened), [
      "b | dog | missed | 6 | - | - | 1, 0 - 3 × 2, edge",
      "b | cat | invented | 6 | - | - | 1, 0 - 3 × 2, edge",
      "a | cat | missed | 3 | - | - | 6, 1 - 2 × 2, edge",
      "a | cat | missed | 2 | - | - | 1, 3 - 2 × 1, edge",
      "a | cat | invented | 1 | - | - | 5, 0 - 1 × 1, edge",
    ]);
    assert.equal(await opened.page.getByTestId("objects-count").innerText(), "5 of 6 objects");
    assert.match(
      await opened.page.getByTestId("object-sums").innerText(),
      /^1 of 4 target objects found, 3 missed, 2 invented \(1\.000 an image\) - objects of 8 neighbours, found by an IoU above 0\.5/,
    );
  });

  it("filters by what became of objects, by class and by image, and says where none is left", async () => {
    opened = await openObjects(streetReport());
    await opened.page.getByTestId("objects-shown").selectOption("found");
    assert.deepEqual(await rows(opened), ["a | cat | found | 4 | 0.750 | 75.0 % | 0, 0 - 2 × 2, edge"]);
    await opened.page.getByTestId("objects-shown").selectOption("missed");
    await opened.page.getByTestId("objects-class").selectOption({ label: "cat" });
    assert.deepEqual(
      (await rows(opened)).map((row) => row.slice(0, 20)),
      ["a | cat | missed | 3", "a | cat | missed | 2"],
    );
    await opened.page.getByTestId("objects-filter").fill("b");
    assert.deepEqual(await rows(opened), []);
    await opened.page.getByTestId("show-all-objects").click();
    assert.equal((await rows(opened)).length, 5);
    // A class that is left out of the tables of all may be chosen.
    await opened.page.getByTestId("objects-class").selectOption({ label: "background" });
    assert.equal((await rows(opened)).length, 2);
  });

  it("sorts by every column, with the keyboard alone", async () => {
    opened = await openObjects(streetReport());
    const header = (name: string) => opened.page.getByRole("columnheader").filter({ hasText: name });
    await header("Class").locator("button").first().focus();
    await opened.page.keyboard.press("Enter");
    assert.match(await opened.page.getByTestId("live-region").innerText(), /Sorted by Class/);
    const classes = async () => (await rows(opened)).map((row) => row.split(" | ")[1]);
    const before = await classes();
    assert.deepEqual(before, before.toSorted());
    await opened.page.keyboard.press("Enter");
    assert.deepEqual(await classes(), before.toSorted().toReversed());
    for (const name of ["Image", "Object", "Pixels", "Best IoU", "Overlap", "Place"]) {
      await header(name).locator("button").first().click();
      assert.notEqual(await header(name).getAttribute("aria-sort"), null, name);
    }
  });

  it("has the recall and the IoU of small, medium and large objects, in thirds or by COCO's bounds", async () => {
    opened = await openObjects(streetReport());
    const size = (name: string) => opened.page.locator(`[data-size=${name}]`).innerText();
    assert.match(await size("large"), /from 4 pixels on/);
    assert.match(await size("large"), /1 of 2 found/);
    assert.equal(await opened.figure("size.iou", undefined).catch(() => "several"), "several");
    await opened.page.getByTestId("objects-sizes").selectOption("coco");
    assert.match(await size("small"), /below 1,024 pixels[\s\S]*1 of 4 found/);
    assert.match(await size("large"), /from 9,216 pixels on[\s\S]*0 of 0 found/);
  });

  it("leads to the viewer by Enter, and is beside it with the row marked", async () => {
    opened = await openObjects(streetReport());
    await opened.page.locator("tbody tr[data-row] th").first().focus();
    await opened.page.keyboard.press("Enter");
    await opened.page.getByTestId("viewer").waitFor();
    assert.equal(await opened.page.locator("#viewer-title").innerText(), "b");
    assert.equal(await opened.page.locator("tr.in-viewer").count(), 1);
    assert.match((await opened.page.locator("tr.in-viewer").innerText()).replaceAll(/\s+/g, " "), /b dog missed/);
  });

  it("says that objects were not measured, or are stale, and has them measured", async () => {
    opened = await openObjects(measuredReport([A, B], {}, ["kinds"]));
    assert.match(await opened.page.locator("#tab-panel").innerText(), /Objects were not measured/);
    await opened.page.getByTestId("objects-unmeasured").getByTestId("measure").click();
    const posted = (await opened.twin()).posted.filter(({ type }) => type === "measure");
    assert.deepEqual(posted.at(-1), { type: "measure", kinds: ["objects"] });
    const stale = streetReport();
    await opened.send(documentMessage({ ...stale, choices: { ...stale.choices, shapes: { connectivity: 4 } } }));
    assert.match(
      await opened.page.locator("#tab-panel").innerText(),
      /Objects were measured with other neighbours than are chosen now/,
    );
  });

  it("may be ids where a step makes classes of ids: then they are measured again", async () => {
    const report = measuredReport([A, B], {
      relabelling: { target: [{ kind: "divide", by: 10 }], prediction: [] },
    });
    opened = await openObjects(report);
    const reading = opened.page.getByTestId("objects-reading");
    assert.match((await reading.locator("xpath=..").getAttribute("title")) ?? "", /^Labels of the target are ids/);
    await reading.selectOption("ids");
    assert.match(
      await opened.page.getByTestId("objects-unmeasured").innerText(),
      /Objects were measured with objects told apart otherwise than is chosen now/,
    );
    const posted = (await opened.twin()).posted.findLast(({ type }) => type === "choices");
    assert.deepEqual((posted as { choices?: { shapes?: unknown } } | undefined)?.choices?.shapes, { objects: "ids" });
    await opened.page.getByTestId("objects-reading").selectOption("components");
    assert.equal(await opened.page.getByTestId("objects-unmeasured").count(), 0);
    await opened.send(documentMessage(streetReport()));
    assert.equal(await opened.page.getByTestId("objects-reading").count(), 0);
  });

  it("scrolls through tens of thousands of objects, of which a window is in the page", async function () {
    this.timeout(30_000);
    const dots = Array.from({ length: 60 }, (_, row) => (row % 2 === 0 ? "10".repeat(60) : "00".repeat(60)));
    const empty = dots.map((row) => "0".repeat(row.length));
    const pairs = Array.from({ length: 12 }, (_, image) => ({ name: `n${image}`, target: dots, prediction: empty }));
    opened = await openObjects(measuredReport(pairs, {}, ["objects"]));
    const grid = opened.page.getByRole("grid");
    assert.equal(await grid.getAttribute("aria-rowcount"), String(12 * 30 * 60 + 1));
    assert.ok((await opened.page.locator("tbody tr[data-row]").count()) < 100);
    await opened.page.locator("tbody tr[data-row] th").first().focus();
    await opened.page.keyboard.press("Control+End");
    await opened.page.locator(`tr[aria-rowindex="${12 * 30 * 60 + 1}"]`).waitFor();
  });
});

describe("the Objects tab for everyone", () => {
  for (const theme of THEMES) {
    it(`gives axe nothing to find in ${theme}, measured or not, wide and narrow`, async function () {
      this.timeout(60_000);
      for (const [report, width] of [
        [streetReport(), 900],
        [streetReport(), 600],
        [measuredReport([A], {}, ["kinds"]), 900],
      ] as const) {
        const opened = await openObjects(report, { theme, width });
        const results = await opened.page.evaluate<AxeResults>(`${AXE}; axe.run()`);
        assert.deepEqual(
          results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
          [],
        );
        const wider = await opened.page.evaluate(() =>
          [...document.querySelectorAll("html, .tab-panel, .toolbar, .object-sums")]
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map((element) => element.className),
        );
        assert.deepEqual(wider, []);
        await opened.close();
      }
    });
  }
});

describe("the way from the weakest class to the largest object that was missed", () => {
  it("takes three presses of Enter: the class, its objects, the object", async () => {
    const opened = await openReport({ message: documentMessage(streetReport()) });
    await opened.page.locator(".class-bar").first().focus();
    await opened.page.keyboard.press("Enter");
    await opened.page.getByTestId("objects-link").focus();
    assert.equal((await opened.page.getByTestId("objects-link").innerText()).trim(), "Objects: 1 missed, 0 invented");
    await opened.page.keyboard.press("Enter");
    await opened.page.locator("[data-cell='1:0']:focus").waitFor();
    assert.deepEqual(await rows(opened), ["b | dog | missed | 6 | - | - | 1, 0 - 3 × 2, edge"]);
    await opened.page.keyboard.press("Enter");
    await opened.page.getByTestId("viewer").waitFor();
    assert.equal(await opened.page.locator("#viewer-title").innerText(), "b");
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
});
