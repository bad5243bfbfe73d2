import assert from "node:assert/strict";
import { documentMessage, image, report, type Rows } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

/** Nine of ten pixels right in the first, fewer in each that follows; names that differ at their ends alone. */
const REPORT = report(
  Array.from({ length: 9 }, (_, index): ReturnType<typeof image> =>
    image(`a_rather_long_name_of_one_recording_with_a_number_behind_it_${index}`, [
      [0, 0, 9 - index],
      [0, 1, 1 + index],
      [1, 1, 10],
    ] satisfies Rows),
  ),
);
const nameOf = (index: number): string => `a_rather_long_name_of_one_recording_with_a_number_behind_it_${index}`;

describe("the tools of the tables", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
  const tab = (id: string): Promise<void> => opened.page.getByTestId(`tab-${id}`).click();
  const rows = (): Promise<readonly (string | undefined)[]> =>
    opened.page
      .locator("tbody tr[data-row]")
      .evaluateAll((found) => found.map((row) => (row as HTMLElement).dataset["row"]));
  const clipboard = (): Promise<string> => opened.page.evaluate(() => navigator.clipboard.readText());
  const view = async (): Promise<Readonly<Record<string, unknown>>> =>
    ((await opened.twin()).state as { view: Readonly<Record<string, unknown>> }).view;

  it("show the images worst first from the beginning, whatever is better in the metric", async () => {
    await tab("images");
    assert.equal((await rows())[0], nameOf(8));
    await opened.page.getByTestId("metric").selectOption("fnr");
    assert.equal((await rows())[0], nameOf(8));
    assert.equal(await opened.page.locator("th[aria-sort=descending]").count(), 1);
  });

  it("open an image by a click anywhere in its row, and by Enter on any of its cells", async () => {
    await tab("images");
    await opened.page
      .locator(`tr[data-row="${nameOf(8)}"] td`)
      .nth(3)
      .click();
    assert.equal(await opened.page.locator("#viewer-title").innerText(), nameOf(8));
    await opened.page.keyboard.press("Escape");
    await opened.page
      .locator(`tr[data-row="${nameOf(7)}"] td`)
      .nth(2)
      .focus();
    await opened.page.keyboard.press("Enter");
    assert.equal(await opened.page.locator("#viewer-title").innerText(), nameOf(7));
  });

  it("copy the row in hand, and all that are selected, for a spreadsheet", async () => {
    await tab("images");
    await opened.page.locator(`[data-cell="1:0"]`).focus();
    await opened.page.keyboard.press("Control+c");
    const one = (await clipboard()).split("\n").map((line) => line.split("\t"));
    assert.equal(one.length, 2);
    assert.equal(one[0]?.[0], "Image");
    assert.equal(one[1]?.[0], nameOf(8));
    assert.equal(new Set(one.map((cells) => cells.length)).size, 1);
    await opened.page.keyboard.press("Shift+ArrowDown");
    await opened.page.keyboard.press("Shift+ArrowDown");
    assert.equal(await opened.page.locator("tr[aria-selected=true]").count(), 3);
    await opened.page.keyboard.press("Control+c");
    assert.deepEqual(
      (await clipboard()).split("\n").map((line) => line.split("\t")[0]),
      ["Image", nameOf(8), nameOf(7), nameOf(6)],
    );
    assert.equal(await opened.page.getByTestId("live-region").innerText(), "3 rows are on the clipboard.");
    await opened.page.keyboard.press("ArrowDown");
    assert.equal(await opened.page.locator("tr[aria-selected=true]").count(), 0);
    await opened.page.keyboard.press("Control+a");
    assert.equal(await opened.page.locator("tr[aria-selected=true]").count(), 9);
  });

  it("go to the tab's own filter by Ctrl+F, and leave the key to VS Code where there is none", async () => {
    await opened.page.evaluate(() => {
      const seen: boolean[] = [];
      Object.assign(window, { seen });
      window.addEventListener("keydown", (event) => {
        if (event.key === "f") seen.push(event.defaultPrevented);
      });
    });
    const reached = (): Promise<number> =>
      opened.page.evaluate(() => (window as unknown as { seen: readonly boolean[] }).seen.length);
    await tab("images");
    await opened.page.keyboard.press("Control+f");
    assert.equal(await opened.page.locator(":focus").getAttribute("data-testid"), "filter");
    await tab("classes");
    await opened.page.keyboard.press("Control+f");
    assert.equal(await opened.page.locator(":focus").getAttribute("data-testid"), "classes-filter");
    assert.equal(await reached(), 0);
    await tab("confusion");
    await opened.page.keyboard.press("Control+f");
    assert.equal(await reached(), 1);
  });

  it("find classes by name or label", async () => {
    await tab("classes");
    await opened.page.getByTestId("classes-filter").fill("1");
    assert.deepEqual(await rows(), ["1"]);
    assert.equal(await opened.page.getByTestId("classes-shown").innerText(), "1 of 2 classes");
    await opened.page.getByTestId("classes-filter").fill("nowhere");
    assert.equal(await opened.page.locator(".table-empty").innerText(), 'No class has "nowhere" in its name.');
  });

  it("draw the figure of a class as a bar, and the difference as a number alone", async () => {
    await tab("classes");
    const row = opened.page.locator('tr[data-row="0"]');
    assert.equal(await row.locator(".interval-bar .fill").count(), 1);
    assert.equal(await row.locator(".difference-bar").count(), 0);
    const [fill, bar] = await Promise.all(
      [".interval-bar .fill", ".interval-bar"].map((selector) =>
        row.locator(selector).evaluate((element) => element.getBoundingClientRect().width),
      ),
    );
    const value = (await opened.figure("global.none.iou", "0")) ?? NaN;
    assert.ok(Math.abs((fill ?? 0) / (bar ?? 1) - value) < 0.02);
  });

  for (const table of ["classes", "images"] as const) {
    it(`hide any column of the ${table} but the first, and remember it`, async () => {
      await tab(table);
      const before = await opened.page.locator("thead th").count();
      await opened.page.getByTestId(table === "classes" ? "columns" : "images-columns").click();
      await opened.page.locator(`[data-column=${table === "classes" ? "support" : "size"}]`).uncheck();
      assert.equal(await opened.page.locator("thead th").count(), before - 1);
      assert.equal(await opened.page.locator("[data-column=name]").count(), 0);
      assert.deepEqual((await view())["hiddenColumns"], [table === "classes" ? "classes.support" : "images.size"]);
    });
  }

  it("take another width of a column by the mouse and by keys, remember it, and give the usual one back", async () => {
    await tab("images");
    const header = opened.page.locator("th", { has: opened.page.locator("[data-sort=macro]") });
    const width = (): Promise<number> => header.evaluate((cell) => Math.round(cell.getBoundingClientRect().width));
    const usual = await width();
    const handle = await opened.page.locator("[data-resize=macro]").boundingBox();
    assert.ok(handle);
    await opened.page.mouse.move(handle.x + 3, handle.y + 5);
    await opened.page.mouse.down();
    await opened.page.mouse.move(handle.x + 63, handle.y + 5, { steps: 4 });
    await opened.page.mouse.up();
    const kept = ((await view())["columnWidths"] as Readonly<Record<string, number>>)["images.macro"] ?? 0;
    assert.ok(Math.abs(kept - usual - 60) < 25, `from ${usual} to ${kept}`);
    assert.equal(await opened.page.locator("[aria-sort=ascending] [data-sort=macro]").count(), 1, "no sort by a drag");
    await opened.page.locator("[data-sort=macro]").focus();
    await opened.page.keyboard.press("Alt+ArrowRight");
    const wider = ((await view())["columnWidths"] as Readonly<Record<string, number>>)["images.macro"] ?? 0;
    assert.ok(wider > kept);
    await opened.page.locator("[data-resize=macro]").dblclick();
    assert.deepEqual((await view())["columnWidths"], {});
  });

  it("show the filters of the images as chips, each with its way out", async () => {
    await tab("images");
    await opened.page.getByTestId("filter").fill("behind");
    await opened.page.getByTestId("range-to").fill("0.5");
    assert.deepEqual(await opened.page.locator("[data-chip]").allInnerTexts(), [
      'name has "behind"',
      "IoU from … to 0.500",
    ]);
    await opened.page.locator('[data-chip="range"] button').click();
    assert.equal(await opened.page.getByTestId("range-to").inputValue(), "");
    await opened.page.locator('[data-chip="name"] button').click();
    assert.equal(await opened.page.getByTestId("chips").count(), 0);
  });

  it("take a range of figures from the histogram, and let it go again", async () => {
    await tab("images");
    await opened.page.locator(".range .histogram button").first().click();
    const chosen = await rows();
    assert.ok(chosen.length < 9 && chosen.includes(nameOf(8)));
    await opened.page.locator(".range .histogram button.chosen").first().click();
    assert.equal((await rows()).length, 9);
  });

  it("keep the end of a name that has no room", async () => {
    await tab("images");
    await opened.page.getByTestId("images-view").selectOption("grid");
    const seen = await opened.page
      .locator(".tile")
      .first()
      .evaluate((tile) => {
        const tail = tile.querySelector(".tail")?.getBoundingClientRect();
        const own = tile.getBoundingClientRect();
        return tail !== undefined && tail.width > 0 && tail.right <= own.right;
      });
    assert.ok(seen, "the end of the name is seen");
    assert.match((await opened.page.locator(".tile").first().textContent()) ?? "", /behind_it_8/);
  });

  it("say what the colours of the thumbnails mean", async () => {
    await tab("images");
    await opened.page.getByTestId("images-view").selectOption("grid");
    assert.match(
      await opened.page.getByTestId("grid-legend").innerText(),
      /Wrong pixels by their predicted class:\s*class 1/,
    );
  });
});

