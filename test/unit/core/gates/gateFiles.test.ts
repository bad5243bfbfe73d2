import assert from "node:assert/strict";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { decideGates, type DecidedGate, type GatesOutcome } from "../../../../src/core/gates/decideGates";
import { gateAnnotations } from "../../../../src/core/gates/gateAnnotations";
import { gateComment, gateSummary } from "../../../../src/core/gates/gateMarkdown";
import { gateJunit } from "../../../../src/core/gates/gateJunit";
import { gateMetrics } from "../../../../src/core/gates/gateMetrics";
import { gateText } from "../../../../src/core/gates/gateText";
import { readGates } from "../../../../src/core/gates/readGates";
import { image, report } from "../../../support/images";
import { surefireFaults } from "./surefireFaults";

const REPORT = report([
  image("a", [
    [0, 0, 3],
    [1, 1, 1],
    [1, 0, 1],
  ]),
]);

/** Control characters, markup of every kind, half a pair of surrogates, a turn of direction. */
const HOSTILE = 'x"><script>\n::error::--> | `*[a](b)* \u0000\u001b[31m \ud800 \ufffe \u202e é 😀 ]]>&amp;';

const GATES: readonly DecidedGate[] = [
  { text: `iou.class.${HOSTILE} at least 0.5`, verdict: "passed", found: "0.600" },
  { text: "iou.macro at least 0.5", verdict: "failed", found: `0.400 ${HOSTILE}` },
  { text: "iou.micro at least 0.5", verdict: "undecided", found: `No ${HOSTILE}` },
];

const OUTCOME: GatesOutcome = { verdict: "failed", gates: GATES, notes: [`A note on ${HOSTILE}.`] };

function many(count: number, found: string): GatesOutcome {
  const gates = Array.from({ length: count }, (_, index): DecidedGate => ({
    text: `gate ${index}`,
    verdict: index % 2 === 0 ? "passed" : "failed",
    found,
  }));
  return { verdict: "failed", gates, notes: [] };
}

const RUN = { name: "run.maskeval.json", report: REPORT };

