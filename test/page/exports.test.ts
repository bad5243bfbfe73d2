import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { shownColumns, type ChosenColumns } from "../../src/core/classesTable/shownColumns";
import { METRICS, RECALL } from "../../src/core/metrics/metrics";
import { openPage } from "../support/browser";
import { greyPng } from "../support/greyPng";
import { image, report } from "../support/images";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";
import { documentMessage } from "./support/builtReport";
import { openReport } from "./support/openReport";

describe("what the page tells of its tables", () => {
  it("is the columns that it draws, so that exports hold the same", async () => {
    const state = {
      version: 1,
      reportId: "report",
      view: {
        tab: "classes",
        metric: "recall",
        classesColumns: ["tp", "interval.global", "specificity"],
        hiddenColumns: ["classes.support", "classes.global.iou"],
      },
    };
    const message = documentMessage(report([image("a", [[0, 1, 2]]), image("b", [[1, 1, 3]])]));
    const opened = await openReport({ message, state });
    const { shown } = (await opened.twin()).posted.findLast(({ type }) => type === "shown") as unknown as {
      readonly shown: ChosenColumns;
    };
    const columns = shownColumns(METRICS, RECALL, shown).map(({ id }) => id);
    assert.deepEqual(
      ["recall.samplewise", "tp", "interval.global", "specificity", "support", "iou"].map((id) => columns.includes(id)),
      [true, true, true, true, false, false],
    );
    const drawn = await opened.page
      .locator(".data-table thead [data-sort]")
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-sort")));
    assert.deepEqual(
      drawn.filter((id) => id !== "spread").map((place) => COLUMN_OF[place ?? ""] ?? place),
      columns.map((id) => (id === "dice" || id === "precision" || id === "specificity" ? `global.${id}` : id)),
    );
    await opened.close();
  });
});

/** What columns are called that have a separate place on the page. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  name: "class",
  global: "recall",
  samplewise: "recall.samplewise",
  difference: "recall.difference",
};

describe("the HTML export in a browser without a network", () => {
  it("opens, asks for nothing, and sorts by any column in both directions, cells without a figure last", async () => {
    const folder = temporaryFolder({
      "t/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "p/a.png": greyPng(4, 1, [0, 1, 1, 1]),
      "t/b.png": greyPng(4, 1, [0, 0, 0, 2]),
      "p/b.png": greyPng(4, 1, [0, 0, 0, 0]),
    });
    spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), "evaluate", "p", "t", "--output", "x.html"], {
      cwd: folder,
    });
    const address = pathToFileURL(join(folder, "x.html")).href;
    const opened = await openPage({ url: address });
    const { page, errors } = opened;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.context().setOffline(true);
    await page.reload();
    const classes = page.locator("h2", { hasText: "Classes" }).locator("xpath=following-sibling::table[1]");
    const column = (index: number) => classes.locator(`tbody tr td:nth-child(${index})`).allInnerTexts();
    const titles = await classes.locator("th").allInnerTexts();
    const precision = titles.findIndex((title) => title.startsWith("Precision")) + 1;
    const unsorted = await column(precision);
    assert.ok(unsorted.includes("-"));
    for (const direction of ["descending", "ascending"]) {
      await classes
        .locator("th")
        .nth(precision - 1)
        .getByRole("button")
        .click();
      const sorted = await column(precision);
      assert.equal(sorted.at(-1), "-", direction);
      const figures = sorted.slice(0, -1).map(Number);
      assert.deepEqual(
        figures,
        figures.toSorted((x, y) => (direction === "ascending" ? x - y : y - x)),
      );
      assert.equal(
        await classes
          .locator("th")
          .nth(precision - 1)
          .getAttribute("aria-sort"),
        direction,
      );
    }
    assert.deepEqual(asked, [address]);
    assert.deepEqual(errors, []);
    await opened.close();
  });
});
