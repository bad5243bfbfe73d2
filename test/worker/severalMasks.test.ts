import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { averageOf } from "../../src/core/averages/averageOf";
import { DEFAULT_CHOICES, type Choices } from "../../src/core/document/choices";
import { evaluate } from "../../src/core/counting/evaluation";
import type { FileChoices } from "../../src/core/document/fileChoices";
import { IOU } from "../../src/core/metrics/metrics";
import { classFigures } from "../../src/core/averages/classFigures";
import { PYTHON_LIBRARIES } from "../../src/core/python/pythonSnippet";
import { changedMasks } from "../../src/run/runRecord";
import { DISK_FILES } from "../../src/run/diskFiles";
import type { EvaluationOptions } from "../../src/run/evaluateFolders";
import { PixelReader } from "../../src/run/pixelReader";
import { maskSource } from "../../src/run/works";
import { evaluated, masksIn, type Evaluated } from "../support/evaluated";
import { greyPng } from "../support/greyPng";
import { memoryFiles } from "../support/memoryFiles";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

/** So many pixels of one value, one after the other: [pixels, in the first mask, in the second, predicted]. */
type Runs = readonly (readonly [pixels: number, first: number, second: number, prediction: number])[];

function mask(runs: Runs, column: 1 | 2 | 3): Buffer {
  const labels = runs.flatMap((run) => Array.from({ length: run[0] }, () => run[column]));
  return greyPng(labels.length, 1, labels);
}

/** An ultrasound image with two lesions, each in a separate file, and one with one; the pixels are those of the case that was reported. */
const TWO: Runs = [
  [2372, 0, 0, 0],
  [116, 0, 0, 255],
  [44, 255, 0, 0],
  [146, 255, 0, 255],
  [72, 0, 255, 0],
  [322, 0, 255, 255],
];
const ONE: Runs = [
  [2782, 0, 0, 0],
  [52, 0, 0, 255],
  [52, 255, 0, 0],
  [186, 255, 0, 255],
];
const BUSI = {
  "p/benign (1).png": mask(TWO, 3),
  "t/benign (1)_mask.png": mask(TWO, 1),
  "t/benign (1)_mask_1.png": mask(TWO, 2),
  "p/benign (2).png": mask(ONE, 3),
  "t/benign (2)_mask.png": mask(ONE, 1),
};

/** Two classes, each in a separate file: one pixel of class 2 is predicted as 0, and one of both is predicted as 1. */
const CLASSES = {
  "p/x.png": greyPng(6, 1, [0, 1, 1, 2, 0, 1]),
  "t/x_car.png": greyPng(6, 1, [0, 255, 255, 0, 0, 255]),
  "t/x_road.png": greyPng(6, 1, [0, 0, 0, 255, 255, 255]),
};

const run = (
  folder: string,
  files: FileChoices,
  options: Partial<EvaluationOptions> = {},
  choices: Partial<Choices> = {},
): Promise<Evaluated> =>
  evaluated({ folders: masksIn(folder), choices: { ...DEFAULT_CHOICES, ...choices, files }, ...options });

function cli(folder: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), "evaluate", "p", "t", ...args], {
    encoding: "utf8",
    cwd: folder,
  });
}

