import assert from "node:assert/strict";
import { counting } from "../../../../src/core/counting/counting";
import { instanceIds } from "../../../../src/core/counting/instanceIds";
import { classPlaces } from "../../../../src/core/counting/classPlaces";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { Relabelling } from "../../../../src/core/document/relabelling";
import type { ShapeChoices } from "../../../../src/core/shapes/shapeOptions";
import type { Label } from "../../../../src/core/labels/label";
import { entry, GREY, reportOf, type Row } from "../check/entries";

interface Steps {
  readonly target?: readonly Relabelling[];
  readonly prediction?: readonly Relabelling[];
}

/** Labels of groups, and labels of the classes that are one object. */
function found(rows: readonly Row[], { target = [], prediction = [] }: Steps, shapes: ShapeChoices = IDS) {
  const images = [entry(rows, { target: GREY, prediction: GREY })];
  const choices: Choices = { ...DEFAULT_CHOICES, relabelling: { target, prediction }, ignore: [], shapes };
  const read = counting(reportOf(images), choices);
  const ids = instanceIds(read.images, read.table, choices);
  const [image] = read.images;
  assert.ok(image);
  return {
    sides: ids.sides,
    groups: [...ids.groups].sort((a, b) => a - b),
    whole: [...ids.whole].map((index) => read.table.classes[index]?.label).sort(),
    places: classPlaces(image, read.table, ids.sides),
  };
}

const IDS = { objects: "ids" } as const;
const divide = (by: number, all?: true): Relabelling => ({ kind: "divide", by, ...(all && { all }) });
const same = (...labels: readonly Label[]): readonly Row[] => labels.map((label): Row => [label, label, 5]);

describe("which labels are ids of instances", () => {
  it("are none unless it is chosen, and none without a step that makes classes of ids", () => {
    const rows = same(7, 24001);
    assert.deepEqual(found(rows, { target: [divide(1000)] }, {}).sides, []);
    const shift: Relabelling = { kind: "shift", by: 1 };
    assert.deepEqual(found(rows, { target: [shift] }).sides, []);
    assert.deepEqual(found(rows, { target: [divide(1000)] }).sides, ["target"]);
  });

  it("leaves a label below the divisor a group of a class with ids, and the one segment of any other", () => {
    const { groups, whole, places } = found(same(7, 24, 24001, 24002), { target: [divide(1000)] });
    assert.deepEqual([groups, whole], [[24], [7]]);
    assert.deepEqual(places.target.labels, [7, 24, 24001, 24002]);
    assert.deepEqual(places.target.ids, [1, 2, 3, 4]);
    assert.deepEqual(places.target.idLabels, [7, 24, 24001, 24002]);
    assert.deepEqual([places.prediction.ids, places.prediction.idLabels], [undefined, undefined]);
  });

  it("takes ids of the prediction for no groups, but for instances of the class", () => {
    const { groups, whole } = found(
      [
        [24, 24001, 5],
        [7, 7, 5],
      ],
      { target: [divide(1000)], prediction: [divide(1000)] },
    );
    assert.deepEqual([groups, whole], [[24], [7]], "24 has ids in the prediction");
  });

  it("knows a class without instances by the number 0 alone where every label is a class times the divisor", () => {
    const { groups, whole } = found(same(7 * 256, 24 * 256, 24 * 256 + 1), { target: [divide(256, true)] });
    assert.deepEqual([groups, whole], [[], [7]]);
  });

  it("takes the background of numbered cells, and what is kept beside them, for one object each", () => {
    const { groups, whole } = found(same(0, 3, 4, 200), { target: [{ kind: "foreground", keep: [200] }] });
    assert.deepEqual([groups, whole], [[], [0, 200]]);
  });

  it("follows what a table says of groups and of classes without instances, after the steps before it", () => {
    const table: Relabelling = {
      ...{ kind: "table", name: "t.json", from: [11, 12, 13, 14], to: [1, 1, 1, 2] },
      ...{ groups: [13], stuff: [2] },
    };
    assert.deepEqual(found(same(11, 12, 13, 14), { target: [table] }), {
      ...found(same(11, 12, 13, 14), { target: [table] }),
      ...{ groups: [13], whole: [2] },
    });
    const shifted: Relabelling = { kind: "shift", by: 10 };
    const { groups, whole } = found(same(1, 2, 3, 4), { target: [shifted, table] });
    assert.deepEqual([groups, whole], [[3], [2]]);
    const { groups: none, whole: all } = found(same(11, 12, 14), {
      target: [{ kind: "table", name: "t", from: [11, 12, 14], to: [1, 1, 2] }],
    });
    assert.deepEqual([none, all], [[], []], "a table that says nothing of them");
  });
});
