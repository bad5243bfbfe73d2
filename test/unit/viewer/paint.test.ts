import assert from "node:assert/strict";
import { makeStandOut } from "../../../src/core/reading/contrast";
import { NO_CLASS_COLOUR } from "../../../src/core/reading/noClassColour";
import { errorColours, hatchColours, sideColours } from "../../../webview/pixels/errorColours";
import { paintPair, rgba, TRANSPARENT } from "../../../webview/pixels/paint";
import { OUTLINES, paintOutlines } from "../../../webview/viewer/paintOutlines";
import { paintedPair, TABLE } from "./paintedPair";

const COLOURS = TABLE.classes.map(({ color }) => color);
const [ZERO, ONE, TWO] = COLOURS.map((color) => rgba(color));
/** Of what is right in a light theme: the dark classes here stand out from it as they are. */
const GROUND = "#e3e3e3";
const DIM = rgba("#808080", 56);
const ALL = { focus: undefined, hidden: new Set<number>() };
/** Right, wrong, wrong, ignored, no class predicted. */
const PAIR = paintedPair(["00192"], ["01219"]);

describe("painting", () => {
  it("gives a colour its four bytes in the order that the canvas has", () => {
    assert.deepEqual([...new Uint8Array(Uint32Array.of(rgba("#0a141e", 40)).buffer)], [10, 20, 30, 40]);
  });

  it("draws errors in the colour of the predicted class, right ones dim, ignored ones not at all", () => {
    const painted = paintPair(
      PAIR,
      errorColours(PAIR, { colours: COLOURS, by: "predicted", lit: ALL, ground: GROUND }),
    );
    assert.deepEqual([...painted], [DIM, ONE, TWO, TRANSPARENT, rgba(makeStandOut(NO_CLASS_COLOUR, GROUND))]);
  });

  it("draws errors by their kind as the class in focus sees them", () => {
    const lit = { ...ALL, focus: { kind: "class", class: 1 } as const };
    const painted = paintPair(PAIR, errorColours(PAIR, { colours: COLOURS, by: "kind", lit, ground: GROUND }));
    assert.deepEqual(
      [...painted],
      [DIM, rgba(makeStandOut("#e69f00", GROUND)), rgba(makeStandOut("#56b4e9", GROUND)), TRANSPARENT, DIM],
    );
  });

  it("lights the pixels of one cell alone", () => {
    const lit = { ...ALL, focus: { kind: "cell", target: 1, prediction: 2 } as const };
    const errors = paintPair(PAIR, errorColours(PAIR, { colours: COLOURS, by: "predicted", lit, ground: GROUND }));
    assert.deepEqual([...errors], [DIM, DIM, TWO, TRANSPARENT, DIM]);
    const target = paintPair(PAIR, sideColours(PAIR, "target", { colours: COLOURS, lit }));
    assert.deepEqual([...target], [TRANSPARENT, TRANSPARENT, ONE, TRANSPARENT, TRANSPARENT]);
    const rightAndWrong = paintedPair(["11"], ["12"]);
    const seen = paintPair(rightAndWrong, sideColours(rightAndWrong, "target", { colours: COLOURS, lit }));
    assert.deepEqual([...seen], [TRANSPARENT, ONE]);
  });

  it("hides classes on each side by itself, and an error only where both are hidden", () => {
    const lit = { ...ALL, hidden: new Set([1]) };
    assert.deepEqual(
      [...paintPair(PAIR, sideColours(PAIR, "target", { colours: COLOURS, lit }))],
      [ZERO, ZERO, TRANSPARENT, TRANSPARENT, TWO],
    );
    const errors = paintPair(PAIR, errorColours(PAIR, { colours: COLOURS, by: "predicted", lit, ground: GROUND }));
    assert.deepEqual([errors[1], errors[2]], [ONE, TWO]);
    const both = { ...ALL, hidden: new Set([0, 1]) };
    assert.equal(
      paintPair(PAIR, errorColours(PAIR, { colours: COLOURS, by: "predicted", lit: both, ground: GROUND }))[1],
      DIM,
    );
  });

  it("marks what is left out for the hatch", () => {
    assert.deepEqual(
      [...paintPair(PAIR, hatchColours(PAIR))].map((pixel) => pixel !== TRANSPARENT),
      [false, false, false, true, false],
    );
  });

  it("outlines where a class ends, as thick as it is told, solid and dashed", () => {
    const pair = paintedPair(["000111", "000111"], ["000000", "000000"]);
    const target = rgba(OUTLINES.target.color);
    const shown = (thickness: number): readonly boolean[] =>
      [...paintOutlines(pair, thickness, () => true)].map((pixel) => pixel === target).slice(0, 6);
    assert.deepEqual(shown(1), [false, false, true, false, false, false]);
    assert.deepEqual(shown(2), [false, true, true, false, false, false]);
    assert.ok(paintOutlines(pair, 1, () => false).every((pixel) => pixel === TRANSPARENT));
    const predicted = paintedPair(["0".repeat(12), "0".repeat(12)], ["0".repeat(12), "1".repeat(12)]);
    const dashes = [...paintOutlines(predicted, 1, () => true)].slice(0, 12).map((pixel) => pixel !== TRANSPARENT);
    assert.deepEqual(dashes, [true, true, true, true, false, false, false, false, true, true, true, true]);
  });
});
