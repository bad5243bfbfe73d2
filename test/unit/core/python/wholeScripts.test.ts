import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import type { ImageEntry, MaskFile, Report } from "../../../../src/core/document/report";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import { IOU } from "../../../../src/core/metrics/metrics";
import { PYTHON_LIBRARIES, pythonSnippet } from "../../../../src/core/python/pythonSnippet";
import { report, image } from "../../../support/images";

const PNG: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };
const TIFF: MaskFacts = { format: "TIFF", kind: "grey", bits: 8 };
const NPY: MaskFacts = { format: "NPY", kind: "grey", bits: 8 };

function lines(of: Report, id = "numpy"): readonly string[] {
  const library = PYTHON_LIBRARIES.find((row) => row.id === id);
  assert.ok(library);
  const script = pythonSnippet(evaluate(of, of.choices), of, { metric: IOU, average: "macro", library });
  return (script ?? "none").split("\n");
}

/** One image of the labels 0 and 1, whose masks are files of the kinds. */
function pair(
  target: Partial<MaskFile>,
  prediction: Partial<MaskFile> | undefined,
  choices: Partial<Choices> = {},
): Report {
  const plain = image("a", [
    [0, 0, 2],
    [1, 0, 1],
    [1, 1, 1],
  ]);
  const entry: ImageEntry = {
    ...plain,
    target: { ...plain.target, ...target },
    prediction: { path: "a.png", facts: PNG, ...prediction },
  };
  return report([entry], choices);
}

/** The lines from one that begins so up to the next empty one. */
function part(all: readonly string[], begins: string): readonly string[] {
  const start = all.findIndex((line) => line.startsWith(begins));
  const end = all.indexOf("", start);
  return start < 0 ? [] : all.slice(start, end);
}

function defined(all: readonly string[]): readonly string[] {
  return all.flatMap((line) => /^def (\w+)|^(read = \w+)/.exec(line)?.slice(1).filter(Boolean) ?? []);
}

const FIGURE = ["metric", "with_zero_division", "entering"];

