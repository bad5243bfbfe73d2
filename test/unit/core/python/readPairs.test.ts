import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { averageOf } from "../../../../src/core/averages/averageOf";
import type { AverageId } from "../../../../src/core/averages/averages";
import { DEFAULT_CHOICES } from "../../../../src/core/choices";
import { evaluate } from "../../../../src/core/evaluation";
import { imageCounts } from "../../../../src/core/labels/counts";
import type { LabelMap } from "../../../../src/core/labels/labelMap";
import { DICE, IOU } from "../../../../src/core/metrics/metrics";
import { PYTHON_LIBRARIES, pythonSnippet } from "../../../../src/core/python/pythonSnippet";
import type { ImageEntry, Report } from "../../../../src/core/report";
import { decodeMask } from "../../../../src/masks/decodeMask";
import { greyPng } from "../../../support/greyPng";
import { palettePng } from "../../../support/palettePng";
import { ROOT } from "../../../support/root";
import { temporaryFolder } from "../../../support/temporaryFolder";

const NUMPY = PYTHON_LIBRARIES.find(({ id }) => id === "numpy");
const PYTHON = withModule("numpy");
const PILLOW = withModule("numpy, PIL");
const OPTIONS = { maxPixels: 16384 * 16384, npzArray: "mask" };

/** Arrays of 5 x 7 pixels and 4 classes as people save them, beside the labels that they are compared with. */
const SAVE_ARRAYS = `
import sys, zipfile
from pathlib import Path
import numpy as np
targets, predictions = Path(sys.argv[1]) / "targets", Path(sys.argv[1]) / "predictions"
random = np.random.default_rng(7)
def labels():
    return random.integers(0, 4, (5, 7))
def scores(dtype, shape=(4, 5, 7)):
    return random.integers(-9, 9, shape).astype(dtype)  # with scores that are equal
saved = {
    "bool": labels() > 1, "int8": labels().astype("i1"), "big16": labels().astype(">u2"), "int64": labels(),
    "floats": labels().astype("f4"), "fortran": np.asfortranarray(labels()), "onePlane": labels()[None],
    "half": scores("f2"), "single": scores("f4"), "bigSingle": scores(">f4"), "double": scores("f8"),
    "scoresFortran": np.asfortranarray(scores("f4")), "batchOfOne": scores("f4")[None], "minusInfinity": np.full((4, 5, 7), -np.inf, "f4"),
    "classAxisBefore": scores("f4", (4, 1, 5, 7)), "oneClass": labels()[None].astype("f8"),
}
for name, array in saved.items():
    np.save(predictions / f"{name}.npy", array)
np.save(open(predictions / "upper.NPY", "wb"), labels())
np.savez_compressed(predictions / "one.npz", anything=scores("f4"))
np.savez(predictions / "several.npz", image=np.zeros((5, 7)), mask=labels()[None])
np.savez(predictions / "withText.npz", other=labels())
with zipfile.ZipFile(predictions / "withText.npz", "a") as archive:
    archive.writestr("about.txt", "which model")
for path in list(predictions.iterdir()):
    np.save(targets / f"{path.stem}.npy", labels())
`;

/** Runs the script of argv[1] and gives the labels that its \`read\` finds in the files of argv[2], or why it finds none. */
const READ_ALL = `
import json, runpy, sys
read = runpy.run_path(sys.argv[1])["read"]
def labels(path):
    try:
        return [int(label) for label in read(path)]
    except (OSError, SystemExit) as error:
        return str(error)
print(json.dumps([labels(path) for path in json.load(open(sys.argv[2]))]))
`;

