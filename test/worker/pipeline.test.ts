import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { writeReport } from "../../src/core/report/reportDocument";
import { greyPng } from "../support/greyPng";
import { image, report } from "../support/images";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";
import { surefireFaults } from "../unit/core/gates/surefireFaults";

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const ACTION = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as Action;
const COMMAND = `${process.execPath} ${join(ROOT, "dist/cli.js")}`;

/** Stands for GitHub's own program: notes how it was called, and lists the comments that a file holds. */
const GH = `#!/bin/bash
printf '%s\\n' "$*" >> "$GH_LOG"
case "$*" in
  *--jq*) [ -f "$GH_COMMENTS" ] && cat "$GH_COMMENTS" || exit 1 ;;
esac
`;

/** A folder as a job has it: masks, gates, and programs that stand for those of a runner. */
function job({ gates, right = 3 }: { readonly gates: unknown; readonly right?: number }): string {
  const masks = Array.from({ length: 24 }, (_, index) => String(index));
  const location = temporaryFolder({
    ...Object.fromEntries(masks.map((name) => [`targets/${name}.png`, greyPng(4, 1, [1, 1, 1, 0])])),
    ...Object.fromEntries(
      masks.map((name) => [
        `my predictions/${name}.png`,
        greyPng(
          4,
          1,
          // The first is wrong in a pixel at least: predictions that are the targets throughout are told of.
          [1, 1, 1, 0].map((label, at) => (at < (name === "0" ? Math.min(right, 3) : right) ? label : 1 - label)),
        ),
      ]),
    ),
    "maskeval.gates.json": JSON.stringify({ gates }),
    "bin/gh": GH,
    "bin/npx": `#!/bin/bash\nwhile [[ "$1" == --* ]]; do shift; done\nshift\nexec ${COMMAND} "$@"\n`,
  });
  for (const program of ["gh", "npx"]) chmodSync(join(location, "bin", program), 0o755);
  mkdirSync(join(location, "tmp"));
  return location;
}

/** Runs the steps of the action that are shell as GitHub does: each by bash -e, what it gives the others in files. */
class Runner {
  readonly #outputs = new Map<string, string>();

  constructor(
    readonly location: string,
    readonly inputs: Readonly<Record<string, string>>,
  ) {}

  run(name: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
    const step = ACTION.runs.steps.find((one) => one.name === name);
    assert.ok(step?.run !== undefined && step.shell === "bash", name);
    const output = join(this.location, "output");
    writeFileSync(output, "");
    const ended = shell(this.location, step.run, {
      ...Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, this.#expression(value)])),
      GITHUB_OUTPUT: output,
    });
    for (const line of readFileSync(output, "utf8").split("\n")) {
      const index = line.indexOf("=");
      if (index > 0) this.#outputs.set(line.slice(0, index), line.slice(index + 1));
    }
    return ended;
  }

  #expression(text: string): string {
    return text.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
      const key = name.split(".").at(-1) ?? "";
      if (name.startsWith("inputs.")) return this.inputs[key] ?? ACTION.inputs[key]?.default ?? "";
      return name.startsWith("steps.check.outputs.") ? (this.#outputs.get(key) ?? "") : "7";
    });
  }
}

function shell(location: string, script: string, env: Readonly<Record<string, string>> = {}) {
  return spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    encoding: "utf8",
    cwd: location,
    env: {
      PATH: `${join(location, "bin")}${delimiter}${process.env["PATH"] ?? ""}`,
      RUNNER_TEMP: join(location, "tmp"),
      GITHUB_STEP_SUMMARY: join(location, "summary"),
      GITHUB_REPOSITORY: "owner/name",
      GITHUB_ACTIONS: "true",
      GH_LOG: join(location, "gh.log"),
      GH_COMMENTS: join(location, "comments"),
      ...env,
    },
  });
}

function runner(location: string, inputs: Readonly<Record<string, string>> = {}): Runner {
  return new Runner(location, { predictions: "my predictions", targets: "targets", command: COMMAND, ...inputs });
}

const LEAST = { figure: "pixelAccuracy", atLeast: 0.7 };