describe("a copied script", () => {
  it("begins with what it is of, its files and its classes", () => {
    const { images, ...rest } = pair({}, {}, { zeroDivision: 0, leftOut: [0] });
    const [first] = images;
    assert.ok(first);
    const { prediction, ...alone } = { ...first, name: "b" };
    assert.ok(prediction);
    const all = lines({ ...rest, images: [first, alone], choices: { ...rest.choices, missing: "count" } });
    assert.deepEqual(all.slice(0, 23), [
      "# IoU (Jaccard), global macro: counts summed over images, ratio per class, mean over classes",
      "# 0/0 counted as 0; all classes counted; 1 class left out of the means; targets without a prediction counted as missed",
      "# Mask Evaluation: 0.5",
      "# checked with numpy 2.4; reading pictures needs Pillow, checked with 12.3",
      "",
      "from pathlib import Path",
      "import numpy as np",
      "from PIL import Image",
      "",
      'TARGETS = Path("/targets")',
      'PREDICTIONS = Path("/predictions")',
      "# target, prediction (None: there is none, every pixel is counted as missed)",
      "PAIRS = [",
      '    ("a.png", "a.png"),',
      '    ("a.png", None),',
      "]",
      "K = 2  # classes",
      "CLASSES = [1]  # those in the mean",
      "# label in the file -> class; -1 in a target: left out; -1 in a prediction: no class, a miss for the target",
      "TARGET_CLASS = {0: 0, 1: 1}",
      "PREDICTION_CLASS = {0: 0, 1: 1}",
      "RESIZED = {}",
      "",
    ]);
    assert.equal(all.at(-1), "");
    assert.deepEqual(part(all, "def resized"), [
      "def resized(labels, name):  # by nearest-neighbour, the label under the middle of each pixel",
      "    if name not in RESIZED:",
      "        return labels",
      "    (w, h), (width, height) = RESIZED[name]",
      "    x, y = ((2 * np.arange(width) + 1) * w) // (2 * width), ((2 * np.arange(height) + 1) * h) // (2 * height)",
      "    return labels.reshape(h, w)[y][:, x].ravel()",
    ]);
    assert.deepEqual(part(all, "def classes"), [
      "def classes(labels, table):",
      "    values, where = np.unique(labels, return_inverse=True)",
      "    return np.array([table.get(int(value), -1) for value in values], dtype=np.int64)[where.ravel()]",
    ]);
    assert.deepEqual(part(all, "def with_zero_division"), [
      "def with_zero_division(tp, fp, fn, tn):",
      "    value = metric(tp, fp, fn, tn)",
      "    return np.where(np.isnan(value), 0, value)  # 0/0 counts as 0",
    ]);
    assert.deepEqual(part(all, "def metric"), [
      "def metric(tp, fp, fn, tn):",
      '    with np.errstate(divide="ignore", invalid="ignore"):',
      "        return tp / (tp + fp + fn)",
    ]);
  });

  it("says which classes enter by the rule for 0/0 and that for classes counted", () => {
    const entering = (choices: Partial<Choices>): string =>
      part(lines(pair({}, {}, choices)), "def entering").at(-1) ?? "";
    assert.equal(entering({}), "    return value  # every class is counted");
    assert.match(entering({ presence: "union" }), /^ {4}return np\.where\(tp \+ fp \+ fn > 0, value, np\.nan\)/);
    assert.match(entering({ presence: "target" }), /^ {4}return np\.where\(tp \+ fn > 0, value, np\.nan\)/);
    assert.equal(
      part(lines(pair({}, {})), "def with_zero_division").at(-1),
      "    return value  # 0/0 stays out of means",
    );
  });

  it("imports and defines what reads the kinds of files that there are, and nothing else", () => {
    const kinds = (target: MaskFacts, prediction: MaskFacts): readonly string[] => {
      const all = lines(pair({ facts: target }, { facts: prediction }));
      const imports = all.filter((line) => /^(from|import) /.test(line)).slice(2);
      const needs = (all[3] ?? "").replace("# checked with numpy 2.4", "");
      return [...imports, needs, ...defined(all).filter((name) => ![...FIGURE, "resized", "classes"].includes(name))];
    };
    const [pillow, tifffile] = ["from PIL import Image", "import tifffile"];
    const picturesNeed = "; reading pictures needs Pillow, checked with 12.3";
    const tiffsNeed = "; reading TIFF needs tifffile and imagecodecs, checked with 2026.3";
    assert.deepEqual(kinds(PNG, PNG), [pillow, picturesNeed, "read_picture", "read = read_picture"]);
    assert.deepEqual(kinds(TIFF, TIFF), [tifffile, tiffsNeed, "read_tiff", "read = read_tiff"]);
    assert.deepEqual(kinds(NPY, NPY), ["", "read_array", "single", "several", "read = read_array"]);
    assert.deepEqual(kinds(TIFF, NPY), [tifffile, tiffsNeed, "read_array", "single", "several", "read_tiff", "read"]);
    assert.deepEqual(kinds(PNG, TIFF), [
      pillow,
      tifffile,
      picturesNeed + tiffsNeed,
      "read_tiff",
      "read_picture",
      "read",
    ]);
    // Scores in a TIFF are read as those of an array.
    const scores: MaskFacts = { ...TIFF, scores: { kind: "levels", threshold: 0.5 } } as MaskFacts;
    assert.deepEqual(kinds(TIFF, scores).slice(2), [
      "read_array",
      "single",
      "several",
      "read_tiff",
      "read = read_tiff",
    ]);
    const all = lines(pair({ facts: TIFF }, { facts: scores }));
    assert.ok(all.includes("        return single(labels)"));
    assert.ok(!lines(pair({ facts: TIFF }, { facts: TIFF })).includes("        return single(labels)"));
  });

  it("tells the formats by how a file begins", () => {
    const images = [NPY, TIFF, PNG].flatMap((facts) => pair({ facts }, { facts }).images);
    assert.deepEqual(part(lines(report(images)), "def read(path)"), [
      "def read(path):",
      '    with open(path, "rb") as file:',
      "        start = file.read(6)",
      '    if start.startswith((b"\\x93NUMPY", b"PK")):',
      "        return read_array(path)",
      '    if start.startswith((b"II*\\0", b"MM\\0*", b"II+\\0", b"MM\\0+")):',
      "        return read_tiff(path)",
      "    return read_picture(path)",
    ]);
  });

  it("lays the parts of a mask over each other, with the label of each", () => {
    const parts = [
      { path: 'a/"1".png', label: 1 },
      { path: "a/2.png", label: 4 },
    ] as unknown as NonNullable<MaskFile["parts"]>;
    const all = lines(pair({ parts }, {}));
    assert.ok(all.includes('    ((("a/\\"1\\".png", 1), ("a/2.png", 4),), "a.png"),'));
    assert.ok(all.includes("# a mask of several files: (file, label of its foreground), the later over the earlier"));
    assert.deepEqual(part(all, "def read_mask"), [
      "def read_mask(folder, mask):",
      "    if isinstance(mask, str):",
      "        return read(folder / mask)",
      "    labels = None",
      "    for name, label in mask:",
      "        part = read(folder / name) != 0",
      "        labels = np.zeros(part.shape, np.int64) if labels is None else labels",
      "        labels[part] = label",
      "    return labels",
    ]);
    const reading = (of: Report): readonly (string | undefined)[] =>
      ["    t = ", "    p = "].map(
        (begins) =>
          /classes\((?:resized\()?(.*?\)), (?:TARGET_CLASS|prediction)\)/.exec(
            lines(of).find((line) => line.startsWith(begins)) ?? "",
          )?.[1],
      );
    assert.deepEqual(reading(pair({ parts }, {})), ["read_mask(TARGETS, target)", "read(PREDICTIONS / prediction)"]);
    assert.deepEqual(reading(pair({}, { parts })), ["read(TARGETS / target)", "read_mask(PREDICTIONS, prediction)"]);
    assert.equal(
      lines(pair({}, {})).filter((line) => line.includes("several files") || line.includes("read_mask")).length,
      0,
    );
  });

  it("resizes what was resized, from its size to that of the target", () => {
    const all = lines(pair({}, { resizedFrom: { width: 2, height: 3 } }));
    assert.deepEqual(part(all, "RESIZED"), ["RESIZED = {", '    "a.png": ((2, 3), (4, 1)),', "}"]);
  });

  it("knows every value of a side as the class that it is read as, ascending, and what is left out", () => {
    const of = report(
      [
        {
          ...image("a", [
            [10, 9, 1],
            [10, 10, 1],
            [255, 10, 1],
            [9, 9, 1],
            [9, 77, 1],
          ]),
        },
      ],
      {
        classList: {
          source: "l",
          ignore: [255],
          classes: [9, 10].map((label) => ({ label, name: `c${label}`, color: "#000000" })),
        },
      },
    );
    const all = lines(of);
    assert.ok(all.includes("TARGET_CLASS = {9: 0, 10: 1, 255: -1}"));
    assert.ok(all.includes("PREDICTION_CLASS = {9: 0, 10: 1, 77: -1}"));
  });

  it("knows every level of scores, since another threshold parts other ones", () => {
    const facts = { ...NPY, scores: { kind: "levels" } } as unknown as MaskFacts;
    const all = lines(pair({}, { facts }, { threshold: 0.25 }));
    const levels = (begins: string): number =>
      (all.find((line) => line.startsWith(begins)) ?? "").split(":").length - 1;
    assert.deepEqual([levels("TARGET_CLASS"), levels("PREDICTION_CLASS")], [2, 256]);
    assert.ok(all.includes("THRESHOLD = 0.25"));
    assert.ok(lines(pair({ facts: NPY }, { facts: NPY }, {})).includes("THRESHOLD = 0.5"));
  });

  it("counts regions that overlap each by itself, by numpy alone", () => {
    const regions = [
      { name: "both", labels: [0, 1] },
      { name: "one", labels: [1] },
    ];
    const script = lines(pair({}, {}, { regions }));
    assert.deepEqual(
      script.filter((line) => /^[A-Z_]+_REGIONS|^K =|^CLASSES/.test(line)),
      [
        "K = 3  # classes",
        "CLASSES = [0, 1]  # those in the mean",
        "TARGET_REGIONS = [[0, 1], [1], []]",
        "PREDICTION_REGIONS = [[0, 1], [1], []]",
      ],
    );
    assert.deepEqual(
      script.slice(script.indexOf("    for k in range(K):"), script.indexOf("    pixels[i] = counted.sum()")),
      [
        "    for k in range(K):",
        "        a = np.isin(t, TARGET_REGIONS[k])[counted]",
        "        b = np.zeros(a.shape, bool) if p is None else np.isin(p, PREDICTION_REGIONS[k])[counted]",
        "        tp[i, k], fp[i, k], fn[i, k] = (a & b).sum(), (~a & b).sum(), (a & ~b).sum()",
      ],
    );
    assert.deepEqual(lines(pair({}, {}, { regions }), "sklearn"), ["none"]);
    assert.notDeepEqual(lines(pair({}, {}), "sklearn"), ["none"]);
    assert.deepEqual(
      PYTHON_LIBRARIES.map(({ id }) => id),
      ["numpy", "sklearn", "torchmetrics", "smp"],
    );
  });
});
