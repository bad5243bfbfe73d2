import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { FIGURE_NAMES } from "../../../../src/core/gates/figureName";
import { GATE_KINDS } from "../../../../src/core/gates/gateKinds";
import { readGates } from "../../../../src/core/gates/readGates";
import { marginOf, thresholdOf } from "../../../../src/core/gates/shortGates";
import { ROOT } from "../../../support/root";
import { matchesSchema, type Schema } from "../report/matchesSchema";

const SCHEMA = JSON.parse(readFileSync(join(ROOT, "media/maskeval.gates.schema.json"), "utf8")) as Schema;

const GATES = [
  { figure: "iou.macro", atLeast: 0.75, by: "lowerBound" },
  { figure: "fpr.class.rider", atMost: 0.1 },
  { figure: "iou.class.*", notWorseThan: "baseline", margin: 0.01, decide: "proved" },
  { problems: "none" },
  { missingPredictions: 0 },
];

const YAML = `# what a release must reach
gates:
  - figure: iou.macro
    atLeast: 0.75
    by: lowerBound
  - { figure: fpr.class.rider, atMost: 0.1 }
  - figure: iou.class.*
    notWorseThan: baseline
    margin: 0.01
    decide: proved
  - problems: none
  - missingPredictions: 0
`;

/** Every file here must be refused, with a message that says what is wrong. */
const REFUSED: readonly (readonly [string, unknown, RegExp])[] = [
  ["no list", {}, /gates is missing, but must be a list/],
  ["an empty list", { gates: [] }, /holds no gate/],
  ["a key beside the list", { gates: GATES, gate: 1 }, /has the key "gate"/],
  ["a gate that is not an object", { gates: [1] }, /gates\[0\] is 1/],
  ["a gate without a condition", { gates: [{ figure: "iou.macro" }] }, /none of the keys atLeast/],
  ["a misspelt key", { gates: [{ figure: "iou.macro", atleast: 1 }] }, /none of the keys atLeast/],
  ["a misspelt key beside a condition", { gates: [{ figure: "iou.macro", atLeast: 1, margn: 0 }] }, /"margn"/],
  ["two conditions", { gates: [{ figure: "iou.macro", atLeast: 1, problems: "none" }] }, /"problems"/],
  ["a threshold that is a text", { gates: [{ figure: "iou.macro", atLeast: "0.75" }] }, /must be a number/],
  ["a threshold that is null", { gates: [{ figure: "iou.macro", atLeast: null }] }, /must be a number/],
  ["no figure", { gates: [{ atLeast: 1 }] }, /figure is missing/],
  ["an unknown figure", { gates: [{ figure: "iou.mcro", atLeast: 1 }] }, /near to it are iou\.micro, iou\.macro/],
  ["at least what is better the lower", { gates: [{ figure: "fpr.macro", atLeast: 1 }] }, /write atMost/],
  ["at most what is better the higher", { gates: [{ figure: "iou.macro", atMost: 1 }] }, /write atLeast/],
  ["the other bound", { gates: [{ figure: "iou.macro", atLeast: 1, by: "upperBound" }] }, /value, lowerBound/],
  ["a margin below 0", { gates: [{ figure: "iou.macro", notWorseThan: "baseline", margin: -1 }] }, /at least 0/],
  ["another baseline", { gates: [{ figure: "iou.macro", notWorseThan: "main" }] }, /must be one of baseline/],
  ["an interval of what has none", { gates: [{ figure: "kappa", notWorseThan: "baseline" }] }, /no interval/],
  ["a bound of what has none", { gates: [{ figure: "kappa", atLeast: 1, by: "lowerBound" }] }, /no interval/],
  ["some problems", { gates: [{ problems: "few" }] }, /must be one of none/],
  ["half a prediction", { gates: [{ missingPredictions: 0.5 }] }, /whole number/],
];

