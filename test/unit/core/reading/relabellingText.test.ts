import assert from "node:assert/strict";
import fc from "fast-check";
import { LABEL_IDS_TO_TRAIN_IDS, TRAIN_IDS_TO_LABEL_IDS } from "../../../../src/core/classLists/cityscapes";
import { relabeller } from "../../../../src/core/reading/relabelling";
import type { Relabelling } from "../../../../src/core/document/relabelling";
import { labelTable } from "../../../../src/core/reading/labelTable";
import { relabellingOf, relabellingText } from "../../../../src/core/reading/relabellingText";
import type { Label } from "../../../../src/core/labels/label";

const label = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }));

const step: fc.Arbitrary<Relabelling> = fc.oneof(
  label.map((by) => ({ kind: "shift" as const, by })),
  fc.record(
    {
      kind: fc.constant("divide" as const),
      by: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      all: fc.constant(true as const),
    },
    { requiredKeys: ["kind", "by"] },
  ),
  fc.record(
    { kind: fc.constant("foreground" as const), keep: fc.array(label, { minLength: 1, maxLength: 3 }) },
    { requiredKeys: ["kind"] },
  ),
  fc.record({ kind: fc.constant("threshold" as const), from: fc.nat(65535), top: fc.integer({ min: 1, max: 65535 }) }),
  fc.constantFrom<Relabelling>(
    { kind: "reduceZero" },
    { kind: "greyColours" },
    { kind: "adeColours" },
    { kind: "segmentIds" },
    LABEL_IDS_TO_TRAIN_IDS,
    TRAIN_IDS_TO_LABEL_IDS,
  ),
  fc
    .uniqueArray(fc.record({ from: label, to: label }), { selector: ({ from }) => from, minLength: 1, maxLength: 12 })
    .map(labelTable),
);

function read(text: string, labels: readonly Label[]): readonly Label[] {
  const parsed = relabellingOf(text);
  assert.ok(parsed, text);
  return labels.map(relabeller([parsed]));
}

describe("the text of a relabelling step", () => {
  it("is read back as the same step", () => {
    fc.assert(
      fc.property(step, (given) => {
        assert.deepEqual(relabellingOf(relabellingText(given)), { ...given });
      }),
      { numRuns: 500 },
    );
  });

  it("moves labels", () => {
    assert.deepEqual(read("+1", [0, 3]), [1, 4]);
    assert.deepEqual(read("-1", [0, 3]), [-1, 2]);
  });

  it("divides: labels below stay, unless all are divided", () => {
    assert.deepEqual(read("div:1000", [-1, 0, 7, 999, 1000, 26005]), [-1, 0, 7, 999, 1, 26]);
    assert.deepEqual(read("div:256:all", [-1, 0, 7, 256, 1795]), [-1, 0, 0, 1, 7]);
  });

  it("reads labels above 0 as foreground, but for those to keep", () => {
    assert.deepEqual(read("foreground", [-1, 0, 1, 7, 255, 40000]), [-1, 0, 1, 1, 1, 1]);
    assert.deepEqual(read("foreground:255,254", [0, 3, 254, 255]), [0, 1, 254, 255]);
  });

  it("reads labels from one on as foreground, those below as background, and leaves negative ones", () => {
    assert.deepEqual(read("from:128/255", [-1, 0, 127, 128, 255]), [-1, 0, 0, 1, 1]);
  });

  it("reduces the zero label: 0 is ignored as 255, which stays", () => {
    assert.deepEqual(read("reduce_zero_label", [0, 1, 150, 255, 300, -1]), [255, 0, 149, 255, 299, -1]);
  });

  it("exchanges labels, others stay", () => {
    assert.deepEqual(read("1=2, 2=1", [0, 1, 2, 3]), [0, 2, 1, 3]);
  });

  for (const text of [
    "",
    "1",
    "+",
    "+x",
    "div",
    "div:",
    "div:0",
    "div:-5",
    "div:256:some",
    "div:2:all:all",
    "foreground:x",
    "foreground:1:2",
    "from",
    "from:128",
    "from:1/0",
    "from:-1/255",
    "from:1/2/3",
    "1=",
    "1=2,",
    "1=2=3",
    "1=2,1=3",
    "a=1",
    "+99999999999",
    "toString",
    "Grey",
  ]) {
    it(`is refused: ${JSON.stringify(text)}`, () => {
      assert.equal(relabellingOf(text), undefined);
    });
  }
});
