import assert from "node:assert/strict";
import { readLabelMap } from "../../../../src/core/reading/readLabelMap";

describe("a map of labels", () => {
  for (const [form, text] of Object.entries({
    "JSON object": '{"1": 2, "3": 0, "-1": 255}',
    "JSON list of pairs": "[[1, 2], [3, 0], [-1, 255]]",
    CSV: "1,2\n3,0\n-1,255\n",
    "CSV with names and a mark of byte order": "\uFEFFfrom,to\r\n1,2\r\n3,0\r\n-1,255\r\n",
    "lines with comments": "# old new\n1 2\n3\t0 # none\n\n-1 -> 255",
    "semicolons and equals": "1;2\n3 = 0\n-1: 255",
  })) {
    it(`is read from ${form}`, () => {
      const read = readLabelMap(text, "map");
      assert.ok(read.ok, read.ok ? "" : read.message);
      const pairs = read.table.from.map((from, row) => [from, read.table.to[row] ?? NaN] as const);
      assert.deepEqual(
        pairs.toSorted(([a], [b]) => a - b),
        [
          [-1, 255],
          [1, 2],
          [3, 0],
        ],
      );
      assert.equal(read.table.name, "map");
    });
  }

  for (const [text, words] of [
    ["", /maps no label/],
    ["from,to", /maps no label/],
    ["1,2,3", /not a map of labels/],
    ["{1: 2}", /not a map of labels/],
    ["[1, 2]", /not a map of labels/],
    ["1,2\n1,3", /maps label 1 twice/],
    ["1,2\nx,3", /maps x to 3: both must be whole numbers/],
    ['{"1": 2.5}', /maps 1 to 2\.5/],
    ['{"1": null}', /maps 1 to null/],
    ["1,99999999999", /maps 1 to 99999999999/],
  ] as const) {
    it(`is refused with a reason: ${JSON.stringify(text)}`, () => {
      const read = readLabelMap(text, "map");
      assert.ok(!read.ok);
      assert.match(read.message, words);
    });
  }

  it("keeps what COCO's JSON says of groups and of classes without instances", () => {
    const of = (crowds: readonly (readonly [id: number, iscrowd: number])[], categories: readonly unknown[]) => {
      const annotations = crowds.map(([id, iscrowd]) => ({
        file_name: "a.png",
        segments_info: [{ id, category_id: 1, iscrowd }],
      }));
      const read = readLabelMap(JSON.stringify({ annotations, categories }), "p.json");
      assert.ok(read.ok);
      return { groups: read.table.groups, stuff: read.table.stuff };
    };
    const things = { id: 1, isthing: 1 };
    assert.deepEqual(of([[1, 0]], [things]), { groups: undefined, stuff: undefined });
    // The id 1 is red.
    assert.deepEqual(of([[1, 1], [2, 0]], [things, { id: 9, isthing: 0 }]), { groups: [0x10000], stuff: [9] }); // prettier-ignore
    // A group in one image and an instance in another, in either order.
    assert.equal(of([[1, 1], [1, 0]], []).groups, undefined); // prettier-ignore
    assert.equal(of([[1, 0], [1, 1]], []).groups, undefined); // prettier-ignore
    assert.deepEqual(of([[1, 1], [1, 1]], []).groups, [0x10000]); // prettier-ignore
  });

  it("is read from COCO's panoptic JSON: the packed colour of each segment to its category", () => {
    const segments = (...info: readonly (readonly [id: number, category: number])[]) => ({
      segments_info: info.map(([id, category_id]) => ({ id, category_id })),
    });
    const json = (...annotations: readonly object[]): string =>
      JSON.stringify({ images: [], annotations, categories: [] });
    // 0x030201: R = 1, G = 2, B = 3.
    const read = readLabelMap(json(segments([0x030201, 17], [7, 1]), segments([7, 1])), "panoptic_val2017.json");
    assert.ok(read.ok);
    assert.deepEqual(
      [read.table.from, read.table.to],
      [
        [0x010203, 0x070000],
        [17, 1],
      ],
    );
    const clash = readLabelMap(json(segments([7, 1]), segments([7, 2])), "map");
    assert.match(clash.ok ? "" : clash.message, /gives the id 7 to the categories 1 and 2 in different images/);
    const damaged = readLabelMap(json({ segments_info: [{ id: 1 }] }), "map");
    assert.match(damaged.ok ? "" : damaged.message, /a segment without an id of 24 bits/);
  });

  it("is refused where a pair holds lists or objects, however deep, and has no text", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    for (const text of [`[[${deep}, 1]]`, '[[{"toString": 1}, 2]]', `{"1": ${deep}}`, '{"1": {"valueOf": 2}}'])
      assert.deepEqual(readLabelMap(text, "map").ok, false);
  });

  it("is read or refused whatever its lines are like, in time that grows with it alone", () => {
    const long = 2_000_000;
    for (const text of [
      " ".repeat(long) + "x",
      "1" + " ".repeat(long) + "2",
      "#".repeat(long),
      "1,".repeat(long),
      "-".repeat(long),
      "1->".repeat(long / 4),
    ])
      readLabelMap(text, "map");
  });
});
