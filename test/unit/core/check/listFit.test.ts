import assert from "node:assert/strict";
import { generatedColour } from "../../../../src/core/classLists/generatedColours";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import { listFit } from "../../../../src/core/check/listFit";
import type { ImageEntry } from "../../../../src/core/document/report";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import { entry, type Row } from "./entries";

function list(...classes: readonly (readonly [label: number, name: string, color?: string])[]): ClassList {
  return {
    source: "classes.txt",
    classes: classes.map(([label, name, color]) => ({
      label,
      name,
      color: color ?? `#${String(label + 10).padStart(6, "0")}`,
    })),
    ignore: [],
  };
}

const ROWS: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 20],
  [2, 2, 10],
  [2, 0, 5],
];

describe("a class list that nobody named", () => {
  it("fits where every label has a separate class and label 0 is its background", () => {
    assert.equal(
      listFit(list([0, "background"], [1, "cat"], [2, "dog"]), [entry(ROWS)], DEFAULT_CHOICES).misfit,
      undefined,
    );
  });

  it("is not moved to 1 where it names a background first: label 0 has its class", () => {
    const fit = listFit(list([0, "background"], [1, "cat"]), [entry(ROWS)], DEFAULT_CHOICES);
    assert.equal(fit.misfit, "lacking");
    assert.equal(fit.begins, undefined);
    assert.equal(listFit(list([0, "cat"], [1, "dog"]), [entry(ROWS)], DEFAULT_CHOICES).begins, 1);
  });

  it("does not fit where it makes two classes of what is one without it", () => {
    const mixed = [
      entry(
        [
          [0, 0, 5],
          [1, 1, 5],
        ],
        { name: "a", target: { format: "PNG", kind: "grey", bits: 1 } },
      ),
      entry(
        [
          [0, 0, 5],
          [255, 1, 5],
        ],
        { name: "b" },
      ),
    ];
    assert.equal(
      listFit(list([0, "background"], [1, "cat"], [255, "dog"]), mixed, DEFAULT_CHOICES).misfit,
      "otherFigures",
    );
  });

  it("fits in spite of classes that occur nowhere where the colours of the masks' palettes are those of the list", () => {
    const named = list(
      [0, "sky", "#112233"],
      [1, "cat", "#445566"],
      [2, "dog", "#778899"],
      ...[3, 4, 5, 6, 7, 8, 9].map((label) => [label, `other ${label}`] as const),
    );
    const palette: MaskFacts = { format: "PNG", kind: "palette", bits: 8, palette: "112233445566778899" };
    assert.equal(listFit(named, [entry(ROWS)], DEFAULT_CHOICES).misfit, "absent");
    assert.equal(
      listFit(named, [entry(ROWS, { target: palette, prediction: palette })], DEFAULT_CHOICES).misfit,
      undefined,
    );
    const other: MaskFacts = { ...palette, palette: "445566112233778899" };
    assert.equal(listFit(named, [entry(ROWS, { target: other, prediction: other })], DEFAULT_CHOICES).misfit, "absent");
  });
});

/** Names from a label on, in the colours of a list that has none of its own. */
function names(first: number, ...all: readonly string[]): ClassList {
  return {
    ...list(),
    classes: all.map((name, row) => ({ label: first + row, name, color: generatedColour(first + row) })),
  };
}

/** An image of these labels, the first of them the largest, each right but for a few pixels. */
function holding(labels: readonly number[], facts?: MaskFacts): ImageEntry {
  const rows = labels.flatMap((label, index): readonly Row[] => [
    [label, label, 50 - index],
    [label, labels[0] ?? 0, 5],
  ]);
  return entry(rows, facts ? { target: facts, prediction: facts } : {});
}

const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

describe("where a class list begins instead", () => {
  for (const [why, named, labels, misfit, begins] of [
    ["one higher, with label 0 as the background", names(0, "cat", "dog"), [0, 1, 2], "lacking", 1],
    ["where it does, with a background that it has no class for", names(1, "cat", "dog"), [0, 1, 2], "lacking", 1],
    ["lower, to have its own background at 0", names(1, "background", "cat"), [0, 1], "lacking", 0],
    ["two lower", names(2, "background", "cat"), [0, 1], "lacking", 0],
    ["one higher than anywhere near 0", names(5, "a", "b", "c"), [6, 7, 8], "lacking", 6],
    ["one higher, with a background that no mask holds", names(5, "background", "b"), [6, 7], "lacking", 6],
    ["one lower than there", names(5, "a", "b", "c"), [4, 5, 6], "lacking", 4],
    ["below 0", names(0, "a", "b"), [-1, 0], "lacking", -1],
    ["above 0 for one that begins below", names(-1, "a", "b", "c"), [0, 1, 2], "lacking", 1],
    ["nowhere near enough", names(0, "a", "b", "c"), [2, 3, 4], "lacking", undefined],
    ["one higher, of the many classes of another data set", names(0, ...LETTERS), [0, 1, 2], "absent", 1],
    ["nowhere, which it need not", names(0, "background", ...LETTERS), [0, 1, 2], "absent", undefined],
    ["nowhere, where no mask holds label 0", names(1, ...LETTERS), [1, 2], "absent", undefined],
  ] as const) {
    it(why, () => {
      const fit = listFit(named, [holding(labels)], DEFAULT_CHOICES);
      assert.deepEqual([fit.misfit, fit.begins], [misfit, begins]);
    });
  }

  it("is not said again of one that begins there by choice", () => {
    const { misfit, begins } = listFit({ ...names(1, "cat"), begins: 1 }, [holding([0, 1])], DEFAULT_CHOICES);
    assert.deepEqual([misfit, begins], ["lacking", undefined]);
  });
});

