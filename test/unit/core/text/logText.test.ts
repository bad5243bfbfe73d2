import assert from "node:assert/strict";
import fc from "fast-check";
import { logText } from "../../../../src/core/text/logText";

/** As actions/runner finds a command in a line of a log, and azure-pipelines-agent and TeamCity. */
function isCommand(line: string): boolean {
  const bracket = line.search(/##(?:vso|teamcity)?\[/);
  return line.trim().startsWith("::") || (bracket >= 0 && line.includes("[", bracket));
}

const PIECES = [
  "::",
  ":",
  "#",
  "##",
  "[",
  "]",
  "vso[",
  "VSO[",
  "teamcity[",
  " ",
  "\t",
  "\u00a0",
  "\n",
  "\\",
  "error",
  "x",
];

describe("a text in the log of a build server", () => {
  it("has no line that is a command, whatever the names in it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        for (const line of logText(pieces.join("")).split("\n")) assert.ok(!isCommand(line), JSON.stringify(line));
      }),
      { numRuns: 3000 },
    );
  });

  it("is told of in full: only a backslash is put into what would be one", () => {
    assert.equal(logText("::set-output name=a::b\n  ::x"), "\\::set-output name=a::b\n  \\::x");
    assert.equal(logText("a ##[error]b ##vso[task.x]"), "a ##\\[error]b ##\\vso[task.x]");
    const plain = "a::b, #3 and ## 4 [x]\n: c";
    assert.equal(logText(plain), plain);
  });
});
