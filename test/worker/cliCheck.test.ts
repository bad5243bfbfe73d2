import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../src/core/document/report";
import { writeReport } from "../../src/core/report/reportDocument";
import { image, report } from "../support/images";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";
import { surefireFaults } from "../unit/core/gates/surefireFaults";

function check(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), "check", ...args], {
    encoding: "utf8",
    cwd,
    env: { ...process.env, GITHUB_ACTIONS: "", ...env },
  });
}

/** 25 images, of which so many pixels of 100 are right, more or less. */
function run(right: number, images = 25): Report {
  return report(
    Array.from({ length: images }, (_, index) =>
      image(String(index).padStart(2, "0"), [
        [0, 0, 100],
        [1, 1, right + (index % 3)],
        [1, 0, 100 - right - (index % 3)],
      ]),
    ),
  );
}

function folder(gates: unknown = { gates: [{ figure: "recall.class.1", atLeast: 0.5 }] }): string {
  return temporaryFolder({
    "run.maskeval.json": writeReport(run(60)),
    "main.maskeval.json": writeReport(run(62)),
    "few.maskeval.json": writeReport(run(62, 5)),
    "targets.maskeval.json": writeReport({
      ...run(62),
      images: run(62).images.map(({ name }) =>
        image(name, [
          [0, 0, 90],
          [1, 1, 110],
        ]),
      ),
    }),
    "choices.maskeval.json": writeReport({ ...run(62), choices: { ...run(62).choices, zeroDivision: 1 } }),
    "part.maskeval.json": writeReport({ ...run(62), state: "partial" }),
    "empty.maskeval.json": writeReport(report([])),
    "torn.maskeval.json": '{"schema":1',
    "maskeval.gates.json": JSON.stringify(gates),
    "a.gates.yml": "gates:\n  - figure: recall.class.1\n    atLeast: 0.7\n",
  });
}

const LEAST = ["--at-least", "recall.class.1=0.5"];

