import assert from "node:assert/strict";
import type { Relabelling } from "../../../../src/core/document/relabelling";
import { NO_SEGMENT, panopticMap } from "../../../../src/core/reading/panopticMap";
import { relabeller } from "../../../../src/core/reading/relabelling";
import { relabellingOf, relabellingText } from "../../../../src/core/reading/relabellingText";
import { relabellingWords } from "../../../../src/core/reading/relabellingWords";
import { segmentId } from "../../../../src/core/reading/segmentId";
import { LABEL_IDS_TO_TRAIN_IDS, TRAIN_IDS_TO_LABEL_IDS } from "../../../../src/core/classLists/cityscapes";

/** The labels of a table, which say how often all of them are gone through. */
class Counted extends Array<number> {
  times = 0;

  override map<Value>(of: (label: number, row: number, all: number[]) => Value): Value[] {
    this.times++;
    return Array.from(this, (label, row) => of(label, row, this));
  }
}

describe("a table of hundreds of thousands of rows", () => {
  it("is gone through once, however many places read labels by it", () => {
    const from = new Counted(3, 4);
    const table: Relabelling = { kind: "table", name: "segments", from, to: [1, 2] };
    for (let place = 0; place < 5; place++) assert.deepEqual([3, 4, 5].map(relabeller([table])), [1, 2, 5]);
    assert.equal(from.times, 1);
  });
});

describe("a step of relabelling, at its edges", () => {
  const CASES: readonly (readonly [
    step: Relabelling,
    text: string,
    words: string,
    from: readonly number[],
    to: readonly number[],
  ])[] = [
    [{ kind: "shift", by: 0 }, "+0", "raised by 0", [-1, 0], [-1, 0]],
    [{ kind: "shift", by: -3 }, "-3", "lowered by 3", [0, 3], [-3, 0]],
    [
      { kind: "divide", by: 1000 },
      "div:1000",
      "divided by 1000 where they are instance ids",
      [-1000, -1, 0, 999, 1000, 1999, 2000],
      [-1000, -1, 0, 999, 1, 1, 2],
    ],
    [
      { kind: "divide", by: 10, all: true },
      "div:10:all",
      "divided by 10",
      [-10, -1, 0, 9, 10, 19],
      [-10, -1, 0, 0, 1, 1],
    ],
    [
      { kind: "foreground" },
      "foreground",
      "read as foreground: every label above 0 is class 1",
      [-1, 0, 1, 2],
      [-1, 0, 1, 1],
    ],
    [
      { kind: "foreground", keep: [2, 9] },
      "foreground:2,9",
      "read as foreground: every label above 0 but 2, 9 is class 1",
      [1, 2, 3, 9],
      [1, 2, 1, 9],
    ],
    [
      { kind: "reduceZero" },
      "reduce_zero_label",
      "lowered by 1 with label 0 ignored (reduce_zero_label)",
      [-1, 0, 1, 2, 254, 255, 256],
      [-1, 255, 0, 1, 253, 255, 255],
    ],
    [
      { kind: "greyColours" },
      "grey",
      "read as grey values",
      [0, 0x010101, 0xffffff, 0x010102, 1],
      [0, 1, 255, 0x010102, 1],
    ],
    [
      { kind: "threshold", from: 128, top: 255 },
      "from:128/255",
      "read as class 1 from the value 128 on",
      [-1, 0, 127, 128],
      [-1, 0, 0, 1],
    ],
    [{ kind: "threshold", from: 0, top: 1 }, "from:0/1", "read as class 1 from the value 0 on", [-1, 0, 1], [-1, 1, 1]],
    [
      { kind: "segmentIds" },
      "segment_ids",
      "read as the numbers of their colours (R + 256 G + 65536 B)",
      [-1, 0, 0x010203, 0xffffff, 0x1000000],
      [-1, 0, 0x030201, 0xffffff, 0x1000000],
    ],
    [{ kind: "adeColours" }, "ade_colours", "read as the classes of ADE20K's colours (R / 10 x 256 + G)", [], []],
    [
      { kind: "table", name: "t", from: [1, 2], to: [2, 1] },
      "1=2,2=1",
      "read by the table t",
      [0, 1, 2, 3],
      [0, 2, 1, 3],
    ],
  ];
  for (const [step, text, words, from, to] of CASES) {
    it(`is ${text}`, () => {
      assert.equal(relabellingText(step), text);
      assert.equal(relabellingWords(step), words);
      assert.deepEqual(from.map(relabeller([step])), to);
    });
  }

  it("is taken behind the one before", () => {
    assert.equal(
      relabeller([
        { kind: "shift", by: 1 },
        { kind: "divide", by: 2, all: true },
      ])(3),
      2,
    );
    assert.equal(relabeller([])(3), 3);
  });

  it("has the name of a table only where both sides of it are the very same", () => {
    const { from, to } = LABEL_IDS_TO_TRAIN_IDS;
    const named = (of: readonly number[], as: readonly number[]): string =>
      relabellingText({ kind: "table", name: "x", from: of, to: as }).slice(0, 24);
    assert.equal(named(from, to), "label_to_train_ids");
    assert.equal(relabellingText(TRAIN_IDS_TO_LABEL_IDS), "train_to_label_ids");
    assert.match(
      named(
        from,
        to.map((label) => label + 1),
      ),
      /^-?\d+=/,
    );
    assert.match(
      named(
        from.map((label) => label + 1),
        to,
      ),
      /^-?\d+=/,
    );
    assert.match(named(from.slice(1), to.slice(1)), /^-?\d+=/);
    assert.match(named([...from, 999], [...to, 1]), /^-?\d+=/);
  });

  it("is read from its text, with blanks in a table alone", () => {
    assert.deepEqual(relabellingOf("div:1"), { kind: "divide", by: 1 });
    assert.deepEqual(relabellingOf("from:0/1"), { kind: "threshold", from: 0, top: 1 });
    assert.deepEqual(relabellingOf("foreground:0"), { kind: "foreground", keep: [0] });
    assert.deepEqual(relabellingOf(" 1 = 2 "), { kind: "table", name: "1 to 2", from: [1], to: [2] });
    for (const text of ["from:1/2:3", "from", "+1 ", "x+1", "+1x", "foreground:", "div:2:", "div:2:all:"])
      assert.equal(relabellingOf(text), undefined, text);
  });
});