describe("a list that names no background", () => {
  const misfit = (rows: readonly (readonly Row[])[], named: ClassList): string | undefined =>
    listFit(
      named,
      rows.map((each, index) => entry(each, { name: String(index) })),
      DEFAULT_CHOICES,
    ).misfit;
  const RARE: readonly Row[] = [[0, 0, 5], [1, 1, 20], [1, 2, 1], [2, 2, 10]]; // prettier-ignore
  const without: readonly Row[] = RARE.slice(1);

  it("may lack one where label 0 is in nine of ten targets, or the largest", () => {
    const animals = names(0, "cat", "dog", "cow");
    const tenth = (count: number): readonly (readonly Row[])[] =>
      Array.from({ length: 10 }, (_, index) => (index < count ? RARE : without));
    assert.equal(misfit(tenth(9), animals), "noBackground");
    assert.equal(misfit(tenth(8), animals), undefined);
    const large = (pixels: number): readonly Row[] => [...RARE, [0, 0, pixels - 5]];
    assert.equal(misfit([large(232), ...tenth(0)], animals), "noBackground", "232 of 0, 231 of 1");
    assert.equal(misfit([large(231), ...tenth(0)], animals), undefined, "231 of both");
    assert.equal(misfit(tenth(0), animals), undefined);
  });

  it("needs none where it is numbered by itself, begins by choice, or its first class is a surface", () => {
    for (const [why, named] of [
      ["a background at the end", names(0, "cat", "dog", "Other")],
      ["a surface", names(0, "Road surface", "dog", "cow")],
      ["begun by choice", { ...names(0, "cat", "dog", "cow"), begins: 0 }],
      ["numbers with a gap", list([0, "cat"], [1, "dog"], [2, "cow"], [4, "pig"])],
      ["label 0 is ignored", { ...names(0, "cat", "dog", "cow"), ignore: [0] }],
    ] as const) {
      assert.equal(misfit([RARE], named), undefined, why);
    }
    assert.equal(misfit([RARE], names(0, "cat", "road", "cow")), "noBackground");
  });
});

describe("a list with colours beside masks with palettes", () => {
  const COLOURS = ["#112233", "#445566", "#778899", "#aabbcc"];
  const coloured = (count: number): ClassList =>
    list(...COLOURS.slice(0, count).map((color, label) => [label, `class ${label}`, color] as const));
  /** What the list is beside masks of these labels, whose palette begins with these colours. */
  const fitOf = (
    count: number,
    colours: readonly string[],
    labels: readonly number[],
    choices: Partial<Choices> = {},
  ): readonly unknown[] => {
    const palette = colours.join("").replaceAll("#", "").padEnd(768, "0");
    const facts: MaskFacts = { format: "PNG", kind: "palette", bits: 8, palette };
    const given = { ...DEFAULT_CHOICES, ...choices };
    const { misfit, begins } = listFit(coloured(count), [holding(labels, facts)], given);
    return [misfit, begins];
  };

  it("fits where they are the same, whatever else speaks against it", () => {
    assert.deepEqual(fitOf(3, COLOURS, [0, 1, 2]), [undefined, undefined]);
    assert.deepEqual(fitOf(4, COLOURS, [0, 1, 2]), [undefined, undefined]);
    assert.deepEqual(fitOf(3, COLOURS, [0, 1, 2, 3]), ["lacking", undefined], "one label more, and no other beginning");
  });

  it("begins where they are its colours", () => {
    assert.deepEqual(fitOf(4, ["#000000", ...COLOURS], [1, 2, 3]), ["palette", 1]);
    assert.deepEqual(fitOf(4, ["#000000", ...COLOURS], [0, 1, 2, 3]), ["palette", 1], "one label of no class");
    assert.deepEqual(fitOf(4, COLOURS.slice(1), [0, 1, 2]), ["palette", -1]);
    assert.deepEqual(fitOf(3, ["#000000", ...COLOURS], [1, 2, 3]), ["lacking", 1]);
  });

  it("is judged by its numbers where two colours are others, there are fewer than three, or 255 is the third", () => {
    assert.deepEqual(fitOf(4, ["#000000", "#010203", ...COLOURS], [0, 1, 2, 3]), ["noBackground", 1]);
    assert.deepEqual(fitOf(4, ["#000000", ...COLOURS], [1, 2]), [undefined, undefined]);
    assert.deepEqual(fitOf(4, ["#000000", ...COLOURS], [1, 2, 255], { ignore: [255] }), [undefined, undefined]);
  });
});

describe("a list with colours beside masks of colours", () => {
  const named = list([0, "a", "#112233"], [1, "b", "#445566"]);
  const COLOUR: MaskFacts = { format: "PNG", kind: "colour", bits: 8 };
  const misfit = (target: number, prediction: number, of: ClassList = named): string | undefined => {
    const rows: readonly Row[] = [
      [0x112233, 0x112233, 100 - target - prediction],
      [0xff0000, 0x112233, target],
      [0x445566, 0xff0001, prediction],
    ];
    return listFit(of, [entry(rows, { target: COLOUR, prediction: COLOUR })], DEFAULT_CHOICES).misfit;
  };

  it("fits where it has the colours of nineteen of twenty pixels on each side", () => {
    assert.equal(misfit(5, 5), undefined);
    assert.equal(misfit(6, 5), "lacking");
    assert.equal(misfit(5, 6), "lacking");
    assert.equal(misfit(1, 1, names(0, "a", "b")), "lacking", "no colours of its own");
  });
});
