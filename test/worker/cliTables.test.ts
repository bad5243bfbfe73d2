import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { averageInput } from "../../src/core/averages/averageInput";
import { AVERAGE } from "../../src/core/averages/averages";
import { evaluate } from "../../src/core/counting/evaluation";
import { IOU } from "../../src/core/metrics/metrics";
import { reportLines } from "../../src/core/report/reportDocument";
import { cli, CLI } from "../support/cli";
import { greyPng } from "../support/greyPng";
import { image, report } from "../support/images";
import { writeTables } from "../support/reportTables";
import { ROOT } from "../support/root";
import { sixteenPairs } from "../support/sixteenPairs";
import { temporaryFolder } from "../support/temporaryFolder";

const SHARDS = [1, 2, 3, 4, 5, 6, 7];

function done(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = cli(cwd, ...args);
  assert.equal(status, 0, stderr);
}

/** Their class list fits all masks together alone. */
const masks = (): string => sixteenPairs({ "t/classes.txt": "sky\nroad\ncar\ntree\n" });

/** Pairs, counts in 7 shards. */
function counted(): string {
  const folder = masks();
  done(folder, "pair", "p", "t", "--output", "pairs.parquet");
  for (const shard of SHARDS)
    done(folder, "count", "--pairs", "pairs.parquet", "--shard", `${shard}/7`, "--output", `counts-${shard}.parquet`);
  return folder;
}

const tablesOf = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith("counts-") && name.endsWith(".parquet"));

interface Job {
  readonly spec: {
    readonly completions?: number;
    readonly template: { readonly spec: { readonly containers: readonly Container[] } };
  };
}
interface Container {
  readonly command: readonly string[];
  readonly args: readonly string[];
}

/** The Jobs of the manifest, in their order. */
function manifest(): readonly Job[] {
  return parseAllDocuments(readFileSync(join(ROOT, "docs/kubernetes.yaml"), "utf8")).map(
    (document) => document.toJS() as Job,
  );
}