describe("the id of a segment", () => {
  it("is its colour with the bytes in the other order, of 24 bits alone", () => {
    for (const [colour, id] of [
      [0, 0],
      [1, 0x10000],
      [0xff0000, 0xff],
      [0xffffff, 0xffffff],
      [-1, -1],
      [0x1000000, 0x1000000],
    ] as const)
      assert.equal(segmentId(colour), id);
  });
});

describe("the categories of a panoptic JSON", () => {
  const map = (segments: readonly object[], file = "a.png") =>
    panopticMap({ annotations: [{ file_name: file, segments_info: segments }] });

  it("are those of ids from 0 to 24 bits", () => {
    assert.deepEqual(
      map([
        { id: 0, category_id: 5 },
        { id: 0xffffff, category_id: -1 },
      ]),
      {
        ok: true,
        pairs: [
          [0, 5],
          [0xffffff, -1],
        ],
      },
    );
    for (const wrong of [
      { id: -1, category_id: 1 },
      { id: 0x1000000, category_id: 1 },
      { id: 1 },
      { category_id: 1 },
      { id: 1.5, category_id: 1 },
      { id: "1", category_id: 1 },
    ])
      assert.deepEqual(map([wrong]), {
        ok: false,
        message: "has a segment without an id of 24 bits and a category_id.",
      });
    assert.deepEqual(panopticMap({ annotations: [{}, null, 3] }), { ok: true, pairs: [] });
    for (const other of [{}, null, [], { annotations: {} }, "annotations"]) assert.equal(panopticMap(other), undefined);
  });

  it("leave what is not a segment to 255 where 0 is a category, unless either is taken", () => {
    assert.deepEqual(map([{ id: 1, category_id: 0 }]), {
      ok: true,
      pairs: [
        [0x10000, 0],
        [0, NO_SEGMENT],
      ],
    });
    assert.deepEqual(map([{ id: 1, category_id: 1 }]), { ok: true, pairs: [[0x10000, 1]] });
    assert.deepEqual(
      map([
        { id: 1, category_id: 0 },
        { id: 2, category_id: 255 },
      ]),
      {
        ok: true,
        pairs: [
          [0x10000, 0],
          [0x20000, 255],
        ],
      },
    );
    assert.deepEqual(map([{ id: 0, category_id: 0 }]), { ok: true, pairs: [[0, 0]] });
    assert.equal(NO_SEGMENT, 255);
  });

  it("are those of the images that are there, by their names without folder and ending", () => {
    const value = {
      annotations: [
        { file_name: "x/y\\a.b.png", segments_info: [{ id: 1, category_id: 1 }] },
        { file_name: "c.png", segments_info: [{ id: 1, category_id: 2 }] },
        { segments_info: [{ id: 3, category_id: 3 }] },
      ],
    };
    assert.deepEqual(panopticMap(value, new Set(["a.b"])), { ok: true, pairs: [[0x10000, 1]] });
    const all = panopticMap(value, new Set(["z"]));
    assert.match(all && !all.ok ? all.message : "", /^gives the id 1 to the categories 1 and 2 in different images/);
  });
});
