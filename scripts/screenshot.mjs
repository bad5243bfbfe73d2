// A picture of a report, of the sample or of street scenes, in a real window of VS Code, to look at:
//   npm run screenshot
//   npm run screenshot -- --data street --theme dark --tab Classes --width 1600 --height 1000 --out /tmp/classes.png
//   npm run screenshot -- --data street --tab Images --view thumbnails --theme dark --out /tmp/grid.png
//   npm run screenshot -- --data street --viewer "Side by side" --theme light --out /tmp/viewer.png
//   npm run screenshot -- --data cases --viewer Errors --theme dark --out /tmp/case.png
//   npm run screenshot -- --data runs --theme light --out /tmp/ranking.png
//   npm run screenshot -- --data tables --tab Confusion --theme dark --out /tmp/tables.png
//   npm run screenshot -- --data street --card kinds --theme light --out /tmp/kinds.png
//   npm run screenshot -- --data street --metric hd95 --theme dark --out /tmp/hd95.png
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import "./vscode/atEnd.mjs";
import { ROOT } from "./vscode/folders.mjs";
import { REPORT_ALONE } from "./vscode/reportAlone.mjs";
import {
  buildWithCases,
  buildWithRuns,
  buildWithSample,
  buildWithStreet,
  buildWithTables,
  CASES_REPORT,
  RUN_REPORTS,
  STREET_REPORTS,
  TABLES_REPORT,
} from "./vscode/sample.mjs";
import { THEMES } from "./vscode/themes.mjs";
import { openWindow } from "./vscode/window.mjs";

if (process.argv.includes("--help")) {
  const [usage = ""] = /^(?:\/\/.*\n)+/.exec(readFileSync(new URL(import.meta.url), "utf8")) ?? [];
  console.log(usage.replaceAll(/^\/\/ ?/gm, "").trimEnd());
  process.exit();
}

const { values } = parseArgs({
  options: {
    theme: { type: "string", multiple: true, default: ["light", "dark"] },
    data: { type: "string", default: "sample" },
    tab: { type: "string" },
    /** Of the Images tab: list, thumbnails or "image × class". */
    view: { type: "string" },
    /** Opens the worst image in the viewer, in this mode: Photograph, Target, Prediction, Errors, ... */
    viewer: { type: "string" },
    /** The metric of the header, by its id; one of shapes is measured first. */
    metric: { type: "string" },
    /** Of the Summary, by its test id: brought into sight, what it lacks measured first. */
    card: { type: "string" },
    width: { type: "string", default: "1280" },
    height: { type: "string", default: "800" },
    scale: { type: "string", default: "2" },
    out: { type: "string" },
  },
});

const unknown = values.theme.find((theme) => !(theme in THEMES));
if (unknown !== undefined) {
  console.error(`There is no theme "${unknown}". Themes: ${Object.keys(THEMES).join(", ")}.`);
  process.exit(2);
}

/** What the report is of, and how it is opened by hand. */
const DATA = {
  sample: { build: buildWithSample, open: (window) => window.runCommand("Mask Evaluation: Open Sample Report") },
  street: { build: buildWithStreet, open: (window) => window.rightClick(STREET_REPORTS.slice(0, 1), "Open Report...") },
  cases: { build: buildWithCases, open: (window) => window.rightClick([CASES_REPORT], "Open Report...") },
  runs: { build: buildWithRuns, open: (window) => window.rightClick(RUN_REPORTS, "Rank Reports"), isRanking: true },
  tables: {
    build: buildWithTables,
    open: async (window) => {
      // Until it knows the extension VS Code takes the tables for text.
      await window.whenOffered(STREET_REPORTS.slice(0, 1), "Open Report...");
      await window.clickInExplorer(TABLES_REPORT);
    },
  },
  "two models": { build: buildWithStreet, open: (window) => window.rightClick(STREET_REPORTS, "Compare Reports") },
};

const data = DATA[values.data];
if (data === undefined) {
  console.error(`There is no data "${values.data}". Data: ${Object.keys(DATA).join(", ")}.`);
  process.exit(2);
}

const folder = await data.build();
const [width, height, scale] = [values.width, values.height, values.scale].map(Number);
const window = await openWindow({ folder, width, height, scale, settings: REPORT_ALONE });
await data.open(window);
const panel = window.panel();
// A report that opens takes the focus, and closes the palette.
await (
  data.isRanking ? panel.locator("[data-testid=ranking][data-phase=ranked]") : panel.getByRole("tab").first()
).waitFor();
await window.runCommand("View: Toggle Primary Side Bar Visibility");
// Of cases the tab of the images is called after them.
if (data.isRanking) await panel.locator("body").click({ position: { x: 2, y: 2 } });
else if (!values.tab && (values.view || values.viewer)) await panel.getByTestId("tab-images").click();
else await panel.getByRole("tab", values.tab ? { name: values.tab, exact: true } : { selected: true }).click();
await panel.getByRole("progressbar").waitFor({ state: "detached" });
if (values.view) await panel.getByTestId("images-view").selectOption({ label: values.view });
if (values.viewer) {
  await panel.locator("tr[data-row] button").first().click();
  await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
  await panel.getByText(values.viewer, { exact: true }).first().click();
  await panel.getByTestId("stage").focus();
}
if (values.metric) {
  await panel.getByTestId("metric").selectOption(values.metric);
  await measureWhatIsMissing(panel.getByTestId("measure-bar"));
}
if (values.card) {
  await measureWhatIsMissing(panel.getByTestId(values.card));
  await panel.getByTestId(values.card).evaluate((card) => card.scrollIntoView({ block: "start" }));
}
await window.runCommand("Notifications: Clear All Notifications");
for (const theme of values.theme) {
  await window.setTheme(THEMES[theme]);
  await panel.locator(`body.${THEMES[theme]}`).waitFor();
  // Figures that have just changed are marked for a while, and thumbnails come one by one.
  await panel.locator(".changed").first().waitFor({ state: "detached" });
  await panel.locator(".thumbnail[data-state=empty]:visible").first().waitFor({ state: "detached" });
  const file = values.out ?? join(ROOT, `out/report-${theme}.png`);
  await window.screenshot(file);
  console.log(file);
}
process.exit(0);

/** Measures what a part of the page says was not measured. */
async function measureWhatIsMissing(part) {
  const button = part.getByTestId("measure");
  if (!(await button.isVisible())) return;
  await button.click();
  await button.waitFor({ state: "detached" });
  await panel.getByTestId("measuring-bar").waitFor({ state: "detached" });
}
