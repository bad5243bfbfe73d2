import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { SHAPE_VIEWS } from "../../src/core/shapes/shapeMarks";
import type { ViewerRequest } from "../../src/protocol/viewer";
import { measuredReport, type DrawnPair } from "../support/measuredReport";
import { documentMessage } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { THEMES } from "./support/theme";
import { answerPixels, drawnPixels, drawnShapes } from "./support/viewerReport";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** A square of class 1 of which a corner is missed, one that is missed whole, and one of class 2 that is invented; an ignored pixel. */
const A: DrawnPair = {
  name: "a",
  target: ["11100000", "11100011", "11100011", "00000000", "00000000", "90000000"],
  prediction: ["11100000", "11100000", "11000000", "00000000", "00022000", "00022000"],
};
/** A single object that is missed. */
const B: DrawnPair = { name: "b", target: ["00000000", "01111000"], prediction: ["00000000", "00000000"] };
const PAIRS = [A, B];
const REPORT = measuredReport(PAIRS, {
  classList: {
    source: "made",
    classes: [
      { label: 0, name: "background", color: "#000000" },
      { label: 1, name: "cat", color: "#117733" },
      { label: 2, name: "dog", color: "#882255" },
    ],
    ignore: [255],
  },
});

interface Opened extends OpenedReport {
  readonly asked: readonly ViewerRequest[];
}

async function openShapes(options: Parameters<typeof openReport>[0] = {}, report = REPORT): Promise<Opened> {
  const opened = await openReport(options);
  const of = (image: string): DrawnPair | undefined => PAIRS.find(({ name }) => name === image);
  const asked = await answerPixels(
    opened,
    (request) => {
      const pair = of(request.image);
      return pair && drawnPixels(pair, request);
    },
    (request) => {
      const pair = of(request.image);
      return pair && drawnShapes(pair, request);
    },
  );
  await opened.send(documentMessage(report));
  return { ...opened, asked };
}

/** Opens an image from the list of images, in the mode of shapes, by keys alone. */
async function openImage(opened: OpenedReport, name: string): Promise<void> {
  await opened.page.getByTestId("tab-images").click();
  await opened.page.locator(`[data-row="${name}"] th`).focus();
  await opened.page.keyboard.press("Enter");
  await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
  await opened.page.keyboard.press("9");
  await opened.page.locator("[data-testid=stage][data-mode=shapes]").waitFor();
}

/** A letter a pixel: the same for the same colour, by the words of the legend; `.` for what is in none of its colours. */
async function drawn(opened: OpenedReport, width: number, height: number): Promise<readonly string[]> {
  await opened.page.locator(".stage-note").waitFor({ state: "detached" });
  await opened.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return opened.page.getByTestId("stage").evaluate(
    (stage, size) => {
      const canvas = stage.querySelector("canvas");
      const context = canvas?.getContext("2d");
      const scale = Number(stage.getAttribute("data-scale"));
      if (!canvas || !context) return [];
      const legend = [...document.querySelectorAll<HTMLElement>("[data-testid=shape-marks] li")].map(
        (item) => getComputedStyle(item.querySelector(".swatch") ?? item).backgroundColor,
      );
      const left = (canvas.clientWidth - size.width * scale) / 2;
      const top = (canvas.clientHeight - size.height * scale) / 2;
      return Array.from({ length: size.height }, (_, y) =>
        Array.from({ length: size.width }, (__, x) => {
          const [r, g, b] = context.getImageData(
            Math.round(left + (x + 0.4) * scale),
            Math.round(top + (y + 0.4) * scale),
            1,
            1,
          ).data;
          const index = legend.indexOf(`rgb(${String(r)}, ${String(g)}, ${String(b)})`);
          return index < 0 ? "." : "abcdef".charAt(index);
        }).join(""),
      );
    },
    { width, height },
  );
}

async function show(opened: OpenedReport, view: string): Promise<void> {
  await opened.page.getByTestId("shape-view").selectOption(view);
}