describe("a file of gates", () => {
  it("is read alike from JSON, with its schema named or as the list alone, and from YAML", () => {
    const read = readGates(JSON.stringify({ $schema: "x", gates: GATES }), "a.json");
    assert.ok(read.ok);
    assert.deepEqual(
      read.gates.map(({ kind }) => kind),
      ["atLeast", "atMost", "notWorseThan", "problems", "missingPredictions"],
    );
    assert.deepEqual(readGates(JSON.stringify(GATES), "a.json"), read);
    assert.deepEqual(readGates(YAML, "a.YML"), read);
    assert.deepEqual(readGates(YAML, "a.yaml"), read);
  });

  for (const [what, document, message] of REFUSED)
    it(`with ${what} is refused whole`, () => {
      const read = readGates(JSON.stringify(document), "a.json");
      assert.ok(!read.ok);
      assert.match(read.message, message);
    });

  it("is refused where it is not JSON, no YAML, nested without end or endless", () => {
    for (const [text, name] of [
      ["gates: []", "a.json"],
      ["a: [", "a.yml"],
      ["[".repeat(100_000), "a.json"],
      ["- ".repeat(100_000), "a.yml"],
      [" ".repeat(2_000_000), "a.json"],
      ["", "a.json"],
      ["", "a.yml"],
    ] as const)
      assert.ok(!readGates(text, name).ok, text.slice(0, 10));
  });

  it("never throws, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        assert.equal(typeof readGates(JSON.stringify(value), "a.json").ok, "boolean");
        assert.equal(typeof readGates(text, "a.yml").ok, "boolean");
      }),
    );
  });
});

describe("the schema of gates", () => {
  it("accepts and refuses what the reader does, but for what no schema can say", () => {
    assert.ok(matchesSchema({ gates: GATES }, SCHEMA));
    assert.ok(matchesSchema(GATES, SCHEMA));
    // Which figures are better the lower, and of which no interval is made.
    const beyond = /^(?:write|no interval)/;
    for (const [what, document, message] of REFUSED)
      assert.equal(matchesSchema(document, SCHEMA), beyond.test(message.source), what);
  });

  it("knows every kind of gate and every figure", () => {
    const text = JSON.stringify(SCHEMA);
    for (const { key, others } of GATE_KINDS)
      for (const name of [key, ...others]) assert.match(text, new RegExp(`"${name}"`));
    for (const figure of [...FIGURE_NAMES, "iou.class.*", "mcc.class-imagewise.a.b"])
      assert.ok(
        matchesSchema([{ figure, atLeast: 0 }], SCHEMA),
        `media/maskeval.gates.schema.json: the "pattern" of "figure" must know ${figure}`,
      );
    assert.ok(!matchesSchema([{ figure: "iou.mean", atLeast: 0 }], SCHEMA));
  });
});

describe("gates on the command line", () => {
  it("are those of a file, in short", () => {
    const read = readGates(
      JSON.stringify([
        { figure: "iou.class.a=b:c", atLeast: 0.75 },
        { figure: "fpr.macro", atMost: 0.001 },
        { figure: "iou.class.a:b", notWorseThan: "baseline", margin: 0.01 },
        { figure: "iou.macro", notWorseThan: "baseline" },
      ]),
      "a.json",
    );
    const short = [
      thresholdOf("atLeast", "iou.class.a=b:c=0.75"),
      thresholdOf("atMost", "fpr.macro=1e-3"),
      marginOf("iou.class.a:b:.01"),
      marginOf("iou.macro"),
    ];
    assert.ok(read.ok);
    assert.deepEqual(
      short.map((gate) => gate.ok && gate.gate),
      read.gates,
    );
  });

  it("are refused with what is wrong", () => {
    for (const [gate, message] of [
      [thresholdOf("atLeast", "iou.macro"), /figure and a number/],
      [thresholdOf("atLeast", "iou.macro="), /figure and a number/],
      [thresholdOf("atLeast", "iou.macro=0x1"), /figure and a number/],
      [thresholdOf("atLeast", "iou.macro=1e999"), /figure and a number/],
      [thresholdOf("atLeast", "=1"), /figure and a number/],
      [thresholdOf("atLeast", "x=1"), /no figure x\b/],
      [thresholdOf("atLeast", "fpr.macro=1"), /write atMost/],
      [marginOf("iou.macro:-1"), /at least 0/],
      [marginOf("iou.macro:x"), /no figure iou\.macro:x; near to it are iou\.macro/],
      [marginOf("kappa"), /no interval/],
    ] as const) {
      assert.ok(!gate.ok);
      assert.match(gate.message, message);
    }
  });
});
