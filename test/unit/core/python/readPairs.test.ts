import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { averageOf } from "../../../../src/core/averages/averageOf";
import type { AverageId } from "../../../../src/core/averages/averages";
import { arrayReading } from "../../../../src/core/document/arrayReading";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { imageCounts } from "../../../../src/core/labels/counts";
import type { LabelMap } from "../../../../src/core/labels/labelMap";
import { DICE, IOU } from "../../../../src/core/metrics/metrics";
import { PYTHON_LIBRARIES, pythonSnippet } from "../../../../src/core/python/pythonSnippet";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import { decodeMask } from "../../../../src/masks/decodeMask";
import { greyPng } from "../../../support/greyPng";
import { palettePng } from "../../../support/palettePng";
import { madeTiff } from "../../../support/madeTiff";
import { ROOT } from "../../../support/root";
import { temporaryFolder } from "../../../support/temporaryFolder";

const NUMPY = PYTHON_LIBRARIES.find(({ id }) => id === "numpy");
const PYTHON = withModule("numpy");
const PILLOW = withModule("numpy, PIL");
const TIFFFILE = withModule("numpy, tifffile, imagecodecs");
const CHOICES: Choices = { ...DEFAULT_CHOICES, threshold: 0.3, files: { npzArray: "mask" } };
const OPTIONS = { maxPixels: 16384 * 16384 };

/** Arrays of 9 x 13 pixels and 4 classes as people save them, beside the labels that they are compared with. */
const SAVE_ARRAYS = `
import sys, zipfile
from pathlib import Path
import numpy as np
targets, predictions = Path(sys.argv[1]) / "targets", Path(sys.argv[1]) / "predictions"
random = np.random.default_rng(7)
def labels():
    return random.integers(0, 4, (9, 13))
def scores(dtype, shape=(4, 9, 13)):
    return (random.integers(-9, 9, shape) / 2).astype(dtype)  # with scores that are equal
def shares(dtype, shape=(9, 13)):
    drawn = random.integers(0, 1025, shape) / 1024
    drawn.flat[:6] = 0.3, 0.30000001, 0.2999, 1, 1 / 256, 2 / 256  # beside the threshold, and at the lowest levels
    return drawn.astype(dtype)
saved = {
    "bool": labels() > 1, "int8": labels().astype("i1"), "big16": labels().astype(">u2"), "int64": labels(),
    "floats": labels().astype("f4"), "fortran": np.asfortranarray(labels()), "onePlane": labels()[None],
    "half": scores("f2"), "single": scores("f4"), "bigSingle": scores(">f4"), "double": scores("f8"),
    "scoresFortran": np.asfortranarray(scores("f4")), "batchOfOne": scores("f4")[None], "minusInfinity": np.full((4, 9, 13), -np.inf, "f4"),
    "classAxisBefore": scores("f4", (4, 1, 9, 13)), "oneClass": labels()[None].astype("f8"),
    "channelsLast": scores("f4", (9, 13, 4)), "channelsLastHalf": scores("f2", (1, 9, 13, 4)), "channelsLastFortran": np.asfortranarray(scores("f8", (9, 13, 4))),
    "oneChannel": labels()[..., None], "oneHot": np.eye(4, dtype="?")[labels()], "oneHotFirst": np.moveaxis(np.eye(4)[labels()], -1, 0),
    "colours": random.integers(0, 3, (9, 13, 3)).astype("u1"), "alpha": random.integers(0, 3, (9, 13, 4)).astype("u1"),
    "levelsHalf": shares("f2"), "levels": shares("f4"), "levelsDouble": shares("f8", (9, 13, 1)), "levelsBig": shares(">f4"),
}
for name, array in saved.items():
    np.save(predictions / f"{name}.npy", array)
np.save(open(predictions / "upper.NPY", "wb"), labels())
np.savez_compressed(predictions / "one.npz", anything=scores("f4"))
np.savez(predictions / "several.npz", image=np.zeros((9, 13)), mask=labels()[None])
np.savez(predictions / "withText.npz", other=labels())
with zipfile.ZipFile(predictions / "withText.npz", "a") as archive:
    archive.writestr("about.txt", "which model")
for path in list(predictions.iterdir()):
    np.save(targets / f"{path.stem}.npy", labels())
`;

