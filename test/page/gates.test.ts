import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { ShownGates } from "../../src/protocol/panel";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { THEMES } from "./support/theme";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

const REPORT = report([
  image("a", [
    [0, 0, 6],
    [1, 0, 2],
    [1, 1, 2],
  ]),
  image("b", [[0, 0, 4]]),
]);

const GATES: ShownGates = {
  file: "maskeval.gates.json",
  answer: {
    ok: true,
    outcome: {
      verdict: "failed",
      gates: [
        { text: "iou.macro at least 0.5", verdict: "passed", found: "0.667" },
        {
          text: "iou.class.1 at least 0.9",
          verdict: "failed",
          found: "0.500, not at least 0.9",
          subject: { kind: "class", label: 1 },
        },
        { text: "no problem", verdict: "passed", found: "none", subject: { kind: "files" } },
        { text: "iou.micro not shown to be worse than the baseline", verdict: "undecided", found: "No baseline." },
      ],
      notes: ["iou.class.* leaves out 1 class without a value: sky."],
    },
  },
};

describe("the gates of a workspace above the tabs", () => {
  let opened: OpenedReport;

  async function open(options: { readonly theme?: (typeof THEMES)[number]; readonly width?: number } = {}) {
    opened = await openReport({ ...options, message: documentMessage(REPORT) });
    await opened.send({ type: "gates", gates: GATES });
    await opened.page.getByTestId("gates").waitFor();
  }

  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("say how many passed, failed and cannot be decided, the worst first", async () => {
    await open();
    const strip = opened.page.getByTestId("gates");
    assert.deepEqual(await strip.locator("summary .gate-verdict").allInnerTexts(), [
      "1 failed",
      "1 cannot be decided",
      "2 passed",
    ]);
    await strip.locator("summary").click();
    assert.deepEqual(
      await strip.locator("li").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-verdict"))),
      ["failed", "undecided", "passed", "passed"],
    );
    await strip.getByText("leaves out 1 class").waitFor();
  });

  it("lead to the images of their class, to all images, and to the Data check", async () => {
    await open();
    const { page } = opened;
    await page.getByTestId("gates").locator("summary").click();
    await page.getByRole("button", { name: "iou.class.1 at least 0.9" }).click();
    await page.getByTestId("tab-images").and(page.locator("[aria-selected=true]")).waitFor();
    assert.equal(await page.getByTestId("images-class").inputValue(), "1");
    await page.getByRole("button", { name: "iou.macro at least 0.5" }).click();
    assert.equal(await page.getByTestId("images-class").inputValue(), "");
    await page.getByRole("button", { name: "no problem" }).click();
    await page.getByTestId("tab-dataCheck").and(page.locator("[aria-selected=true]")).waitFor();
  });

  it("say what is wrong with their file, lead to it, and go with it", async () => {
    await open();
    const strip = opened.page.getByTestId("gates");
    await opened.send({ type: "gates", gates: { ...GATES, answer: { ok: false, message: "It holds no gate." } } });
    await strip.getByText("It holds no gate.").waitFor();
    await strip.getByRole("button", { name: "Open maskeval.gates.json" }).click();
    const { posted } = await opened.twin();
    assert.ok(posted.some(({ type }) => type === "openGates"));
    await opened.send({ type: "gates", gates: undefined });
    await strip.waitFor({ state: "detached" });
  });

  for (const theme of THEMES) {
    it(`give axe nothing to find in ${theme}, and do not scroll sideways where it is narrow`, async () => {
      await open({ theme, width: 420 });
      await opened.page.getByTestId("gates").locator("summary").click();
      const results = await opened.page.evaluate<AxeResults>(`${AXE}; axe.run("[data-testid=gates]")`);
      assert.deepEqual(
        results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
        [],
      );
      const wide = await opened.page
        .getByTestId("gates")
        .evaluate((element) => element.scrollWidth - element.clientWidth);
      assert.equal(wide, 0);
      if (process.env["LOOK"]) await opened.page.screenshot({ path: `${process.env["LOOK"]}/gates-${theme}.png` });
    });
  }
});
