import assert from "node:assert/strict";
import { readTolerance, readWidth } from "../../../../src/core/shapes/shapeText";

describe("a width as it is written", () => {
  it("is a share of the diagonal, or whole pixels", () => {
    assert.deepEqual(readWidth("0.02"), { kind: "diagonal", share: 0.02 });
    assert.deepEqual(readWidth("1"), { kind: "diagonal", share: 1 });
    assert.deepEqual(readWidth("3px"), { kind: "pixels", pixels: 3 });
    for (const text of [
      "",
      "0",
      "1.1",
      "-0.1",
      "0px",
      "1.5px",
      "px",
      " ",
      "3px ",
      "x3px",
      "3 mm",
      "NaN",
      "Infinity",
      "9999999999px",
    ])
      assert.equal(readWidth(text), undefined, text);
  });
});

describe("a tolerance as it is written", () => {
  it("is a number with its unit, where it has one", () => {
    assert.deepEqual(readTolerance("2"), { value: 2, unit: undefined });
    assert.deepEqual(readTolerance("0px"), { value: 0, unit: "px" });
    assert.deepEqual(readTolerance("1.5mm"), { value: 1.5, unit: "mm" });
    assert.deepEqual(readTolerance("100%"), { value: 100, unit: "%" });
    for (const text of ["", "px", "-1px", "0%", "101%", "2cm", "Infinity", " ", " mm"])
      assert.equal(readTolerance(text), undefined, text);
  });
});
