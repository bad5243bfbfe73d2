import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { evaluate } from "../../src/core/counting/evaluation";
import { averageOf } from "../../src/core/averages/averageOf";
import { metricCalled } from "../../src/core/metrics/metricsFor";
import { readReport } from "../../src/core/report/reportDocument";
import { madePng } from "../../bench/madePng";
import { greyPng } from "../support/greyPng";
import { madeNifti } from "../support/madeNifti";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

function cli(folder: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], {
    encoding: "utf8",
    cwd: folder,
  });
  // A shard without a pair has nothing to evaluate, which is not a failure.
  assert.equal(status, 0, stderr);
}

/** Holds that shards, measured each by itself, are the run as a whole to the byte. */
function assertSameAsOneRun(folder: string, shards: number, options: readonly string[]): void {
  const run = ["evaluate", "p", "t", "--measure", "all", "--threads", "1", "--quiet", ...options];
  cli(folder, ...run, "--output", "one.maskeval.json");
  const names = Array.from({ length: shards }, (_, shard) => `${shard + 1}.maskeval.json`);
  names.forEach((name, shard) => {
    cli(folder, ...run, "--shard", `${shard + 1}/${shards}`, "--output", name);
  });
  cli(folder, "merge", ...names.toReversed(), "--output", "merged.maskeval.json");
  const [one, merged] = ["one", "merged"].map((name) => readFileSync(join(folder, `${name}.maskeval.json`), "utf8"));
  assert.equal(merged, one);
  const read = readReport(one ?? "");
  assert.ok(read.ok);
  const { measured } = evaluate(read.report, read.report.choices);
  for (const state of Object.values(measured ?? {})) assert.ok(["measured", "imagesOnly"].includes(state.state));
}

const WIDTH = 6;

/** Masks of Cityscapes' instance ids in 16 bits: 7 has no instances, 24 is a group where another image has a 24001. */
const ids = fc.array(fc.constantFrom(7, 7, 8, 24, 24001, 24002, 25000, 26, 26000), { minLength: 12, maxLength: 12 });
const images = fc.array(fc.record({ target: ids, prediction: ids }), { minLength: 1, maxLength: 5 });

function idPng(labels: readonly number[]): Buffer {
  const height = labels.length / WIDTH;
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...labels.slice(y * WIDTH, (y + 1) * WIDTH).flatMap((label) => [label >> 8, label & 255]),
  ]);
  return madePng({
    ...{ width: WIDTH, height, bits: 16, colourType: 0, interlaced: false },
    raw: Uint8Array.from(rows.flat()),
  });
}

function classOf(label: number): number {
  return label >= 1000 ? Math.floor(label / 1000) : label;
}

describe("shards that are measured", function () {
  this.timeout(120_000);

  it("merge to the report of one run, whatever each holds: instances, a group without its instances, nothing at all", () => {
    fc.assert(
      fc.property(
        images,
        fc.integer({ min: 2, max: 4 }),
        fc.constantFrom("both", "target", "components"),
        (made, shards, reading) => {
          const isTarget = reading === "target";
          const folder = temporaryFolder(
            Object.fromEntries(
              made.flatMap(({ target, prediction }, image) => [
                [`t/${image}.png`, idPng(target)],
                [`p/${image}.png`, isTarget ? greyPng(WIDTH, 2, prediction.map(classOf)) : idPng(prediction)],
              ]),
            ),
          );
          assertSameAsOneRun(folder, shards, [
            ...["--relabel", isTarget ? "target:div:1000" : "div:1000"],
            ...["--objects", reading === "components" ? "components" : "ids", "--ignore", "8"],
          ]);
        },
      ),
      { numRuns: 4 },
    );
  });

  it("merge to the report of one run where a class is in one image alone, and where there are more shards than pairs", () => {
    const folder = temporaryFolder({
      "t/a.png": greyPng(4, 2, [0, 0, 1, 1, 0, 0, 1, 1]),
      "p/a.png": greyPng(4, 2, [0, 0, 0, 1, 0, 0, 1, 1]),
      "t/b.png": greyPng(4, 2, [0, 2, 2, 255, 0, 2, 2, 255]),
      "p/b.png": greyPng(4, 2, [0, 2, 0, 0, 0, 2, 0, 0]),
    });
    assertSameAsOneRun(folder, 2, []);
    assertSameAsOneRun(folder, 4, ["--spacing", "0.5,2"]);
  });

  it("merge to the report of one run of volumes, whose files tell their spacing, with a shard that has none", () => {
    const volume = (...labels: readonly number[]): Buffer =>
      madeNifti({ size: [4, 3, 2], dataType: 2, spacing: [1, 0.8, 0.8, 3], units: 2, numbers: Array.from({ length: 24 }, (_, at) => labels[at % labels.length] ?? 0) }); // prettier-ignore
    const folder = temporaryFolder({
      "t/a.nii": volume(0, 1, 1),
      "p/a.nii": volume(0, 1, 0, 1),
      "t/b.nii": volume(0, 2, 2, 2, 0),
      "p/b.nii": volume(0, 2, 2),
    });
    assertSameAsOneRun(folder, 2, []);
    assertSameAsOneRun(folder, 3, []);
    assertSameAsOneRun(folder, 5, ["--connectivity", "6"]);
  });

  it("merge to the report of one run where images of one or of several shards have no figures of objects, and say why", () => {
    const board = (side: number): Buffer =>
      greyPng(
        side,
        side,
        Array.from({ length: side * side }, (_, at) => (at + Math.floor(at / side) * (side + 1)) % 2),
      );
    const halves = greyPng(4, 2, [0, 0, 1, 1, 0, 0, 1, 1]);
    const folder = temporaryFolder({
      ...{ "t/a.png": halves, "p/a.png": halves, "t/b.png": board(150), "p/b.png": board(150) },
      ...{ "t/c.png": halves, "p/c.png": halves, "t/d.png": board(160), "p/d.png": board(160) },
    });
    const options = ["--connectivity", "4"];
    // Of two shards one has both refusals, of four each is alone in its shard.
    for (const shards of [2, 3, 4]) {
      assertSameAsOneRun(folder, shards, options);
      const read = readReport(readFileSync(join(folder, "merged.maskeval.json"), "utf8"));
      assert.ok(read.ok);
      const evaluation = evaluate(read.report, read.report.choices);
      assert.deepEqual(
        read.report.images.map(({ name, measures }) => [name, measures?.refusals?.objects?.slice(0, 29)]),
        [
          ["a", undefined],
          ["b", "Its target has 22,500 objects"],
          ["c", undefined],
          ["d", "Its target has 25,600 objects"],
        ],
      );
      const pq = metricCalled("pq", read.report.choices);
      assert.ok(pq);
      const { value, of } = averageOf(evaluation, pq, "macro-imagewise");
      assert.deepEqual([value, of], [1, 2]);
      assert.equal(averageOf(evaluation, pq, "macro").value, 1);
      const boundary = metricCalled("boundaryIou", read.report.choices);
      assert.ok(boundary);
      assert.equal(averageOf(evaluation, boundary, "macro-imagewise").of, 4);
    }
  });
});