describe("the header where there is little room", () => {
  it("takes two lines at 900 px, with what does not fit in a menu, and never cuts Same as", async () => {
    const opened = await openReport({ message: documentMessage(REPORT), width: 900 });
    const lines = await opened.page.locator(".report-header").evaluate((header) => {
      const tops = [...header.querySelectorAll(".facts, .reading, .choices > *")].map((one) => {
        const { top, height } = one.getBoundingClientRect();
        return Math.round((top + height / 2) / 12);
      });
      return new Set(tops).size;
    });
    assert.equal(lines, 2);
    assert.equal(await opened.page.getByTestId("undefined").isVisible(), false);
    await opened.page.getByTestId("rules").click();
    await opened.page.getByTestId("undefined").selectOption("0");
    await opened.page.keyboard.press("Escape");
    assert.equal(await opened.page.getByTestId("undefined").isVisible(), false);
    for (const preset of ["mmseg", "smp0", "torchmetrics", "torchmetricsSegmentation", "monaiEmpty"]) {
      await opened.page.getByTestId("preset").selectOption(preset);
      const room = await opened.page.getByTestId("preset").evaluate((select) => {
        const { options, selectedIndex, clientWidth } = select as HTMLSelectElement;
        const context = document.createElement("canvas").getContext("2d");
        if (!context) return -1;
        context.font = getComputedStyle(select).font;
        return clientWidth - context.measureText(options[selectedIndex]?.text ?? "").width;
      });
      assert.ok(room > 10, `${preset} has ${room} px to spare`);
    }
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
});

describe("the tables on a narrow page", () => {
  const drawn = (opened: OpenedReport): Promise<readonly (string | null)[]> =>
    opened.page
      .locator("thead [data-sort]")
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-sort")));

  for (const [tab, shown] of [
    ["classes", ["name", "global", "samplewise", "difference"]],
    ["images", ["name", "pixelAccuracy", "macro"]],
  ] as const) {
    it(`of the ${tab} show the figures first, all of them in sight beside the names`, async () => {
      const opened = await openReport({ message: documentMessage(REPORT), width: 600 });
      await opened.page.getByTestId(`tab-${tab}`).click();
      assert.deepEqual((await drawn(opened)).slice(0, shown.length), shown);
      for (const column of shown) {
        const right = await opened.page
          .locator("th", { has: opened.page.locator(`[data-sort=${column}]`) })
          .evaluate((cell) => cell.getBoundingClientRect().right);
        assert.ok(right <= 600, `${column} ends at ${right}`);
      }
      const narrow = await drawn(opened);
      await opened.page.setViewportSize({ width: 1400, height: 900 });
      await opened.page
        .locator("thead tr > :nth-child(2) [data-sort=label], thead tr > :nth-child(2) [data-sort=size]")
        .waitFor();
      const wide = await drawn(opened);
      assert.notDeepEqual(wide, narrow);
      assert.deepEqual(new Set(wide), new Set(narrow));
      assert.deepEqual(opened.errors, []);
      await opened.close();
    });
  }
});
