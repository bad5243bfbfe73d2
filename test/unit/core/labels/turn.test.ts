import assert from "node:assert/strict";
import { placeBefore, TURN_WORDS, TURNS, turnsOf, type Turn } from "../../../../src/core/labels/turn";

/** The mask after a turn, row by row, and its width. */
function turned(turn: Turn, mask: string, width: number): string {
  const size = { width, height: mask.length / width };
  const after = ["upsideDown", "mirrored", "halfTurn"].includes(turn) ? width : size.height;
  return Array.from({ length: mask.length }, (_, pixel) => {
    const { x, y } = placeBefore(turn, { x: pixel % after, y: Math.floor(pixel / after) }, size);
    return mask.charAt(y * width + x);
  }).join("");
}

describe("turns of a mask", () => {
  // abc
  // def
  for (const [turn, after] of [
    ["upsideDown", "defabc"],
    ["mirrored", "cbafed"],
    ["halfTurn", "fedcba"],
    ["transposed", "adbecf"],
    ["quarterTurn", "daebfc"],
    ["threeQuarterTurn", "cfbead"],
    ["antiTransposed", "fcebda"],
  ] as const)
    it(`${TURN_WORDS[turn]} make ${after} of abcdef`, () => {
      assert.equal(turned(turn, "abcdef", 3), after);
    });

  it("are three of any size, and seven of a square", () => {
    assert.deepEqual(turnsOf({ width: 3, height: 2 }), ["upsideDown", "mirrored", "halfTurn"]);
    assert.deepEqual(turnsOf({ width: 3, height: 3 }), TURNS);
    assert.equal(TURNS.length, 7);
  });
});
