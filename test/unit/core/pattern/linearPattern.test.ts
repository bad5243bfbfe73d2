import assert from "node:assert/strict";
import fc from "fast-check";
import { linearPattern } from "../../../../src/core/pattern/linearPattern";

/** Match and group as used: an empty group is as good as none. */
function found(source: string, text: string): readonly (string | undefined)[] | undefined {
  const read = linearPattern(source);
  assert.ok(read.ok, read.ok ? "" : read.message);
  const match = read.pattern.find(text);
  return match && [match.whole, match.group === "" ? undefined : match.group];
}

function expected(source: string, text: string): readonly (string | undefined)[] | undefined {
  const match = new RegExp(source, "u").exec(text);
  return match ? [match[0], match[1] === "" ? undefined : match[1]] : undefined;
}

const TIMES = fc.constantFrom("?", "??", "*", "*?", "+", "+?", "{2}", "{0,2}", "{0,2}?", "{1,3}", "{2,}");

/** Any pieces, also parts that need not be and may themselves be empty. */
const { part: PATTERN } = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom("a", "b", "", "^", "$", "\\b", "\\B", "\\d", "[ab]", "[^a]", ".", "\\w", "é", "\\u{1f600}", "\\."),
    tie("part").map((inner) => `(${inner})`),
    tie("part").map((inner) => `(?<name>${inner})`.replace(/\(\?<name>(?=.*\(\?<name>)/u, "(")),
    fc.tuple(tie("part"), tie("part")).map(([one, other]) => `(?:${one}|${other})`),
    fc.tuple(tie("part"), tie("part")).map(([one, other]) => one + other),
    fc.tuple(tie("part"), TIMES).map(([inner, times]) => `(?:${inner})${times}`),
    fc.tuple(tie("part"), TIMES).map(([inner, times]) => `(${inner})${times}`),
  ),
}));

const TEXT = fc.string({ unit: fc.constantFrom("a", "b", "1", "_", ".", "é", "😀"), maxLength: 8 });

describe("a pattern on names", () => {
  it("finds what RegExp finds, and the same first group", () => {
    fc.assert(
      fc.property(PATTERN, TEXT, (source, text) => {
        // V8 also tries \\B between the halves of a surrogate pair, which no name has in the middle of a character.
        fc.pre(
          source !== "" &&
            isPattern(source) &&
            linearPattern(source).ok &&
            !(source.includes("\\B") && text.includes("😀")),
        );
        assert.deepEqual(found(source, text), expected(source, text), `${source} on ${text}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("tries the other ways of an optional part that matched nothing", () => {
    for (const source of ["(|a)?", "(|a)*", "(?:|a){0,2}b", "(^|a)*", "(a??)*b", "((|a)*b?)*", "(|a)+"]) {
      assert.deepEqual(found(source, "aab"), expected(source, "aab"), source);
    }
    assert.deepEqual(found("(|a)?", "a"), ["a", "a"]);
  });

  it("finds the groups of real names", () => {
    assert.deepEqual(found("^(patient\\d+)_", "patient12_slice3"), ["patient12_", "patient12"]);
    assert.deepEqual(found("([^/]+)/[^/]*$", "a/video 7/0001"), ["video 7/0001", "video 7"]);
    assert.deepEqual(found("tile_(?<map>[a-z]+)_\\d{3,}", "x tile_ab_0001"), ["tile_ab_0001", "ab"]);
    assert.deepEqual(found("[\\]/]|\\p{Lu}", "aB"), ["B", undefined]);
    assert.equal(found("^z", "a"), undefined);
  });

  it("takes no longer where RegExp would go back and forth for ever", () => {
    const text = `${"a".repeat(5000)}!`;
    for (const source of ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*b", "^(\\w+\\s?)*$", "^((|a)*)*$", "^(|a|a)*$"])
      assert.equal(found(source, text), undefined, source);
  });

  it("refuses what cannot be matched in linear time, with what to do", () => {
    const message = (source: string): string => {
      const read = linearPattern(source);
      return read.ok ? "" : read.message;
    };
    assert.match(message(""), /^Write a regular expression/);
    assert.match(message("("), /is not a regular expression/);
    assert.match(message("(a)\\1"), /refers back/);
    assert.match(message("(?<n>a)\\k<n>"), /refers back/);
    assert.match(message("a(?=b)"), /looks ahead or behind/);
    assert.match(message("(?<!a)b"), /looks ahead or behind/);
    assert.match(message("((a{50}){50}){50}"), /too long/);
  });

  for (const [what, source] of [
    ["brackets", `${"(".repeat(20_000)}${")".repeat(20_000)}`],
    ["open brackets", "(".repeat(20_000)],
    ["choices in each other", `${"(a|".repeat(20_000)}b${")".repeat(20_000)}`],
    ["repeats of repeats", `${"(?:".repeat(20_000)}a${")*".repeat(20_000)}`],
  ] as const) {
    it(`refuses 20,000 ${what} in a sentence that does not repeat them`, () => {
      const read = linearPattern(source);
      assert.ok(!read.ok);
      assert.match(read.message, /too long for names: 1,000 at most/);
      assert.ok(read.message.length < 300);
    });
  }

  it("reads and runs what is as long and deep as a pattern may be, or refuses it in a sentence", () => {
    for (const source of [
      `${"(".repeat(500)}${")".repeat(500)}`,
      `${"(a|".repeat(245)}b${")".repeat(245)}`,
      "|".repeat(1000),
      "a".repeat(290),
    ]) {
      const read = linearPattern(source);
      if (read.ok) read.pattern.find("a");
      else assert.match(read.message, /too long for names/);
    }
  });
});

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}
