import assert from "node:assert/strict";
import type { GatesOutcome } from "../../../../src/core/gates/decideGates";
import { figureName } from "../../../../src/core/gates/figureName";
import { commentMarker, gateComment, gateSummary } from "../../../../src/core/gates/gateMarkdown";
import { gateText } from "../../../../src/core/gates/gateText";
import { clip, outcomeWords } from "../../../../src/core/gates/gateWords";
import { nearNames, nearWords } from "../../../../src/core/gates/nearNames";
import { readGates } from "../../../../src/core/gates/readGates";
import { tellingFigure } from "../../../../src/core/gates/tellingFigure";
import { image, report } from "../../../support/images";

/** Of twenty images. */
const REPORT = report(
  Array.from({ length: 20 }, (_, index) => image(String(index), [[0, 0, 100], [1, 1, 50], [1, 0, 50]])), // prettier-ignore
);

describe("names that are near", () => {
  it("differ by a third of their letters, two at least, in any case, the nearest first and three of them", () => {
    assert.deepEqual(nearNames("IOU.MACRO", ["iou.macro", "iou.micro", "recall.macro"]), ["iou.macro", "iou.micro"]);
    assert.deepEqual(nearNames("road", ["Road", "roads", "raod", "rod", "car"]), ["Road", "roads", "rod"]);
    assert.deepEqual(nearNames("abcdef", ["abcdxy", "abcxyz"]), ["abcdxy"], "two of six");
    assert.deepEqual(nearNames("abcdefghi", ["abcdefxyz", "abcdewxyz"]), ["abcdefxyz"], "three of nine");
    assert.deepEqual(nearNames("abc", ["abd", "axy", "ab"]), ["abd", "ab"], "one of three");
    assert.deepEqual(nearNames("ab", ["ac", "a", "ab"]), ["ab"]);
    assert.deepEqual(nearNames("abcdef", ["bcdef", "xabcdef", "abdcef"]), ["bcdef", "xabcdef", "abdcef"]);
    const long = "x".repeat(80);
    assert.deepEqual([nearNames(long, [long]), nearNames(`${long}x`, [long])], [[long], []]);
  });

  it("are said in the singular and the plural", () => {
    assert.deepEqual(
      [nearWords([]), nearWords(["a"]), nearWords(["a", "b"])],
      ["", "; near to it is a", "; near to it are a, b"],
    );
  });

  it("show what there is of a metric that was written, and no more of it than a line", () => {
    const message = (text: string): string => {
      const read = figureName(text);
      return read.ok ? "" : read.message;
    };
    assert.match(
      message("iou.nothing"),
      /^There is no figure iou\.nothing; behind iou may stand micro, macro, .*, class\.NAME, class-imagewise\.NAME\. A figure is a metric with an average, such as iou\.macro, or with a class, such as iou\.class\.rider\.$/,
    );
    assert.match(message("nothing.at all"), /^There is no figure nothing\.at all\. A figure is/);
    assert.match(message("iou.class."), /^There is no figure iou\.class\./);
    assert.match(message(`z${"q".repeat(99)}`), /^There is no figure zq{79}\. A figure/);
  });
});

describe("files of gates, at their bounds", () => {
  it("are read up to a million characters and some", () => {
    const text = JSON.stringify([{ problems: "none" }]);
    const padded = (length: number): string => text + " ".repeat(length - text.length);
    assert.ok(readGates(padded(2 ** 20), "a.json").ok);
    assert.deepEqual(readGates(padded(2 ** 20 + 1), "a.json"), {
      ok: false,
      message: "is longer than 1,048,576 characters.",
    });
    assert.ok(readGates(`\uFEFF${text}`, "a.json").ok);
  });

  it("are refused in words that follow their name", () => {
    const message = (text: string, name = "a.json"): string => {
      const read = readGates(text, name);
      return read.ok ? "" : read.message;
    };
    assert.equal(message("gates: []"), "cannot be read: it is not JSON. YAML is told by the ending .yml or .yaml.");
    assert.equal(message("[".repeat(10_000)), "cannot be read: it is nested deeper than any file of gates.");
    assert.equal(message("[]"), "holds no gate, which would be passed by anything.");
    assert.match(message("[1]"), /^is not a file of gates: .*\.$/);
    assert.match(message(JSON.stringify([{ problems: "none" }]), "a.yml.json.txt"), /^$/);
    assert.match(message("- problems: few", "A.YAML"), /^is not a file of gates: .*none/);
  });
});

