import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import type { ImageEntry } from "../../../../src/core/document/report";
import type { Finding } from "../../../../src/core/reading/finding";
import { entry, type Row } from "./entries";
import { wholeFindings } from "./whole";
import { upTo } from "./scenes";

const found = (images: readonly (readonly Row[])[], choices: Partial<Choices> = {}): Finding | undefined =>
  wholeFindings(
    images.map((rows, index): ImageEntry => entry(rows, { name: String(index) })),
    /^foreground/,
    { choices },
  )[0];
const isFound = (...images: readonly (readonly Row[])[]): boolean => found(images) !== undefined;

/** Each label is called by the one that is so many further in a ring of them, in so many pixels. */
function ring(labels: readonly number[], by: number, pixels: number): readonly Row[] {
  return labels.map((label, index) => [label, labels[(index + by) % labels.length] ?? 0, pixels]);
}

const numbered = (count: number, by = 1, pixels = 10): readonly Row[] => ring(upTo(count), by, pixels);

describe("ids that are numbered on each side by itself, whole", () => {
  it("in one image are eight labels from 1 on", () => {
    assert.deepEqual(found([[...numbered(8), [0, 0, 50], [1, 0, 4], [0, 1, 6]]]), {
      id: "foreground",
      severity: "warning",
      message:
        "The labels look like instance ids, up to 8 in a target and 8 in a prediction, numbered on each side by itself: of the pixels that are above 0 on both sides, " +
        "0.0 % have the same label, and 100.0 % would if the labels were matched in each image anew. As foreground against background the IoU is 0.889. " +
        "If the labels are ids of instances and not classes, read every label above 0 as class 1.",
      numbers: { foregroundIou: Number((80 / 90).toFixed(10)), targetLabels: 8, predictionLabels: 8 },
      action: {
        label: "Read labels above 0 as class 1",
        apply: { relabelling: { prediction: [{ kind: "foreground" }], target: [{ kind: "foreground" }] } },
        option: "--relabel foreground",
      },
      standsWithFigures: true,
      problem: "suspicious-coding",
      // Labels 1 to 8 agree nowhere.
      effect: { now: Number((50 / 60 / 9).toFixed(10)), then: Number(((50 / 60 + 80 / 90) / 2).toFixed(10)) },
    });
    assert.ok(!isFound([...numbered(7), [0, 0, 50]]), "seven");
    assert.ok(
      !isFound([
        ...ring(
          upTo(8).map((label) => label + 1),
          1,
          10,
        ),
        [0, 0, 50],
      ]),
      "from 2 on",
    );
    assert.ok(isFound([...ring([1, 2, 3, 4, 5, 6, 7, 9], 1, 10), [0, 0, 50]]), "with hardly a gap");
    assert.ok(!isFound([...ring([1, 2, 3, 4, 5, 6, 7, 10], 1, 10), [0, 0, 50]]), "with gaps");
  });

  it("have no relation: a fifth more agrees when they are matched, and half then", () => {
    const same = (pixels: number): readonly Row[] => upTo(8).map((label): Row => [label, label, pixels]);
    // Matched are the larger ones.
    assert.ok(isFound([...numbered(8, 1, 60), ...same(40), [0, 0, 500]]), "60 and 40 of 100");
    assert.ok(!isFound([...numbered(8, 1, 59), ...same(41), [0, 0, 500]]), "59 and 41");
    assert.ok(isFound([...numbered(8, 1, 50), ...numbered(8, 2, 30), ...numbered(8, 3, 20), [0, 0, 500]]), "half");
    assert.ok(!isFound([...numbered(8, 1, 49), ...numbered(8, 2, 31), ...numbered(8, 3, 20), [0, 0, 500]]));
  });

  it("in several images agree better by a fifth when they are matched in each anew", () => {
    const two = (first: number, second: number): readonly (readonly Row[])[] => [
      [...ring([11, 12, 13], 1, first), [0, 0, 500]],
      [...ring([11, 12, 13], 2, second), [0, 0, 500]],
    ];
    assert.ok(isFound(...two(40, 10)), "150 against 120");
    assert.ok(!isFound(...two(40, 9)), "147 against 120");
    assert.ok(!isFound([...ring([11, 12], 1, 40), [0, 0, 500]], [...ring([11, 12], 0, 40), [0, 0, 500]]), "two labels");
  });

  it("or by a tenth where they are six from 1 on", () => {
    const two = (labels: readonly number[], second: number): readonly (readonly Row[])[] => [
      [...ring(labels, 1, 90), [0, 0, 900]],
      [...ring(labels, 2, second), [0, 0, 900]],
    ];
    assert.ok(isFound(...two(upTo(6), 10)));
    assert.ok(!isFound(...two(upTo(6), 9)));
    assert.ok(!isFound(...two(upTo(5), 10)));
    assert.ok(!isFound(...two([11, 12, 13, 14, 15, 16], 10)));
    const nine = upTo(9).map((): readonly Row[] => [...ring(upTo(6), 1, 90), [0, 0, 900]]);
    const other: readonly Row[] = [...ring([11, 12, 13, 14, 15, 16], 2, 90), [0, 0, 900]];
    const turned: readonly Row[] = [...ring(upTo(6), 2, 90), [0, 0, 900]];
    assert.ok(isFound(...nine.slice(1), turned, other), "nine of ten images are numbered");
    assert.ok(!isFound(...nine.slice(2), turned, other, other), "eight of ten");
  });

  it("or are twenty, hardly one of them in two images", () => {
    const image = (first: number, count: number): readonly Row[] => [
      ...ring(
        upTo(count).map((label) => label + first),
        1,
        10,
      ),
      [0, 0, 500],
    ];
    assert.ok(isFound(image(100, 10), image(110, 10)));
    assert.ok(!isFound(image(100, 10), image(110, 9)), "nineteen");
    assert.ok(!isFound(image(100, 20)), "one image");
    // The first labels again, matched alike: 20 labels are held 25 and 26 times.
    const again = (count: number): readonly Row[] => image(100, 10).slice(0, count);
    assert.ok(isFound(image(100, 10), image(110, 10), [...again(5).slice(0, 4), [0, 0, 500]]));
    assert.ok(!isFound(image(100, 10), image(110, 10), [...again(7), [0, 0, 500]]));
  });

  it("are foreground on both sides where they are, with a background around them", () => {
    const ids = numbered(8);
    assert.ok(isFound([...ids, [0, 1, 120], [0, 0, 50]]), "80 of 200");
    assert.ok(!isFound([...ids, [0, 1, 121], [0, 0, 50]]));
    assert.ok(isFound([...ids, [1, 2, 18], [0, 0, 2]]), "a fiftieth is background");
    assert.ok(!isFound([...ids, [1, 2, 19], [0, 0, 2]]));
    assert.ok(isFound([...ids, [1, 0, 10], [0, 0, 10]]), "as much as is missed");
    assert.ok(!isFound([...ids, [1, 0, 11], [0, 0, 10]]));
  });

  it("keep what is ignored, unless the ids run through it", () => {
    const option = (labels: readonly number[], ignore: readonly number[]): string | undefined =>
      found([[...ring(labels, 1, 10), [0, 0, 50], ...ignore.map((label): Row => [label, 0, 3])]], { ignore })?.action
        ?.option;
    assert.equal(option(upTo(8), [255]), "--relabel foreground:255");
    assert.equal(option(upTo(8), [9]), "--relabel foreground", "after 8");
    assert.equal(option(upTo(8), [10, 255]), "--relabel foreground:10,255");
    assert.equal(option(upTo(8), [-1]), "--relabel foreground", "below 0 it is not a foreground");
  });

  it("are nothing to say of once they are read, on either side, or where a side holds one label at most", () => {
    const rows = [...numbered(8), [0, 0, 50]] as const satisfies readonly Row[];
    for (const side of ["target", "prediction"] as const) {
      const none = { target: [], prediction: [] };
      for (const step of [{ kind: "divide", by: 1 }, { kind: "foreground" }] as const)
        assert.equal(found([rows], { relabelling: { ...none, [side]: [step] } }), undefined);
      assert.ok(found([rows], { relabelling: { ...none, [side]: [{ kind: "shift", by: 0 }] } }));
    }
  });
});