describe("the pairs that a copied script reads", () => {
  it("give the figures of the extension from labels, scores and archives of numpy", function () {
    if (PYTHON === undefined) return this.skip();
    const folder = maskFolder();
    try {
      const { status, stderr } = spawnSync(PYTHON, ["-c", SAVE_ARRAYS, folder], { encoding: "utf8" });
      assert.equal(status, 0, stderr);
      const report = reportOf(folder);
      assert.equal(report.images.length, 20);
      const cases = [
        ...report.images.map((image) => ({ what: image.name, ...snippet({ ...report, images: [image] }, "macro") })),
        { what: "all", ...snippet(report, "macro-imagewise") },
      ];
      const figures = printed(folder, cases.map(({ script }) => script));
      cases.forEach(({ what, script, figure }, position) => {
        assert.ok(Math.abs((figures[position] ?? NaN) - (figure ?? NaN)) < 1e-12, `${what}: ${String(figures[position])} and ${String(figure)}`);
        assert.ok(!script.includes("PIL"), "numpy alone reads arrays");
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("give the labels of the extension for every PNG and TIFF that Pillow reads whole", function () {
    if (PILLOW === undefined) return this.skip();
    const folder = maskFolder();
    try {
      writeFileSync(join(folder, "targets/a.png"), greyPng(2, 1, [0, 1]));
      writeFileSync(join(folder, "targets/b.npy"), npy([0, 1]));
      for (const name of ["a.png", "b.npy"]) copyFileSync(join(folder, "targets", name), join(folder, "predictions", name));
      const { script, figure } = snippet(reportOf(folder), "macro");
      assert.equal(figure, 1);
      const whiteIsZero = ["bits1.tif", "grey8_none.tif"].map((name) => {
        const path = join(folder, name);
        writeFileSync(path, withWhiteAsZero(readFileSync(join(ROOT, "test/fixtures/tiff", name))));
        return path;
      });
      const pictures = ["png/files", "tiff"]
        .flatMap((from) => readdirSync(join(ROOT, "test/fixtures", from)).map((name) => join(ROOT, "test/fixtures", from, name)))
        .concat(whiteIsZero)
        .flatMap((path) => {
          const decoded = decodeMask(readFileSync(path), OPTIONS);
          return decoded.ok ? [{ path, map: decoded.map }] : [];
        });
      writeFileSync(join(folder, "figure.py"), script);
      writeFileSync(join(folder, "files.json"), JSON.stringify(pictures.map(({ path }) => path)));
      const { stdout, stderr } = spawnSync(PILLOW, ["-c", READ_ALL, join(folder, "figure.py"), join(folder, "files.json")], {
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      const [, lists] = stdout.split("\n");
      assert.ok(lists, stderr);
      const read = JSON.parse(lists) as readonly (readonly number[] | string)[];
      let same = 0;
      pictures.forEach(({ path, map }, position) => {
        const labels = read[position];
        if (typeof labels === "string") {
          // Never a figure of other labels: an error, of a file that the extension too finds unusual or one deeper than Pillow.
          assert.ok(map.facts.notes !== undefined || labels.includes("keeps 8 of the 16 bits"), `${path}: ${labels}`);
          return;
        }
        assert.deepEqual(labels, [...map.labels], path);
        same++;
      });
      assert.ok(same > 40, `only ${same} pictures compared`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("give the figures of masks that are read by colour: palettes of their own, greys and RGB", function () {
    if (PILLOW === undefined) return this.skip();
    const folder = maskFolder();
    try {
      const whole = "000000ff000000ff00010101";
      const files = {
        "targets/a.png": palettePng([0, 1, 1, 2], whole),
        "targets/b.png": palettePng([2, 1, 3, 0], whole),
        "targets/c.png": palettePng([3, 0, 0, 3], whole),
        "predictions/a.png": palettePng([0, 1, 2, 2], "000000ff000000ff00"),
        "predictions/b.png": palettePng([1, 0, 1, 2], "ff000000ff000000ff"),
        "predictions/c.png": greyPng(4, 1, [1, 0, 1, 1]),
      };
      for (const [path, bytes] of Object.entries(files)) writeFileSync(join(folder, path), bytes);
      const report = reportOf(folder);
      assert.ok(evaluate(report, report.choices).images.every(({ prediction }) => prediction?.byColour));
      const { script, figure } = snippet(report, "macro");
      assert.equal(printed(folder, [script], PILLOW)[0], figure);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function withModule(modules: string): string | undefined {
  return ["python3", "python"].find((name) => spawnSync(name, ["-c", `import ${modules}`]).status === 0);
}

function maskFolder(): string {
  const folder = temporaryFolder();
  for (const side of ["predictions", "targets"]) mkdirSync(join(folder, side));
  return folder;
}

/** The report of the masks in both folders, read as the extension reads them and paired by their stems. */
function reportOf(folder: string): Report {
  const stem = (name: string): string => name.replace(/\..*$/, "");
  const targets = readdirSync(join(folder, "targets"));
  const images = readdirSync(join(folder, "predictions")).map((path): ImageEntry => {
    const targetPath = targets.find((name) => stem(name) === stem(path));
    assert.ok(targetPath);
    const [target, prediction] = [decoded(join(folder, "targets", targetPath)), decoded(join(folder, "predictions", path))];
    assert.deepEqual([prediction.width, prediction.height], [target.width, target.height], path);
    const rows = Array.from(target.labels, (label, pixel) => ({ target: label, prediction: prediction.labels[pixel] ?? NaN, pixels: 1 }));
    return {
      name: stem(path),
      width: target.width,
      height: target.height,
      target: { path: targetPath, facts: target.facts },
      prediction: { path, facts: prediction.facts },
      counts: imageCounts(rows),
    };
  });
  return {
    schema: 1,
    folders: { prediction: join(folder, "predictions"), target: join(folder, "targets") },
    pairing: { rule: "same stem", pairs: images.length, targetsOnly: [], predictionsOnly: [] },
    images,
    problems: [],
    choices: { ...DEFAULT_CHOICES, files: { npzArray: "mask" } },
    state: "complete",
  };
}

function decoded(path: string): LabelMap {
  const mask = decodeMask(readFileSync(path), OPTIONS);
  assert.ok(mask.ok, mask.ok ? "" : `${path}: ${mask.message}`);
  return mask.map;
}

function snippet(report: Report, average: AverageId): { readonly script: string; readonly figure: number | undefined } {
  assert.ok(NUMPY);
  const evaluation = evaluate(report, report.choices);
  const script = pythonSnippet(evaluation, report, { metric: average === "macro" ? DICE : IOU, average, library: NUMPY });
  assert.ok(script);
  return { script, figure: averageOf(evaluation, average === "macro" ? DICE : IOU, average).value };
}

/** What the scripts print, run by one Python. */
function printed(folder: string, scripts: readonly string[], python = PYTHON): readonly number[] {
  const files = scripts.map((script, position) => {
    const file = join(folder, `${position}.py`);
    writeFileSync(file, script);
    return file;
  });
  const run = "import runpy, sys\nfor file in sys.argv[1:]:\n    runpy.run_path(file)";
  const { stdout, stderr, status } = spawnSync(python ?? "", ["-c", run, ...files], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.trim().split(/\s+/).map(Number);
}

/** A little-endian TIFF whose samples are stored with white as 0 (tag 262, PhotometricInterpretation), which are its labels all the same. */
function withWhiteAsZero(tiff: Buffer): Buffer {
  const at = tiff.indexOf(Buffer.from([0x06, 0x01, 3, 0, 1, 0, 0, 0, 1, 0]));
  assert.ok(at > 0, "the tag is in the file");
  const changed = Buffer.from(tiff);
  changed[at + 8] = 0;
  return changed;
}

/** An array of one row, format version 1.0. */
function npy(labels: readonly number[]): Buffer {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (1, ${labels.length}), }`.padEnd(117) + "\n";
  return Buffer.concat([Buffer.from([0x93]), Buffer.from("NUMPY"), Buffer.from([1, 0, header.length, 0]), Buffer.from(header), Buffer.from(labels)]);
}
