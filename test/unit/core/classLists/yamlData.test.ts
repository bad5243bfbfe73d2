import assert from "node:assert/strict";
import fc from "fast-check";
import { yamlData } from "../../../../src/core/classLists/yamlData";

type Value = null | number | string | readonly Value[] | { readonly [key: string]: Value };

/** How a value is written: one of some ways wherever there are several, drawn by the stream. */
type Draw = (ways: number) => number;

const word = fc.stringMatching(/^[a-z][a-z_]{0,4}(?: [a-z]{1,3})?(?:'s)?$/).filter((text) => text !== "null");
/** What must stand in quotation marks, or would be something else. */
const odd = fc.constantFrom(
  "",
  "12",
  "-3.5",
  "null",
  "~",
  "a: b",
  "a #b",
  "#c",
  "- d",
  "[e]",
  "{f}",
  "it's",
  'say "g"',
  "h,i",
  "k:",
  "'",
);
const scalar: fc.Arbitrary<Value> = fc.oneof(
  word,
  odd,
  fc.constant(null),
  fc.integer({ min: -300, max: 300 }),
  fc.constantFrom(0.5, -1.25),
);
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(
        word,
        odd.filter((key) => key !== ""),
      ),
      tie("value"),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
}));

function isPlain(text: string): boolean {
  return /^[a-z]/.test(text) && !/[:#,[\]{}"]/.test(text) && text !== "null";
}

function scalarText(of: null | number | string, draw: Draw): string {
  if (of === null) return draw(2) === 0 ? "null" : "~";
  if (typeof of === "number") return String(of);
  if (isPlain(of) && draw(3) === 0) return of;
  return draw(2) === 0 ? JSON.stringify(of) : `'${of.replaceAll("'", "''")}'`;
}

function flow(of: Value, draw: Draw): string {
  const gap = " ".repeat(draw(2));
  if (Array.isArray(of)) {
    const items = (of as readonly Value[]).map((item) => flow(item, draw));
    return `[${gap}${items.join(`${gap}, `)}${items.length > 0 && draw(4) === 0 ? "," : ""}${gap}]`;
  }
  if (of === null || typeof of !== "object") return scalarText(of, draw);
  const entries = Object.entries(of).map(([key, inner]) => `${scalarText(key, draw)}: ${flow(inner, draw)}`);
  return `{${gap}${entries.join(`,${gap}`)}${gap}}`;
}

const COMMENTS = ["", "", " # why: [not]", "   # 'x"];

/** The lines of a value in a block; that of a scalar or of brackets is one. */
function block(of: Value, draw: Draw): readonly string[] {
  const comment = COMMENTS[draw(4)] ?? "";
  const isEmpty = of !== null && typeof of === "object" && Object.keys(of).length === 0;
  if (of === null || typeof of !== "object" || isEmpty || draw(4) === 0) return [flow(of, draw) + comment];
  const indented = (lines: readonly string[], by: number): readonly string[] =>
    lines.map((line) => " ".repeat(by) + line);
  if (Array.isArray(of)) {
    return (of as readonly Value[]).flatMap((item) => {
      const [first = "", ...rest] = block(item, draw);
      // A block behind its dash, or on the lines below it.
      return isBlock(item, first) && draw(2) === 0
        ? ["-", ...indented([first, ...rest], 1 + draw(3))]
        : [`- ${first}`, ...indented(rest, 2)];
    });
  }
  return Object.entries(of).flatMap(([key, inner]) => {
    const lines = block(inner, draw);
    const name = scalarText(key, draw);
    if (!isBlock(inner, lines[0] ?? "")) return [`${name}:${" ".repeat(1 + draw(2))}${lines[0] ?? ""}`];
    // The items of a list may stand as far left as their key.
    return [`${name}:${comment}`, ...indented(lines, Array.isArray(inner) ? draw(3) : 1 + draw(3))];
  });
}

function isBlock(of: Value, first: string): boolean {
  return of !== null && typeof of === "object" && !/^[[{]/.test(first);
}

function parsed(text: string): unknown {
  const reading = yamlData(text);
  return reading.ok ? reading.data : reading.message;
}

describe("YAML of class lists", () => {
  it("is read as it was written, in blocks and in brackets, in all kinds of quotation marks", () => {
    fc.assert(
      fc.property(value, fc.infiniteStream(fc.nat(59)), fc.constantFrom("\n", "\r\n", "\r"), (of, stream, end) => {
        const draw: Draw = (ways) => (stream.next().value as number) % ways;
        const lines = block(of, draw).flatMap((line) => (draw(6) === 0 ? [line, "", "  # between"] : [line]));
        const text = ["\uFEFF# classes", "%YAML 1.2", "---", ...lines, "..."].slice(draw(4)).join(end);
        assert.deepEqual(parsed(text), of, JSON.stringify(text));
      }),
      { numRuns: 400 },
    );
  });

  for (const [what, text, expected] of [
    ["nothing", "", null],
    ["comments alone", "# a\n  # b\n", null],
    ["a key without a value", "a:\nb: 1", { a: null, b: 1 }],
    ["the first document alone", "---\na: 1\n---\nb: 2", { a: 1 }],
    ["a text over several lines", "a: one\n  two # not this\n  three\nb: 2", { a: "one two three", b: 2 }],
    ["a block text", "a: |\n  one\n  two\nb: >\n  three", { a: "one\ntwo", b: "three" }],
    [
      "brackets over several lines",
      "a: [1, # first\n  '2 ]', \"}\\\"\",\n  it's]\nb: 3",
      { a: [1, "2 ]", '}"', "it's"], b: 3 },
    ],
    ["an object in brackets, with keys alone", "{a: 1, b, 'c d': [2]}", { a: 1, b: null, "c d": [2] }],
    ["a sequence in a sequence", "- - 1\n  - 2\n- 3", [[1, 2], 3]],
    [
      "objects in a sequence",
      "- name: road\n  id: 1\n- name: car\n  id: 2",
      [
        { name: "road", id: 1 },
        { name: "car", id: 2 },
      ],
    ],
    ["an empty item", "-\n- # none\n- 1", [null, null, 1]],
    ["colons within words", "a: b:c\nd:e: f\n'g': 1\n\"h\" : 2", { a: "b:c", "d:e": "f", g: 1, h: 2 }],
    ["a colon in a comment", "road # a: b", "road"],
    ["signs, numbers and what is none", "[+1, -2.5, 1.2.3, 0x1, 1e3, .5]", [1, -2.5, "1.2.3", "0x1", "1e3", ".5"]],
    ["escapes of JSON, and others as they stand", '["a\\tb", "\\x41"]', ["a\tb", "\\x41"]],
    ["a dash within a word", "-a: 1", { "-a": 1 }],
    [
      "a text over several lines with comments",
      "a: one   # not this\n  two\nb: [c   # nor this\n  d]",
      { a: "one two", b: ["c d"] },
    ],
    ["a text that goes on behind its dash, however little", "- one\n two\n- three", ["one two", "three"]],
    ["a backslash, which means something in the other quotation marks alone", '[\'a\\\', "b\\""]', ["a\\", 'b"']],
    ["a tab behind a colon", "a:\t1", { a: 1 }],
  ] as const) {
    it(`may be ${what}`, () => {
      assert.deepEqual(parsed(text), expected);
    });
  }

  for (const [what, text, message] of [
    ["a tab before a key", "a:\n\tb: 1", "line 2 is indented by a tab"],
    ["a key twice", "a: 1\n# b\na: 2", "line 3 has the key a for the second time"],
    ["a line that is not a key among keys", "a: 1\nb", "line 2 is not a key with a value"],
    ["a line after all", "  a: 1\nb: 2", "line 2 stands where nothing can follow"],
    ["a quotation mark alone", "a: 1\nb: 'c", "line 2 has a quotation mark without its partner"],
    ["a text behind a quotation mark", "a: 'b' c", "line 1 has a quotation mark without its partner"],
    [
      "brackets that stay open",
      "a: [1, 2\nb: 3",
      "the brackets that begin in line 1 are not closed, or hold what they cannot",
    ],
    [
      "brackets without a comma",
      "a: [1 'b' [2]]",
      "the brackets that begin in line 1 are not closed, or hold what they cannot",
    ],
    [
      "something behind brackets",
      "a: [1] b",
      "the brackets that begin in line 1 are not closed, or hold what they cannot",
    ],
    [
      "a quotation mark alone in brackets",
      "a: ['b]",
      "the brackets that begin in line 1 are not closed, or hold what they cannot",
    ],
  ] as const) {
    it(`may not be ${what}`, () => {
      assert.equal(parsed(text), message);
    });
  }

  it("is nested sixteen times at most, in either form", () => {
    const inBlocks = (times: number): string => `${"- ".repeat(times)}1`;
    const inBrackets = (times: number): string => "[".repeat(times) + "]".repeat(times);
    assert.notEqual(typeof parsed(inBlocks(16)), "string");
    assert.equal(parsed(inBlocks(18)), "line 1 is nested deeper than 16 times");
    assert.notEqual(typeof parsed(inBrackets(16)), "string");
    assert.equal(parsed(`a:\n  b: ${inBrackets(18)}`), "line 2 is nested deeper than 16 times");
  });
});
