import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES } from "../../../../src/core/averages/averages";
import type { Choices } from "../../../../src/core/document/choices";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, IOU, METRICS, PRECISION } from "../../../../src/core/metrics/metrics";
import { PYTHON_LIBRARIES, pythonSnippet } from "../../../../src/core/python/pythonSnippet";
import { SKLEARN_FUNCTIONS, SMP_FUNCTIONS, TORCHMETRICS_FUNCTIONS } from "../../../../src/core/sameAs/libraryCalls";
import { metricsFor } from "../../../../src/core/metrics/metricsFor";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { Report } from "../../../../src/core/document/report";
import { smallReport, type SmallImage } from "../smallReport";

const NUMPY = PYTHON_LIBRARIES.find(({ id }) => id === "numpy");
const PYTHON = ["python3", "python"].find((name) => spawnSync(name, ["-c", "import numpy"]).status === 0);

/** Absent classes, an ignored label, an image ignored wholly, one whose sizes differ, a prediction that is not a class. */
const IMAGES: readonly SmallImage[] = [
  { name: 'it\'s "a" \\ name é', target: [0, 0, 1, 1, 2, 255], prediction: [0, 1, 1, 1, 9, 0] },
  { name: "b", target: [255, 255], prediction: [0, 1] },
  { name: "c", target: [0, 0, 0, 0, 0, 0, 0, 3], prediction: [0, 0, 0, 0, 0, 0, 0, 0] },
  { name: "d", target: [1, 1, 1], prediction: [1, 1, 2] },
  { name: "e", target: [2, 2] },
];

const CLASS_LIST = {
  source: "test",
  classes: [0, 1, 2, 3].map((label) => ({ label, name: `name ${label}\n`, color: "#000000" })),
  ignore: [255],
};

