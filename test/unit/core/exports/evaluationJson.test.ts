import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { EVALUATION_JSON } from "../../../../src/core/exports/evaluationJson";
import type { ShownFigures } from "../../../../src/core/exports/exporter";
import { AVERAGES } from "../../../../src/core/averages/averages";
import type { Intervals } from "../../../../src/core/intervals/bootstrap";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import { IOU } from "../../../../src/core/metrics/metrics";
import { GREY, image, report } from "../../../support/images";
import { writtenAverages } from "../writtenRows";
import { smallReport } from "../smallReport";

type Json = Readonly<Record<string, unknown>>;

function written(of: Report, shown: Partial<ShownFigures> = {}): Json {
  const text = EVALUATION_JSON.write(evaluate(of, of.choices), of, { metric: IOU, average: "macro", ...shown });
  return JSON.parse(text) as Json;
}

describe("the JSON of an evaluation", () => {
  it("is a line a key and a line an image, whether there are images or none", () => {
    const lines = (of: Report): readonly string[] => EVALUATION_JSON.write(evaluate(of, of.choices), of).split("\n");
    const starts = (of: Report): readonly string[] => lines(of).map((line) => line.slice(0, 12));
    const before = [
      '  "schema": ',
      '  "classes":',
      '  "choices":',
      '  "pairing":',
      '  "overall":',
      '  "global": ',
      '  "samplewis',
      '  "statistic',
      '  "confusion',
    ];
    assert.deepEqual(starts(smallReport([])), [
      "{",
      ...before,
      '  "images": ',
      "",
      "  ],",
      '  "problems"',
      '  "findings"',
      "}",
      "",
    ]);
    const two = smallReport(["a", "b"].map((name) => ({ name, target: [0, 1], prediction: [0, 0] })));
    assert.deepEqual(starts(two), [
      "{",
      ...before,
      '  "images": ',
      '    {"name":',
      '    {"name":',
      "  ],",
      '  "problems"',
      '  "findings"',
      "}",
      "",
    ]);
    assert.equal(lines(two)[1], '  "schema": 1,');
    const rows = lines(two).slice(10, 13).join("\n");
    assert.match(rows, /^ {2}"images": \[\n {4}\{.*\},\n {4}\{.*\}$/);
  });

  it("gives null for a figure without an interval, and what intervals were drawn from", () => {
    const of = smallReport(Array.from({ length: 3 }, () => ({ target: [0, 1, 1], prediction: [0, 1, 0] })));
    const none = Object.fromEntries(AVERAGES.map(({ id }) => [id, undefined])) as Intervals["averages"];
    const some = { low: 0.25, high: 0.5, effective: 3 };
    const intervals: Intervals = {
      options: { draws: 10, seed: 2, confidence: 0.9 },
      rows: 3,
      grouped: true,
      inOneRow: 0,
      averages: { ...none, micro: some },
      classes: [
        { classIndex: 0, global: undefined, samplewise: some },
        { classIndex: 1, global: some, samplewise: undefined },
      ],
    };
    const { caution, averages, ...rest } = written(of, { intervals })["intervals"] as Json;
    assert.match(String(caution), /3 groups of images/);
    assert.deepEqual(
      { ...rest, averages: writtenAverages(averages as Json) },
      {
        metric: "iou",
        draws: 10,
        seed: 2,
        confidence: 0.9,
        rows: 3,
        grouped: true,
        averages: {
          micro: some,
          macro: null,
          weighted: null,
          "micro-imagewise": null,
          "macro-imagewise": null,
          "classwise-imagewise": null,
          pairwise: null,
          "weighted-imagewise": null,
        },
        classes: [
          { class: 0, global: null, samplewise: some },
          { class: 1, global: some, samplewise: null },
        ],
      },
    );
    const enough = written(of, { intervals: { ...intervals, rows: 30, averages: none, classes: [] } })[
      "intervals"
    ] as Json;
    assert.equal(enough["caution"], null);
    assert.equal("intervals" in written(of), false);
  });

  it("has of an image its files, its size, its counts by class and what only a case or parts have", () => {
    const plain = image("a", [
      [0, 0, 5],
      [1, 0, 2],
      [1, 1, 1],
    ]);
    const part = (path: string) => ({ path, label: 1, name: path });
    const volume: ImageEntry = {
      ...plain,
      name: "b",
      depth: 2,
      target: {
        path: "b.nii",
        facts: { ...GREY, volume: { depth: 2, spacing: [1, 2, 3] } },
        parts: [part("t1"), part("t2")],
      },
      prediction: {
        path: "b.nii",
        facts: GREY,
        parts: [part("p1")],
      },
    };
    const { prediction, ...noPrediction } = plain;
    assert.ok(prediction);
    const images = (
      written(report([plain, volume, noPrediction], { missing: "count" }))["images"] as readonly Json[]
    ).map(({ macro, micro, ...rest }) => {
      assert.deepEqual(Object.keys(macro as Json), Object.keys(micro as Json));
      return rest;
    });
    const counts = { pixels: 8, tp: [5, 1], fp: [2, 0], fn: [0, 2], tn: [1, 5] };
    assert.deepEqual(images, [
      { name: "a", prediction: "a.png", target: "a.png", width: 8, height: 1, ...counts },
      {
        name: "b",
        prediction: "b.nii",
        target: "b.nii",
        predictionParts: ["p1"],
        targetParts: ["t1", "t2"],
        width: 8,
        height: 1,
        depth: 2,
        spacing: [1, 2, 3],
        ...counts,
        millilitres: { target: [0.03, 0.018000000000000002], prediction: [0.042, 0.006] },
      },
      { name: "a", prediction: null, target: "a.png", width: 8, height: 1, ...counts },
    ]);
  });

  it("has the matrix of up to 1,024 classes, and beyond the pairs that have pixels", () => {
    const many = (classes: number): Json => {
      const labels = Array.from({ length: classes }, (_, label) => label);
      const of = smallReport([{ target: [0, 1, 1, 900], prediction: [0, 1, 0, 7] }], {
        classList: {
          source: "test",
          ignore: [],
          classes: labels.map((label) => ({ label, name: `class ${label}`, color: "#000000" })),
        },
      });
      return written(of)["confusion"] as Json;
    };
    const whole = many(1024);
    assert.deepEqual(Object.keys(whole), ["labels", "counts", "other"]);
    const counts = whole["counts"] as readonly (readonly number[])[];
    assert.deepEqual([counts.length, counts[900]?.length, counts[900]?.[7], counts[1]?.[0]], [1024, 1024, 1, 1]);
    const sparse = many(1025);
    assert.deepEqual(Object.keys(sparse), ["labels", "pairs", "other"]);
    assert.deepEqual(sparse["pairs"], [
      [0, 0, 1],
      [1, 0, 1],
      [1, 1, 1],
      [900, 7, 1],
    ]);
  });

  it("has a finding's numbers, its effect and the option of its action, where it has them", () => {
    const of = smallReport([
      { name: "a", target: [0, 1, 7, 0, 1, 0], prediction: [0, 1, 1, 0, 1, 0] },
      { name: "b", target: [0, 1, 0, 0, 1, 1], prediction: [0, 1, 1, 0, 1, 0] },
    ]);
    const listed: Report = {
      ...of,
      choices: {
        ...of.choices,
        classList: {
          source: "l.txt",
          ignore: [],
          classes: [0, 1].map((label) => ({ label, name: `c${label}`, color: "#000000" })),
        },
      },
    };
    const findings = written(listed)["findings"] as readonly Json[];
    assert.ok(findings.length > 0);
    for (const finding of findings) {
      const keys = Object.keys(finding).filter((key) => !["standsWithFigures", "effect", "option"].includes(key));
      assert.deepEqual(keys, ["id", "severity", "message", "numbers"]);
      if ("standsWithFigures" in finding) assert.equal(finding["standsWithFigures"], true);
    }
    assert.deepEqual(
      (written(listed)["problems"] as readonly Json[]).map(({ kind, file }) => ({ kind, file })),
      [{ kind: "unlisted-label", file: "" }],
    );
  });
});
