import assert from "node:assert/strict";
import { colourOf, paletteColours } from "../../../../src/core/reading/colourOf";
import { labelForm } from "../../../../src/core/reading/labelForm";
import { relabellingWords } from "../../../../src/core/reading/relabellingWords";

const GREY_OF = (level: number): number => level * 0x010101;

describe("the form of a file by its labels", () => {
  for (const [labels, form] of [
    [[], "zero"],
    [[0], "zero"],
    [[-1], "zero"],
    [[-1, 0], "zero"],
    [[1], "one"],
    [[0, 1], "one"],
    [[-1, 0, 1], "one"],
    [[255], "allWhite"],
    [[-1, 255], "allWhite"],
    [[0, 255], "white"],
    [[1, 255], "other"],
    [[0, 1, 255], "other"],
    [[2], "other"],
    [[0, 1, 2], "other"],
    [[0, 254], "other"],
    [[0, GREY_OF(255)], "other"],
  ] as const) {
    it(`[${labels.join(", ")}] is ${form}`, () => {
      assert.equal(labelForm(labels), form);
    });
  }

  it("takes grey colours of colour masks for their level, and other colours for what they are", () => {
    assert.equal(labelForm([0, GREY_OF(255)], true), "white");
    assert.equal(labelForm([0, GREY_OF(1)], true), "one");
    assert.equal(labelForm([0, GREY_OF(2)], true), "other");
    assert.equal(labelForm([0, 255], true), "other", "blue is not a grey");
    assert.equal(labelForm([0, 0xff0000], true), "other");
    assert.equal(labelForm([-1, GREY_OF(1)], true), "one");
  });
});

describe("the colour that a value is shown in", () => {
  it("is itself in colour masks, the palette's in palette masks, and none past its end", () => {
    const palette = { format: "PNG", kind: "palette", bits: 8, palette: "00000080408000008e0000" } as const;
    assert.equal(colourOf({ format: "PNG", kind: "colour", bits: 8 }, 0x804080), 0x804080);
    assert.deepEqual([...paletteColours(palette)], [0, 0x804080, 0x00008e], "a colour that is cut off is none");
    assert.deepEqual(
      [0, 1, 2, 3, -1].map((value) => colourOf(palette, value)),
      [0, 0x804080, 0x00008e, undefined, undefined],
    );
  });

  it("is a level of grey in grey masks, stretched from few bits to eight, and none in wider ones or arrays", () => {
    const grey = (bits: number, value: number, format: "PNG" | "NPY" = "PNG"): number | undefined =>
      colourOf({ format, kind: "grey", bits }, value);
    assert.deepEqual([grey(8, 0), grey(8, 7), grey(8, 255)], [0, GREY_OF(7), GREY_OF(255)]);
    assert.deepEqual([grey(1, 1), grey(2, 1), grey(4, 15)], [GREY_OF(255), GREY_OF(85), GREY_OF(255)]);
    assert.deepEqual([grey(8, 256), grey(8, -1), grey(2, 4)], [undefined, undefined, undefined]);
    assert.deepEqual([grey(16, 7), grey(8, 7, "NPY")], [undefined, undefined]);
  });
});

describe("a step of relabelling in words", () => {
  for (const [step, words] of [
    [{ kind: "shift", by: 0 }, "raised by 0"],
    [{ kind: "shift", by: 2 }, "raised by 2"],
    [{ kind: "shift", by: -2 }, "lowered by 2"],
    [{ kind: "divide", by: 1000 }, "divided by 1000 where they are instance ids"],
    [{ kind: "divide", by: 256, all: true }, "divided by 256"],
    [{ kind: "foreground" }, "read as foreground: every label above 0 is class 1"],
    [{ kind: "foreground", keep: [] }, "read as foreground: every label above 0 is class 1"],
    [{ kind: "foreground", keep: [254, 255] }, "read as foreground: every label above 0 but 254, 255 is class 1"],
    [{ kind: "reduceZero" }, "lowered by 1 with label 0 ignored (reduce_zero_label)"],
    [{ kind: "greyColours" }, "read as grey values"],
    [{ kind: "threshold", from: 128, top: 255 }, "read as class 1 from the value 128 on"],
    [{ kind: "adeColours" }, "read as the classes of ADE20K's colours (R / 10 x 256 + G)"],
    [{ kind: "table", name: "1 to 2", from: [1], to: [2] }, "read by the table 1 to 2"],
  ] as const) {
    it(words, () => {
      assert.equal(relabellingWords(step), words);
    });
  }
});
