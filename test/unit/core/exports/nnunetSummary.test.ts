import assert from "node:assert/strict";
import fc from "fast-check";
import type { Report } from "../../../../src/core/document/report";
import { parseClassList } from "../../../../src/core/classLists/parseClassList";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { NNUNET_SUMMARY } from "../../../../src/core/exports/nnunetSummary";
import { smallReport } from "../smallReport";

function written(report: Report): string {
  return NNUNET_SUMMARY.write(evaluate(report, report.choices), report);
}

describe("the foreground of nnU-Net's summary", () => {
  it("is every label but 0, wherever 0 stands among the classes, or where it is left out", () => {
    const foreground = (target: readonly number[], prediction: readonly number[], leftOut: readonly number[] = []) => {
      const summary = JSON.parse(written(smallReport([{ target, prediction }], { leftOut }))) as {
        readonly foreground_mean: { readonly IoU: number };
      };
      return summary.foreground_mean.IoU;
    };
    // Labels 1 and 2: IoU 1/2 and 2/3.
    assert.equal(foreground([1, 1, 2, 2], [1, 2, 2, 2]), (1 / 2 + 2 / 3) / 2);
    assert.equal(foreground([0, 1, 1, 2, 2], [0, 1, 2, 2, 2]), (1 / 2 + 2 / 3) / 2);
    assert.equal(foreground([0, 1, 1, 2, 2], [0, 1, 2, 2, 2], [0]), (1 / 2 + 2 / 3) / 2);
  });
});

