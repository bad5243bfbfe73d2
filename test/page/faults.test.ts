import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import type { MaskFacts } from "../../src/core/labels/labelMap";
import type { ImageEntry } from "../../src/core/document/report";
import { documentMessage, image, report, type Rows } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { answerPixels, drawnImage, drawnPixels, type DrawnPair } from "./support/viewerReport";

const A: DrawnPair = { name: "a", target: ["0012", "0022", "0092"], prediction: ["0002", "0011", "0011"] };

/** Thirty classes with names too long for a line, each with some pixels taken for the next. */
const LONG = report([
  image(
    "a",
    Array.from({ length: 30 }, (_, label): Rows => [
      [label, label, 90],
      [label, (label + 1) % 30, 10],
    ]).flat(),
  ),
]);
const LONG_NAMES = {
  ...LONG,
  choices: {
    ...LONG.choices,
    classList: {
      source: "test",
      ignore: [],
      classes: Array.from({ length: 30 }, (_, label) => ({
        label,
        name: `a class of a rather long name, number ${label}${" and more".repeat(label % 2 === 0 ? 12 : 0)}`,
        color: "#336699",
      })),
    },
  },
};

describe("the Confusion grid under the pointer", () => {
  let opened: OpenedReport;
  before(async () => {
    opened = await openReport({ message: documentMessage(LONG_NAMES), width: 1100, height: 700 });
    await opened.page.getByTestId("tab-confusion").click();
  });
  after(() => opened.close());
  const cell = (target: number, prediction: number): string =>
    `tr[data-row="${target}"] td:nth-of-type(${prediction + 1})`;
  const top = (): Promise<number> =>
    opened.page.locator(".confusion-grid").evaluate((grid) => grid.getBoundingClientRect().top);
  const words = (): Promise<string> => opened.page.getByTestId("confusion-words").innerText();

  it("stays where it is, however long the words for a cell are", async () => {
    const before = await top();
    for (const target of [0, 1, 2]) {
      await opened.page.locator(cell(target, target + 1)).hover();
      assert.equal(await top(), before);
    }
  });

  it("keeps both headings in sight while the cells scroll, each with the colour of its class", async () => {
    await opened.page.locator(".confusion-scroller").evaluate((scroller) => {
      scroller.scrollTop = 200;
      scroller.scrollLeft = 200;
    });
    const inSight = await opened.page.locator(".confusion-scroller").evaluate((scroller) => {
      const { top, left } = scroller.getBoundingClientRect();
      const column = scroller.querySelectorAll("thead th")[12]?.getBoundingClientRect();
      const row = scroller.querySelectorAll("tbody th")[14]?.getBoundingClientRect();
      return { top: Math.round((column?.top ?? 0) - top), left: Math.round((row?.left ?? 0) - left) };
    });
    assert.ok(inSight.top >= 0 && inSight.top < 10, `the column headings are ${inSight.top} px down`);
    assert.ok(inSight.left >= 0 && inSight.left < 10, `the row headings are ${inSight.left} px in`);
    assert.equal(await opened.page.locator(".confusion-grid thead .swatch").count(), 30);
    assert.equal(await opened.page.locator(".confusion-grid tbody th .swatch").count(), 30);
  });

  it("names the cell that was clicked, though the viewer moves another one under the pointer", async () => {
    await opened.page.locator(cell(5, 6)).scrollIntoViewIfNeeded();
    await opened.page.locator(cell(5, 6)).click();
    await opened.page.getByTestId("viewer").waitFor();
    await opened.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    assert.match(await words(), /number 5, predicted .*number 6/);
    assert.equal(await opened.page.locator("td.in-viewer").getAttribute("data-pixels"), "10");
  });
});

describe("the viewer's small faults", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport();
    await answerPixels(opened, (request) => drawnPixels(A, request));
    await opened.send(documentMessage(report([drawnImage(A)])));
    await opened.page.getByTestId("tab-images").click();
    await opened.page.locator('[data-row="a"] button').click();
    await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("closes the File menu by Escape, and the viewer by the next one", async () => {
    await opened.page.getByTestId("file-menu").click();
    await opened.page.keyboard.press("Escape");
    assert.equal(await opened.page.locator(".file-menu[open]").count(), 0);
    assert.equal(await opened.page.getByTestId("viewer").count(), 1);
    await opened.page.keyboard.press("Escape");
    await opened.page.getByTestId("viewer").waitFor({ state: "detached" });
  });

  it("closes the File menu by a click elsewhere", async () => {
    await opened.page.getByTestId("file-menu").click();
    await opened.page.locator("#viewer-title").click();
    assert.equal(await opened.page.locator(".file-menu[open]").count(), 0);
  });

  it("leaves a list by Escape before it closes", async () => {
    await opened.page.getByTestId("error-colours").focus();
    await opened.page.keyboard.press("Escape");
    assert.equal(await opened.page.locator(":focus").getAttribute("data-testid"), "stage");
    await opened.page.keyboard.press("Escape");
    await opened.page.getByTestId("viewer").waitFor({ state: "detached" });
  });

  it("shows to everyone which error region is marked", async () => {
    const count = opened.page.getByTestId("region-count");
    assert.equal(await count.innerText(), "2 error regions");
    await opened.page.getByTestId("largest-region").click();
    assert.equal(await count.innerText(), "Error region 1 of 2: 3 pixels, target class 2, prediction class 1.");
  });
});

