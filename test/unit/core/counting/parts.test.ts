import assert from "node:assert/strict";
import fc from "fast-check";
import { countedImages, imageAsRead } from "../../../../src/core/counting/countedImages";
import { confusionCell, confusionRow, confusionTable } from "../../../../src/core/counting/confusion";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { imageFolders, inSubset, subsetWords } from "../../../../src/core/counting/imageSubset";
import { addedShapes, shapeSums } from "../../../../src/core/counting/shapeCells";
import { ofCellsThatFit, TooManyCells } from "../../../../src/core/counting/tooManyCells";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ShapeSource } from "../../../../src/core/shapes/shapeSource";
import { smallReport, type SmallImage } from "../smallReport";

const names = (images: readonly { readonly name: string }[]): readonly string[] => images.map(({ name }) => name);

describe("the images that count", () => {
  const report = smallReport([
    { name: "a", target: [0], prediction: [0] },
    { name: "b", target: [1] },
  ]);
  const counting: Choices = { ...DEFAULT_CHOICES, missing: "count" };

  it("are those with a prediction, and the others where they are counted as missed", () => {
    assert.deepEqual(names(countedImages(report, DEFAULT_CHOICES)), ["a"]);
    assert.deepEqual(names(countedImages(report, counting)), ["a", "b"]);
    assert.equal(countedImages(report, DEFAULT_CHOICES), countedImages(report, { ...DEFAULT_CHOICES }), "kept");
  });

  it("are found by what is wanted, as they are read, or else as they stand in the report", () => {
    const named = (name: string, choices: Choices): string | undefined =>
      imageAsRead(report, choices, (image) => image.name === name)?.name;
    assert.deepEqual([named("a", DEFAULT_CHOICES), named("b", DEFAULT_CHOICES), named("b", counting)], ["a", "b", "b"]);
    assert.equal(named("c", DEFAULT_CHOICES), undefined);
    const palette = (colours: string) => ({ format: "PNG", kind: "palette", bits: 8, palette: colours }) as const;
    const [first] = report.images;
    assert.ok(first?.prediction);
    const coloured = {
      ...first,
      target: { ...first.target, facts: { format: "PNG", kind: "colour", bits: 8 } as const },
      prediction: { ...first.prediction, facts: palette("000000ff0000") },
    };
    const read = imageAsRead({ ...report, images: [coloured] }, DEFAULT_CHOICES, () => true);
    assert.ok(read?.target.byColour ?? read?.prediction?.byColour, "by colour");
  });
});

describe("a subset of the images, at its bounds", () => {
  const chosen = (subset: NonNullable<Choices["subset"]>, ...all: readonly string[]): readonly string[] =>
    all.filter(inSubset(subset));

  it("takes a folder for a whole part of the path, in whichever form it is written", () => {
    assert.deepEqual(chosen({ kind: "folder", folder: "a" }, "a/1", "a", "ab/1", "b/a/1", "1"), ["a/1"]);
    assert.deepEqual(chosen({ kind: "folder", folder: "\u00e9" }, "e\u0301/1"), ["e\u0301/1"]);
    assert.deepEqual(chosen({ kind: "folder", folder: "" }, "1", "a/1"), ["1"]);
    assert.deepEqual(chosen({ kind: "text", text: "\u00c9" }, "xe\u0301y", "xey"), ["xe\u0301y"]);
    assert.deepEqual(chosen({ kind: "text", text: "a1" }, "xA1y", "a2"), ["xA1y"]);
    assert.deepEqual(chosen({ kind: "pattern", pattern: "^e\u0301$" }, "\u00e9"), ["\u00e9"]);
    assert.deepEqual(["x", ""].map(inSubset(undefined)), [true, true]);
  });

  it("is told of as the rest of a sentence", () => {
    assert.equal(subsetWords({ kind: "folder", folder: "" }), "in no folder");
    assert.equal(subsetWords({ kind: "folder", folder: "a\nb" }), "in the folder a b");
    assert.equal(subsetWords({ kind: "text", text: "cat" }), 'with "cat" in their name');
    assert.equal(subsetWords({ kind: "pattern", pattern: "^a" }), "whose name matches ^a");
  });

  it("leaves the classes and the order of the images as they are", () => {
    const report = smallReport(
      ["b/1", "a/1", "b/2"].map((name, index) => ({ name, target: [index], prediction: [index] })),
    );
    const evaluation = evaluate(report, { ...report.choices, subset: { kind: "folder", folder: "b" } });
    assert.deepEqual(names(evaluation.images), ["b/1", "b/2"]);
    assert.equal(evaluation.table.classes.length, 3);
    assert.deepEqual(imageFolders(["b/c/1", "a", "b/1"]), ["", "b", "b/c"]);
  });
});

