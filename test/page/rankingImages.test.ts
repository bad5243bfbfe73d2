import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Locator, Page } from "playwright-core";
import { imageCounts } from "../../src/core/labels/counts";
import { labelRuns } from "../../src/core/labels/labelRuns";
import type { ImageEntry } from "../../src/core/document/report";
import type { RankPageMessage, RunPixelsRequest } from "../../src/protocol/ranking";
import { GREY, report } from "../support/images";
import { openRankingPage, rankingOf, type OpenRanking } from "./support/openRanking";
import { THEMES, type Theme } from "./support/theme";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");
const [WIDTH, HEIGHT] = [8, 4];
const IMAGES = 6;

/** Stripes of class 1 on 0, and in the last image a pixel of class 2. */
function target(number: number): number[] {
  return Array.from({ length: WIDTH * HEIGHT }, (_, pixel) =>
    number === IMAGES - 1 && pixel === 0 ? 2 : pixel % WIDTH < 4 ? 1 : 0,
  );
}

/** The first pixels of an image are lost, the more the higher its number: of image 3 the most. */
function prediction(number: number, lost: number): number[] {
  const wrong = number === 3 ? 4 * lost : lost;
  return target(number).map((label, pixel) =>
    pixel % WIDTH < 4 && Math.floor(pixel / WIDTH) * 4 + (pixel % WIDTH) < wrong ? 0 : label,
  );
}

function entry(number: number, lost: number): ImageEntry {
  const predicted = prediction(number, lost);
  return {
    name: `image ${number}`,
    width: WIDTH,
    height: HEIGHT,
    target: { path: `${number}.png`, facts: GREY },
    prediction: { path: `${number}.png`, facts: GREY },
    counts: imageCounts(
      target(number).map((label, pixel) => ({ target: label, prediction: predicted[pixel] ?? 0, pixels: 1 })),
    ),
  };
}

const LOST = [3, 0, 2];
const RUNS = Object.fromEntries(
  ["worst", "best", "middle"].map((name, run) => [
    name,
    report(Array.from({ length: IMAGES }, (_, number) => entry(number, LOST[run] ?? 0))),
  ]),
);