describe("nnU-Net's summary, written whole", () => {
  it("is its JSON, indented by four, case by case", () => {
    // Label 1 has 1 right, 1 predicted alone and 1 in the target alone; label 2 is found in the first case, and not in the second.
    const report = smallReport(
      [
        { name: "a", target: [0, 1, 1, 2], prediction: [1, 1, 0, 2] },
        { name: "b", target: [0, 2], prediction: [0, 0] },
        { name: "c", target: [0] },
      ],
      { missing: "count" },
    );
    const figures = (values: readonly (number | null)[], margin: string): readonly string[] =>
      ["Dice", "FN", "FP", "IoU", "TN", "TP", "n_pred", "n_ref"].map(
        (key, at) => `${margin}"${key}": ${values[at]}${at < 7 ? "," : ""}`,
      );
    const row = (key: string, values: readonly (number | null)[], margin: string, end = ","): readonly string[] => [
      `${margin}"${key}": {`,
      ...figures(values, `${margin}    `),
      `${margin}}${end}`,
    ];
    const cases = (
      labels: readonly (readonly (number | null)[])[],
      prediction: string,
      target: string,
      end: string,
    ) => [
      "        {",
      '            "metrics": {',
      ...labels.flatMap((values, label) =>
        row(String(label), values, " ".repeat(16), label < labels.length - 1 ? "," : ""),
      ),
      "            },",
      `            "prediction_file": ${prediction},`,
      `            "reference_file": "${target}"`,
      `        }${end}`,
    ];
    assert.deepEqual(
      written({ ...report, folders: { prediction: "/predictions/", target: "C:\\targets\\/" } }).split("\n"),
      [
        "{",
        '    "choices": [',
        '        "0/0 excluded from means",',
        '        "all classes counted",',
        '        "targets without a prediction counted as missed"',
        "    ],",
        // Of labels 1 and 2: Dice 1/2 and (1 + 0) / 2, IoU 1/3 and 1/2, pixels as means over three cases.
        ...row("foreground_mean", [1 / 2, 1 / 3, 1 / 6, (1 / 3 + 1 / 2) / 2, 3 / 2, 1 / 3, 1 / 2, 2 / 3], "    "),
        '    "mean": {',
        ...row("0", [2 / 9, 2 / 3, 2 / 3, 1 / 6, 2 / 3, 1 / 3, 1, 1], "        "),
        ...row("1", [1 / 2, 1 / 3, 1 / 3, 1 / 3, 4 / 3, 1 / 3, 2 / 3, 2 / 3], "        "),
        ...row("2", [1 / 2, 1 / 3, 0, 1 / 2, 5 / 3, 1 / 3, 1 / 3, 2 / 3], "        ", ""),
        "    },",
        '    "metric_per_case": [',
        ...cases(
          [
            [0, 1, 1, 0, 2, 0, 1, 1],
            [1 / 2, 1, 1, 1 / 3, 1, 1, 2, 2],
            [1, 0, 0, 1, 3, 1, 1, 1],
          ],
          '"/predictions/a.png"',
          "C:\\\\targets/a.png",
          ",",
        ),
        ...cases(
          [
            [2 / 3, 0, 1, 1 / 2, 0, 1, 2, 1],
            [null, 0, 0, null, 2, 0, 0, 0],
            [0, 1, 0, 0, 1, 0, 0, 1],
          ],
          '"/predictions/b.png"',
          "C:\\\\targets/b.png",
          ",",
        ),
        ...cases(
          [
            [0, 1, 0, 0, 0, 0, 0, 1],
            [null, 0, 0, null, 1, 0, 0, 0],
            [null, 0, 0, null, 1, 0, 0, 0],
          ],
          "null",
          "C:\\\\targets/c.png",
          "",
        ),
        "    ]",
        "}",
        "",
      ],
    );
  });

  it("joins a folder and a path by one slash, also of the root", () => {
    const report = smallReport([{ name: "a", target: [0], prediction: [0] }]);
    const files = (prediction: string, target: string): unknown => {
      const { metric_per_case: cases } = JSON.parse(written({ ...report, folders: { prediction, target } })) as {
        readonly metric_per_case: readonly [{ readonly prediction_file: string; readonly reference_file: string }];
      };
      return [cases[0].prediction_file, cases[0].reference_file];
    };
    assert.deepEqual(files("//", "x/y"), ["/a.png", "x/y/a.png"]);
    assert.deepEqual(files("x\\\\", ""), ["x/a.png", "/a.png"]);
  });

  it("names regions by their labels, and a list without any case", () => {
    const classes = [0, 1, 2].map((label) => ({ label, name: `${label}`, color: "#000000" }));
    const regions = [
      { name: "both", labels: [1, 2] },
      { name: "one", labels: [2] },
    ];
    const report = smallReport([{ target: [0, 1, 2, 1, 9], prediction: [0, 2, 2, 0, 2] }], {
      classList: { source: "test", classes, ignore: [] },
      regions,
    });
    const { mean } = JSON.parse(written(report)) as {
      readonly mean: Readonly<Record<string, { FP: number; TN: number }>>;
    };
    // On the label 9, which is in no region, 2 is predicted: of both regions a false positive.
    assert.deepEqual(Object.keys(mean), ["2", "(1, 2)"]);
    assert.deepEqual([mean["(1, 2)"]?.FP, mean["(1, 2)"]?.TN], [1, 1]);
    assert.deepEqual([mean["2"]?.FP, mean["2"]?.TN], [2, 2]);
    assert.match(written(smallReport([])), /"mean": \{\},\n {4}"metric_per_case": \[\]\n\}\n$/);
  });
});

type Figures = Readonly<Record<string, number>>;

interface Given {
  readonly target: readonly number[];
  readonly prediction: readonly number[];
}

