import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import type { Report } from "../../src/core/document/report";
import type { TablesHostMessage, TablesPageMessage } from "../../src/protocol/tables";
import { TablesThread } from "../../src/run/tablesThread";
import { TABLES_TABS } from "../../webview/tables/tablesModel";
import { image, report } from "../support/images";
import { ROOT } from "../support/root";
import { writeTables } from "../support/reportTables";
import { temporaryFolder } from "../support/temporaryFolder";
import { openProgram, type OpenProgram } from "./support/openProgram";
import { THEMES, type Theme } from "./support/theme";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** Of each the more is wrong, the later it comes; one has no counted pixel. */
const REPORT: Report = {
  ...report([
    ...Array.from({ length: 250 }, (_, at) =>
      image(`street/${String(at).padStart(3, "0")}`, [
        [0, 0, 300],
        [0, 1, at + 1],
        [1, 1, 500 - at],
      ]),
    ),
    image("void", [[255, 0, 3]]),
  ]),
  folders: { prediction: "/data/unet", target: "/data/targets" },
  problems: [{ kind: "unreadable", file: "x.png", message: "Cut short." }],
};

describe("the page of a report in tables", () => {
  let program: OpenProgram<TablesHostMessage, TablesPageMessage>;
  let page: Page;
  let messages: readonly TablesHostMessage[];
  let thread: TablesThread;
  let answered: (message: TablesHostMessage) => void;

  before(async function () {
    this.timeout(20_000);
    const path = join(temporaryFolder(), "run.maskeval.parquet");
    await writeTables(path, REPORT);
    messages = await new Promise((resolve) => {
      const told: TablesHostMessage[] = [];
      thread = new TablesThread(path, join(ROOT, "dist"), (message) => {
        if (message.type === "table-images") answered(message);
        else told.push(message);
        if (message.type === "tables" && message.shown.state === "whole") resolve(told);
      });
    });
  });

  after(() => {
    thread.dispose();
  });

  afterEach(async () => {
    assert.deepEqual(program.opened.errors, []);
    await program.opened.close();
  });

  async function open(theme?: Theme, width?: number): Promise<void> {
    program = await openProgram("tables", theme, width);
    ({ page } = program);
  }

  /** As the host: what the page asks for is answered by the thread. */
  async function answer(): Promise<void> {
    const asked = (await program.posted()).findLast((message) => message.type === "table-images");
    assert.ok(asked);
    const message = await new Promise<TablesHostMessage>((resolve) => {
      answered = resolve;
      thread.ask(asked);
    });
    await program.send(message);
  }

  async function openWhole(theme?: Theme, width?: number): Promise<void> {
    await open(theme, width);
    for (const message of messages) await program.send(message);
    await page.locator("[data-phase=whole]").waitFor();
    await answer();
  }

  const value = (figure: string): Promise<string | null> =>
    page.locator(`[data-testid=averages] [data-figure="${figure}"]`).getAttribute("data-value");
  const names = (): Promise<readonly (string | null)[]> =>
    page.locator("tr[data-image]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-image")));

  it("shows what is of sums before the images are gone through, how far that is, and no mean over images", async () => {
    await open();
    assert.equal(await page.getByText("Opening the tables").isVisible(), true);
    const [sums] = messages;
    assert.ok(sums);
    await program.send(sums);
    await program.send({ type: "tables-progress", done: 100, of: 252 });
    await page.locator("[data-phase=sums]").waitFor();
    assert.ok(Number(await value("macro")) > 0.5);
    assert.equal(await page.locator('[data-figure="macro-imagewise"]').count(), 0);
    assert.match(await page.getByTestId("tables-progress").innerText(), /100 of 252 images, 39\.7 %/);
    await page.getByTestId("tab-images").click();
    await page.getByText("Images can be listed once all are gone through.").waitFor();
    await page.getByTestId("tab-classes").click();
    assert.deepEqual(await page.locator("[data-row='0'] td").allInnerTexts(), [
      "0", "106,375", "53.1 %", "0.705", "…", "…",
    ]); // prettier-ignore
  });

  it("shows every average once it is whole, by the metric that is chosen, and the problems of files", async () => {
    await openWhole();
    assert.equal(await page.getByTestId("tables-progress").count(), 0);
    assert.match(await page.locator("h1").innerText(), /unet against\s+targets/);
    assert.match(await page.locator(".facts").innerText(), /251 images[^]+2 classes[^]+1 file with a problem/);
    assert.match(await page.getByTestId("problems").innerText(), /x\.png Cut short\./);
    assert.match(await page.locator(".averages").innerText(), /1 image without a counted pixel left out/);
    const iou = await value("macro-imagewise");
    await page.getByTestId("metric").selectOption("dice");
    assert.ok(Number(await value("macro-imagewise")) > Number(iou));
  });

  it("lists the worst images first, page by page, by any column and by a text in their names", async () => {
    await openWhole();
    await page.getByTestId("tab-images").click();
    assert.deepEqual((await names()).slice(0, 2), ["street/249", "street/248"]);
    assert.match(await page.getByTestId("images-page").innerText(), /^1 to 100 of 251$/);
    await page.getByText("Next", { exact: true }).click();
    await answer();
    await page.getByText("101 to 200 of 251").waitFor();
    assert.equal((await names())[0], "street/149");
    await page.getByRole("button", { name: "Wrong pixels" }).click();
    await answer();
    assert.equal(await page.locator("th[aria-sort=descending]").innerText(), "Wrong pixels");
    await page.getByRole("button", { name: "Wrong pixels" }).click();
    await answer();
    await page.locator("tr[data-image=void]").waitFor();
    assert.deepEqual((await names()).slice(0, 2), ["void", "street/000"]);
    await page.getByTestId("filter-images").fill("T/24");
    await answer();
    await page.getByText("1 to 10 of 10").waitFor();
    await page.getByText("street/240", { exact: true }).click();
    assert.deepEqual((await program.posted()).at(-1), { type: "open-image", row: 240 });
  });

  it("sorts classes by a column, the worst first", async () => {
    await openWhole();
    await page.getByTestId("tab-classes").click();
    const rows = (): Promise<readonly (string | null)[]> =>
      page.locator("tr[data-row]").evaluateAll((all) => all.map((row) => row.getAttribute("data-row")));
    assert.deepEqual(await rows(), ["0", "1"]);
    await page.getByRole("button", { name: "Global" }).click();
    assert.deepEqual(await rows(), ["0", "1"]);
    await page.getByRole("button", { name: "Global" }).click();
    assert.deepEqual(await rows(), ["1", "0"]);
  });

  it("says why tables cannot be shown", async () => {
    await open();
    await program.send({ type: "tables-refused", message: "run.maskeval.parquet: it is cut short." });
    assert.match(
      await page.getByTestId("tables-refused").innerText(),
      /cannot be shown\s+run\.maskeval\.parquet: it is cut short/,
    );
  });

  for (const theme of THEMES)
    it(`gives axe nothing to find in ${theme}, on any tab, and has nothing beside a narrow page`, async function () {
      this.timeout(30_000);
      await openWhole(theme, 600);
      for (const tab of TABLES_TABS) {
        await page.getByTestId(`tab-${tab}`).click();
        const { violations } = await page.evaluate<AxeResults>(`${AXE}; axe.run()`);
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        assert.deepEqual(found, [], tab);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 600, tab);
      }
    });
});
