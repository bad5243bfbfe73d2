import assert from "node:assert/strict";
import { evaluate } from "../../src/core/counting/evaluation";
import { averageOf } from "../../src/core/averages/averageOf";
import { metricCalled } from "../../src/core/metrics/metricsFor";
import type { ShapeChoices } from "../../src/core/shapes/shapeOptions";
import { documentMessage } from "./support/builtReport";
import { measuredReport, SHAPES } from "./support/measuredReport";
import { openReport, type OpenedReport } from "./support/openReport";

const MEASURED = measuredReport(SHAPES);

/** The macro figure under these choices, computed here. */
function macro(id: string, shapes: ShapeChoices): number | undefined {
  const choices = { ...MEASURED.choices, shapes };
  const metric = metricCalled(id, choices);
  assert.ok(metric);
  return averageOf(evaluate(MEASURED, choices), metric, "macro").value;
}

describe("what a metric of shapes follows from", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(MEASURED) });
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
  const fields = async (metric: string): Promise<readonly (string | null)[]> => {
    await opened.page.getByTestId("metric").selectOption(metric);
    return opened.page
      .getByTestId("shape-fields")
      .locator("[data-testid]")
      .evaluateAll((all) => all.map((field) => field.getAttribute("data-testid")));
  };
  const write = async (field: string, text: string): Promise<void> => {
    await opened.page.getByTestId(field).fill(text);
    await opened.page.getByTestId(field).blur();
  };
  const chosen = async (): Promise<unknown> => {
    const { posted } = await opened.twin();
    const last = posted.findLast(({ type }) => type === "choices") as { choices?: { shapes?: unknown } } | undefined;
    return last?.choices?.shapes;
  };

  it("stands below the metric, those fields alone that it has", async () => {
    assert.equal(await opened.page.getByTestId("shape-fields").count(), 0);
    assert.deepEqual(await fields("hd95"), ["percentile", "dialect", "one-empty", "spacing"]);
    assert.deepEqual(await fields("nsd"), ["tau", "tau-unit", "dialect", "spacing"]);
    assert.deepEqual(await fields("boundaryIou"), ["band", "band-unit", "band-pixels"]);
    assert.deepEqual(await fields("objectRecall"), ["connectivity", "found", "found-bound"]);
    assert.deepEqual(await fields("lesionDice"), ["lesion-bound"]);
    await opened.page.getByTestId("metric").selectOption("cldice");
    assert.equal(await opened.page.getByTestId("shape-fields").count(), 0);
  });

  it("has room in a narrow window: no field goes over its edge, and a number stands beside what it belongs to", async () => {
    const { page } = opened;
    for (const width of [600, 420]) {
      await page.setViewportSize({ width, height: 800 });
      for (const metric of ["hd95", "nsd", "boundaryIou", "objectF1", "lesionDice"]) {
        await fields(metric);
        if (metric === "hd95") await page.getByTestId("one-empty").selectOption("number");
        const boxes = await page
          .getByTestId("shape-fields")
          .locator("input, select")
          .evaluateAll((all) =>
            all.map((field) => [field.getAttribute("data-testid"), field.getBoundingClientRect().right]),
          );
        for (const [field, right] of boxes)
          assert.ok(Number(right) <= width - 8, `${metric}: ${field} of ${width} ends at ${right}`);
        for (const [first, second] of [
          ["found", "found-bound"],
          ["one-empty", "one-empty-number"],
        ] as const) {
          if ((await page.getByTestId(second).count()) === 0) continue;
          const [a, b] = [await page.getByTestId(first).boundingBox(), await page.getByTestId(second).boundingBox()];
          assert.ok(a && b && Math.abs(a.y + a.height / 2 - b.y - b.height / 2) < 4, `${second} at ${width}`);
        }
      }
    }
  });

  it("moves the tolerance, in each of its units, and refuses what is none", async () => {
    await fields("nsd");
    const two = await opened.figure("global.macro.nsd");
    assert.equal(two, macro("nsd", {}));
    await write("tau", "0");
    assert.equal(await opened.figure("global.macro.nsd"), macro("nsd", { tau: { kind: "pixels", pixels: 0 } }));
    assert.notEqual(await opened.figure("global.macro.nsd"), two);
    assert.deepEqual(await chosen(), { tau: { kind: "pixels", pixels: 0 } });
    await opened.page.getByTestId("tau-unit").selectOption("diagonal");
    await write("tau", "10");
    assert.equal(await opened.figure("global.macro.nsd"), macro("nsd", { tau: { kind: "diagonal", share: 0.1 } }));
    await write("tau", "-3");
    assert.equal(await opened.page.getByTestId("tau").inputValue(), "10");
    assert.match(await opened.page.getByTestId("reported").innerText(), /NSD 10 % of the diagonal/);
    await opened.page.getByTestId("tau-unit").selectOption("pixels");
    await write("tau", "2");
    assert.deepEqual(await chosen(), {});
  });

  it("takes another percentile and another library, without measuring", async () => {
    await fields("hd95");
    await write("percentile", "50");
    assert.equal(await opened.figure("global.macro.hd95"), macro("hd95", { percentile: 50 }));
    await opened.page.getByTestId("dialect").selectOption("medpy");
    const shapes = { percentile: 50, dialect: "medpy" } as const;
    assert.equal(await opened.figure("global.macro.hd95"), macro("hd95", shapes));
    assert.deepEqual(await chosen(), shapes);
    assert.match(await opened.page.getByTestId("reported").innerText(), /HD50.*as MedPy makes it/s);
    assert.equal(await opened.page.getByTestId("measure-bar").count(), 0);
  });

  it("counts an empty side as is chosen, and says how many there are", async () => {
    await fields("hd");
    assert.equal(await opened.figure("global.macro.hd"), macro("hd", {}));
    await opened.page.getByTestId("one-empty").selectOption("diagonal");
    assert.equal(await opened.figure("global.macro.hd"), macro("hd", { oneEmpty: "diagonal" }));
    await opened.page.getByTestId("one-empty").selectOption("number");
    await write("one-empty-number", "7");
    assert.equal(await opened.figure("global.macro.hd"), macro("hd", { oneEmpty: 7 }));
    assert.match(await opened.page.getByTestId("reported").innerText(), /1 cell with one side empty counted as 7/);
  });

  it("says that a band of another width has to be measured, and how wide it is", async () => {
    await fields("boundaryIou");
    assert.equal(await opened.page.getByTestId("band-pixels").innerText(), "= 1 px");
    await write("band", "10");
    assert.equal(await opened.page.getByTestId("band-pixels").innerText(), "= 2 px");
    assert.match(
      await opened.page.getByTestId("measure-bar").innerText(),
      /^Boundary IoU was measured with a band of another width/,
    );
    assert.equal(await opened.page.getByTestId("averages").count(), 0);
    await opened.page.getByTestId("band-unit").selectOption("pixels");
    assert.deepEqual(await chosen(), { band: { kind: "pixels", pixels: 2 } });
    await write("band", "2.5");
    assert.equal(await opened.page.getByTestId("band").inputValue(), "2");
  });

  it("takes the spacing by hand, and refuses what is none", async () => {
    await fields("assd");
    await write("spacing", "wide");
    assert.match(await opened.page.locator(".refused").innerText(), /such as 0\.8, 0\.8/);
    assert.equal(await chosen(), undefined);
    await write("spacing", "0.5, 0.75");
    assert.deepEqual(await chosen(), { spacing: { x: 0.5, y: 0.75, z: 1 } });
    assert.match(await opened.page.getByTestId("measure-bar").innerText(), /measured with another spacing/);
    await fields("nsd");
    await opened.page.getByTestId("tau-unit").selectOption("units");
    await write("spacing", "");
    assert.equal(await opened.page.getByTestId("tau-unit").inputValue(), "pixels");
    assert.deepEqual(await chosen(), {});
  });

  it("takes another rule by which objects are found", async () => {
    await fields("objectF1");
    const iou = await opened.figure("global.macro.objectF1");
    assert.equal(iou, macro("objectF1", {}));
    await write("found-bound", "0.95");
    assert.equal(
      await opened.figure("global.macro.objectF1"),
      macro("objectF1", { found: { kind: "iou", above: 0.95 } }),
    );
    await opened.page.getByTestId("found").selectOption("overlap");
    assert.equal(await opened.page.getByTestId("found-bound").count(), 0);
    assert.deepEqual(await chosen(), { found: { kind: "overlap" } });
  });

  it("counts the cells with an outline on one side or on neither, as those of 0/0", async () => {
    await fields("hd");
    const line = opened.page.getByTestId("shapes-line");
    assert.deepEqual(
      [await line.getAttribute("data-one-empty"), await line.getAttribute("data-both-empty")],
      ["1", "2"],
    );
    assert.match(
      await line.innerText(),
      /Of the 9 cells \(one class in one image\) 1 has an outline on one side only, 2 on neither\./,
    );
    assert.equal(await opened.page.getByTestId("zero-by-zero").count(), 0);
  });

  it("says in a short sentence where libraries differ", async () => {
    await fields("hd95");
    const sentence = opened.page.getByTestId("dialects");
    await sentence.waitFor();
    assert.match(await sentence.innerText(), /^Libraries differ: MONAI/);
    await fields("boundaryIou");
    assert.equal(await sentence.count(), 0);
  });

  it("marks where the band takes in the whole object, on every tab", async () => {
    const shapes = { band: { kind: "pixels", pixels: 3 } } as const;
    const change = { choices: { ...MEASURED.choices, shapes } };
    await opened.send(documentMessage(measuredReport(SHAPES, { change }), undefined, "wide"));
    await fields("boundaryIou");
    const { page } = opened;
    assert.equal(await page.getByTestId("shapes-line").getAttribute("data-swallowed"), "5");
    assert.match(await page.getByTestId("shapes-line").innerText(), /In 5 of 7 cells .* the band takes in all of it/);
    await page.getByTestId("tab-classes").click();
    assert.match((await page.locator("tr[data-row='1'] .band-mark").getAttribute("title")) ?? "", /^In 2 of 3 cells/);
    await page.getByTestId("tab-images").click();
    await page.getByTestId("images-class").selectOption("1");
    const marked = page.locator("tr[data-row] .band-mark");
    assert.equal(await page.locator("tr[data-row='outline'] .band-mark").count(), 0);
    assert.ok((await marked.count()) > 0);
  });

  it("draws the bars of all classes on one length, marked by the band or not", async () => {
    const change = { choices: { ...MEASURED.choices, shapes: { band: { kind: "pixels", pixels: 2 } } as const } };
    await opened.send(documentMessage(measuredReport(SHAPES, { change }), undefined, "wide"));
    await fields("boundaryIou");
    const { page } = opened;
    await page.getByTestId("tab-classes").click();
    const rows = page.locator("tr[data-row] .with-bar");
    const marks = await page.locator("tr[data-row] .band-mark").count();
    assert.ok(marks > 0 && marks < (await rows.count()), `${marks} of ${await rows.count()} rows are marked`);
    const lengths = await rows
      .locator(".interval-bar")
      .evaluateAll((bars) => bars.map((bar) => Math.round(bar.getBoundingClientRect().width)));
    assert.equal(new Set(lengths).size, 1, lengths.join(", "));
  });

  it("names the library call that gives it, and copies a script for each library that has one", async () => {
    await fields("hd95");
    const details = opened.page.getByTestId("figure-details");
    assert.match(await details.innerText(), /same as MONAI 1\.5.*compute_hausdorff_distance\(.*percentile=95\)/s);
    await opened.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    for (const [dialect, text] of [
      ["monai", /from monai\.metrics import.*compute_hausdorff_distance\(P\[None, None\]/s],
      ["medpy", /from medpy\.metric import binary.*binary\.hd95\(P, T\)/s],
      ["panoptica", /Metric\.HD95\(reference_arr=T/],
      ["deepmind", /compute_robust_hausdorff\(/],
      ["metricsreloaded", /BinaryPairwiseMeasures\(P, T/],
    ] as const) {
      await details.getByTestId(`copy-${dialect}`).click();
      assert.match(await opened.page.evaluate(() => navigator.clipboard.readText()), text);
    }
    assert.equal(await details.getByTestId("copy-numpy").count(), 0);
    await fields("masd");
    assert.match(await details.innerText(), /No library call/);
    assert.equal(await details.getByTestId("copy-monai").count(), 0);
    await fields("pq");
    assert.match(await details.innerText(), /same as panopticapi/);
  });
});