describe("tables on the command line", () => {
  let folder = "";
  before(function () {
    this.timeout(60_000);
    folder = counted();
    for (const form of ["parquet", "json"])
      done(folder, "evaluate", "p", "t", "--output", `whole.maskeval.${form}`, "--quiet");
  });

  it("of 7 shards merge to the tables of one run, to the byte, and show what the report of it in JSON shows", function () {
    this.timeout(60_000);
    done(folder, "merge", ...tablesOf(folder), "--output", "run.maskeval.parquet");
    for (const table of ["maskeval.parquet", "maskeval-images.parquet"])
      assert.ok(readFileSync(join(folder, `run.${table}`)).equals(readFileSync(join(folder, `whole.${table}`))), table);
    for (const format of ["table", "json", "csv"])
      assert.equal(
        cli(folder, "show", "run.maskeval.parquet", "--format", format).stdout,
        cli(folder, "show", "whole.maskeval.json", "--format", format).stdout,
      );
    assert.match(cli(folder, "show", "run.maskeval.parquet").stdout, /^15 images, 4 classes$/m);
    done(folder, "show", "run.maskeval.parquet", "--output", "back.maskeval.json");
    assert.equal(
      readFileSync(join(folder, "back.maskeval.json"), "utf8"),
      readFileSync(join(folder, "whole.maskeval.json"), "utf8"),
    );
  });

  it("are counted to the same bytes again, by any number of threads", () => {
    const args = ["count", "--pairs", "pairs.parquet", "--shard", "3/7", "--threads", "1", "--output"] as const;
    mkdirSync(join(folder, "again"));
    done(folder, ...args, "counts-again.parquet");
    for (const table of ["", "-images"])
      assert.deepEqual(
        readFileSync(join(folder, `counts-again${table}.parquet`)),
        readFileSync(join(folder, `counts-3${table}.parquet`)),
      );
    for (const table of ["", "-images"])
      spawnSync("mv", [join(folder, `counts-again${table}.parquet`), join(folder, "again")]);
  });

  it("are compared, ranked and checked as reports in JSON are", function () {
    this.timeout(60_000);
    for (const args of [
      ["compare", "A", "A", "--draws", "50"],
      ["rank", "A", "A", "A", "--draws", "50"],
      ["check", "A", "--at-least", "iou.macro=0.1", "--not-worse", "iou.macro:0.5", "--baseline", "A"],
    ]) {
      const shown = (file: string) => cli(folder, ...args.map((arg) => (arg === "A" ? file : arg)));
      const [table, json] = [shown("whole.maskeval.parquet"), shown("whole.maskeval.json")];
      assert.equal(table.status, json.status);
      assert.equal(table.stdout.replaceAll(".parquet", ".json"), json.stdout);
      assert.notEqual(table.stdout, "");
    }
  });

  it("of a folder are ranked, each run once where it is there in JSON as well", function () {
    this.timeout(60_000);
    const runs = join(folder, "runs");
    mkdirSync(join(runs, "b"), { recursive: true });
    for (const run of ["a", "b/b", "c"])
      for (const table of ["", "-images"])
        copyFileSync(join(folder, `whole.maskeval${table}.parquet`), join(runs, `${run}.maskeval${table}.parquet`));
    const ranked = (): string => cli(folder, "rank", "runs", "--draws", "50", "--format", "json").stdout;
    const tables = ranked();
    assert.equal((JSON.parse(tables) as { runs: readonly unknown[] }).runs.length, 3);
    copyFileSync(join(folder, "whole.maskeval.json"), join(runs, "b", "b.maskeval.json"));
    assert.equal(ranked(), tables);
  });

  it("are refused by name where one is missing, there twice, of another run, or no shard", () => {
    const merge = (...names: readonly string[]) => {
      const { status, stderr } = cli(folder, "merge", ...names, "--output", "no.maskeval.parquet");
      assert.equal(status, 1, stderr);
      return stderr;
    };
    const all = SHARDS.map((shard) => `counts-${shard}.parquet`);
    assert.match(merge(...all.slice(1)), /^Shard 1 of 7 missing/);
    for (const table of ["", "-images"])
      copyFileSync(join(folder, `counts-2${table}.parquet`), join(folder, `twin${table}.parquet`));
    assert.match(merge(...all, "twin.parquet"), /twin\.parquet and counts-2\.parquet are both shard 2 of 7/);
    done(folder, "count", "--pairs", "pairs.parquet", "--shard", "2/3", "--output", "third.parquet");
    assert.match(merge(...all, "third.parquet"), /third\.parquet is shard 2 of 3, counts-1\.parquet is shard 1 of 7/);
    done(folder, "pair", "p", "t", "--undefined", "1", "--output", "other.parquet");
    done(folder, "count", "--pairs", "other.parquet", "--shard", "2/7", "--output", "foreign.parquet");
    assert.match(
      merge(...all.filter((name) => name !== "counts-2.parquet"), "foreign.parquet"),
      /other choices \(what 0\/0 counts as\)/,
    );
    assert.match(merge("whole.maskeval.parquet"), /whole\.maskeval\.parquet is not a shard/);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith("no.")),
      [],
    );
  });

  it("of a task that is killed are not there", async () => {
    const large = temporaryFolder();
    for (const side of ["p", "t"]) mkdirSync(join(large, side));
    const mask = greyPng(
      1500,
      1500,
      Array.from({ length: 1500 * 1500 }, (_, pixel) => (pixel * 7919) % 251),
    );
    for (const side of ["p", "t"])
      for (let index = 0; index < 60; index++) writeFileSync(join(large, side, `${index}.png`), mask);
    done(large, "pair", "p", "t", "--output", "pairs.parquet");
    const task = spawn(
      process.execPath,
      [CLI, "count", "--pairs", "pairs.parquet", "--shard", "1/1", "--threads", "1", "--output", "c.parquet"],
      { cwd: large, stdio: "ignore" },
    );
    setTimeout(() => task.kill("SIGKILL"), 300);
    await once(task, "exit");
    assert.deepEqual(
      readdirSync(large).filter((name) => /^c.*\.parquet$/.test(name)),
      [],
    );
  }).timeout(60_000);

  it("are written under names that say so, and never over what they are made of", () => {
    for (const [args, message] of [
      [["pair", "p", "t", "--output", "pairs.csv"], /--output takes the name of a table/],
      [
        ["count", "--pairs", "pairs.parquet", "--shard", "1/2", "--output", "x-images.parquet"],
        /name of a table of images/,
      ],
      [["count", "--pairs", "pairs.parquet", "--shard", "1/2", "--output", "pairs.parquet"], /would replace/],
      [["count", "--pairs", "pairs.parquet", "--output", "x.parquet"], /--shard I\/N/],
      [["count", "--shard", "1/2", "--output", "x.parquet"], /--pairs pairs\.parquet/],
      [["merge", "counts-1.parquet", "--output", "x.parquet"], /--output x\.maskeval\.parquet/],
      [["merge", "counts-1-images.parquet", "--output", "x.maskeval.parquet"], /these are of images alone/],
    ] as const) {
      const { status, stderr } = cli(folder, ...args);
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
    }
  });

  it("are written by the command lines of the manifest for Kubernetes, as they stand", function () {
    this.timeout(120_000);
    const data = masks();
    for (const [side, place] of [
      ["p", "P"],
      ["t", "T"],
    ] as const)
      renameSync(join(data, side), join(data, place));
    const bin = temporaryFolder({
      npx: `#!/bin/sh\n[ "$1 $2" = "--yes mask-evaluation" ] || exit 9\nshift 2\nexec "${process.execPath}" "${CLI}" "$@"\n`,
    });
    chmodSync(join(bin, "npx"), 0o755);
    for (const { spec } of manifest()) {
      const [container] = spec.template.spec.containers;
      assert.ok(container);
      const [program = "", ...args] = [...container.command, ...container.args];
      for (let index = 0; index < (spec.completions ?? 1); index++) {
        const { status, stderr } = spawnSync(program, args, {
          cwd: data,
          encoding: "utf8",
          env: { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}`, JOB_COMPLETION_INDEX: String(index) },
        });
        assert.equal(status, 0, stderr);
      }
    }
    done(data, "evaluate", "P", "T", "--output", "whole.maskeval.parquet", "--quiet");
    for (const table of ["maskeval.parquet", "maskeval-images.parquet"])
      assert.ok(readFileSync(join(data, `run.${table}`)).equals(readFileSync(join(data, `whole.${table}`))), table);
  });

  it("of very many images are shown as they stream by, with the figures of a report in memory", async function () {
    this.timeout(480_000);
    const images = Array.from(
      { length: 50_001 },
      (_, number) =>
      image(`x${number}`, [[0, 0, 1 + (number % 7)], [0, 1, 2], [1, 1, 1 + (number % 11)]]), // prettier-ignore
    );
    const large = report(images);
    const where = temporaryFolder();
    await writeTables(join(where, "large.maskeval.parquet"), large);
    const json = cli(where, "show", "large.maskeval.parquet", "--format", "json");
    const found = JSON.parse(json.stdout) as Record<"global" | "samplewise", Record<string, Record<string, number>>>;
    const input = averageInput(evaluate(large, large.choices), IOU);
    assert.equal(found.global["macro"]?.["iou"], AVERAGE.macro.compute(input).value);
    assert.equal(found.samplewise["macro-imagewise"]?.["iou"], AVERAGE["macro-imagewise"].compute(input).value);
    assert.match(cli(where, "show", "large.maskeval.parquet").stdout, /^50,001 images, 2 classes$/m);
    // So are they compared, with the digits of reports in memory.
    const other = report(large.images.map((of, number) => (number % 3 === 0 ? image(of.name, [[0, 0, 3 + (number % 7)], [1, 1, 1 + (number % 11)]]) : of))); // prettier-ignore
    await writeTables(join(where, "other.maskeval.parquet"), other);
    for (const [name, run] of [
      ["large", large],
      ["other", other],
    ] as const)
      // prettier-ignore
      writeFileSync(join(where, `${name}.maskeval.json`), [...reportLines(run)].join(""));
    const compared = ["parquet", "json"].map((form) => {
      const files = ["large", "other"].map((name) => `${name}.maskeval.${form}`);
      return cli(where, "compare", ...files, "--draws", "50", "--format", "json").stdout;
    });
    assert.match(compared[0] ?? "", /"images": ?50001/);
    assert.equal(compared[0], compared[1]);
    // So are they ranked.
    const ranked = ["parquet", "json"].map((form) => {
      const files = ["large", "other", "large"].map((name) => `${name}.maskeval.${form}`);
      return cli(where, "rank", ...files, "--draws", "50", "--average", "weighted", "--format", "json").stdout;
    });
    assert.match(ranked[0] ?? "", /"images": ?50001/);
    assert.equal(ranked[0], ranked[1]);
    // So are they held against each other by gates, of values, of intervals and of missing predictions.
    const bounds = [
      { figure: "iou.macro-imagewise", atLeast: 0.5, by: "lowerBound" },
      { figure: "recall.class.*", atLeast: 0.1, by: "lowerBound" },
      { missingPredictions: 0 },
    ];
    writeFileSync(join(where, "gates.json"), JSON.stringify(bounds));
    const held = ["parquet", "json"].map((form) => {
      const [run, baseline] = ["large", "other"].map((name) => `${name}.maskeval.${form}`);
      const margins = ["iou.macro:0.001", "dice.class.*:0.5"].flatMap((gate) => ["--not-worse", gate]);
      const values = ["--at-least", "iou.macro=0.5", "--gates", "gates.json"];
      assert.ok(run !== undefined && baseline !== undefined);
      const { status, stdout, stderr } = cli(where, "check", run, "--baseline", baseline, ...margins, ...values, "--junit", "junit.xml"); // prettier-ignore
      return [status, stderr, stdout, readFileSync(join(where, "junit.xml"), "utf8").replaceAll(".parquet", ".json")];
    });
    assert.match(String(held[0]), /over 50,?001 images/);
    assert.match(String(held[0]), /no target without a prediction: each of 50,?001 targets has one/);
    assert.deepEqual(held[0], held[1]);
    const alone = ["parquet", "json"].map((form) => {
      const against = ["--baseline", "none.maskeval.parquet", "--not-worse", "iou.macro"];
      const { status, stdout, stderr } = cli(where, "check", `large.maskeval.${form}`, ...against);
      return { status, stdout, stderr };
    });
    assert.match(alone[0]?.stderr ?? "", /There is no baseline\. .*none/);
    assert.deepEqual(alone[0], alone[1]);
    // With a summary all images are read.
    const gates = ["iou.macro=0.5", "iou.macro-imagewise=0.9", "dice.class.1=0.5", "pixelAccuracy=0.1"];
    const check = ["check", "large.maskeval.parquet", ...gates.flatMap((gate) => ["--at-least", gate])];
    const [streamed, whole] = [cli(where, ...check), cli(where, ...check, "--summary", "summary.md")];
    assert.deepEqual([streamed.status, streamed.stdout], [3, whole.stdout]);
    assert.match(streamed.stdout, /failed +iou\.macro-imagewise at least 0\.9/);
    for (const args of [
      ["--format", "html"],
      ["--metric", "dice"],
      ["--output", "x.maskeval.json"],
      ["--region", "all=0,1"],
    ])
      assert.equal(cli(where, "show", "large.maskeval.parquet", ...args).status, 2);
  });

  it("of pairs name files of their folders only", () => {
    const { status, stderr } = cli(
      folder,
      "count",
      "--pairs",
      "counts-1.parquet",
      "--shard",
      "1/1",
      "--output",
      "x.parquet",
    );
    assert.equal(status, 1);
    assert.match(stderr, /counts-1\.parquet: it is not a table of pairs/);
  });
});
