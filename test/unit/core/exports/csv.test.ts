import assert from "node:assert/strict";
import { csv } from "../../../../src/core/exports/csv";

function written(field: string): string {
  return [...csv([], [[field]])].join("").slice("\r\n".length, -"\r\n".length);
}

describe("a field of a CSV table", () => {
  for (const sign of ["=", "+", "-", "@", "\t"]) {
    it(`that begins with ${JSON.stringify(sign)} is not a formula`, () => {
      assert.equal(written(`${sign}1`), `'${sign}1`);
      assert.equal(written(`1${sign}1`), `1${sign}1`);
    });
  }

  it("is not a formula behind blanks or in wide signs, nor behind what parts fields elsewhere", () => {
    assert.equal(written(" =1"), "' =1");
    assert.equal(written("\n=1"), `"'\n=1"`);
    assert.equal(written("\u00a0@a"), "'\u00a0@a");
    assert.equal(written("＝1"), "'＝1");
    assert.equal(written("a;=1"), '"a;=1"');
    assert.equal(written("a\t +1"), '"a\t +1"');
  });

  it("that begins with a carriage return is not a formula, and quoted", () => {
    assert.equal(written("\r=1"), `"'\r=1"`);
  });

  for (const [what, sign] of [
    ["a comma", ","],
    ["a quotation mark", '"'],
    ["a carriage return", "\r"],
    ["a line feed", "\n"],
  ] as const) {
    it(`is quoted for ${what}`, () => {
      assert.equal(written(`a${sign}b`), `"a${sign === '"' ? '""' : sign}b"`);
    });
  }

  it("is as it is without any of these; a negative number is one", () => {
    assert.equal(written("road; 1"), "road; 1");
    assert.deepEqual([...csv(["a", "b"], [[-1.5, undefined]])], ["a,b\r\n", "-1.5,\r\n"]);
  });
});
