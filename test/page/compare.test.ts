import assert from "node:assert/strict";
import type { ShownOnPage, HostMessage, ReportMessage } from "../../src/protocol/panel";
import { compareReports } from "../../src/core/compare/compareReports";
import { DEFAULT_BOOTSTRAP } from "../../src/core/intervals/bootstrap";
import type { Choices } from "../../src/core/document/choices";
import { IOU, RECALL } from "../../src/core/metrics/metrics";
import type { Report } from "../../src/core/document/report";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";
import { answerPixels, drawnImage, drawnPixels, type DrawnPair } from "./support/viewerReport";

const A = report([
  image("a", [
    [0, 0, 5],
    [1, 0, 3],
    [1, 1, 2],
  ]),
  image("b", [
    [0, 0, 6],
    [1, 1, 4],
  ]),
  image("c", [
    [0, 0, 2],
    [1, 1, 8],
  ]),
]);
const B = {
  ...report([
    image("a", [
      [0, 0, 5],
      [1, 1, 5],
    ]),
    image("b", [
      [0, 1, 1],
      [0, 0, 5],
      [1, 1, 4],
    ]),
    image("c", [
      [0, 0, 2],
      [1, 1, 8],
    ]),
  ]),
  folders: { prediction: "/data/other", target: "/data/targets" },
};

function compared(run: Report, id = "other"): HostMessage {
  return { type: "compared", message: documentMessage(run, undefined, id) as ReportMessage };
}

async function openCompared(
  a: Report,
  b: Report,
  options: Parameters<typeof openReport>[0] = {},
): Promise<OpenedReport> {
  const opened = await openReport({ message: documentMessage(a), ...options });
  await opened.page.getByTestId("tab-compare").click();
  await opened.send(compared(b));
  return opened;
}

async function shownValue(opened: OpenedReport, attribute: "data-figure" | "data-p", id: string): Promise<number> {
  return Number(await opened.page.locator(`[${attribute}="${id}"]`).first().getAttribute("data-value"));
}

