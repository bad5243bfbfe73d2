import assert from "node:assert/strict";
import { join } from "node:path";
import { largeReport } from "../../bench/largeReport";
import { averageOf } from "../../src/core/averages/averageOf";
import { AVERAGES } from "../../src/core/averages/averages";
import { evaluate } from "../../src/core/counting/evaluation";
import type { Report } from "../../src/core/document/report";
import { metricsFor } from "../../src/core/metrics/metricsFor";
import { naturalOrder } from "../../src/core/text/naturalOrder";
import type { TablesHostMessage } from "../../src/protocol/tables";
import { TablesThread } from "../../src/run/tablesThread";
import { ROOT } from "../support/root";
import { GREY, image, report } from "../support/images";
import { writeTables } from "../support/reportTables";
import { temporaryFolder } from "../support/temporaryFolder";

const MADE = largeReport({ images: 30, classes: 4, run: 1 });
const REPORT: Report = {
  ...MADE,
  images: MADE.images.toSorted((a, b) => naturalOrder(a.name, b.name)),
  folders: { prediction: "p", target: "../t" },
  problems: [{ kind: "unreadable", file: "x.png", message: "Cut short." }],
};

describe("the thread that reads tables", () => {
  const told: TablesHostMessage[] = [];
  let wake: () => void = () => undefined;
  let thread: TablesThread | undefined;

  function start(path: string): TablesThread {
    told.length = 0;
    return (thread = new TablesThread(path, join(ROOT, "dist"), (message) => {
      told.push(message);
      wake();
    }));
  }

  /** The first message of a kind, once it is told. */
  async function message<Type extends TablesHostMessage["type"]>(
    type: Type,
    is: (message: Extract<TablesHostMessage, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<TablesHostMessage, { type: Type }>> {
    for (;;) {
      const found = told.find(
        (one): one is Extract<TablesHostMessage, { type: Type }> =>
          one.type === type && is(one as Extract<TablesHostMessage, { type: Type }>),
      );
      if (found) return found;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  afterEach(() => {
    thread?.dispose();
  });

  async function written(of: Report): Promise<string> {
    const path = join(temporaryFolder(), "run.maskeval.parquet");
    await writeTables(path, of);
    return path;
  }

  it("tells what is of sums at once, then every average of the report in memory, and pages of images", async () => {
    const path = await written(REPORT);
    const reading = start(path);
    const { shown: sums } = await message("tables");
    assert.equal(
      told.findIndex(({ type }) => type === "tables-progress"),
      -1,
      "no image was gone through",
    );
    const { shown } = await message("tables", ({ shown: { state } }) => state === "whole");
    const evaluation = evaluate(REPORT, REPORT.choices);
    for (const [at, metric] of metricsFor(REPORT.choices).entries())
      for (const { id, scope } of AVERAGES) {
        const { value } = averageOf(evaluation, metric, id);
        assert.equal(shown.metrics[at]?.averages[id].value, value, `${metric.id} ${id}`);
        assert.equal(sums.metrics[at]?.averages[id].value, scope === "global" ? value : undefined);
      }
    assert.deepEqual(
      [sums.images, sums.withPixels, sums.state, sums.problemCount, shown.images, shown.problemCount, shown.problems],
      [30, 30, "sums", 0, 30, 1, REPORT.problems],
    );
    assert.deepEqual(shown.confusion, evaluation.confusion);
    assert.equal(shown.folders.target, join(path, "../../t"));
    reading.ask({
      type: "table-images",
      request: 7,
      wanted: { order: { by: "wrong" }, direction: "first", from: 0, count: 2, text: "" },
    });
    const { page, request } = await message("table-images");
    assert.deepEqual([request, page.found, page.lines.length], [7, 30, 2]);
    const [first] = page.lines;
    const image = REPORT.images.find(({ name }) => name === first?.name);
    assert.deepEqual(await reading.paths(first?.row ?? -1), {
      folders: shown.folders,
      target: image?.target.path,
      prediction: image?.prediction?.path,
    });
    assert.equal(await reading.paths(30), undefined);
  });

  it("tells that a report is partial, which classes are in no mean, and the first of many problems", async () => {
    const problems = Array.from({ length: 203 }, (_, at) => ({
      kind: "unreadable" as const,
      file: `${at}.png`,
      message: "Cut short.",
    }));
    const left = REPORT.images.flatMap(({ counts }) => [...counts.targets])[0] ?? 0;
    const partial = { ...REPORT, problems, state: "partial" as const, choices: { ...REPORT.choices, leftOut: [left] } };
    start(await written(partial));
    const { shown } = await message("tables", ({ shown: { state } }) => state === "whole");
    assert.deepEqual([shown.isPartial, shown.problems.length, shown.problemCount], [true, 200, 203]);
    assert.deepEqual(
      shown.classes.filter(({ inMeans }) => !inMeans).map(({ label }) => label),
      [left],
    );
  });

  it("tells of regions where they stand for classes, and of no confusion of those that overlap", async () => {
    const regions = [{ name: "all", labels: [0, 1, 2, 3] }, { name: "one", labels: [1] }]; // prettier-ignore
    start(await written({ ...REPORT, choices: { ...REPORT.choices, regions } }));
    const { shown } = await message("tables");
    assert.deepEqual([shown.one, shown.classWords], ["region", "2 regions"]);
    assert.deepEqual([shown.classes.length, shown.confusion, shown.overall], [3, undefined, []]);
    thread?.dispose();
    start(await written(REPORT));
    assert.equal((await message("tables")).shown.one, "class");
  });

  it("says why tables cannot be read, or have no figures as they stream by", async () => {
    start(join(temporaryFolder(), "nowhere.maskeval.parquet"));
    assert.match((await message("tables-refused")).message, /nowhere\.maskeval\.parquet: the table cannot be read/);
    thread?.dispose();
    const target = (kind: "palette" | "colour", red: number) =>
      ({ ...image(kind, [[0, 0, 2], [red, 1, 3]]), target: { path: `${kind}.png`, facts: { ...GREY, kind, ...(kind === "palette" && { palette: "000000ff0000" }) } } }); // prettier-ignore
    start(await written(report([target("colour", 0xff0000), target("palette", 1)])));
    assert.match((await message("tables-refused")).message, /read by their colours/);
  });
});
