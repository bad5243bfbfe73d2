// Pictures of every tab in four themes, at three widths, with 2, 19 and 150 classes, in a real window of VS Code, and sheets that hold
// many of them: what a change of the page's look is judged by.
//   npm run looks
//   npm run looks -- --data 150 --theme dark --width 600 --tab Classes --out /tmp/looks
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import "./vscode/atEnd.mjs";
import { sharedBrowser } from "./vscode/browser.mjs";
import { ROOT } from "./vscode/folders.mjs";
import { buildWithRegions, buildWithStreet, STREET_REPORTS } from "./vscode/sample.mjs";
import { REPORT_ALONE } from "./vscode/reportAlone.mjs";
import { THEMES } from "./vscode/themes.mjs";
import { openWindow } from "./vscode/window.mjs";

const HEIGHT = 1500;

const MEASURED = ["--measure", "all"];

/** By their number of classes, with their shapes. */
const DATA = {
  2: () => buildWithRegions(2, MEASURED),
  19: () => buildWithStreet(MEASURED),
  150: () => buildWithRegions(150, MEASURED),
};

/** What is looked at, and how it is reached from an open report. */
const LOOKS = {
  Summary: { tab: "Summary" },
  Classes: { tab: "Classes" },
  Images: { tab: "Images", view: "list" },
  Thumbnails: { tab: "Images", view: "grid" },
  "Heat table": { tab: "Images", view: "heat" },
  Confusion: { tab: "Confusion" },
  "Data check": { tab: "Data check" },
  Compare: { tab: "Compare" },
  Viewer: { tab: "Images", view: "list", viewer: true },
  Kinds: { tab: "Summary", part: "kinds" },
  Distances: { tab: "Summary", metric: "nsd" },
  "Distances of classes": { tab: "Classes", metric: "hd95" },
  "Kinds of images": { tab: "Images", view: "list", metric: "segmentError" },
  Objects: { tab: "Objects", metric: "pq" },
  "Near outlines": { tab: "Confusion", pixels: "near" },
  "Compared kinds": { tab: "Compare", part: "compared-kinds" },
  "Viewer by kind": { tab: "Images", view: "list", viewer: true, shapes: "kinds" },
  "Viewer of objects": { tab: "Images", view: "list", viewer: true, shapes: "objects" },
  "Viewer of skeletons": { tab: "Images", view: "list", viewer: true, shapes: "skeleton" },
};

const { values } = parseArgs({
  options: {
    data: { type: "string", multiple: true, default: Object.keys(DATA) },
    theme: { type: "string", multiple: true, default: Object.keys(THEMES) },
    width: { type: "string", multiple: true, default: ["1400", "900", "600"] },
    tab: { type: "string", multiple: true, default: Object.keys(LOOKS) },
    out: { type: "string", default: join(ROOT, "out/looks") },
  },
});

for (const [option, known] of Object.entries({ data: DATA, theme: THEMES, tab: LOOKS })) {
  const unknown = values[option].find((value) => !(value in known));
  if (unknown === undefined) continue;
  console.error(`There is no ${option} "${unknown}". What there is: ${Object.keys(known).join(", ")}.`);
  process.exit(2);
}

mkdirSync(values.out, { recursive: true });
for (const data of values.data) {
  const folder = await DATA[data]();
  const window = await openWindow({ folder, width: 1400, height: HEIGHT, settings: REPORT_ALONE });
  await window.rightClick(STREET_REPORTS, "Compare Reports");
  await window.panel().getByRole("tab").first().waitFor();
  await window.runCommand("View: Toggle Primary Side Bar Visibility");
  for (const theme of values.theme) {
    await window.resize(1400, HEIGHT);
    await window.runCommand("Notifications: Clear All Notifications");
    await window.setTheme(THEMES[theme]);
    await window.panel().locator(`body.${THEMES[theme]}`).waitFor();
    for (const width of values.width) {
      await window.resize(Number(width), HEIGHT);
      const pictures = [];
      for (const tab of values.tab) {
        await show(window, LOOKS[tab]);
        const file = join(values.out, `${data}-${theme}-${width}-${tab.replaceAll(" ", "-")}.png`);
        await window.screenshot(file);
        pictures.push(file);
      }
      await writeSheet(join(values.out, `sheet-${data}-${theme}-${width}.png`), pictures, Number(width));
      console.log(`${data} classes, ${theme}, ${width} px`);
    }
  }
  await window.close();
}
process.exit(0);

/** Brings the open report to what is looked at, and waits until it stands still. */
async function show(window, { tab, view, viewer, metric = "dice", part, pixels = "all", shapes }) {
  const panel = window.panel();
  if (await panel.getByTestId("stage").isVisible()) {
    await panel.getByTestId("stage").focus();
    await window.page.keyboard.press("Escape");
  }
  await panel.getByRole("tab", { name: tab, exact: true }).click();
  await panel.getByRole("progressbar").waitFor({ state: "detached" });
  await panel.getByTestId("metric").selectOption(metric);
  if (tab === "Confusion") await panel.getByTestId("confusion-pixels").selectOption(pixels);
  if (view) await panel.getByTestId("images-view").selectOption(view);
  if (tab === "Compare") await panel.getByText("Drawing intervals").waitFor({ state: "detached" });
  if (viewer) {
    await panel.locator("tr[data-row] button").first().click();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await panel.getByTestId("stage").focus();
    await window.page.keyboard.press(shapes ? "9" : "4");
    if (shapes) await panel.getByTestId("shape-view").selectOption(shapes);
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await panel.locator(".stage-note").waitFor({ state: "detached" });
  }
  if (part) await panel.getByTestId(part).evaluate((shown) => shown.scrollIntoView({ block: "start" }));
  else if (!viewer) await panel.getByRole("tabpanel").evaluate(scrollToTop);
  await window.page.mouse.move(0, 0);
  await panel.locator(".changed").first().waitFor({ state: "detached" });
  await panel.locator(".thumbnail[data-state=empty]:visible").first().waitFor({ state: "detached" });
}

/** Of a part of the page, with all that it lies in. */
function scrollToTop(part) {
  for (let scrolled = part; scrolled; scrolled = scrolled.parentElement) scrolled.scrollTop = 0;
}

/** Writes pictures side by side, small, each under its name. */
async function writeSheet(file, pictures, width) {
  const shown = Math.min(width, 620);
  const page = await (await sharedBrowser()).newPage({ viewport: { width: 3 * (shown + 12), height: 400 } });
  // From a file, as a page without an address may show no files.
  await page.goto(pathToFileURL(ROOT).href);
  await page.setContent(
    `<body style="margin: 0; display: flex; flex-wrap: wrap; gap: 12px; font: 13px sans-serif">${pictures
      .map(
        (picture) =>
          `<figure style="margin: 0"><figcaption>${basename(picture)}</figcaption><img width="${shown}" src="${pathToFileURL(picture).href}"></figure>`,
      )
      .join("")}`,
  );
  await page.evaluate(() => Promise.all([...globalThis.document.images].map((image) => image.decode())));
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}