/** Channels of classes without a background, of three axes of nearly one size and of others. */
const SAVE_INDEPENDENT = `
import sys
from pathlib import Path
import numpy as np
folder = Path(sys.argv[1])
random = np.random.default_rng(8)
def shares(dtype, shape):
    drawn = random.integers(0, 1025, shape) / 1024
    drawn.flat[::5] = random.choice([0.7, 0.69999999, 0.7001], drawn.flat[::5].shape)
    return drawn.astype(dtype)
saved = {
    "single": shares("f4", (3, 4, 5)), "half": shares("f2", (3, 4, 5)), "double": shares("f8", (3, 4, 5)), "fortran": np.asfortranarray(shares("f4", (3, 4, 5))),
    "flags": random.integers(0, 2, (3, 9, 9)).astype("u1"), "bool": random.integers(0, 2, (2, 4, 5)) > 0, "oneHot": np.moveaxis(np.eye(3)[random.integers(0, 3, (9, 9))], -1, 0),
    "flat": shares("f4", (5, 6)), "onePixelWide": shares("f4", (3, 5, 1)), "oneRow": shares("f4", (3, 1, 5)), "onePixel": shares("f4", (3, 1, 1)),
}
for side in ["targets", "predictions"]:
    for name, array in saved.items():
        np.save(folder / side / f"{name}.npy", array)
`;