describe("an image and a class of a ranking", () => {
  let ranking: OpenRanking;
  let page: Page;

  async function open(theme?: Theme, width?: number): Promise<void> {
    ranking = await openRankingPage(theme, width);
    ({ page } = ranking);
    await ranking.send(rankingOf(RUNS, "macro"));
    await page.locator("[data-phase=ranked]").waitFor();
  }

  afterEach(async () => {
    assert.deepEqual(ranking.opened.errors, []);
    await ranking.opened.close();
  });

  /** What was asked for since so many messages. */
  async function asked<Type extends RankPageMessage["type"]>(
    type: Type,
    least: number,
  ): Promise<readonly Extract<RankPageMessage, { readonly type: Type }>[]> {
    for (;;) {
      const of = (await ranking.posted()).filter(
        (message): message is Extract<RankPageMessage, { readonly type: Type }> => message.type === type,
      );
      if (of.length >= least) return of;
      await page.waitForTimeout(20);
    }
  }

  /** The host tells of an image. */
  async function tell(number: number, more: { readonly hasPhotograph?: boolean } = {}): Promise<void> {
    await ranking.send({
      type: "image-of-runs",
      image: number,
      shown: {
        name: `image ${number}`,
        width: WIDTH,
        height: HEIGHT,
        classes: ["ground", "stripe", "dot"].map((name, at) => ({
          name,
          color: ["#444444", "#ff0000", "#00ff00"][at] ?? "",
        })),
        hasPhotograph: more.hasPhotograph ?? false,
        runs: LOST.map((lost, given) => ({ given, counts: entry(number, lost).counts })),
      },
    });
  }

  async function answer(
    { request, image, given }: RunPixelsRequest,
    predicted = prediction(image, LOST[given] ?? 0),
  ): Promise<void> {
    const runs = (labels: readonly number[]) => labelRuns(Uint8Array.from(labels));
    const [of, found] = [runs(target(image)), runs(predicted)];
    const [targets, predictions] = [[...of.values], [...found.values]];
    await ranking.send({
      type: "run-pixels",
      request,
      outcome: {
        ok: true,
        pixels: { width: WIDTH, height: HEIGHT, target: of, prediction: found },
        classes: { targets, predictions, targetClasses: targets, predictionClasses: predictions },
      },
    });
  }

  async function openImage(number: number): Promise<readonly RunPixelsRequest[]> {
    await page.locator(`[data-image="image ${number}"] button`).click();
    await asked("show-image", 1);
    await tell(number);
    return asked("run-pixels", 3);
  }

  const pane = (run: string): Locator => page.locator(`[data-run-pane=${run}]`);
  const namesOf = (of: Locator, key: string): Promise<(string | null)[]> =>
    of.evaluateAll((all, attribute) => all.map((one) => one.getAttribute(attribute)), key);

  it("lists the images first on which the runs differ most, with the figure of each run, and finds them by name", async () => {
    await open();
    const rows = page.getByTestId("ranked-images").locator("tbody tr");
    const names = await namesOf(rows, "data-image");
    assert.deepEqual([names[0], names.length], ["image 3", IMAGES]);
    const heads = await page.getByTestId("ranked-images").locator("thead th").allInnerTexts();
    assert.deepEqual(heads, ["Image", "best", "middle", "worst"]);
    const cells = await rows.first().locator("td").allInnerTexts();
    assert.deepEqual([cells[0], Number(cells[1]) < 1, Number(cells[2]) < Number(cells[1])], ["1.000", true, true]);
    await page.getByTestId("ranked-images-filter").fill("GE 5");
    assert.deepEqual(await namesOf(rows, "data-image"), ["image 5"]);
    await page.getByTestId("ranked-images-filter").fill("none");
    await page.getByText("No image has this in its name.").waitFor();
  });

  it("shows an image in all runs side by side, asks for each run once, and goes back with Esc to where it was", async () => {
    await open();
    const requests = await openImage(3);
    // Panes ask once they are in sight, in whichever order the browser tells that.
    assert.deepEqual(requests.map(({ image, given }) => [image, given]).sort(), [
      [3, 0],
      [3, 1],
      [3, 2],
    ]);
    assert.deepEqual(await namesOf(page.locator("[data-run-pane]"), "data-run-pane"), ["best", "middle", "worst"]);
    for (const request of requests) await answer(request);
    for (const run of ["best", "middle", "worst"]) await pane(run).and(page.locator("[data-state=shown]")).waitFor();
    // Wrong pixels of the worst run are of the class that it predicts, right ones are dim.
    const colours = await pane("worst")
      .locator("canvas")
      .evaluate((canvas: HTMLCanvasElement) => {
        const at = (x: number, y: number) => [
          ...(canvas.getContext("2d")?.getImageData((canvas.width * x) / 8, (canvas.height * y) / 4, 1, 1).data ?? []),
        ];
        return { wrong: at(0.5, 0.5), right: at(7.5, 3.5) };
      });
    assert.ok((colours.wrong[3] ?? 0) > 250 && (colours.right[3] ?? 0) < 80, JSON.stringify(colours));
    await page.getByTestId("run-stage").focus();
    await page.keyboard.press("Escape");
    await page.locator("[data-run=best]").waitFor();
    // The focus comes back with an effect, after what is drawn.
    await page.waitForFunction(() => document.activeElement?.textContent === "image 3");
    assert.equal((await asked("run-pixels", 3)).length, 3);
  });

  it("brings all panes nearer and moves them together, by keys, wheel and drag", async () => {
    await open();
    for (const request of await openImage(3)) await answer(request);
    const stage = page.getByTestId("run-stage");
    const [scale, x] = [
      () => stage.getAttribute("data-scale").then(Number),
      () => stage.getAttribute("data-x").then(Number),
    ];
    const fit = await scale();
    await stage.focus();
    await page.keyboard.press("+");
    assert.ok((await scale()) > fit);
    const before = await x();
    await page.keyboard.press("ArrowLeft");
    assert.ok((await x()) > before);
    await page.keyboard.press("0");
    assert.equal(await scale(), fit);
    const box = await pane("middle").locator("canvas").boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -600);
    await page.keyboard.up("Control");
    await page.waitForFunction(
      (least) => Number(document.querySelector("[data-scale]")?.getAttribute("data-scale")) > least,
      fit,
    );
    const zoomed = await x();
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 20);
    await page.mouse.up();
    assert.ok((await x()) > zoomed);
  });

  it("says in each pane what is under the pointer in any of them", async () => {
    await open();
    for (const request of await openImage(3)) await answer(request);
    await pane("worst").and(page.locator("[data-state=shown]")).waitFor();
    const box = await pane("best").locator("canvas").boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 16, box.y + box.height / 8);
    await pane("best").locator(".under", { hasText: "stripe" }).waitFor();
    assert.equal(await pane("worst").locator(".under").innerText(), "ground");
    assert.equal(await page.locator(".run-pane .under").first().innerText(), "stripe");
  });

  it("says which masks have changed since they were counted, and which cannot be read", async () => {
    await open();
    const requests = await openImage(3);
    for (const request of requests) {
      if (request.given === 0) await answer(request, prediction(3, 1));
      else if (request.given === 1) await answer(request);
      else
        await ranking.send({
          type: "run-pixels",
          request: request.request,
          outcome: { ok: false, message: "The masks are elsewhere." },
        });
    }
    await pane("worst").getByText("have changed since they were counted").waitFor();
    await pane("middle").getByText("The masks are elsewhere.").waitFor();
    assert.equal(await pane("best").getAttribute("data-state"), "shown");
    assert.equal(await pane("best").locator(".pane-note").count(), 0);
  });

  it("steps through the images in the order of the list by keys, and gives up what it asked for", async () => {
    await open();
    const requests = await openImage(3);
    await page.keyboard.press("j");
    const shown = await asked("show-image", 2);
    const rows = await namesOf(page.getByTestId("ranked-images").locator("tbody tr"), "data-image");
    assert.equal(`image ${shown[1]?.image ?? ""}`, rows[1]);
    const cancelled = await asked("cancel-request", 3);
    assert.deepEqual(cancelled.map(({ request }) => request).sort(), requests.map(({ request }) => request).sort());
    await page.keyboard.press("k");
    assert.equal((await asked("show-image", 3)).at(-1)?.image, 3);
  });

  it("says that an image is gone", async () => {
    await open();
    await page.locator('[data-image="image 3"] button').click();
    await ranking.send({ type: "image-of-runs", image: 3, shown: undefined });
    await page.getByText("This image is not in all runs any more.").waitFor();
  });

  it("shows a class in all runs with intervals and the images on which they differ, whose errors of the class alone are seen", async () => {
    await open();
    await page.locator('[data-class="class 1"] button').click();
    const [question] = await asked("rank-class", 1);
    assert.deepEqual(question, { type: "rank-class", only: 1, by: { metric: "iou", average: "macro" } });
    // An answer to another question is passed over.
    const other = rankingOf(RUNS, "macro", 0);
    await ranking.send({ type: "class-ranking", only: 0, by: { metric: "iou", average: "macro" }, ...ofClass(other) });
    assert.equal(await page.getByTestId("class-view").getAttribute("data-phase"), "under way");
    const of = rankingOf(RUNS, "macro", 1);
    await ranking.send({ type: "class-ranking", only: 1, by: { metric: "iou", average: "macro" }, ...ofClass(of) });
    const rows = page.locator("[data-class-run]");
    await rows.first().waitFor();
    assert.deepEqual(await namesOf(rows, "data-class-run"), ["best", "middle", "worst"]);
    const figure = of.ranking.runs[2]?.figure ?? 0;
    const interval = of.ranking.runs[2]?.interval;
    const text = (await rows.nth(2).innerText()).replaceAll("\n", " ");
    assert.ok(
      text.includes(figure.toFixed(3)) && text.includes(`${interval?.low.toFixed(3)}–${interval?.high.toFixed(3)}`),
      text,
    );
    // The figure of the class alone is not that of the classes together.
    assert.notEqual(figure, rankingOf(RUNS, "macro").ranking.runs[2]?.figure);
    const images = page.getByTestId("class-images").locator("tbody tr");
    assert.equal((await namesOf(images, "data-image"))[0], "image 3");
    await images.first().locator("button").click();
    await asked("show-image", 1);
    await tell(3);
    await asked("run-pixels", 3);
    await page.getByTestId("back").last().click();
    await page.getByTestId("class-runs").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("ranked-runs").waitFor();
  });

  it("asks for the class that is open again where another metric is chosen", async () => {
    await open();
    await page.locator('[data-class="class 1"] button').click();
    await ranking.send({ ...rankingOf(RUNS, "macro-imagewise") });
    const questions = await asked("rank-class", 2);
    assert.deepEqual(questions[1], { type: "rank-class", only: 1, by: { metric: "iou", average: "macro-imagewise" } });
  });

  it("tells of each report that could not be ranked by name and reason", async () => {
    await open();
    await ranking.send({
      ...rankingOf(RUNS, "macro"),
      unranked: [{ name: "x.maskeval.json", reason: "It is cut short." }],
    });
    const told = page.getByTestId("unranked");
    await told.waitFor();
    assert.match(await told.innerText(), /1 report could not be ranked\s+x\.maskeval\.json It is cut short\./);
  });

  it("reads figures that are undefined or infinite as what they are", async () => {
    await open();
    const message = rankingOf(RUNS, "macro");
    const [first, ...others] = message.images.figures;
    const figures = [[undefined, Infinity, 0.5], ...(first ? others : [])];
    await ranking.send({ ...message, images: { ...message.images, figures } });
    await page.locator('[data-image="image 0"] td', { hasText: "inf" }).waitFor();
    assert.deepEqual(await page.locator('[data-image="image 0"] td').allInnerTexts(), ["-", "inf", "0.500"]);
  });

  for (const theme of THEMES) {
    it(`gives axe nothing to find in ${theme}, and does not scroll sideways where it is narrow`, async () => {
      await open(theme, 320);
      await page.locator('[data-class="class 1"] button').click();
      await ranking.send({
        type: "class-ranking",
        only: 1,
        by: { metric: "iou", average: "macro" },
        ...ofClass(rankingOf(RUNS, "macro", 1)),
      });
      await page.getByTestId("class-runs").waitFor();
      await checkLooks();
      await page.getByTestId("class-images").locator("button").first().click();
      await tell(3);
      const requests = await asked("run-pixels", 1);
      for (const request of requests) await answer(request);
      await pane("best").and(page.locator("[data-state=shown]")).waitFor();
      await checkLooks();
    });
  }

  async function checkLooks(): Promise<void> {
    const results = await page.evaluate<AxeResults>(`${AXE}; axe.run()`);
    assert.deepEqual(
      results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
    const overflow = await page.evaluate(() =>
      [...document.querySelectorAll(".scrolling, .run-stage, body")].map((node) => node.scrollWidth - node.clientWidth),
    );
    assert.ok(
      overflow.every((pixels) => pixels <= 0),
      `${overflow.join(", ")} pixels too wide`,
    );
  }
});

function ofClass({
  ranking,
  images,
}: ReturnType<typeof rankingOf>): Pick<ReturnType<typeof rankingOf>, "ranking" | "images"> {
  return { ranking, images };
}
