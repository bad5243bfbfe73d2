import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import { instanceCode } from "../../../../src/core/check/instanceCode";
import type { Finding } from "../../../../src/core/reading/finding";
import { entry, type Row } from "./entries";
import { rounded, wholeFindings } from "./whole";

const found = (rows: readonly Row[], choices: Partial<Choices> = {}): readonly Finding[] =>
  wholeFindings([entry(rows)], /^instanceIds/, { choices });

describe("labels of class and instance, whole", () => {
  it("on both sides, by one divisor", () => {
    const rows: readonly Row[] = [
      [7, 7, 60],
      [24001, 24002, 10],
      [24002, 24001, 20],
      [26001, 24002, 10],
    ];
    assert.deepEqual(
      found(rows),
      rounded<readonly Finding[]>([
        {
          id: "instanceIds",
          severity: "warning",
          message:
            "The targets hold 3 labels of 1000 and more and the predictions hold 2 labels of 1000 and more: likely instance ids of 2 classes. " +
            "As they are, 60.0 % of the pixels agree. With label div 1000 on both sides: 90.0 %.",
          numbers: { labels: 3, classes: 2, agreeing: 60, agreeingThen: 90 },
          action: {
            label: "Apply",
            apply: {
              relabelling: { prediction: [{ kind: "divide", by: 1000 }], target: [{ kind: "divide", by: 1000 }] },
            },
            option: "--relabel div:1000",
          },
          problem: "suspicious-coding",
          effect: { now: (1 + 0 + 0 + 0) / 4, then: (1 + 30 / 40 + 0) / 3 },
          standsWithFigures: true,
        },
      ]),
    );
  });

  it("by another divisor on each side, and on one side alone", () => {
    const both: readonly Row[] = [
      [7 * 256, 7000, 40],
      [26 * 256 + 1, 26002, 30],
      [26 * 256 + 2, 26001, 30],
    ];
    assert.match(
      found(both)[0]?.message ?? "",
      /^The targets hold 3 labels of 256 and more and the predictions hold 3 labels of 1000 and more: likely instance ids of 2 classes\. As they are, 0\.0 % of the pixels agree\. With label div 256 of the targets and label div 1000 of the predictions: 100\.0 %\.$/,
    );
    const [one] = found([
      [7, 7, 40],
      [26, 26001, 60],
    ]);
    assert.equal(one?.id, "instanceIds:prediction");
    assert.equal(
      one.message,
      "The predictions hold 1 label of 1000 and more: likely instance ids of 1 class. As they are, 40.0 % of the pixels agree. With label div 1000: 100.0 %.",
    );
  });

  it("of one side alone where as many pixels agree as before", () => {
    // The targets' own 25999 and 26001 are numbered through, and no code.
    const rows = (now: number, then: number): readonly Row[] => [
      [7, 7, 10],
      [26001, 26001, now],
      [25999, 26003, 1],
      [26, 26002, then],
    ];
    assert.deepEqual(
      found(rows(40, 40)).map(({ id }) => id),
      ["instanceIds:prediction"],
    );
    assert.deepEqual(found(rows(41, 40)), []);
  });

  it("with gaps in their numbers where half agrees then, and far more than before", () => {
    // Numbers up to 20 of which two occur: a tenth of them.
    const rows = (right: number, wrong: number): readonly Row[] => [
      [24001, 24020, right],
      [24020, 24001, 1],
      [0, 24001, wrong],
    ];
    assert.equal(found(rows(50, 51)).length, 1, "51 of 102");
    assert.equal(found(rows(50, 52)).length, 0, "51 of 103");
    // A fiftieth of the numbers at least.
    const gap = (largest: number): readonly Row[] => [
      [24000, 24000 + largest, 50],
      [24000 + largest, 24000, 50],
    ];
    assert.equal(found(gap(99)).length, 1);
    assert.equal(found(gap(100)).length, 0);
  });

  it("of class 0 too where numbers of 0 are more than labels below, which the words say", () => {
    const rows = (below: number): readonly Row[] => [
      [13 * 256, 13 * 256, 100],
      [1, 1, below],
      [55 * 256 + 1, 55 * 256 + 2, 40],
      [55 * 256 + 2, 55 * 256 + 1, 40],
    ];
    const option = (below: number): string | undefined => found(rows(below))[0]?.action?.option;
    assert.equal(option(99), "--relabel div:256:all");
    assert.equal(option(100), "--relabel div:256");
    assert.equal(option(0), "--relabel div:256", "nothing below");
  });

  it("has 65535 ignored where it is not a class, is in the targets and nothing else is chosen", () => {
    const rows: readonly Row[] = [
      [7, 7, 900],
      [24001, 24002, 50],
      [24002, 24001, 50],
      [65535, 7, 60],
    ];
    const ignore = (of: readonly Row[], choices: Partial<Choices> = {}): readonly number[] | "auto" | undefined =>
      found(of, choices)[0]?.action?.apply.ignore;
    assert.deepEqual(ignore(rows), [65]);
    assert.deepEqual(ignore([...rows, [255, 7, 3]]), [255, 65], "beside what is ignored already");
    assert.equal(ignore(rows, { ignore: [9] }), undefined, "by choice");
    assert.equal(ignore(rows.slice(0, 3)), undefined, "not there");
    assert.equal(ignore([...rows, [65001, 65001, 50]]), undefined, "65 is a class");
    assert.equal(ignore([...rows.slice(0, 3), [7, 65535, 60]]), undefined, "of the predictions alone");
    const ofPredictions = rows.map(([target, prediction, pixels]): Row => [
      target === 65535 ? target : Math.min(target, 24),
      prediction,
      pixels,
    ]);
    assert.equal(found(ofPredictions)[0]?.id, "instanceIds:prediction");
    assert.equal(ignore(ofPredictions), undefined, "the targets hold no such code");
  });

  it("is nothing to say of once a step has read it", () => {
    const rows: readonly Row[] = [
      [24001, 24002, 50],
      [24002, 24001, 50],
    ];
    const after = (kind: "divide" | "foreground" | "shift"): number => {
      const steps = { divide: { kind, by: 1000 }, foreground: { kind }, shift: { kind, by: 1 } } as const;
      const step = steps[kind] as Choices["relabelling"]["target"][number];
      return found(rows, { relabelling: { target: [step], prediction: [step] } }).length;
    };
    assert.deepEqual([after("divide"), after("foreground"), after("shift")], [0, 0, 1]);
  });
});

describe("an instance code", () => {
  const codeOf = (...labels: readonly number[]): unknown => {
    const code = instanceCode(new Set(labels));
    return code && [code.by, code.classes, code.fill];
  };

  it("has a divisor, its classes in order, and the share of numbers that occur", () => {
    assert.deepEqual(codeOf(26001, 24000, 24003, 5), [1000, [24, 26], 3 / (4 + 2)]);
    assert.deepEqual(codeOf(1000), [1000, [1], 1]);
    assert.deepEqual(codeOf(999, 1000), [256, [3], 2 / (1000 - 768 + 1)], "999 and 1000 are numbered through");
    assert.deepEqual(codeOf(256), [256, [1], 1]);
    assert.equal(codeOf(255), undefined);
    assert.equal(codeOf(255, 256), undefined, "numbered through");
    assert.equal(codeOf(65535), undefined, "no label at all");
    assert.deepEqual(codeOf(2 * 256, 2 * 256 + 1, 9 * 256), [256, [2, 9], 1]);
    // One of two classes is set apart: not more than half.
    assert.equal(codeOf(255, 256, 512), undefined);
    assert.deepEqual(codeOf(255, 256, 600, 900), [256, [1, 2, 3], 3 / (1 + 89 + 133)]);
  });
});
