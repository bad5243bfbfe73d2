import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { IMAGES_VIEWS } from "../../webview/view/imagesView";
import { TABS } from "../../webview/view/view";

const NAMES: Readonly<Record<string, string>> = {
  markup: `"><img src=x onerror="window.broken=1"><script>window.broken=1</script>{{7*7}}`,
  quotes: `a"b'c\\d\`\${window.broken=1}]`,
  "newlines and tabs": "first\nsecond\tthird\r\nfourth",
  "right-to-left marks": "\u202egnp.ksam\u202c \u2067\u05e9\u05dc\u05d5\u05dd\u2069 \u0645\u0631\u062d\u0628\u0627",
  "300 characters": "long ".repeat(60),
  "300 characters without a break": "x".repeat(300),
};

/** A report in which files, folders, classes and messages have the name. */
function named(name: string): ReturnType<typeof documentMessage> {
  const made = report(
    [
      image(`${name}/${name}`, [
        [1, 1, 4],
        [2, 1, 2],
      ]),
      image(name, [[1, 1, 4]]),
    ],
    {
      problems: [{ kind: "unreadable", file: name, message: name }],
      pairing: { rule: name, pairs: 2, targetsOnly: [name], predictionsOnly: [name] },
      folders: { prediction: name, target: name },
    },
  );
  const classes = [1, 2].map((label) => ({ label, name: `${name} ${label}`, color: "url(javascript:alert(1))" }));
  return documentMessage({ ...made, choices: { ...made.choices, classList: { source: name, classes, ignore: [] } } });
}

/** Nothing ran, nothing became an element, and nothing is wider than the page. */
async function assertHarmless({ page, errors }: OpenedReport, place: string): Promise<void> {
  assert.equal(await page.evaluate(() => "broken" in window), false, place);
  assert.equal(await page.locator("#root img, #root script").count(), 0, place);
  const wider = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "html, .report-header, .tab-panel, .scrolling, .toolbar, .viewer, .viewer > *, .stage-note",
      ),
    ]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className}`),
  );
  assert.deepEqual(wider, [], `${place}: wider than it has room`);
  assert.deepEqual(errors, [], place);
}

describe("names of files, folders and classes", () => {
  for (const [kind, name] of Object.entries(NAMES)) {
    for (const width of [1400, 800]) {
      it(`with ${kind} are shown as text in every tab and in the viewer, and the page keeps its width at ${width} px`, async () => {
        const opened = await openReport({ width, message: named(name) });
        for (const tab of TABS) {
          await opened.page.getByTestId(`tab-${tab}`).click();
          await assertHarmless(opened, tab);
        }
        await opened.page.getByTestId("tab-dataCheck").click();
        assert.equal(await opened.page.getByTestId("pairing-rule").textContent(), name);
        await opened.page.getByTestId("tab-images").click();
        for (const view of IMAGES_VIEWS) {
          await opened.page.getByTestId("images-view").selectOption(view);
          await assertHarmless(opened, view);
        }
        await opened.page.getByTestId("images-view").selectOption("list");
        assert.equal(
          await opened.page
            .locator("tbody th bdi")
            .first()
            .evaluate((element) => getComputedStyle(element).unicodeBidi),
          "isolate",
        );
        // Sorted by name: the image whose whole name it is stands among the two.
        await opened.page.locator("tbody tr[data-row] button").last().click();
        await opened.page.getByTestId("viewer").waitFor();
        await assertHarmless(opened, "viewer");
        assert.ok([name, `${name}/${name}`].includes((await opened.page.locator("#viewer-title").textContent()) ?? ""));
        await opened.close();
      });
    }
  }
});
