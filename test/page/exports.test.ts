import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { EXPORTS } from "../../src/core/exports/exports";
import { readReport } from "../../src/core/report/reportDocument";
import { withResolvedFolders } from "../../src/core/report/reportFolders";
import { openPage } from "../support/browser";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";
import { documentMessage } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** The columns of the Classes table as it is shown first, as the command line names them. */
const SHOWN_COLUMNS =
  "class,label,support,inTarget,inPrediction,iou,iou.samplewise,iou.difference,takenAs,dice,precision,recall";

async function writtenByPage(opened: OpenedReport, exporter: string, request: number): Promise<string> {
  await opened.send({ type: "write", request, writing: { kind: "export", exporter } });
  const found = await opened.page.waitForFunction((wanted) => {
    const { posted } = (
      window as unknown as { hostTwin: { posted: { type: string; request?: number; text?: string }[] } }
    ).hostTwin;
    return posted.find(({ type, request: of }) => type === "written" && of === wanted);
  }, request);
  return (await found.jsonValue())?.text ?? "";
}

describe("the exports of the page", () => {
  let folder: string;
  const cli = (...args: readonly string[]): string =>
    spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd: folder }).stdout;

  before(() => {
    const masks: Record<string, Buffer> = {};
    for (let image = 1; image <= 4; image++) {
      const labels = (step: number) => Array.from({ length: 12 }, (_, pixel) => (image * step + pixel) % 3);
      masks[`t/${image}.png`] = greyPng(4, 3, labels(3));
      masks[`p/${image}.png`] = greyPng(4, 3, labels(5));
    }
    folder = temporaryFolder(masks);
    cli("evaluate", "p", "t", "--output", "x.maskeval.json");
  });

  it("are those of the command line, to the byte, for the same report", async () => {
    const read = readReport(readFileSync(join(folder, "x.maskeval.json"), "utf8"));
    assert.ok(read.ok);
    const opened = await openReport({
      message: documentMessage(withResolvedFolders(read.report, folder)),
      intervals: "in a worker",
    });
    for (const [place, { id }] of EXPORTS.entries()) {
      const text = cli("show", "x.maskeval.json", "--format", id, "--columns", SHOWN_COLUMNS);
      assert.notEqual(text, "", id);
      assert.equal(await writtenByPage(opened, id, place), text, id);
    }
    await opened.close();
  });

  it("hold the visible columns, metric and average in their order", async () => {
    const read = readReport(readFileSync(join(folder, "x.maskeval.json"), "utf8"));
    assert.ok(read.ok);
    const state = {
      version: 1,
      reportId: "report",
      view: {
        tab: "classes",
        metric: "recall",
        average: "pairwise",
        classesColumns: ["tp", "interval.global", "specificity"],
      },
    };
    const opened = await openReport({ message: documentMessage(read.report), state });
    const [header = ""] = (await writtenByPage(opened, "markdown", 1)).split("\n");
    const shown = header
      .split("|")
      .map((title) => title.trim())
      .filter((title) => title !== "");
    assert.deepEqual(shown.slice(5, 8), ["Recall", "Recall samplewise", "Recall difference"]);
    assert.match(shown[8] ?? "", /^Recall .*/);
    assert.deepEqual(shown.slice(9, 10), ["Most often taken as"]);
    assert.ok(shown.includes("Specificity") && shown.at(-1)?.toLowerCase().includes("tp") === true, header);
    const drawn = await opened.page
      .locator(".data-table thead [data-sort]")
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-sort")));
    assert.equal(drawn.filter((id) => id !== "spread").length, shown.length);
    assert.match(
      await writtenByPage(opened, "sentence", 2),
      / mean Recall over all cells 0\.\d{3} \(no 95 % CI: drawn from 4 images only, .*; Bayesian bootstrap over images, 2,000 draws, seed 1\)\n$/,
    );
    await opened.close();
  });
});

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
    const column = (place: number) => classes.locator(`tbody tr td:nth-child(${place})`).allInnerTexts();
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