describe("a report with more cells than fit into memory", () => {
  const [images, listed] = [33_600, 2_000];
  let opened: OpenedReport;
  before(async function () {
    this.timeout(90_000);
    const classes = Array.from({ length: listed }, (_, label) => ({ label, name: `thing ${label}`, color: "#336699" }));
    const large = report(
      Array.from({ length: images }, (_, index) => image(`image ${index}`, [[0, 0, 5]])),
      { choices: { ...DEFAULT_CHOICES, classList: { source: "classes.txt", classes, ignore: [] } } },
    );
    opened = await openReport({ message: documentMessage(large) });
  });
  after(() => opened.close());

  it("says so in a sentence in every tab, with what to do", async () => {
    for (const tab of ["summary", "classes", "images", "confusion", "dataCheck"]) {
      await opened.page.getByTestId(`tab-${tab}`).click();
      const text = await opened.page.getByTestId("refusal").innerText();
      assert.match(text, /33,600 images of 2,000 classes are more than the 67,108,864 cells/);
      assert.match(text, /class list of at most 1,997 classes/);
    }
    assert.deepEqual(opened.errors, []);
  }).timeout(60_000);
});

describe("the words of the page", () => {
  let opened: OpenedReport;
  const open = async (made: ReturnType<typeof report>): Promise<void> => {
    opened = await openReport({ message: documentMessage(made), width: 900 });
  };
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("keep Undo on one line, however narrow the page", async () => {
    await open(
      report([
        image("a", [[1, 0, 8]]),
        image("b", [
          [1, 0, 8],
          [2, 1, 9],
        ]),
      ]),
    );
    await opened.page.setViewportSize({ width: 420, height: 900 });
    await opened.page.getByTestId("tab-dataCheck").click();
    await opened.page.locator("[data-finding] button").first().click();
    const height = await opened.page.getByTestId("undo").evaluate((button) => button.getBoundingClientRect().height);
    assert.ok(height < 30, `the button is ${height} px high`);
  });

  it("put the way out beside the message that no image passes", async () => {
    await open(report([image("a", [[0, 0, 8]])]));
    await opened.page.getByTestId("tab-images").click();
    await opened.page.getByTestId("filter").fill("nothing");
    const message = await opened.page.getByText('No image has "nothing" in its name.').boundingBox();
    const button = await opened.page.getByTestId("clear-filters").boundingBox();
    assert.ok(message && button && Math.abs(button.y - message.y) < 40);
  });

  it("show a colour as a colour: in the table, the header and the readout", async () => {
    const facts: MaskFacts = { format: "PNG", kind: "colour", bits: 8 };
    const coloured: ImageEntry = {
      ...image("a", [
        [0x800000, 0x800000, 6],
        [0x800000, 0x008000, 2],
        [0xe0e0c0, 0x800000, 2],
      ]),
      target: { path: "a.png", facts },
      prediction: { path: "a.png", facts },
    };
    const made = report([coloured]);
    await open({ ...made, choices: { ...made.choices, ignore: [0xe0e0c0] } });
    assert.match(await opened.page.getByTestId("facts").innerText(), /ignore #e0e0c0/);
    await opened.page.getByTestId("tab-classes").click();
    assert.match(await opened.page.locator("tbody").nth(1).innerText(), /#800000/);
    await opened.page.getByTestId("tab-dataCheck").click();
    assert.equal(await opened.page.getByTestId("ignore").inputValue(), "#e0e0c0");
    await opened.page.getByTestId("ignore").fill("#008000, 7");
    await opened.page.getByTestId("ignore").blur();
    const { posted } = await opened.twin();
    const last = posted.findLast(({ type }) => type === "choices") as { choices?: { ignore: unknown } } | undefined;
    assert.deepEqual(last?.choices?.ignore, [0x008000, 7]);
    for (const tab of ["summary", "classes", "images", "confusion", "dataCheck"]) {
      await opened.page.getByTestId(`tab-${tab}`).click();
      assert.doesNotMatch(await opened.page.locator("body").innerText(), /8388608|14737600|32768/, tab);
    }
  });

  it("count in the header what the Data check counts, and list a missing file once", async () => {
    const made = report(
      [
        image("a", [
          [0, 0, 8],
          [1, 1, 2],
        ]),
      ],
      {
        pairing: { rule: "same name", pairs: 1, targetsOnly: ["b.png", "c.png"], predictionsOnly: ["d.png"] },
        problems: [
          { kind: "target-only", file: "b.png", message: "No prediction has its name." },
          { kind: "target-only", file: "c.png", message: "No prediction has its name." },
        ],
      },
    );
    await open(made);
    const count = opened.page.getByTestId("problem-count");
    assert.equal((await count.innerText()).trim(), "2 findings to check, 2 file problems");
    await count.click();
    assert.match(await opened.page.getByTestId("findings").locator("h2").innerText(), /2 to check/);
    assert.match(await opened.page.getByTestId("problems").locator("h2").innerText(), /2/);
    assert.equal(await opened.page.getByText("b.png", { exact: true }).count(), 1);
    assert.match(await opened.page.getByTestId("targetsOnly").innerText(), /2\s+All listed above/);
    assert.match(await opened.page.getByTestId("predictionsOnly").innerText(), /d\.png/);
  });

  it("have no 'ticked off' for what is unticked", async () => {
    await open(report([image("a", [[0, 0, 8]])]));
    await opened.page.getByTestId("tab-dataCheck").click();
    const text = await opened.page.locator("body").innerText();
    assert.match(text, /is unticked in Classes/);
    assert.doesNotMatch(text, /ticked off/);
  });
});