describe("the shapes in the viewer", () => {
  let opened: Opened;
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("colour errors by kind, of both classes of a pixel or of one alone", async () => {
    opened = await openShapes();
    await openImage(opened, "a");
    // c: a whole object missed, d: invented, b: a part of one that was met. The outline of so small an image is 0 pixels wide.
    assert.deepEqual(await drawn(opened, 8, 6), [
      "........",
      "......cc",
      "..b...cc",
      "........",
      "...dd...",
      "...dd...",
    ]);
    await opened.page.locator("[data-legend='2']").focus();
    await opened.page.keyboard.press("o");
    assert.deepEqual(await drawn(opened, 8, 6), [...new Array<string>(4).fill("........"), "...dd...", "...dd..."]);
    // Background has too much where others are missed, and lacks what was invented.
    await opened.page.locator("[data-legend='0']").focus();
    await opened.page.keyboard.press("o");
    assert.deepEqual(await drawn(opened, 8, 6), [
      "........",
      "......bb",
      "..b...bb",
      "........",
      "...bb...",
      "...bb...",
    ]);
  });

  it("show the bands along outlines, with their width", async () => {
    opened = await openShapes();
    await openImage(opened, "a");
    await show(opened, "band");
    await opened.page.locator("[data-legend='1']").focus();
    await opened.page.keyboard.press("o");
    // a: in both bands; b: in the target's alone. Its inner pixel has no band in the target, but one in the prediction.
    assert.deepEqual(await drawn(opened, 8, 6), [
      "aaa.....",
      "aca...bb",
      "aab...bb",
      "........",
      "........",
      "........",
    ]);
    assert.match(await opened.page.locator(".legend").innerText(), /The band is 1 pixel wide/);
  });

  it("show how far outlines are from those of the other side", async () => {
    opened = await openShapes();
    await openImage(opened, "b");
    await show(opened, "distance");
    await opened.page.locator("[data-legend='1']").focus();
    await opened.page.keyboard.press("o");
    // f: there is no outline on the other side.
    assert.deepEqual(await drawn(opened, 8, 2), ["........", ".ffff..."]);
    assert.match(await opened.page.locator(".legend").innerText(), /within 2 px, the tolerance of NSD/);
  });

  it("show skeletons, and where they miss the other mask", async () => {
    opened = await openShapes();
    await openImage(opened, "b");
    await show(opened, "skeleton");
    await opened.page.locator("[data-legend='1']").focus();
    await opened.page.keyboard.press("o");
    const [, line = ""] = await drawn(opened, 8, 2);
    assert.match(line, /^\.b+\.+$/);
  });

  it("show objects by what became of them, and say where that is not known", async () => {
    opened = await openShapes();
    await openImage(opened, "a");
    await show(opened, "objects");
    await opened.page.locator("[data-legend='0']").click();
    assert.deepEqual(await drawn(opened, 8, 6), [
      "aaa.....",
      "aaa...bb",
      "aaa...bb",
      "........",
      "...cc...",
      "...cc...",
    ]);
    await opened.close();
    opened = await openShapes({}, measuredReport(PAIRS, {}, ["kinds"]));
    await openImage(opened, "a");
    await show(opened, "objects");
    assert.match(await opened.page.getByTestId("shapes-failure").innerText(), /Objects were not measured/);
  });

  it("are asked for when they are looked at, once, and anew under another class table or band", async () => {
    opened = await openShapes();
    const views = () => opened.asked.flatMap((request) => (request.type === "shapes" ? [request.shapes.view] : []));
    await opened.page.getByTestId("tab-images").click();
    await opened.page.locator(`[data-row="a"] th`).focus();
    await opened.page.keyboard.press("Enter");
    await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
    assert.deepEqual(views(), []);
    await opened.page.keyboard.press("9");
    await drawn(opened, 8, 6);
    await show(opened, "band");
    await drawn(opened, 8, 6);
    await show(opened, "kinds");
    await drawn(opened, 8, 6);
    await opened.page.getByTestId("stage").focus();
    await opened.page.keyboard.press("4");
    await opened.page.keyboard.press("9");
    assert.deepEqual(views(), ["kinds", "band"]);
    const { choices } = REPORT;
    await opened.send(
      documentMessage({ ...REPORT, choices: { ...choices, merges: [{ labels: [1, 2], name: "pet" }] } }),
    );
    await drawn(opened, 8, 6);
    assert.deepEqual(views(), ["kinds", "band", "kinds"]);
  });

  it("say why they cannot be shown", async () => {
    opened = await openReportWithout("Its shapes can't be shown. <b>The masks were written since.</b>");
    await openImage(opened, "a");
    assert.equal(
      await opened.page.getByTestId("shapes-failure").innerText(),
      "Its shapes can't be shown. <b>The masks were written since.</b>",
    );
  });
});

async function openReportWithout(message: string): Promise<Opened> {
  const opened = await openReport();
  const asked = await answerPixels(
    opened,
    (request) => drawnPixels(PAIRS.find(({ name }) => name === request.image) ?? A, request),
    () => ({ ok: false, message }),
  );
  await opened.send(documentMessage(REPORT));
  return { ...opened, asked };
}