describe("several masks of one image", () => {
  it("are told of with the figure, and give the right one by the option that is named", () => {
    const folder = temporaryFolder(BUSI);
    const { stdout } = cli(folder);
    assert.match(
      stdout,
      /^CAUTION: 1 prediction has several target masks, such as benign \(1\)\.png with benign \(1\)_mask\.png, benign \(1\)_mask_1\.png\. Each is judged by one of them alone.* To do so: --several-masks union$/m,
    );
    assert.match(stdout, /global +macro +0\.630/);
    const union = cli(folder, "--several-masks", "union");
    assert.match(union.stdout, /global +macro +0\.800/);
    assert.match(union.stdout, /^ +0 +0 .* 0\.939 /m);
    assert.match(union.stdout, /^ +1 +1 .* 0\.661 /m);
    assert.match(union.stdout, /several masks of an image read as their union/);
    assert.doesNotMatch(union.stdout + union.stderr, /CAUTION|problem/);
  });

  it("are refused another reading", () => {
    assert.equal(cli(temporaryFolder(BUSI), "--several-masks", "sum").status, 2);
  });

  it("are a report with what to do where none of them pairs, and one label a file by choice", async () => {
    const folder = temporaryFolder(CLASSES);
    const { status, stdout } = cli(folder);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /CAUTION: 1 prediction has several target masks, .* None of them is paired\. .* --several-masks labels$/m,
    );
    const { report } = await run(folder, { severalMasks: "labels" });
    assert.deepEqual(report.pairing.several?.classes, [
      { name: "car", label: 1 },
      { name: "road", label: 2 },
    ]);
    const [image] = report.images;
    assert.deepEqual(image?.target.parts, [
      { path: "x_car.png", label: 1 },
      { path: "x_road.png", label: 2 },
    ]);
    assert.equal(image.target.overlap, 1, "a pixel of both is of the later, and counted");
    const evaluation = evaluate(report, report.choices);
    assert.deepEqual(
      [0, 1, 2].map((index) => classFigures(evaluation, IOU, index).global),
      [1 / 2, 2 / 3, 1 / 3],
    );
    assert.match(
      cli(folder, "--several-masks", "labels").stdout,
      /CAUTION: In 1 image target masks of several labels overlap, in 1 pixel /,
    );
  });

  it("have the labels of the class list that names them", async () => {
    const { report } = await run(temporaryFolder({ ...CLASSES, "t/classes.txt": "background\nroad\ncar\n" }), {
      severalMasks: "labels",
    });
    assert.deepEqual(report.images[0]?.target.parts, [
      { path: "x_road.png", label: 1 },
      { path: "x_car.png", label: 2 },
    ]);
  });

  it("count as missed together where their prediction is missing", async () => {
    const files = { ...BUSI, "t/benign (3)_mask.png": mask(TWO, 1), "t/benign (3)_mask_1.png": mask(TWO, 2) };
    const { report } = await run(temporaryFolder(files), { severalMasks: "union" }, {}, { missing: "count" });
    const image = report.images.find(({ prediction }) => !prediction);
    assert.deepEqual([...(image?.counts.targets ?? [])], [0, 1]);
    assert.deepEqual([...(image?.counts.pixels ?? [])], [2488, 584]);
  });

  it("are a problem of the file that cannot be read or has another size, and the rest is evaluated", async () => {
    const broken = { ...BUSI, "t/benign (1)_mask_1.png": Buffer.from("no image") };
    const small = { ...BUSI, "t/benign (1)_mask_1.png": greyPng(1, 1, [255]) };
    for (const [files, kind] of [
      [broken, "unreadable"],
      [small, "size-mismatch"],
    ] as const) {
      const { report } = await run(temporaryFolder(files), { severalMasks: "union" });
      assert.deepEqual(
        report.problems.map((problem) => [problem.kind, problem.file]),
        [[kind, "benign (1)_mask_1.png"]],
      );
      assert.equal(report.images.length, 1);
    }
  });

  it("are read likewise where they are on no disk", async () => {
    const files = memoryFiles(BUSI);
    const folders = { prediction: "memory:/p", target: "memory:/t" };
    const { report } = await run("", { severalMasks: "union" }, { folders, files });
    const onDisk = await run(temporaryFolder(BUSI), { severalMasks: "union" });
    assert.deepEqual(report.images, onDisk.report.images);
  });

  it("that say more than foreground are read as foreground, and that is said", async () => {
    const files = {
      ...BUSI,
      "t/benign (1)_mask_1.png": mask(
        TWO.map(([pixels, first, second, predicted], row) => [pixels, first, second === 0 ? 0 : 7 + row, predicted]),
        2,
      ),
    };
    const { report } = await run(temporaryFolder(files), { severalMasks: "union" });
    assert.match(report.images[0]?.target.facts.notes?.join() ?? "", /several labels beside 0/);
    assert.ok(Math.abs((averageOf(evaluate(report, report.choices), IOU, "macro").value ?? 0) - 0.7997) < 1e-4);
  });

  it("are counted again when any of them was written, and only then", async () => {
    const folder = temporaryFolder(BUSI);
    const part = join(folder, "t/benign (1)_mask_1.png");
    const { record: counted, report } = await run(folder, { severalMasks: "union" });
    const seen = { folders: { prediction: join(folder, "p"), target: join(folder, "t") }, files: DISK_FILES };
    const suspects = { prediction: new Set<string>(), target: new Set(["benign (1)_mask_1.png"]) };
    assert.equal(await changedMasks(counted, { ...seen, suspects }), 0);
    const again = await run(folder, { severalMasks: "union" }, { before: counted });
    assert.deepEqual(again, { ok: true, report, record: counted });
    writeFileSync(part, mask(TWO, 1));
    utimesSync(part, 2_000_000_000, 2_000_000_000);
    assert.equal(await changedMasks(counted, { ...seen, suspects }), 1);
    const written = await run(folder, { severalMasks: "union" }, { before: counted });
    assert.deepEqual(written, await run(folder, { severalMasks: "union" }));
    assert.notDeepEqual(written.report.images, report.images);
    rmSync(part);
    assert.deepEqual(
      await run(folder, { severalMasks: "union" }, { before: written.record }),
      await run(folder, { severalMasks: "union" }),
    );
    const labels = await run(folder, { severalMasks: "labels" }, { before: counted });
    assert.deepEqual(labels, await run(folder, { severalMasks: "labels" }), "counts of another reading are of no use");
  });

  it("are seen as one mask in the viewer", async () => {
    const folder = temporaryFolder(CLASSES);
    const { report } = await run(folder, { severalMasks: "labels" });
    const [image] = report.images;
    assert.ok(image);
    const reader = new PixelReader({ programFolder: join(ROOT, "dist"), maxPixels: 1000 });
    const outcome = await reader.read(
      {
        target: maskSource(image.target, (path) => join(folder, "t", path)),
        detail: { kind: "thumbnail", longerSide: 6 },
      },
      new AbortController().signal,
    );
    await reader.close();
    assert.ok(outcome !== "cancelled" && outcome.ok);
    const { values, places, lengths } = outcome.pixels.target;
    assert.deepEqual(
      Array.from(places).flatMap((position, at) => Array.from({ length: lengths[at] ?? 0 }, () => values[position])),
      [0, 1, 1, 2, 2, 2],
    );
  });

  it("are read by a copied script as they were counted", async function () {
    const python = ["python3", "python"].find((name) => spawnSync(name, ["-c", "import numpy"]).status === 0);
    const numpy = PYTHON_LIBRARIES.find(({ id }) => id === "numpy");
    if (python === undefined || !numpy) return this.skip();
    const files = Object.fromEntries(Object.entries(ARRAYS).map(([path, labels]) => [path, npy(labels)]));
    const folder = temporaryFolder(files);
    const { report } = await run(folder, { severalMasks: "labels" });
    const evaluation = evaluate(report, report.choices);
    const script = join(folder, "script.py");
    const { stdout } = cli(folder, "--several-masks", "labels", "--format", "python");
    writeFileSync(script, stdout);
    const { stdout: printed, stderr } = spawnSync(python, [script], { encoding: "utf8" });
    const value = averageOf(evaluation, IOU, "macro").value;
    assert.ok(value !== undefined && printed.includes(String(value).slice(0, 8)), `${value} in ${printed}${stderr}`);
  });
});

const ARRAYS = {
  "p/x.npy": [0, 1, 1, 2, 0, 1],
  "t/x_car.npy": [0, 255, 255, 0, 0, 255],
  "t/x_road.npy": [0, 0, 0, 255, 255, 255],
};

/** An array file of one row, format version 1.0 (NEP 1). */
function npy(labels: readonly number[]): Buffer {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (1, ${labels.length}), }`.padEnd(117) + "\n";
  return Buffer.concat([
    Buffer.from([0x93, ...Buffer.from("NUMPY"), 1, 0, header.length, 0]),
    Buffer.from(header, "latin1"),
    Buffer.from(labels),
  ]);
}
