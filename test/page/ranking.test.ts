import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import type { RankHostMessage, RankPageMessage } from "../../src/protocol/ranking";
import { image, report } from "../support/images";
import type { HostTwin } from "./support/hostTwin";
import { openRankingPage, rankingOf, type OpenRanking } from "./support/openRanking";
import { THEMES, type Theme } from "./support/theme";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** Large and small images, of which a run finds so many pixels of a hundred: the mean over images and the figure of all differ. */
function run(large: number, small: number) {
  return report(
    Array.from({ length: 40 }, (_, index) => {
      const size = index % 4 === 0 ? 10_000 : 100;
      const right = ((index % 4 === 0 ? large : small) + ((index * 7) % 5)) * (size / 100);
      return image(`${index}`, [
        [1, 1, right],
        [1, 0, size - right],
        [0, 0, 50],
      ]);
    }),
  );
}

const RUNS = { step10: run(40, 10), step30: run(90, 20), step20: run(70, 60) };

describe("the page of a ranking", () => {
  let ranking: OpenRanking;
  let page: Page;

  async function open(theme?: Theme, width?: number): Promise<void> {
    ranking = await openRankingPage(theme, width);
    ({ page } = ranking);
    await send({ type: "ranking-under-way", by: { metric: "iou", average: "micro" }, kept: "to keep" });
    await send(rankingOf(RUNS, "micro"));
    await page.locator("[data-phase=ranked]").waitFor();
  }

  const send = (message: RankHostMessage): Promise<void> => ranking.send(message);
  const { twin, posted } = {
    twin: (): Promise<HostTwin> => ranking.twin(),
    posted: (): Promise<readonly RankPageMessage[]> => ranking.posted(),
  };

  afterEach(async () => {
    assert.deepEqual(ranking.opened.errors, []);
    await ranking.opened.close();
  });

  it("says which run is first, lists the runs from the best on, and keeps what brings it back", async () => {
    await open();
    assert.match(await page.getByTestId("rank-verdict").innerText(), /^step30 is first in 100\.0 % of 200 draws\./);
    const names = await page
      .locator("[data-run]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-run")));
    assert.deepEqual(names, ["step30", "step20", "step10"]);
    assert.equal((await twin()).state, "to keep");
  });

  it("speaks of cases where the runs are of volumes", async () => {
    ranking = await openRankingPage();
    ({ page } = ranking);
    const cases = Object.entries(RUNS).map(([name, of]) => [
      name,
      { ...of, images: of.images.map((entry) => ({ ...entry, depth: 2 })) },
    ]);
    await send(rankingOf(Object.fromEntries(cases) as typeof RUNS, "macro-imagewise"));
    await page.locator("[data-phase=ranked]").waitFor();
    const said = await page.locator("main").innerText();
    assert.match(said, /\bcases\b/i);
    assert.doesNotMatch(said.replaceAll(/by image|image_/g, ""), /\b(?:images?|pixels?)\b/i);
  });

  it("compares the two that are chosen last, the better one as B, and opens a run's report", async () => {
    await open();
    const compare = page.getByTestId("compare-runs");
    for (const name of ["step10", "step30", "step20"]) {
      assert.equal(await compare.isDisabled(), name !== "step20");
      await page.locator(`[data-run=${name}] input`).check();
    }
    assert.equal(await page.locator("[data-run=step10] input").isChecked(), false);
    await compare.click();
    await page.locator("[data-run=step20] button").click();
    assert.deepEqual((await posted()).slice(1), [
      { type: "compare-runs", a: 1, b: 0 },
      { type: "open-run", run: 1 },
    ]);
  });

  it("asks for another metric or average, and shows the ranking before until the next one is there", async () => {
    await open();
    await page.getByTestId("metric").selectOption("dice");
    await send({ type: "ranking-under-way", by: { metric: "dice", average: "micro" }, kept: "" });
    await page.locator("[data-phase='under way']").waitFor();
    assert.equal(await page.locator("[data-run]").count(), 3);
    assert.equal(await page.getByTestId("metric").inputValue(), "dice");
    await page.getByTestId("average").selectOption("macro-imagewise");
    assert.deepEqual((await posted()).slice(1), [
      { type: "rank", by: { metric: "dice", average: "micro" } },
      { type: "rank", by: { metric: "dice", average: "macro-imagewise" } },
    ]);
  });

  it("draws steps in their order, and each class with the best run's dot filled and named", async () => {
    await open();
    const titles = await page.locator(".step-curve circle title").allTextContents();
    assert.deepEqual(
      titles.map((title) => title.split(":")[0]),
      ["step10", "step20", "step30"],
    );
    const ofClass = page.locator(".class-dots li").nth(1);
    assert.match(await ofClass.locator(".best").innerText(), /^step30 0\.\d{3}$/);
    const dots = await ofClass
      .locator(".dot")
      .evaluateAll((all) =>
        all.map((dot) => ({ left: dot.getBoundingClientRect().left, first: dot.classList.contains("first") })),
      );
    const best = dots.toSorted((a, b) => b.left - a.left)[0];
    assert.deepEqual([dots.length, dots.filter(({ first }) => first).length, best?.first], [3, 1, true]);
  });

  it("lists the figures by which another run is first", async () => {
    await open();
    const rows = page.getByTestId("figure-ranks").locator("tbody tr");
    const [first] = await rows.allInnerTexts();
    assert.match(first ?? "", /^IoU\s+samplewise \S+\s+2\s+1\s+3$/);
  });

  it("says why the runs cannot be ranked, and tries again", async () => {
    await open();
    await send({ type: "ranking-refused", message: "The target of a is not the same." });
    await page.getByTestId("ranking-refused").getByRole("button").click();
    assert.deepEqual((await posted()).at(-1), { type: "ready" });
  });

  for (const theme of THEMES) {
    it(`gives axe nothing to find in ${theme}, and does not scroll sideways where it is narrow`, async () => {
      await open(theme, 600);
      const results = await page.evaluate<AxeResults>(`${AXE}; axe.run()`);
      assert.deepEqual(
        results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      const overflow = await page.locator(".scrolling").evaluate((node) => node.scrollWidth - node.clientWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    });
  }
});