/** `compute_metrics_on_folder` of nnU-Net 2 on masks as lists of voxels, step by step as numpy takes them: 0/0 is NaN. */
function computeMetrics(cases: readonly Given[], regions: readonly (readonly number[])[], ignore: number | undefined) {
  const nanmean = (values: readonly number[]): number => {
    const kept = values.filter((value) => !Number.isNaN(value));
    return kept.reduce((sum, value) => sum + value, 0) / kept.length;
  };
  const results = cases.map(({ target, prediction }) =>
    regions.map((region): Figures => {
      const isUsed = (voxel: number): boolean => target[voxel] !== ignore;
      const count = (inTarget: boolean, inPrediction: boolean): number =>
        target.filter(
          (label, voxel) =>
            isUsed(voxel) &&
            region.includes(label) === inTarget &&
            region.includes(prediction[voxel] ?? NaN) === inPrediction,
        ).length;
      const [tp, fp, fn, tn] = [count(true, true), count(false, true), count(true, false), count(false, false)];
      return {
        Dice: (2 * tp) / (2 * tp + fp + fn),
        IoU: tp / (tp + fp + fn),
        FP: fp,
        TP: tp,
        FN: fn,
        TN: tn,
        n_pred: fp + tp,
        n_ref: fn + tp,
      };
    }),
  );
  const keys = ["Dice", "IoU", "FP", "TP", "FN", "TN", "n_pred", "n_ref"];
  const over = (figure: (key: string) => number): Figures => Object.fromEntries(keys.map((key) => [key, figure(key)]));
  const mean = regions.map((_, region) => over((key) => nanmean(results.map((of) => of[region]?.[key] ?? NaN))));
  return {
    results,
    mean,
    // np.mean: NaN as soon as one of them is.
    foreground: over((key) => mean.reduce((sum, row) => sum + (row[key] ?? NaN), 0) / mean.length),
  };
}

describe("nnU-Net's summary of its own data set", () => {
  const label = fc.constantFrom(0, 0, 1, 2, 3, 4);
  const cases: fc.Arbitrary<readonly Given[]> = fc.array(
    fc
      .array(fc.tuple(label, fc.constantFrom(0, 1, 2, 3)), { minLength: 1, maxLength: 20 })
      .map((voxels) => ({ target: voxels.map(([of]) => of), prediction: voxels.map(([, of]) => of) })),
    { minLength: 1, maxLength: 5 },
  );
  for (const [what, labels, regions] of [
    ["labels", { background: 0, a: 1, b: 2, c: 3, ignore: 4 }, { 1: [1], 2: [2], 3: [3] }],
    [
      "regions",
      { background: 0, WT: [1, 2, 3], TC: [2, 3], ET: 3, ignore: 4 },
      { "(1, 2, 3)": [1, 2, 3], "(2, 3)": [2, 3], 3: [3] },
    ],
    ["labels of version 1", { 0: "background", 1: "a", 2: "b", 3: "c", 4: "ignore" }, { 1: [1], 2: [2], 3: [3] }],
  ] as const) {
    it(`has every figure of its own evaluation, under its own keys, and none of the background: ${what}`, () => {
      const dataset = { channel_names: { "0": "CT" }, labels, file_ending: ".nii.gz", numTraining: 1 };
      const list = parseClassList({ name: "/data/dataset.json", text: JSON.stringify(dataset), given: "search" });
      assert.ok(list.ok);
      fc.assert(
        fc.property(cases, (given) => {
          const summary = JSON.parse(written(smallReport(given, { classList: list.list }))) as {
            readonly mean: Readonly<Record<string, Figures>>;
            readonly foreground_mean: Figures;
            readonly metric_per_case: readonly { readonly metrics: Readonly<Record<string, Figures>> }[];
          };
          const expected = computeMetrics(given, Object.values(regions), 4);
          assert.deepEqual(Object.keys(summary.mean).sort(), Object.keys(regions).sort());
          Object.keys(regions).forEach((key, region) => {
            assertAlike(summary.mean[key], expected.mean[region], `mean of ${key}`);
            summary.metric_per_case.forEach(({ metrics }, index) => {
              assertAlike(metrics[key], expected.results[index]?.[region], `${key} of case ${index}`);
            });
          });
          assertAlike(summary.foreground_mean, expected.foreground, "foreground");
        }),
      );
    });
  }

  /** null stands for NaN. */
  function assertAlike(found: Figures | undefined, expected: Figures | undefined, message: string): void {
    assert.deepEqual(Object.keys(found ?? {}).sort(), Object.keys(expected ?? { no: 0 }).sort(), message);
    for (const [key, value] of Object.entries(expected ?? {})) {
      const ours = found?.[key];
      if (Number.isNaN(value)) assert.equal(ours, null, `${key}, ${message}`);
      else assert.ok(Math.abs((ours ?? NaN) - value) < 1e-12, `${key}, ${message}: ${ours}, not ${value}`);
    }
  }
});