describe("mask-evaluation check", () => {
  it("ends with 0 where every gate passed", () => {
    const passed = check(folder(), [
      "run.maskeval.json",
      "--gates",
      "maskeval.gates.json",
      "--not-worse",
      "iou.macro:0.05",
      "--baseline",
      "main.maskeval.json",
    ]);
    assert.deepEqual([passed.status, passed.stderr], [0, ""]);
    assert.match(
      passed.stdout,
      /^passed {2}recall\.class\.1 at least 0\.5: 0\.610\npassed {2}iou\.macro not shown .*\nAll 2 gates passed\.\n$/,
    );
  });

  for (const [why, args] of [
    ["no image", ["empty.maskeval.json", ...LEAST]],
    ["no file", ["none.maskeval.json", ...LEAST]],
    ["a torn file", ["torn.maskeval.json", ...LEAST]],
    ["no folder for the summary", ["run.maskeval.json", ...LEAST, "--summary", "none/s.md"]],
  ] as const)
    it(`ends with 1 where nothing could be evaluated: ${why}`, () => {
      const { status, stderr, stdout } = check(folder(), args);
      assert.deepEqual([status, stdout], [1, ""]);
      assert.doesNotMatch(stderr, /\bat .*\.js/);
    });

  for (const [why, args, message] of [
    ["no report", LEAST, /Name one saved report/],
    ["two reports", ["run.maskeval.json", "main.maskeval.json", ...LEAST], /Name one saved report/],
    ["no gate", ["run.maskeval.json"], /Name a gate/],
    ["no such option", ["run.maskeval.json", ...LEAST, "--gate", "x"], /--gate/],
    ["no such figure", ["run.maskeval.json", "--at-least", "iou.macr=1"], /near to it are iou\.macro/],
    ["a gate that is upside down", ["run.maskeval.json", "--at-least", "fpr.macro=1"], /write atMost/],
    ["a margin below 0", ["run.maskeval.json", "--not-worse", "iou.macro:-1"], /at least 0/],
    ["no file of gates", ["run.maskeval.json", "--gates", "none.json"], /none\.json cannot be read/],
    ["a file that holds none", ["run.maskeval.json", "--gates", "main.maskeval.json"], /is not a file of gates/],
    [
      "JUnit over the report",
      ["run.maskeval.json", ...LEAST, "--junit", "run.maskeval.json"],
      /--junit .* would replace/,
    ],
    [
      "metrics over the gates",
      ["run.maskeval.json", "--gates", "maskeval.gates.json", "--metrics", "maskeval.gates.json"],
      /--metrics .* would replace/,
    ],
  ] as const)
    it(`ends with 2 where the arguments are wrong: ${why}`, () => {
      const { status, stderr, stdout } = check(folder(), args);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, message);
    });

  it("ends with 2 where a file of gates is empty or has a key that it does not know", () => {
    for (const gates of [{ gates: [] }, { gates: [{ figure: "iou.macro", atleast: 0 }] }]) {
      const { status, stderr } = check(folder(gates), [
        "run.maskeval.json",
        "--gates",
        "maskeval.gates.json",
        ...LEAST,
      ]);
      assert.equal(status, 2, stderr);
    }
  });

  for (const [why, args] of [
    ["a threshold", ["--at-least", "recall.class.1=0.7"]],
    ["a threshold of a file in YAML", ["--gates", "a.gates.yml"]],
    ["the baseline", ["--not-worse", "recall.class.1:0.01", "--baseline", "main.maskeval.json"]],
    ["one of two", [...LEAST, "--at-most", "fnr.class.1=0.1"]],
    ["beside one that cannot be decided", ["--at-least", "recall.class.1=0.7", "--not-worse", "iou.macro"]],
  ] as const)
    it(`ends with 3 where a gate failed: ${why}`, () => {
      const { status, stdout, stderr } = check(folder(), ["run.maskeval.json", ...args]);
      assert.equal(status, 3, stderr);
      assert.match(stdout, /^failed/m);
    });

  for (const [why, args, message] of [
    ["no baseline is named", ["--not-worse", "iou.macro"], /There is no baseline/],
    ["the baseline is not there", ["--not-worse", "iou.macro", "--baseline", "none.maskeval.json"], /does not exist/],
    ["the baseline is torn", ["--not-worse", "iou.macro", "--baseline", "torn.maskeval.json"], /not a saved report/],
    ["the baseline is empty", ["--not-worse", "iou.macro", "--baseline", "empty.maskeval.json"], /no image/],
    [
      "the baseline has other targets",
      ["--not-worse", "iou.macro", "--baseline", "targets.maskeval.json"],
      /target of 00 is not the same/,
    ],
    [
      "the baseline was read by other choices",
      ["--not-worse", "iou.macro", "--baseline", "choices.maskeval.json"],
      /other choices \(what 0\/0 counts as\)/,
    ],
    ["there are few images", ["--not-worse", "iou.macro", "--baseline", "few.maskeval.json"], /5 images only/],
    ["a class is in no image", [...LEAST, "--at-least", "iou.class.rider=0"], /no class rider/],
  ] as const)
    it(`ends with 4 where ${why}`, () => {
      const { status, stdout } = check(folder(), ["run.maskeval.json", ...args]);
      assert.equal(status, 4);
      assert.match(stdout, message);
      assert.match(stdout, /^cannot be decided/m);
    });

  it("ends with 4 where the report is a part of one, whatever its figures", () => {
    for (const least of ["0.1", "0.9"]) {
      const { status, stdout } = check(folder(), ["part.maskeval.json", "--at-least", `recall.class.1=${least}`]);
      assert.equal(status, 4);
      assert.match(stdout, /partial/);
    }
  });

  it("counts the targets without a prediction against the most that are allowed", () => {
    const location = folder([{ missingPredictions: 1 }]);
    const write = (name: string, targetsOnly: readonly string[]): void => {
      const of = run(62);
      writeFileSync(join(location, name), writeReport({ ...of, pairing: { ...of.pairing, targetsOnly } }));
    };
    write("one.maskeval.json", ["x.png"]);
    write("two.maskeval.json", ["x.png", "y.png"]);
    const found = ["one.maskeval.json", "two.maskeval.json"].map((name) => {
      const { status, stdout } = check(location, [name, "--gates", "maskeval.gates.json"]);
      return [status, /^(passed|failed|cannot be decided) .*target/m.exec(stdout)?.[1]];
    });
    assert.deepEqual(found, [
      [0, "passed"],
      [3, "failed"],
    ]);
  });

  it("passes gates that need no baseline where it is not there, and says so", () => {
    const { status, stderr } = check(folder(), ["run.maskeval.json", ...LEAST, "--baseline", "none.maskeval.json"]);
    assert.equal(status, 0);
    assert.match(stderr, /There is no baseline/);
  });

  it("writes its four files whatever the verdict", () => {
    const location = folder();
    const files = ["--summary", "s.md", "--comment", "c.md", "--junit", "j.xml", "--metrics", "m.json"];
    const { status } = check(location, [
      "run.maskeval.json",
      "--at-least",
      "iou.macro=0.99",
      "--not-worse",
      "iou.micro",
      ...files,
    ]);
    assert.equal(status, 3);
    const text = (name: string): string => readFileSync(join(location, name), "utf8");
    assert.match(text("s.md"), /^### Mask Evaluation: 1 of 2 gates failed, 1 cannot be decided\n/);
    assert.equal(text("c.md"), `<!-- mask-evaluation: run -->\n${text("s.md")}`);
    assert.deepEqual(surefireFaults(text("j.xml")), []);
    const metrics = JSON.parse(text("m.json")) as { iou: { macro: number } };
    assert.ok(metrics.iou.macro > 0.5 && metrics.iou.macro < 0.99);
  });

  it("annotates on GitHub alone", () => {
    const location = folder({
      gates: Array.from({ length: 30 }, (_, index) => ({ figure: "iou.macro", atLeast: 2 + index })),
    });
    const args = ["run.maskeval.json", "--gates", "maskeval.gates.json"];
    assert.doesNotMatch(check(location, args).stdout, /::/);
    const lines = check(location, args, { GITHUB_ACTIONS: "true" })
      .stdout.split("\n")
      .filter((line) => line.startsWith("::"));
    assert.equal(lines.length, 10);
    assert.match(lines[0] ?? "", /^::error file=maskeval\.gates\.json,title=Gate failed::iou\.macro at least 2: /);
  });

  it("gives the same bytes twice", () => {
    const location = folder();
    const args = ["run.maskeval.json", "--not-worse", "recall.class.*:0.01", "--baseline", "main.maskeval.json"];
    assert.equal(check(location, args).stdout, check(location, args).stdout);
  });

  it("reads a report that lies elsewhere", () => {
    const location = folder();
    mkdirSync(join(location, "below"));
    writeFileSync(join(location, "below", "x.maskeval.json"), writeReport(run(60)));
    assert.equal(check(location, ["below/x.maskeval.json", ...LEAST]).status, 0);
  });
});
