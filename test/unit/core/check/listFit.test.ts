import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import { listFit } from "../../../../src/core/check/listFit";
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
  it("fits where every label has a class of its own and label 0 is its background", () => {
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
