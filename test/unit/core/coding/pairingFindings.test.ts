import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/choices";
import { dataCheck } from "../../../../src/core/coding/dataCheck";
import type { Finding } from "../../../../src/core/coding/finding";
import { sameFileChoices } from "../../../../src/core/fileChoices";
import type { Report } from "../../../../src/core/report";
import { entry, reportOf } from "./entries";

const REPORT = reportOf([entry([[0, 0, 5], [1, 0, 5]], { name: "a" }), entry([[0, 1, 5], [1, 1, 5]], { name: "b" })]);

function finding(report: Report, choices: Partial<Choices>, id: string): Finding {
  return dataCheck(report, { ...DEFAULT_CHOICES, ...choices }).findings.find((found) => found.id === id) ?? assert.fail(`no finding ${id}`);
}

describe("the data check says of the pairing", () => {
  it("that numbers are padded otherwise, with an action that takes the offer and keeps what else was chosen", () => {
    const offer = { kind: "zeroPadding", message: "2 pairs instead of 0 if they are read as numbers.", pairs: 2 } as const;
    const report = { ...REPORT, pairing: { ...REPORT.pairing, pairs: 0, offer } };
    const found = finding(report, { files: { resize: "nearest" } }, "zeroPadding");
    assert.equal(found.message, offer.message);
    assert.deepEqual(found.numbers, { pairs: 0, pairsThen: 2 });
    assert.deepEqual(found.action?.apply, { files: { resize: "nearest", zeroPadding: "ignored" } });
  });

  it("that the offer was taken, with an action that sets it back", () => {
    const found = finding(REPORT, { files: { zeroPadding: "ignored" } }, "zeroPaddingTaken");
    assert.match(found.message, /By choice, .* without leading zeros: 2 pairs\./);
    assert.ok(sameFileChoices(found.action?.apply.files, undefined));
  });

  it("how many pairs differ in size, with an action that has predictions resized", () => {
    const problems = ["c", "d"].map((name) => ({ kind: "size-mismatch" as const, file: `${name}.png`, message: "" }));
    const report = { ...REPORT, problems, pairing: { ...REPORT.pairing, pairs: 4 } };
    const found = finding(report, {}, "sizeMismatches");
    assert.match(found.message, /^2 pairs of 4 differ in size and are left out\./);
    assert.deepEqual(found.action, { label: "Resize predictions to their targets", apply: { files: { resize: "nearest" } }, option: "--resize" });
  });

  it("how many predictions were resized, with an example and an action that leaves them out", () => {
    const [first, ...others] = REPORT.images;
    assert.ok(first?.prediction);
    const images = [{ ...first, prediction: { ...first.prediction, resizedFrom: { width: 5, height: 2 } } }, ...others];
    const found = finding({ ...REPORT, images }, { files: { resize: "nearest" } }, "resizedPredictions");
    assert.match(found.message, /nearest-neighbour: 1 of 2, such as a from 5 x 2 to 10 x 1\.$/);
    assert.ok(sameFileChoices(found.action?.apply.files, {}));
  });
});

describe("choices of the files", () => {
  it("are the same whatever the order of their keys, and nothing is the same as no key", () => {
    assert.ok(sameFileChoices({ resize: "nearest", variant: { target: "a" } }, { variant: { target: "a" }, resize: "nearest" }));
    assert.ok(sameFileChoices(undefined, { variant: {} }));
  });

  it("differ where any of them does", () => {
    for (const files of [
      { resize: "nearest" }, { zeroPadding: "ignored" }, { letterCase: "ignored" }, { variant: { prediction: "a" } }, { affixes: { target: "*_a" } },
      { npzArray: "a" }, { channels: "last" }, { scores: "independent" },
    ] as const) {
      assert.ok(!sameFileChoices(files, undefined), JSON.stringify(files));
    }
  });
});