describe("the outcome of gates in words", () => {
  const outcome = (...verdicts: readonly ("passed" | "failed" | "undecided")[]): GatesOutcome => ({
    verdict: "failed",
    gates: verdicts.map((verdict, index) => ({ verdict, text: `g${index}`, found: `f${index}` })),
    notes: ["A note."],
  });

  it("is one sentence", () => {
    assert.equal(outcomeWords(outcome("passed")), "The gate passed");
    assert.equal(outcomeWords(outcome("passed", "passed")), "All 2 gates passed");
    assert.equal(outcomeWords(outcome("failed")), "1 of 1 gate failed");
    assert.equal(outcomeWords(outcome("undecided", "passed")), "1 of 2 gates cannot be decided");
    assert.equal(outcomeWords(outcome("failed", "undecided", "undecided")), "1 of 3 gates failed, 2 cannot be decided");
  });

  it("is a text of a line a gate, then the notes", () => {
    assert.equal(
      gateText(outcome("failed", "undecided")),
      "failed             g0: f0\ncannot be decided  g1: f1\nA note.\n1 of 2 gates failed, 1 cannot be decided.\n",
    );
    assert.equal(gateText(outcome("passed", "failed")).split("\n")[0], "passed  g0: f0");
  });

  it("is Markdown with a table, the worst first, then the notes and the rules", () => {
    const of = { name: "run.maskeval.json", report: REPORT };
    const lines = gateSummary(outcome("passed", "failed"), of).split("\n");
    assert.deepEqual(lines.slice(0, 11), [
      "### Mask Evaluation: 1 of 2 gates failed",
      "",
      "run.maskeval.json, 20 images.",
      "",
      "|  | Gate | Found |",
      "| :--- | :--- | :--- |",
      "| ❌ failed | g1 | f1 |",
      "| ✅ passed | g0 | f0 |",
      "",
      "A note.",
      "",
    ]);
    assert.match(lines[11] ?? "", /^<sub>.*\.<\/sub>$/);
    assert.deepEqual(lines.slice(12), [""]);
    assert.equal(gateComment(outcome("passed"), of).split("\n")[0], "<!-- mask-evaluation: run -->");
    assert.equal(commentMarker("a b/c.maskeval.json"), "<!-- mask-evaluation: a-b-c -->");
    assert.equal(commentMarker("x".repeat(101)), `<!-- mask-evaluation: ${"x".repeat(100)} -->`);
  });

  it("has no more of a name than there is room for", () => {
    assert.equal(clip("x".repeat(300)), "x".repeat(300));
    assert.equal(clip("x".repeat(301)), `${"x".repeat(300)}...`);
    assert.equal(clip(`${"x".repeat(299)}😀😀`), `${"x".repeat(299)}...`, "no half of a pair");
    assert.equal(clip("xyz", 2), "xy...");
  });

  it("prints as many digits as tell on which side of a bound a figure lies", () => {
    assert.deepEqual(
      [[0.5, 0.5], [0.50001, 0.5], [0.4999999, 0.5], [0, 0], [-0.0000001, 0], [Infinity, 1], [1 / 3, 1 / 3]].map(([value = 0, bound = 0]) => tellingFigure(value, bound)), // prettier-ignore
      ["0.500", "0.50001", "0.4999999", "0.000", "-0.0000001", "inf", "0.3333333333333333"],
    );
  });
});
