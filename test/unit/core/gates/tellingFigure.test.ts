import assert from "node:assert/strict";
import fc from "fast-check";
import { tellingFigure } from "../../../../src/core/gates/tellingFigure";

describe("the digits of a figure beside its bound", () => {
  it("are three where they tell, and more where they do not", () => {
    assert.equal(tellingFigure(0.7123, 0.75), "0.712");
    assert.equal(tellingFigure(0.7499996, 0.75), "0.7499996");
    assert.equal(tellingFigure(0.75000001, 0.75), "0.75000001");
    assert.equal(tellingFigure(0.75, 0.75), "0.750");
    assert.equal(tellingFigure(0.7504, 0.7504), "0.7504");
    assert.equal(tellingFigure(-0.0004, -0.01), "0.000");
  });

  it("lie on the side of the bound on which the figure lies, whatever both are", () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.boolean(), (value, other, isClose) => {
        const bound = isClose ? value + (other - value) * Number.EPSILON : other;
        assert.equal(Math.sign(Number(tellingFigure(value, bound)) - bound) + 0, Math.sign(value - bound) + 0);
      }),
    );
  });
});