describe("the Compare tab", () => {
  it("says how to begin where nothing is compared, and asks the host for another run", async () => {
    const opened = await openReport({ message: documentMessage(A) });
    await opened.page.getByTestId("tab-compare").click();
    await opened.page.getByTestId("nothing-compared").getByTestId("compare").click();
    assert.ok((await opened.twin()).posted.some(({ type }) => type === "compare"));
    await opened.close();
  });

  it("swaps and draws the groups that are chosen, and says so", async () => {
    const grouped = { ...A, choices: { ...A.choices, groups: { kind: "pattern", pattern: "^[ab]|c$" } as const } };
    const opened = await openCompared(grouped, B);
    const outcome = compareReports(grouped, B, { ...DEFAULT_BOOTSTRAP, metric: IOU });
    assert.ok(outcome.ok);
    await opened.page.locator('[data-p="compare.macro.p"]').waitFor();
    assert.equal(await shownValue(opened, "data-p", "compare.macro.p"), outcome.comparison.averages.macro.signSwap.p);
    assert.match(
      (await opened.page.getByTestId("comparison-verdict").textContent()) ?? "",
      /over 3 groups of images by \^\[ab\]\|c\$ in their names/,
    );
    await opened.close();
  });

  for (const intervals of ["in a worker", undefined] as const) {
    it(`shows every figure that the command line computes, drawn ${intervals ?? "on the page"}`, async () => {
      const opened = await openCompared(A, B, { ...(intervals && { intervals }) });
      const outcome = compareReports(A, B, { ...DEFAULT_BOOTSTRAP, metric: IOU });
      assert.ok(outcome.ok);
      const { averages, classes } = outcome.comparison;
      await opened.page.locator('[data-p="compare.macro.p"]').waitFor();
      for (const [id, figure] of Object.entries(averages)) {
        assert.equal(await shownValue(opened, "data-figure", `compare.${id}.difference`), figure.difference, id);
        assert.equal(await shownValue(opened, "data-p", `compare.${id}.p`), figure.signSwap.p, id);
        const low = await opened.page.locator(`[data-interval="compare.${id}"]`).getAttribute("data-low");
        assert.equal(Number(low), figure.interval?.low, id);
      }
      for (const { info, global } of classes) {
        assert.equal(await shownValue(opened, "data-figure", `compare.class.${info.label}.b`), global.b);
        assert.equal(await shownValue(opened, "data-p", `compare.class.${info.label}.holm`), global.holm);
      }
      assert.match(
        (await opened.page.getByTestId("comparison-verdict").textContent()) ?? "",
        /With 3 images the smallest p possible is 0\.25/,
      );
      assert.deepEqual(opened.errors, []);
      await opened.close();
    });
  }

  it("follows the choices on screen in both runs, and takes the difference the other way round", async () => {
    const opened = await openCompared(A, B);
    const there = await shownValue(opened, "data-figure", "compare.macro.difference");
    await opened.page.getByTestId("swap-runs").click();
    assert.equal(await shownValue(opened, "data-figure", "compare.macro.difference"), -there);
    await opened.page.getByTestId("metric").selectOption("recall");
    const outcome = compareReports(B, A, { ...DEFAULT_BOOTSTRAP, metric: RECALL });
    assert.ok(outcome.ok);
    assert.equal(
      await shownValue(opened, "data-figure", "compare.macro.difference"),
      outcome.comparison.averages.macro.difference,
    );
    await opened.close();
  });

  it("refuses other targets and other choices with the reason, and reads both under one choice where asked", async () => {
    const choices: Choices = { ...B.choices, zeroDivision: 1 };
    const opened = await openCompared(A, { ...B, choices });
    const refused = opened.page.getByTestId("compare-refused");
    assert.match((await refused.textContent()) ?? "", /other choices \(what 0\/0 counts as\)/);
    await refused.getByTestId("under-shown").click();
    await opened.page.getByTestId("compared-averages").waitFor();
    await opened.send(
      compared(
        report([
          image("a", [
            [0, 0, 9],
            [1, 1, 1],
          ]),
        ]),
        "third",
      ),
    );
    assert.match((await refused.textContent()) ?? "", /target of a is not the same/);
    assert.equal(await refused.getByTestId("under-shown").count(), 0);
    await opened.close();
  });

  it("names each run on a line of its own beside its folder, a long one within the page", async () => {
    const long = "segformer_b5_640x640_160k_ade20k_".repeat(6);
    const opened = await openCompared(A, { ...B, folders: { ...B.folders, prediction: `/data/${long}` } });
    const names = opened.page.locator(".compared-runs dt");
    const [here, other] = [names.filter({ hasText: "predictions" }), names.filter({ hasText: long })];
    const lines = (name: typeof names): Promise<number> =>
      name.evaluate((element) => {
        const text = document.createRange();
        text.selectNodeContents(element);
        return text.getClientRects().length;
      });
    assert.equal(await lines(here), 1);
    assert.ok((await lines(other)) < 10);
    assert.equal(
      await opened.page.locator(".compared-runs").evaluate((runs) => runs.scrollWidth > runs.clientWidth),
      false,
    );
    await opened.close();
  });

  it("is asked for anew after a reload, under the same choices, and is forgotten once it has ended", async () => {
    const opened = await openCompared(A, { ...B, choices: { ...B.choices, zeroDivision: 1 } });
    await opened.page.getByTestId("under-shown").click();
    await opened.page.getByTestId("swap-runs").click();
    const { state } = await opened.twin();
    await opened.close();

    const again = await openReport({ message: documentMessage(A), state });
    const asked = (await again.twin()).posted.filter(({ type }) => type === "restoreComparison");
    assert.deepEqual(asked, [{ type: "restoreComparison", reportId: "other" }]);
    assert.equal(((await again.twin()).state as { comparedId: string }).comparedId, "other");
    await again.send(compared({ ...B, choices: { ...B.choices, zeroDivision: 1 } }));
    assert.match((await again.page.locator(".compared-runs [data-run=a]").textContent()) ?? "", /\/data\/other/);
    await again.page.getByTestId("compared-averages").waitFor();
    await again.send({ type: "compared", message: undefined });
    await again.page.getByTestId("nothing-compared").waitFor();
    assert.ok(!("comparedId" in ((await again.twin()).state as object)));
    await again.close();
  });

  it("tells the host which run is A and whose choices the other is read under, so that exports are of the same", async () => {
    const opened = await openCompared(A, { ...B, choices: { ...B.choices, zeroDivision: 1 } });
    await opened.page.getByTestId("under-shown").click();
    await opened.page.getByTestId("swap-runs").click();
    const { shown } = (await opened.twin()).posted.findLast(({ type }) => type === "shown") as unknown as {
      readonly shown: ShownOnPage;
    };
    assert.deepEqual(shown.comparison, { order: "comparedFirst", under: "shown" });
    await opened.close();
  });

  it("leads from an image to what is fixed, broken, wrong and right in it", async () => {
    const before: DrawnPair = { name: "a", target: ["0011", "0099"], prediction: ["0101", "0000"] };
    const after: DrawnPair = { ...before, prediction: ["1011", "0100"] };
    const opened = await openCompared(
      report([drawnImage(before)]),
      { ...report([drawnImage(after)]), folders: { prediction: "/data/finetuned", target: "/data/targets" } },
      { width: 1400 },
    );
    await answerPixels(opened, (request) => drawnPixels(request.of === "compared" ? after : before, request));
    await opened.page
      .getByTestId("improved")
      .or(opened.page.getByTestId("worsened"))
      .getByRole("button", { name: "a" })
      .first()
      .click();
    const change = (id: string) => opened.page.locator(`[data-change=${id}]`);
    await change("fixed").getByText("33.3 %").waitFor();
    // Counted pixels: 6. Wrong in A: x 1 and 2 of the first row. B repairs both and breaks x 0 there and x 1 of the second.
    assert.deepEqual(
      await Promise.all(["fixed", "broken", "wrong", "right"].map((id) => change(id).getAttribute("title"))),
      ["2 pixels", "2 pixels", "0 pixels", "2 pixels"],
    );
    await opened.page.keyboard.press("4");
    await opened.page.keyboard.press("8");
    assert.equal(await opened.page.getByTestId("stage").getAttribute("data-mode"), "compared");
    await opened.page.keyboard.press("ArrowUp");
    await opened.page.keyboard.press("ArrowUp");
    for (let step = 0; step < 4; step++) await opened.page.keyboard.press("ArrowLeft");
    await opened.page
      .getByTestId("readout")
      .getByText(/^x 0, y 0 - target 0 - predictions 0 - finetuned 1$/)
      .waitFor();
    assert.deepEqual(await loneLetters(opened), []);
    await opened.send({ type: "compared", message: undefined });
    assert.equal(await opened.page.getByTestId("stage").getAttribute("data-mode"), "errors");
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("calls both runs by their names everywhere, by those of the folders above where these are alike", async () => {
    const folders = (name: string) => ({ prediction: `/runs/${name}/masks`, target: "/data/targets" });
    const opened = await openCompared({ ...A, folders: folders("baseline") }, { ...B, folders: folders("finetuned") });
    await opened.page.locator('[data-p="compare.macro.p"]').waitFor();
    assert.match(
      (await opened.page.getByTestId("comparison-verdict").textContent()) ?? "",
      / in baseline and 0\.\d{3} in finetuned: /,
    );
    const heads = await opened.page.getByTestId("compared-averages").locator("thead th").allInnerTexts();
    assert.deepEqual(heads.slice(1, 4), ["baseline", "finetuned", "Difference"]);
    assert.deepEqual(await loneLetters(opened), []);
    await opened.page.getByTestId("swap-runs").click();
    await opened.page.getByTestId("compared-averages").locator("thead th").nth(1).getByText("finetuned").waitFor();
    await opened.close();
  });
});

/** Texts, tooltips and labels of the page that call a run A or B. */
function loneLetters({ page }: OpenedReport): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .flatMap((element) => [
        ...["title", "aria-label", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
        ...[...element.childNodes].flatMap((node) =>
          node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : [],
        ),
      ])
      // The article "A" begins a sentence or a part of one.
      .filter((text) =>
        /(?:^|[^\w])B(?:$|[^\w])|(?:in|from|of|than|run|and|against|[-−]) A\b|^A$|\bA (?:and|alone|[-−→])/.test(text),
      ),
  );
}