describe("the composite action", () => {
  it("puts no expression into a script: what a name holds is not code", () => {
    for (const { run } of ACTION.runs.steps) assert.doesNotMatch(run ?? "", /\$\{\{/);
  });

  it("evaluates, checks, and passes where the gates do", () => {
    const location = job({ gates: [LEAST] });
    const all = runner(location, { options: "--ignore=255\n\n--undefined=1\n" });
    assert.equal(all.run("Evaluate").status, 0);
    const checked = all.run("Check");
    assert.equal(checked.status, 0, checked.stderr);
    assert.match(checked.stdout, /The gate passed\./);
    assert.match(readFileSync(join(location, "summary"), "utf8"), /The gate passed[\s\S]*0\/0 counted as 1/);
    assert.deepEqual(surefireFaults(readFileSync(join(location, "tmp/mask-evaluation/junit.xml"), "utf8")), []);
    assert.ok(
      existsSync(join(location, "tmp/mask-evaluation/metrics.json")) && existsSync(join(location, "run.maskeval.json")),
    );
    assert.equal(all.run("Verdict").status, 0);
  });

  it("fails with the status of the check, once what it found is written", () => {
    for (const [gates, inputs, status] of [
      [[LEAST], {}, 3],
      [[{ figure: "iou.macro", notWorseThan: "baseline" }], { baseline: "none.maskeval.json" }, 4],
      [[{ figure: "iou.mean", atLeast: 1 }], {}, 2],
    ] as const) {
      const location = job({ gates, right: 1 });
      const all = runner(location, inputs);
      assert.equal(all.run("Evaluate").status, 0);
      const checked = all.run("Check");
      assert.equal(checked.status, 0, "the steps behind it must run");
      if (status !== 2) assert.match(checked.stdout, /^::error file=maskeval\.gates\.json/m);
      assert.equal(existsSync(join(location, "summary")), status !== 2);
      assert.equal(all.run("Verdict").status, status);
    }
  });

  it("holds against a baseline where one is named", () => {
    const location = job({ gates: [{ figure: "iou.macro", notWorseThan: "baseline" }] });
    const all = runner(location, { baseline: "run.maskeval.json" });
    all.run("Evaluate");
    assert.match(all.run("Check").stdout, /The gate passed/);
  });

  it("stops where nothing can be evaluated", () => {
    const all = runner(job({ gates: [LEAST] }), { predictions: "none" });
    assert.equal(all.run("Evaluate").status, 1);
  });

  it("writes a comment, and edits it in its place the next time", () => {
    const location = job({ gates: [LEAST] });
    const all = runner(location);
    for (const name of ["Evaluate", "Check"]) all.run(name);
    const called = (comments: string): string | undefined => {
      writeFileSync(join(location, "comments"), comments);
      const ended = all.run("Comment");
      assert.deepEqual([ended.status, ended.stderr], [0, ""]);
      return readFileSync(join(location, "gh.log"), "utf8").trim().split("\n").at(-1);
    };
    const body = `--field body=@${join(location, "tmp/mask-evaluation/comment.md")} --silent`;
    assert.equal(called(""), `api --method POST repos/owner/name/issues/7/comments ${body}`);
    const others = "11\tHello\n12\t<!-- mask-evaluation: other -->\n";
    assert.equal(called(others), `api --method POST repos/owner/name/issues/7/comments ${body}`);
    assert.equal(
      called(`${others}13\t<!-- mask-evaluation: run -->\n14\tBye\n`),
      `api --method PATCH repos/owner/name/issues/comments/13 ${body}`,
    );
  });

  it("changes no verdict where it may not comment", () => {
    const location = job({ gates: [LEAST] });
    const all = runner(location);
    for (const name of ["Evaluate", "Check"]) all.run(name);
    const ended = all.run("Comment");
    assert.equal(ended.status, 0);
    assert.match(ended.stdout, /^::notice::The comments cannot be read/);
  });
});

describe("the pipelines of the README", () => {
  const blocks = [...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/```(json|yaml)\n([\s\S]*?)```/g)];
  const of = (language: string): readonly string[] =>
    blocks.flatMap(([, kind, text = ""]) => (kind === language ? [text] : []));
  const [workflow, gitlab] = of("yaml").map((text) => parse(text) as unknown);

  function readmeJob(): string {
    const [gates = ""] = of("json");
    const images = Array.from({ length: 24 }, (_, index) =>
      image(String(index), [
        [1, 1, 3],
        [0, index === 0 ? 1 : 0, 1],
      ]),
    );
    const location = job({ gates: [], right: 4 });
    writeFileSync(join(location, "maskeval.gates.json"), gates);
    writeFileSync(
      join(location, "main.maskeval.json"),
      writeReport(report(images.map((one) => ({ ...one, width: 4 })))),
    );
    return location;
  }

  it("run as they stand on GitHub", () => {
    const { jobs } = workflow as { jobs: { masks: { steps: readonly Step[] } } };
    const location = readmeJob();
    const scripts = jobs.masks.steps.flatMap(({ run }) => run ?? []);
    assert.equal(scripts.length, 2);
    for (const script of scripts) {
      const ended = shell(location, script.replace(" predictions ", " 'my predictions' "));
      assert.equal(ended.status, 0, ended.stdout + ended.stderr);
    }
    assert.match(readFileSync(join(location, "summary"), "utf8"), /gates passed/);
  });

  it("run as they stand on GitLab", () => {
    const { masks } = gitlab as { masks: { script: readonly string[] } };
    const location = readmeJob();
    for (const script of masks.script) {
      const ended = shell(location, script.replace(" predictions ", " 'my predictions' "));
      assert.equal(ended.status, 0, ended.stdout + ended.stderr);
    }
    assert.ok(existsSync(join(location, "junit.xml")) && existsSync(join(location, "metrics.json")));
  });
});
