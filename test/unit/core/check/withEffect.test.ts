import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { checkProblems } from "../../../../src/core/check/checkProblems";
import { checkedData } from "../../../../src/core/check/checkedData";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import { meanIou } from "../../../../src/core/check/meanIou";
import { withEffect } from "../../../../src/core/check/withEffect";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { IOU } from "../../../../src/core/metrics/metrics";
import { caution } from "../../../../src/core/sentences/caution";
import { entry, reportOf, type Row } from "./entries";

const ROWS: readonly Row[] = [
  [0, 0, 80],
  [0, 1, 5],
  [1, 1, 10],
  [1, 0, 5],
  [2, 0, 4],
];
const REPORT = reportOf([
  entry(ROWS, { name: "a" }),
  entry(
    [
      [0, 0, 20],
      [1, 1, 20],
      [3, 3, 1],
    ],
    { name: "b" },
  ),
]);

function finding(apply: Partial<Choices>, severity: Finding["severity"] = "warning"): Finding {
  return {
    id: "test",
    severity,
    message: "Seen.",
    numbers: {},
    action: { label: "Apply", apply, option: "--ignore 2" },
  };
}

function effectOf(found: Finding): Finding {
  return withEffect(checkedData(REPORT, DEFAULT_CHOICES), found);
}

/** Predictions one below their targets. */
const SHIFTED = reportOf([
  entry(
    [
      [1, 0, 40],
      [2, 1, 30],
      [3, 2, 30],
    ],
    { name: "a" },
  ),
  entry(
    [
      [1, 0, 10],
      [2, 1, 50],
      [3, 2, 20],
    ],
    { name: "b" },
  ),
]);

describe("the mean IoU that findings are judged by", () => {
  const choices: readonly Partial<Choices>[] = [
    {},
    { ignore: [0] },
    { leftOut: [1] },
    { merges: [{ labels: [1, 2], name: "both" }] },
  ];
  for (const chosen of choices) {
    it(`is the macro average of the report under ${JSON.stringify(chosen)}`, () => {
      const all = { ...DEFAULT_CHOICES, ...chosen };
      assert.equal(meanIou(REPORT.images, all), averageOf(evaluate(REPORT, all), IOU, "macro").value);
    });
  }

  it("is undefined where no class occurs", () => {
    assert.equal(meanIou(REPORT.images, { ...DEFAULT_CHOICES, ignore: [0, 1, 2, 3] }), undefined);
  });
});

describe("a finding with an action", () => {
  it("tells the mean IoU as it is and with the action, and stands with the figures where they differ by 0.02 or more", () => {
    const found = effectOf(finding({ ignore: [2] }));
    assert.equal(found.standsWithFigures, true);
    assert.equal(found.effect?.now, meanIou(REPORT.images, DEFAULT_CHOICES));
    assert.equal(found.effect?.then, meanIou(REPORT.images, { ...DEFAULT_CHOICES, ignore: [2] }));
  });

  it("does not stand with figures that it hardly moves", () => {
    const found = effectOf(finding({ beta: 3 }));
    assert.equal(found.effect?.now, found.effect?.then);
    assert.equal(found.standsWithFigures, false);
  });

  it("stands with figures that it makes undefined", () => {
    assert.equal(effectOf(finding({ ignore: [0, 1, 2, 3] })).standsWithFigures, true);
  });

  it("that the user chose stands with no figures, whatever it would do", () => {
    assert.equal(effectOf({ ...finding({ ignore: [2] }), standsWithFigures: false }).standsWithFigures, false);
    const ignored = dataCheck(REPORT, { ...DEFAULT_CHOICES, ignore: [0] }).findings.find(
      ({ id }) => id === "ignoredClass:0",
    );
    assert.equal(ignored?.standsWithFigures, false);
  });

  it("has no effect that counts tell where files must be read again, or where it only takes back a choice", () => {
    for (const found of [
      finding({ files: { resize: "nearest" } }),
      finding({ missing: "count" }),
      finding({ ignore: [2] }, "info"),
    ]) {
      assert.deepEqual(effectOf(found), found);
    }
  });
});

describe("what stands with the figures", () => {
  it("comes before all other findings", () => {
    assert.equal(dataCheck(SHIFTED, DEFAULT_CHOICES).findings[0]?.id, "coding:raised");
  });

  it("is a problem even where its finding names no kind of problem", () => {
    const message = "Seen. Mean IoU 0.100 as it is, 0.900 then. To do so: --ignore 2";
    const found: Finding = { ...finding({}), standsWithFigures: true, effect: { now: 0.1, then: 0.9 } };
    assert.deepEqual(checkProblems({ findings: [found] }, REPORT), [{ kind: "suspicious-coding", file: "", message }]);
    assert.deepEqual(checkProblems({ findings: [finding({})] }, REPORT), []);
  });

  it("is said by every export that people read, and by none where nothing stands", () => {
    const good = reportOf([
      entry([
        [0, 0, 50],
        [1, 1, 40],
        [0, 1, 10],
      ]),
    ]);
    for (const id of ["table", "markdown", "latex", "html", "sentence"]) {
      const write = (report: typeof good): string =>
        EXPORTS.find((row) => row.id === id)?.write(evaluate(report, report.choices), report) ?? "";
      assert.match(write(SHIFTED), /CAUTION/, id);
      assert.doesNotMatch(write(good), /CAUTION/, id);
    }
  });

  it("is counted where there is more than one", () => {
    assert.match(
      caution(SHIFTED, DEFAULT_CHOICES),
      /^CAUTION, these figures may not be what is meant: As they are, 0\.0 % of the pixels agree\. .* apply it\. $/,
    );
  });
});