/** An array file of one row, format version 1.0 (NEP 1). */
function npy(labels: readonly number[]): Buffer {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (1, ${labels.length}), }`.padEnd(117) + "\n";
  const start = Buffer.from([0x93, ...Buffer.from("NUMPY"), 1, 0, header.length, 0]);
  return Buffer.concat([start, Buffer.from(header, "latin1"), Buffer.from(labels)]);
}

const NPY: MaskFacts = { format: "NPY", kind: "grey", bits: 8 };

function withArrays(folder: string, choices: Partial<Choices>): Report {
  const report = smallReport(IMAGES, { classList: CLASS_LIST, missing: "count", ...choices });
  const rename = <T extends { readonly path: string }>(file: T): T => ({
    ...file,
    path: file.path.replace(/png$/, "npy"),
    facts: NPY,
  });
  return {
    ...report,
    folders: { prediction: join(folder, "predictions"), target: join(folder, "targets") },
    images: report.images.map(({ target, prediction, ...image }) => ({
      ...image,
      target: rename(target),
      ...(prediction && { prediction: rename(prediction) }),
    })),
  };
}

function writeMasks(folder: string): void {
  for (const [side, labels] of [
    ["predictions", (image: SmallImage) => image.prediction],
    ["targets", (image: SmallImage) => image.target],
  ] as const) {
    mkdirSync(join(folder, side));
    for (const image of IMAGES) {
      const mask = labels(image);
      if (mask) writeFileSync(join(folder, side, `${image.name ?? ""}.npy`), npy(mask));
    }
  }
}

/** Gives every kind of call in the scripts with its number of positional arguments and the kinds of its keyword arguments. */
const READ_CALLS = `
import ast, json, sys
found = set()
for script in json.load(sys.stdin):
    for node in ast.walk(ast.parse(script)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            kinds = {k.arg: type(k.value.value).__name__ if isinstance(k.value, ast.Constant) else type(k.value).__name__ for k in node.keywords}
            found.add(json.dumps({"name": name, "positional": len(node.args), "keywords": kinds}))
print("[" + ",".join(sorted(found)) + "]")
`;

/**
 * What the functions take, from their documentation: scikit-learn 1.9, torchmetrics 1.9.0 (functional.classification),
 * segmentation_models.pytorch 0.5 (metrics.functional).
 */
const SIGNATURES: readonly {
  readonly functions: readonly string[];
  readonly positional: number;
  readonly keywords: readonly string[];
}[] = [
  {
    functions: Object.values(SKLEARN_FUNCTIONS),
    positional: 2,
    keywords: ["beta", "labels", "pos_label", "average", "sample_weight", "zero_division"],
  },
  {
    functions: [...Object.values(TORCHMETRICS_FUNCTIONS), "multiclass_jaccard_index"],
    positional: 2,
    keywords: [
      "num_classes",
      "beta",
      "average",
      "top_k",
      "multidim_average",
      "ignore_index",
      "validate_args",
      "zero_division",
    ],
  },
  {
    functions: Object.values(SMP_FUNCTIONS),
    positional: 4,
    keywords: ["beta", "reduction", "class_weights", "zero_division"],
  },
];

describe("Copy as Python", () => {
  it("gives every figure with numpy, under every rule, to the last digits", function () {
    if (PYTHON === undefined || !NUMPY) return this.skip();
    const folder = mkdtempSync(join(tmpdir(), "mask-evaluation-"));
    try {
      writeMasks(folder);
      const cases = [
        ...(["exclude", 0, 1] as const).flatMap((value) =>
          (["all", "union", "target"] as const).map((presence) => ({
            zeroDivision: value,
            presence,
            leftOut: [] as number[],
          })),
        ),
        { zeroDivision: "exclude" as const, presence: "all" as const, leftOut: [0] },
        {
          zeroDivision: "exclude" as const,
          presence: "all" as const,
          leftOut: [] as number[],
          merges: [{ labels: [1, 2], name: "one" }],
          subset: { kind: "pattern" as const, pattern: "^[^d]" },
        },
      ].flatMap((choices) => {
        const report = withArrays(folder, choices);
        const evaluation = evaluate(report, report.choices);
        const metrics =
          choices.zeroDivision === "exclude" && choices.presence === "all" && choices.leftOut.length === 0
            ? METRICS
            : [IOU, PRECISION];
        return metrics.flatMap((metric) =>
          AVERAGES.map(({ id }) => ({
            what: `${metric.id} ${id} ${JSON.stringify(choices)}`,
            snippet: pythonSnippet(evaluation, report, { metric, average: id, library: NUMPY }),
            expected: averageOf(evaluation, metric, id).value,
          })),
        );
      });
      const files = cases.map(({ snippet, what }, position) => {
        assert.ok(snippet, what);
        const file = join(folder, `${position}.py`);
        writeFileSync(file, snippet);
        return file;
      });
      const list = join(folder, "files.txt");
      writeFileSync(list, files.join("\n"));
      const run = "import runpy, sys\nfor file in open(sys.argv[1]).read().split():\n    runpy.run_path(file)";
      const { stdout, stderr, status } = spawnSync(PYTHON, ["-W", "ignore::RuntimeWarning", "-c", run, list], {
        encoding: "utf8",
      });
      assert.equal(status, 0, stderr);
      const printed = stdout.trim().split(/\s+/);
      assert.equal(printed.length, cases.length);
      cases.forEach(({ expected, what }, position) => {
        const text = printed[position] ?? "";
        if (expected === undefined || !Number.isFinite(expected))
          assert.equal(text, expected === undefined ? "nan" : "inf", what);
        else assert.ok(Math.abs(Number(text) - expected) < 1e-12, `${what}: ${text} and ${expected}`);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("resizes the predictions that were resized, and reads the array that was named", function () {
    if (PYTHON === undefined || !NUMPY) return this.skip();
    const folder = mkdtempSync(join(tmpdir(), "mask-evaluation-"));
    try {
      for (const side of ["predictions", "targets"]) mkdirSync(join(folder, side));
      writeFileSync(join(folder, "targets/a.npy"), npy([0, 0, 1, 1, 1]));
      const save =
        "import numpy as np, sys\nnp.savez(sys.argv[1], image=np.zeros((1, 3)), mask=np.array([[0, 0, 1]], dtype=np.uint8))";
      assert.equal(spawnSync(PYTHON, ["-c", save, join(folder, "predictions/a.npz")]).status, 0);
      // The middles of five pixels lie over the pixels 0, 0, 1, 2, 2 of three.
      const [image] = smallReport([{ name: "a", target: [0, 0, 1, 1, 1], prediction: [0, 0, 0, 1, 1] }]).images;
      assert.ok(image?.prediction);
      const report: Report = {
        ...smallReport([], { files: { resize: "nearest", npzArray: "mask" } }),
        folders: { prediction: join(folder, "predictions"), target: join(folder, "targets") },
        images: [
          {
            ...image,
            target: { path: "a.npy", facts: NPY },
            prediction: { path: "a.npz", facts: { ...NPY, format: "NPZ" }, resizedFrom: { width: 3, height: 1 } },
          },
        ],
      };
      const evaluation = evaluate(report, report.choices);
      const script = pythonSnippet(evaluation, report, { metric: IOU, average: "macro", library: NUMPY }) ?? "";
      writeFileSync(join(folder, "figure.py"), script);
      const { stdout, stderr } = spawnSync(PYTHON, [join(folder, "figure.py")], { encoding: "utf8" });
      assert.equal(Number(stdout), averageOf(evaluation, IOU, "macro").value, stderr);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("compiles for every library, and calls each with arguments that it has, of the kinds that it takes", function () {
    if (PYTHON === undefined) return this.skip();
    const snippets = [
      { zeroDivision: 0 as const, presence: "union" as const },
      { zeroDivision: 1 as const, presence: "all" as const },
      { zeroDivision: "exclude" as const, presence: "all" as const },
    ].flatMap((choices) => {
      const report = smallReport(
        [
          { target: [0, 1, 1, 2], prediction: [0, 1, 2, 2] },
          { target: [0, 1, 2], prediction: [1, 1, 2] },
        ],
        { ...choices, beta: 2 },
      );
      const evaluation = evaluate(report, report.choices);
      const metrics = metricsFor(report.choices);
      return PYTHON_LIBRARIES.flatMap((library) =>
        metrics.flatMap((metric) =>
          AVERAGES.flatMap(({ id }) => pythonSnippet(evaluation, report, { metric, average: id, library }) ?? []),
        ),
      );
    });
    const { stdout, stderr, status } = spawnSync(PYTHON, ["-c", READ_CALLS], {
      encoding: "utf8",
      input: JSON.stringify(snippets),
    });
    assert.equal(status, 0, stderr);
    const calls = JSON.parse(stdout) as readonly {
      name: string;
      positional: number;
      keywords: Record<string, string>;
    }[];
    const met = new Set<string>();
    for (const { name, positional, keywords } of calls) {
      const known = SIGNATURES.filter(({ functions }) => functions.includes(name));
      if (known.length === 0) continue;
      // scikit-learn and smp have functions of one name: of two masks, and of four counts.
      const signature = known.find((one) => one.positional === positional);
      assert.ok(signature, `${name} with ${positional} positional arguments`);
      met.add(`${name} ${positional}`);
      for (const keyword of Object.keys(keywords))
        assert.ok(signature.keywords.includes(keyword), `${name} has no ${keyword}`);
      if ("beta" in keywords)
        assert.equal(keywords["beta"], "float", `${name}: torchmetrics refuses a beta that is an int`);
    }
    const all = SIGNATURES.flatMap(({ functions, positional }) => functions.map((name) => `${name} ${positional}`));
    assert.deepEqual([...met].sort(), all.sort(), "every function is in a script");
  });

  it("is a script for a library only where an equal call exists", () => {
    const report = smallReport(IMAGES, { zeroDivision: 1 });
    const evaluation = evaluate(report, report.choices);
    const libraries = (average: "macro" | "classwise-imagewise", metric: Metric = IOU): readonly string[] =>
      PYTHON_LIBRARIES.filter(
        (library) => pythonSnippet(evaluation, report, { metric, average, library }) !== undefined,
      ).map(({ id }) => id);
    assert.deepEqual(libraries("macro"), ["numpy", "sklearn", "smp"]);
    assert.deepEqual(libraries("classwise-imagewise", DICE), ["numpy"]);
  });

  it("states the figure, the choices and the versions in comments that hostile names cannot leave", () => {
    assert.ok(NUMPY);
    const report = smallReport(IMAGES, { classList: CLASS_LIST });
    const evaluation = evaluate(report, report.choices);
    const snippet = pythonSnippet(evaluation, report, { metric: IOU, average: "macro", library: NUMPY }) ?? "";
    const comments = snippet.split("\n").slice(0, 4);
    assert.ok(
      comments.every((line) => line.startsWith("# ")),
      comments.join("\n"),
    );
    assert.match(comments.join("\n"), /0\/0 excluded.*\n.*Mask Evaluation: 0\.\d+\n.*numpy 2/s);
  });
});