describe("the Markdown of gates", () => {
  it("has the worst first, and what the figures rest on", () => {
    const lines = gateSummary(OUTCOME, { ...RUN, baseline: "main.maskeval.json" }).split("\n");
    assert.equal(lines[0], "### Mask Evaluation: 1 of 3 gates failed, 1 cannot be decided");
    assert.equal(lines[2], "run.maskeval.json against main.maskeval.json, 1 image.");
    assert.deepEqual(
      lines.filter((line) => line.startsWith("| ")).map((line) => line.split(" | ")[0]),
      ["| ", "| :---", "| ❌ failed", "| ⚠️ cannot be decided", "| ✅ passed"],
    );
    assert.match(lines.join("\n"), /0\/0 excluded from means/);
  });

  it("stays whole whatever names hold", () => {
    const text = gateSummary(OUTCOME, { ...RUN, name: HOSTILE, baseline: HOSTILE });
    assert.doesNotMatch(text, /(?<!\\)(?:<script|<!--|`|\|\|)|\p{Cc}(?<!\n)|\u202e/u);
    assert.equal(text.split("\n").filter((line) => line.startsWith("| ")).length, 5);
  });

  it("stays below 1 MiB as a summary and 60 kB as a comment, the failed kept, and says how many gates are not there", () => {
    for (const found of ["x", "😀".repeat(200), "é".repeat(5_000)])
      for (const [write, most] of [
        [gateSummary, 2 ** 20],
        [gateComment, 60_000],
      ] as const) {
        const text = write(many(40_000, found), RUN);
        assert.ok(
          Buffer.byteLength(text) < most && Buffer.byteLength(text) > 0.9 * most,
          String(Buffer.byteLength(text)),
        );
        const rows = text.split("\n").filter((line) => /^\| .* \| gate/.test(line));
        const more = Number(/([\d,]+) more gates/.exec(text)?.[1]?.replaceAll(",", ""));
        assert.equal(rows.length + more, 40_000);
        assert.ok(rows.slice(0, 20_000).every((row) => row.includes("failed")));
      }
  });

  it("begins as a comment with a hidden line that is the same for the same report, and that no name can leave", () => {
    const marker = (name: string): string => gateComment(OUTCOME, { ...RUN, name }).split("\n")[0] ?? "";
    assert.equal(marker("run.maskeval.json"), "<!-- mask-evaluation: run -->");
    assert.notEqual(marker("a.maskeval.json"), marker("b.maskeval.json"));
    assert.match(marker(HOSTILE), /^<!-- mask-evaluation: [\w.]+(?:-[\w.]+)*-? -->$/);
    assert.ok(marker("x".repeat(100_000)).length < 200);
  });
});

describe("the JUnit XML of gates", () => {
  it("keeps to the schema of Surefire, with what was decided, whatever names hold", () => {
    const text = gateJunit(OUTCOME, HOSTILE);
    assert.deepEqual(surefireFaults(text), []);
    assert.match(text, /tests="3" errors="1" skipped="0" failures="1"/);
    assert.match(text, /<failure type="failed" message="0\.400 /);
    assert.match(text, /<error type="cannot be decided" message="No /);
    assert.doesNotMatch(text, /<skipped/);
  });

  it("is held to a schema that refuses what it must", () => {
    const text = gateJunit(OUTCOME, "x");
    for (const [from, to] of [
      [' time="0"', ""],
      ['tests="3"', 'tests="three"'],
      ['tests="3"', 'tests="2"'],
      ['errors="1"', 'errors="0"'],
      [' type="failed"', ""],
      ["<failure", "<fail"],
      ["</testsuite>", ""],
      ['message="0', 'message="<0'],
      ['message="0', 'message="\u0001'],
    ] as const)
      assert.notDeepEqual(surefireFaults(text.replace(from, to)), [], `${from} as ${to}`);
  });
});

describe("the metrics of gates", () => {
  const read = readGates(JSON.stringify([{ figure: "mcc.macro", atLeast: 0 }]), "a.json");
  const gates = read.ok ? read.gates : [];
  const flat = (value: unknown): readonly unknown[] =>
    typeof value === "object" && value !== null ? Object.values(value).flatMap(flat) : [value];

  it("nest the names of figures, those that gates ask for included", () => {
    const metrics = JSON.parse(gateMetrics(REPORT, gates)) as Record<string, Record<string, Record<string, number>>>;
    const { class: classes, macro } = metrics["iou"] ?? {};
    assert.deepEqual([classes?.["1"], macro], [0.5, (0.75 + 0.5) / 2]);
    assert.equal(metrics["pixelAccuracy"], 0.8);
    assert.ok(metrics["mcc"]);
    assert.deepEqual(
      METRICS.filter(({ tier }) => tier === 1).filter(({ id }) => !metrics[id]),
      [],
    );
    assert.deepEqual([metrics["images"], metrics["problems"], metrics["missingPredictions"]], [1, 0, 0]);
  });

  it("are finite numbers alone, with a key for each class, however classes are called", () => {
    const names = ["__proto__", "constructor", "same", "same", ""];
    const classes = names.map((name, label) => ({ label, name, color: "#000000" }));
    const listed = report(REPORT.images, { classList: { source: "list", classes, ignore: [] } });
    const text = gateMetrics(
      report(
        [
          ...REPORT.images,
          image(
            "b",
            names.map((_, label) => [label, label, 1]),
          ),
        ],
        listed.choices,
      ),
      readGates(JSON.stringify([{ figure: "lrPositive.macro", atLeast: 0 }]), "a.json").ok ? gates : [],
    );
    const metrics = JSON.parse(text) as { iou: { class: Record<string, number> } };
    assert.deepEqual(Object.keys(metrics.iou.class).sort(), ["2", "3", "4", "__proto__", "constructor"].sort());
    assert.ok(flat(metrics).every((value) => typeof value === "number" && Number.isFinite(value)));
    const undefinedFigures = gateMetrics(report([image("a", [[0, 0, 1]])], listed.choices), gates);
    assert.ok(flat(JSON.parse(undefinedFigures)).every((value) => typeof value === "number"));
  });
});

describe("the annotations of gates", () => {
  it("are one line a gate that did not pass, and nothing in it ends the line", () => {
    const lines = gateAnnotations(OUTCOME, "a,b:c\nd.json");
    assert.equal(lines.length, 2);
    for (const line of lines) assert.match(line, /^::error file=a%2Cb%3Ac%0Ad\.json,title=Gate [^:,]+::[^\r\n]+$/);
    assert.match(gateAnnotations(many(2, "100 %"), "a").join(), /100 %25/);
  });

  it("are ten at most, the last for all beyond", () => {
    assert.equal(gateAnnotations(many(20, "x"), "a").length, 10);
    assert.doesNotMatch(gateAnnotations(many(20, "x"), "a").join(), /more gates/);
    const lines = gateAnnotations(many(42, "x"), "a");
    assert.equal(lines.length, 10);
    assert.match(lines[9] ?? "", /12 more gates did not pass/);
    assert.deepEqual(gateAnnotations(decideGates(REPORT, { ok: false, message: "" }, []), "a"), []);
  });
});

describe("the text of gates", () => {
  it("is a line a gate, none of which a name can begin", () => {
    const lines = gateText(OUTCOME).split("\n");
    assert.equal(lines.length, GATES.length + 3);
    assert.ok(lines.every((line) => !line.startsWith("::")));
    assert.equal(lines.at(-2), "1 of 3 gates failed, 1 cannot be decided.");
  });
});