describe("regions that overlap", () => {
  const REGIONS: Choices["regions"] = [
    { name: "whole", labels: [1, 2] },
    { name: "core", labels: [2] },
  ];
  const label = fc.constantFrom(0, 1, 2, 255);
  const images: fc.Arbitrary<readonly SmallImage[]> = fc.array(
    fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 12 }).map((pixels) => ({
      target: pixels.map(([target]) => target),
      prediction: pixels.map(([, predicted]) => predicted),
    })),
    { minLength: 1, maxLength: 4 },
  );

  it("have the pixels that are in them on both sides, on the target's alone and on the prediction's, one by one", () => {
    fc.assert(
      fc.property(images, (some) => {
        const report = smallReport(some, { regions: REGIONS, ignore: [255] });
        const { cells, confusion, table, imageSet } = evaluate(report, report.choices);
        const members = table.classes.map(({ name }) => (name === "whole" ? [1, 2] : name === "core" ? [2] : [0]));
        const counted = some.map(({ target, prediction = [] }) =>
          target.flatMap((of, pixel) => (of === 255 ? [] : [[of, prediction[pixel] ?? 0] as const])),
        );
        const expected = (holds: (inTarget: boolean, inPrediction: boolean) => boolean): readonly number[] =>
          counted.flatMap((pixels) =>
            members.map((all) => pixels.filter(([t, p]) => holds(all.includes(t), all.includes(p))).length),
          );
        assert.deepEqual(
          [...cells.tp],
          expected((t, p) => t && p),
        );
        assert.deepEqual(
          [...cells.fn],
          expected((t, p) => t && !p),
        );
        assert.deepEqual(
          [...cells.fp],
          expected((t, p) => !t && p),
        );
        assert.deepEqual([...cells.pixels], counted.map((pixels) => pixels.length)); // prettier-ignore
        assert.deepEqual(imageSet, [...counted.keys()].filter((image) => (counted[image] ?? []).length > 0)); // prettier-ignore
        assert.equal(confusion.ignored, some.flatMap(({ target }) => target).filter((of) => of === 255).length);
        assert.equal(confusion.unlisted, 0);
        assert.deepEqual([confusion.other.length, confusion.ignoredAs.length, confusion.counts.length], [members.length, members.length + 1, 0]); // prettier-ignore
      }),
    );
  });

  it("leave out what no list has, of targets alone", () => {
    const classList = { source: "list", ignore: [], classes: [0, 1, 2].map((of) => ({ label: of, name: `${of}`, color: "#000000" })) }; // prettier-ignore
    const report = smallReport([{ target: [7, 1, 1], prediction: [1, 1, 7] }], { regions: REGIONS, classList });
    const { cells, confusion, table } = evaluate(report, report.choices);
    const whole = table.classes.findIndex(({ name }) => name === "whole");
    assert.deepEqual([confusion.unlisted, confusion.ignored, cells.pixels[0]], [1, 0, 2]);
    assert.deepEqual([cells.tp[whole], cells.fn[whole], cells.fp.reduce((sum, count) => sum + count, 0)], [1, 1, 0]);
  });
});

describe("a table of pairs", () => {
  it("holds no pair without pixels, and gives the pairs of a class in order", () => {
    const table = confusionTable(3, [[0, 0, 2], [0, 2, 5], [1, 0, 0], [1, 1, 7], [2, 2, 1]].map(([target = 0, prediction = 0, pixels = 0]) => ({ target, prediction, pixels }))); // prettier-ignore
    assert.deepEqual([...table.starts], [0, 2, 3, 4]);
    assert.deepEqual([...table.predictions], [0, 2, 1, 2]);
    assert.deepEqual([...table.counts], [2, 5, 7, 1]);
    assert.deepEqual([...confusionRow(table, 0)], [{ prediction: 0, pixels: 2 }, { prediction: 2, pixels: 5 }]); // prettier-ignore
    assert.deepEqual([0, 1, 2].map((of) => [0, 1, 2].map((as) => confusionCell(table, of, as))), [[2, 0, 5], [0, 7, 0], [0, 0, 1]]); // prettier-ignore
    assert.deepEqual([...confusionTable(2, []).starts], [0, 0, 0]);
  });
});

describe("more cells than fit", () => {
  it("leave a report without images, with the reason, and hide no other error", () => {
    const report = smallReport([{ target: [0], prediction: [0] }]);
    const made = ofCellsThatFit(report, ({ images }) => {
      if (images.length > 0) throw new TooManyCells("Too many.");
      return images.length;
    });
    assert.deepEqual(made, { made: 0, refusal: "Too many." });
    assert.deepEqual(
      ofCellsThatFit(report, ({ images }) => images.length),
      { made: 1 },
    );
    assert.throws(
      () =>
        ofCellsThatFit(report, () => {
          throw new RangeError("Another.");
        }),
      /^RangeError: Another\.$/,
    );
  });
});

describe("sums of shapes", () => {
  const source = { width: 2 } as ShapeSource;
  const other = { width: 2 } as ShapeSource;
  // Two images of two classes, two numbers a cell.
  const cells = {
    table: (of: ShapeSource) => (of === source ? Float64Array.of(1, 2, 3, 4, 10, 20, 30, 40) : undefined),
    holds: (image: number) => image < 2,
  };

  it("are those of the cells together, without images that could not be measured", () => {
    const sums = (...of: readonly (readonly [number, number])[]): readonly number[] | undefined => {
      const found = shapeSums(cells, 2, of)(source);
      return found && [...found];
    };
    assert.deepEqual(sums([0, 0]), [1, 2]);
    assert.deepEqual(sums([0, 1], [1, 0]), [13, 24]);
    assert.deepEqual(sums([1, 1], [2, 0]), [30, 40]);
    assert.deepEqual([sums([2, 0]), sums()], [undefined, undefined]);
    assert.equal(shapeSums(cells, 2, [[0, 0]])(other), undefined);
  });

  it("are added where they are, and of none undefined", () => {
    const part = shapeSums(cells, 2, [[0, 0]]);
    const none = shapeSums(cells, 2, []);
    assert.deepEqual([...(addedShapes([part, undefined, none, part])?.(source) ?? [])], [2, 4]);
    assert.equal(addedShapes([none])?.(source), undefined);
    assert.equal(addedShapes([undefined]), undefined);
    assert.equal(addedShapes([]), undefined);
  });
});