describe("ids of one side beside classes of the other, whole", () => {
  /** A class of the targets that is called so many times otherwise, on it and beside it. */
  const beside = (
    { same = 20, each = 10, beyond = 0 }: { same?: number; each?: number; beyond?: number },
    others: readonly number[] = [2, 3],
  ): readonly Row[] => [
    [1, 1, same],
    ...others.map((label): Row => [1, label, each]),
    ...(beyond > 0 ? [[0, 2, beyond] as const] : []),
    [0, 0, 200],
  ];

  it("are three labels where the other has one, on its foreground", () => {
    assert.equal(
      found([beside({ beyond: 5 })])?.message,
      "The predictions hold 3 labels above 0, up to 3 in one image, where the targets hold label 1 alone: " +
        "80.0 % of the pixels of labels that the targets don't have are above 0 there too. As foreground against background the IoU is 0.889. " +
        "If the labels are ids of instances and not classes, read every label above 0 as class 1.",
    );
    assert.ok(!isFound(beside({}, [2])), "two labels");
    assert.ok(isFound(beside({ beyond: 20 })), "half of their pixels");
    assert.ok(!isFound(beside({ beyond: 21 })));
    assert.ok(isFound(beside({ same: 180 })), "a tenth of all");
    assert.ok(!isFound(beside({ same: 181 })));
    assert.ok(!isFound([[1, 0, 5], [2, 0, 5], [3, 0, 5], [0, 0, 90], [1, 1, 40]]), "beside it alone"); // prettier-ignore
  });

  it("are eight from 1 on where the other has half as many, on either side", () => {
    const rows = (classes: number, ids = 8): readonly Row[] => [
      ...upTo(ids).map((id): Row => [1 + (id % classes), id, 10]),
      [0, 0, 200],
    ];
    assert.match(
      found([rows(4)])?.message ?? "",
      /^The predictions hold 8 labels above 0, up to 8 in one image, where the targets hold 4: 100\.0 % /,
    );
    assert.ok(!isFound(rows(5)));
    assert.ok(!isFound(rows(2, 7)));
    const swapped = rows(4).map(([target, prediction, pixels]): Row => [prediction, target, pixels]);
    assert.match(
      found([swapped])?.message ?? "",
      /^The targets hold 8 labels above 0, .* where the predictions hold 4: /,
    );
    const many = rows(6, 12);
    assert.ok(!isFound(many), "six from 1 on are numbered too");
    assert.ok(isFound(many.map(([target, id, pixels]): Row => [target === 0 ? 0 : target + 20, id, pixels])));
  });
});
