import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import { sameFileChoices } from "../../../../src/core/document/fileChoices";
import type { Report } from "../../../../src/core/document/report";
import { entry, reportOf } from "./entries";

const REPORT = reportOf([
  entry(
    [
      [0, 0, 5],
      [1, 0, 5],
    ],
    { name: "a" },
  ),
  entry(
    [
      [0, 1, 5],
      [1, 1, 5],
    ],
    { name: "b" },
  ),
]);

function finding(report: Report, choices: Partial<Choices>, id: string): Finding {
  return (
    dataCheck(report, { ...DEFAULT_CHOICES, ...choices }).findings.find((found) => found.id === id) ??
    assert.fail(`no finding ${id}`)
  );
}

describe("the data check says of the pairing", () => {
  it("that numbers are padded otherwise, with an action that takes the offer and keeps what else was chosen", () => {
    const offer = {
      kind: "zeroPadding",
      message: "2 pairs instead of 0 if they are read as numbers.",
      pairs: 2,
    } as const;
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
    assert.deepEqual(found.action, {
      label: "Resize predictions to their targets",
      apply: { files: { resize: "nearest" } },
      option: "--resize",
    });
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

describe("the data check says of several masks of one image", () => {
  const several = {
    side: "target",
    kind: "numbers",
    images: 1,
    paired: 1,
    files: 3,
    example: { file: "a.png", parts: ["a_1.png", "a_2.png"] },
  } as const;
  const withSeveral = (changed: Partial<NonNullable<Report["pairing"]["several"]>>): Report => ({
    ...REPORT,
    pairing: { ...REPORT.pairing, several: { ...several, ...changed } },
  });

  it("how many predictions have them, with an action that takes the likelier reading and stands with the figures, and the other one", () => {
    for (const [kind, first, second] of [
      ["numbers", "union", "labels"],
      ["instances", "union", "labels"],
      ["classes", "labels", "union"],
    ] as const) {
      const report = withSeveral({ kind });
      const found = finding(report, { files: { resize: "nearest" } }, "severalMasks");
      assert.match(
        found.message,
        /^1 prediction has several target masks, such as a\.png with a_1\.png, a_2\.png\. Each is judged by one of them alone/,
      );
      assert.equal(found.standsWithFigures, true);
      assert.deepEqual(
        [found.action?.apply, found.action?.option],
        [{ files: { resize: "nearest", severalMasks: first } }, `--several-masks ${first}`],
      );
      const other = finding(report, {}, "severalMasksOther");
      assert.deepEqual(
        [other.standsWithFigures, other.action?.apply],
        [undefined, { files: { severalMasks: second } }],
      );
    }
    assert.match(
      finding(withSeveral({ images: 2, paired: 0, side: "prediction" }), {}, "severalMasks").message,
      /^2 targets have several prediction masks, .* None of them is paired\./,
    );
  });

  it("how they are read by choice, with an action that sets it back", () => {
    const found = finding(withSeveral({}), { files: { severalMasks: "union" } }, "severalMasksTaken");
    assert.match(found.message, /By choice, .* read as their union, class 1: 1 of 2 images has several\.$/);
    assert.ok(sameFileChoices(found.action?.apply.files, undefined));
    const labels = finding(
      withSeveral({
        kind: "classes",
        classes: [
          { name: "car", label: 1 },
          { name: "road", label: 2 },
        ],
      }),
      { files: { severalMasks: "labels" } },
      "severalMasksTaken",
    );
    assert.match(labels.message, /those called car are label 1, those called road 2/);
  });

  it("where they overlap, standing with the figures where that is more than a hundredth", () => {
    for (const [overlap, stands] of [
      [1, true],
      [undefined, undefined],
    ] as const) {
      const [first, ...others] = REPORT.images;
      assert.ok(first);
      const images = [{ ...first, target: { ...first.target, ...(overlap !== undefined && { overlap }) } }, ...others];
      const found = dataCheck(
        { ...withSeveral({}), images },
        { ...DEFAULT_CHOICES, files: { severalMasks: "labels" } },
      ).findings.find(({ id }) => id === "severalMasksOverlap");
      assert.equal(found?.standsWithFigures, stands);
      if (found) assert.deepEqual(found.numbers, { images: 1, pixels: 1, foreground: 10 });
    }
  });
});

describe("choices of the files", () => {
  it("are the same whatever the order of their keys, and nothing is the same as no key", () => {
    assert.ok(
      sameFileChoices({ resize: "nearest", variant: { target: "a" } }, { variant: { target: "a" }, resize: "nearest" }),
    );
    assert.ok(sameFileChoices(undefined, { variant: {} }));
  });

  it("differ where any of them does", () => {
    for (const files of [
      { resize: "nearest" },
      { zeroPadding: "ignored" },
      { letterCase: "ignored" },
      { variant: { prediction: "a" } },
      { affixes: { target: "*_a" } },
      { npzArray: "a" },
      { severalMasks: "union" },
      { channels: "last" },
      { scores: "independent" },
    ] as const) {
      assert.ok(!sameFileChoices(files, undefined), JSON.stringify(files));
    }
  });
});
