import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { pythonComment, pythonString } from "../../../../src/core/python/pythonText";

/** What Python makes of a string literal in double quotes, by the rules of its reference (2.4.1, escape sequences). */
function valueOf(literal: string): string {
  const escapes: Readonly<Record<string, string>> = {
    n: "\n",
    r: "\r",
    t: "\t",
    b: "\b",
    f: "\f",
    '"': '"',
    "\\": "\\",
  };
  return literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs, (_, short?: string, long?: string, sign?: string) => {
      const code = short ?? long;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return escapes[sign ?? ""] ?? assert.fail(`Python has no escape \\${sign}`);
    });
}

describe("a text in a Python script", () => {
  it("is read back as it was, in plain ASCII, on one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const literal = pythonString(text);
        assert.match(literal, /^"[\x20-\x7e]*"$/);
        assert.equal(valueOf(literal), text);
        // Python joins no surrogates: a pair would be two characters that no file name holds.
        assert.doesNotMatch(literal, /\\ud[89a-f]/);
      }),
    );
  });

  it("holds an emoji and a rare ideograph as one character each", () => {
    assert.equal(pythonString("a😀𠮷é"), String.raw`"a\U0001f600\U00020bb7\u00e9"`);
  });

  it("is read back by Python itself, where there is one", function () {
    const text = "a😀𠮷é\"\\\n\t'";
    const { error, stdout } = spawnSync("python3", [
      "-c",
      `import sys; sys.stdout.buffer.write((${pythonString(text)}).encode())`,
    ]);
    if (error) this.skip();
    assert.equal(stdout.toString(), text);
  });

  it("ends no comment", () => {
    assert.equal(pythonComment("a\nimport os\u2028b"), "# a import os b");
  });
});