/** Runs the script of argv[1] and gives the labels that its \`read\` finds in the files of argv[2], or why it finds none. */
const READ_ALL = `
import json, runpy, sys
read = runpy.run_path(sys.argv[1])["read"]
def labels(path):
    try:
        return [int(label) for label in read(path)]
    except (OSError, SystemExit, ValueError) as error:
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
      assert.equal(report.images.length, 32);
      const cases = [
        ...report.images.map((image) => ({ what: image.name, ...snippet({ ...report, images: [image] }, "macro") })),
        { what: "all", ...snippet(report, "macro-imagewise") },
      ];
      const figures = printed(
        folder,
        cases.map(({ script }) => script),
      );
      cases.forEach(({ what, script, figure }, position) => {
        assert.ok(
          Math.abs((figures[position] ?? NaN) - (figure ?? NaN)) < 1e-12,
          `${what}: ${String(figures[position])} and ${String(figure)}`,
        );
        assert.ok(!script.includes("PIL"), "numpy alone reads arrays");
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("give the labels of the extension from channels whose axis and meaning were said", function () {
    if (PYTHON === undefined) return this.skip();
    const folder = maskFolder();
    try {
      const { status, stderr } = spawnSync(PYTHON, ["-c", SAVE_INDEPENDENT, folder], { encoding: "utf8" });
      assert.equal(status, 0, stderr);
      const choices = {
        ...DEFAULT_CHOICES,
        threshold: 0.7,
        files: { channels: "first", scores: "independent" },
      } as const;
      const report = reportOf(folder, choices);
      assert.equal(report.images.length, 11);
      const paths = report.images.map(({ target }) => join(folder, "targets", target.path));
      writeFileSync(join(folder, "figure.py"), snippet(report, "macro").script);
      writeFileSync(join(folder, "files.json"), JSON.stringify(paths));
      const run = spawnSync(PYTHON, ["-c", READ_ALL, join(folder, "figure.py"), join(folder, "files.json")], {
        encoding: "utf8",
      });
      const read = JSON.parse(run.stdout.split("\n")[1] ?? run.stderr) as readonly unknown[];
      paths.forEach((path, position) => {
        assert.deepEqual(read[position], [...decoded(path, choices).labels], path);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("give the labels of the extension for every picture that Pillow reads whole", function () {
    if (PILLOW === undefined) return this.skip();
    // Never a figure of other labels: an error, of a file that the extension too finds unusual or one deeper than Pillow.
    const isKnown = ({ facts }: LabelMap, error: string): boolean =>
      facts.notes !== undefined || /keeps 8 of the 16 bits|stretches samples/.test(error);
    // The one that is a TIFF by its content is read by tifffile, which need not be there.
    const pictures = [...fixtures("png/files"), ...fixtures("pictures")].filter((path) => !isNamedPng(path));
    assert.ok(sameLabels(PILLOW, pictures, isKnown) > 40);
  });

  it("give the labels of the extension for every TIFF", function () {
    if (TIFFFILE === undefined) return this.skip();
    const folder = temporaryFolder();
    const whiteIsZero = ["bits1.tif", "grey8_none.tif"].map((name) => {
      const path = join(folder, name);
      writeFileSync(path, withWhiteAsZero(readFileSync(join(ROOT, "test/fixtures/tiff", name))));
      return path;
    });
    const scores = join(folder, "scores.tif");
    const values = new Uint8Array(Float32Array.of(0, 0.25, 0.5, 0.499, 0.99, 1).buffer);
    const tags = [
      [256, 3],
      [257, 2],
      [258, 32],
      [262, 1],
      [278, 2],
      [339, 3],
    ].map(([tag = 0, value = 0]) => ({ tag, values: [value] }));
    writeFileSync(scores, madeTiff({ pages: [{ tags, blocks: [values] }] }));
    const paths = [
      ...[...fixtures("tiff"), ...fixtures("tiff/kinds"), ...fixtures("png/files").filter(isNamedPng)],
      ...[...whiteIsZero, scores],
    ];
    // Codes of libtiff before TIFF 6.0, and 1-bit rows that begin anew: what imagecodecs does not know.
    const isKnown = (_map: LabelMap, error: string): boolean =>
      /not implemented|requires|not supported|COMPRESSION/i.test(error);
    assert.ok(sameLabels(TIFFFILE, paths, isKnown) > 70);
  });

  it("give the figures of masks that are read by colour: separate palettes, greys and RGB", function () {
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

function fixtures(from: string): readonly string[] {
  const names = readdirSync(join(ROOT, "test/fixtures", from)).filter((name) => /\.(?!json$|md$|py$)/.test(name));
  return names.map((name) => join(ROOT, "test/fixtures", from, name));
}

function isNamedPng(path: string): boolean {
  return path.endsWith("tiff_named_png.png");
}

/** How many of the files a copied script reads as the extension does; others must end with an error that is known. */
function sameLabels(
  python: string,
  paths: readonly string[],
  isKnown: (map: LabelMap, error: string) => boolean,
): number {
  const folder = maskFolder();
  try {
    const pictures = paths.flatMap((path) => {
      const decoded = decodeMask(readFileSync(path), OPTIONS);
      return decoded.ok ? [{ path, map: decoded.map }] : [];
    });
    for (const side of ["targets", "predictions"]) {
      pictures.forEach(({ path }, position) => {
        copyFileSync(path, join(folder, side, `${position}${extname(path)}`));
      });
      writeFileSync(join(folder, side, "b.npy"), npy([0, 1]));
    }
    writeFileSync(
      join(folder, "figure.py"),
      snippet(reportOf(folder), "macro").script.replace(/^PAIRS = \[[^]*?^\]$/m, "PAIRS = []"),
    );
    writeFileSync(join(folder, "files.json"), JSON.stringify(pictures.map(({ path }) => path)));
    const { stdout, stderr } = spawnSync(
      python,
      ["-c", READ_ALL, join(folder, "figure.py"), join(folder, "files.json")],
      { encoding: "utf8", maxBuffer: 2 ** 28 },
    );
    const lists = stdout.split("\n").find((line) => line.startsWith("["));
    assert.ok(lists !== undefined, stderr);
    const read = JSON.parse(lists) as readonly (readonly number[] | string)[];
    let same = 0;
    pictures.forEach(({ path, map }, position) => {
      const labels = read[position];
      if (typeof labels === "string") {
        assert.ok(isKnown(map, labels), `${path}: ${labels}`);
        return;
      }
      assert.deepEqual(labels, [...map.labels], path);
      same++;
    });
    return same;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withModule(modules: string): string | undefined {
  return ["python3", "python"].find((name) => spawnSync(name, ["-c", `import ${modules}`]).status === 0);
}

function maskFolder(): string {
  const folder = temporaryFolder();
  for (const side of ["predictions", "targets"]) mkdirSync(join(folder, side));
  return folder;
}

/** The report of the masks in both folders, read as the extension reads them and paired by their stems. */
function reportOf(folder: string, choices = CHOICES): Report {
  const stem = (name: string): string => name.replace(/\..*$/, "");
  const targets = readdirSync(join(folder, "targets"));
  const images = readdirSync(join(folder, "predictions")).map((path): ImageEntry => {
    const targetPath = targets.find((name) => stem(name) === stem(path));
    assert.ok(targetPath);
    const [target, prediction] = [
      decoded(join(folder, "targets", targetPath), choices),
      decoded(join(folder, "predictions", path), choices),
    ];
    assert.deepEqual([prediction.width, prediction.height], [target.width, target.height], path);
    const rows = Array.from(target.labels, (label, pixel) => ({
      target: label,
      prediction: prediction.labels[pixel] ?? NaN,
      pixels: 1,
    }));
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
    choices,
    state: "complete",
  };
}

function decoded(path: string, choices: Choices): LabelMap {
  const mask = decodeMask(readFileSync(path), { ...OPTIONS, ...arrayReading(choices) });
  assert.ok(mask.ok, mask.ok ? "" : `${path}: ${mask.message}`);
  return mask.map;
}

function snippet(report: Report, average: AverageId): { readonly script: string; readonly figure: number | undefined } {
  assert.ok(NUMPY);
  const evaluation = evaluate(report, report.choices);
  const script = pythonSnippet(evaluation, report, {
    metric: average === "macro" ? DICE : IOU,
    average,
    library: NUMPY,
  });
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
  return Buffer.concat([
    Buffer.from([0x93]),
    Buffer.from("NUMPY"),
    Buffer.from([1, 0, header.length, 0]),
    Buffer.from(header),
    Buffer.from(labels),
  ]);
}