/** Waits until it is so, as pictures come over the host. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("the objects in the viewer", () => {
  let opened: Opened;
  const press = (key: string): Promise<void> => opened.page.keyboard.press(key);
  const lit = (): Promise<string> => opened.page.getByTestId("region-count").innerText();
  const title = (): Promise<string> => opened.page.locator("#viewer-title").innerText();
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("are lit alone, brought near, from their row", async () => {
    opened = await openShapes();
    await opened.page.getByTestId("tab-objects").click();
    await opened.page.locator("tbody tr[data-row]").filter({ hasText: "invented" }).locator("th").focus();
    await press("Enter");
    await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
    assert.match(await lit(), /^Invented object \d of 3: dog, 4 pixels\.$/);
    const alphas = () =>
      opened.page.getByTestId("stage").evaluate((stage) => {
        const canvas = stage.querySelector("canvas");
        const scale = Number(stage.getAttribute("data-scale"));
        const at = (x: number, y: number): number => {
          const left = ((canvas?.clientWidth ?? 0) - 8 * scale) / 2;
          const top = ((canvas?.clientHeight ?? 0) - 6 * scale) / 2;
          const data = canvas
            ?.getContext("2d")
            ?.getImageData(left + (x + 0.4) * scale, top + (y + 0.4) * scale, 1, 1).data;
          return data?.[3] ?? 0;
        };
        return [at(3, 4), at(4, 5), at(1, 1), at(6, 1)];
      });
    // What is right is dim, and all but the object lies under the veil.
    await opened.page.waitForFunction(() => document.querySelector(".viewer [data-testid=stage]") !== null);
    await until(async () => (await alphas()).every((alpha) => alpha > 180));
    assert.deepEqual((await alphas()).slice(0, 2), [255, 255]);
    assert.ok((await alphas()).slice(2).every((alpha) => alpha < 255));
    assert.equal(opened.asked.filter((request) => request.type === "shapes").length, 1);
    // The next image has another object of that number: the class alone stays lit.
    await press("k");
    await press("j");
    assert.doesNotMatch(await lit(), /object/);
    assert.equal(await opened.page.getByTestId("show-all").count(), 1);
  });

  it("are stepped through by M and B in the order of their table, over the images", async () => {
    opened = await openShapes();
    await opened.page.getByTestId("tab-objects").click();
    await opened.page.locator("tbody tr[data-row] th").first().focus();
    await press("Enter");
    await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
    const rows = await opened.page
      .locator("tbody tr[data-row] th")
      .evaluateAll((all) => all.map((cell) => (cell as HTMLElement).innerText.trim()));
    assert.deepEqual(rows.toSorted(), ["a", "a", "b"]);
    for (const [step, name] of [...rows.slice(1), rows[0] ?? ""].entries()) {
      await press("m");
      assert.equal(await title(), name);
      assert.match(await lit(), new RegExp(`^(Missed|Invented) object ${((step + 1) % 3) + 1} of 3: `));
    }
    await press("b");
    assert.match(await lit(), / object 3 of 3: /);
    assert.match(await opened.page.getByTestId("live-region").innerText(), / object 3 of 3: /);
  });

  it("are stepped through in the image, the largest first, where another tab is open", async () => {
    opened = await openShapes();
    await openImage(opened, "a");
    await press("m");
    const first = await lit();
    await press("m");
    const second = await lit();
    assert.deepEqual(
      [first, second].map((words) => words.includes(" 4 pixels")),
      [true, true],
    );
    assert.notEqual(first, second);
    await press("m");
    assert.equal(await lit(), first);
    assert.equal(await title(), "a");
    await opened.page.getByTestId("object-buttons").locator("button").last().click();
    assert.equal(await lit(), second);
    await press("?");
    assert.match(await opened.page.locator(".key-list").innerText(), /M\s+Next missed or invented object/);
  });

  it("are told to be unknown where they were not measured", async () => {
    opened = await openShapes({}, measuredReport(PAIRS, {}, ["kinds"]));
    await openImage(opened, "a");
    await press("m");
    assert.match(await opened.page.getByTestId("live-region").innerText(), /Objects were not measured/);
    assert.equal(await opened.page.getByTestId("object-buttons").count(), 0);
  });
});

describe("shapes in the viewer for everyone", () => {
  for (const theme of THEMES) {
    it(`give axe nothing to find in ${theme}, wide and narrow`, async function () {
      this.timeout(60_000);
      for (const width of [1280, 600]) {
        const opened = await openShapes({ theme, width });
        await openImage(opened, "a");
        for (const view of SHAPE_VIEWS) {
          await show(opened, view);
          await drawn(opened, 8, 6);
          const results = await opened.page.evaluate<AxeResults>(`${AXE}; axe.run()`);
          assert.deepEqual(
            results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
            [],
            view,
          );
          const wider = await opened.page.evaluate(() =>
            [...document.querySelectorAll("html, .viewer, .viewer > *, .legend")]
              .filter((element) => element.scrollWidth > element.clientWidth + 1)
              .map((element) => element.className),
          );
          assert.deepEqual(wider, [], view);
        }
        await opened.close();
      }
    });
  }
});
