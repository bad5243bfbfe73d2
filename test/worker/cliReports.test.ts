import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeReport } from "../../src/core/report/reportDocument";
import { cli, CLI } from "../support/cli";
import { greyPng } from "../support/greyPng";
import { image, report } from "../support/images";
import { sixteenPairs } from "../support/sixteenPairs";
import { interrupted } from "../support/interrupted";
import { temporaryFolder } from "../support/temporaryFolder";

const SHARDS = [1, 2, 3, 4, 5, 6, 7];

describe("reports on the command line", () => {
  it("of a shard without a pair are not a failure, and of one whose pairs all fail are one", () => {
    const folder = temporaryFolder({ "t/a.png": greyPng(1, 1, [0]), "p/a.png": "broken" });
    const status = (shard: string): number | null =>
      cli(folder, "evaluate", "p", "t", "--shard", shard, "--output", "s.maskeval.json").status;
    assert.deepEqual([status("1/2"), status("2/2")], [1, 0]);
  });

  it("of 7 shards merge to the report of one run, to the byte", function () {
    this.timeout(60_000);
    const folder = sixteenPairs();
    assert.equal(cli(folder, "evaluate", "p", "t", "--output", "whole.maskeval.json").status, 0);
    for (const number of SHARDS) {
      const { status, stderr } = cli(
        folder,
        "evaluate",
        "p",
        "t",
        "--shard",
        `${number}/7`,
        "--output",
        `s${number}.maskeval.json`,
        "--threads",
        "1",
      );
      assert.equal(status, 0, stderr);
    }
    const { status, stderr } = cli(
      folder,
      "merge",
      ...SHARDS.toReversed().map((number) => `s${number}.maskeval.json`),
      "--output",
      "merged.maskeval.json",
    );
    assert.equal(status, 0, stderr);
    assert.equal(
      readFileSync(join(folder, "merged.maskeval.json"), "utf8"),
      readFileSync(join(folder, "whole.maskeval.json"), "utf8"),
    );
    const refused = cli(folder, "merge", "s1.maskeval.json", "s4.maskeval.json", "--output", "part.maskeval.json");
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /Shards 2, 3, 5, 6, 7 of 7 missing/);
  });

  it("show what the run itself printed, wherever the project has moved to", () => {
    const folder = sixteenPairs();
    assert.equal(cli(folder, "evaluate", "p", "t", "--output", "x.maskeval.json").status, 0);
    const printed = cli(folder, "evaluate", "p", "t", "--format", "json").stdout;
    const elsewhere = `${temporaryFolder()}/moved`;
    renameSync(folder, elsewhere);
    assert.equal(cli(elsewhere, "show", "x.maskeval.json", "--format", "json").stdout, printed);
    assert.deepEqual(
      (JSON.parse(readFileSync(join(elsewhere, "x.maskeval.json"), "utf8")) as { folders: unknown }).folders,
      { prediction: "p", target: "t" },
    );
    assert.match(
      cli(elsewhere, "show", "x.maskeval.json", "--undefined", "0", "--format", "json").stdout,
      /"undefined":0/,
    );
  });

  it("of two runs are compared, and refused where they cannot be", () => {
    const folder = sixteenPairs();
    for (const [predictions, name, ...flags] of [
      ["p", "a"],
      ["t", "b"],
      ["p", "c", "--undefined", "0"],
    ] as const) {
      assert.equal(cli(folder, "evaluate", predictions, "t", "--output", `${name}.maskeval.json`, ...flags).status, 0);
    }
    const json = cli(folder, "compare", "a.maskeval.json", "b.maskeval.json", "--format", "json", "--draws", "50");
    assert.equal(json.status, 0, json.stderr);
    const { averages, images } = JSON.parse(json.stdout) as {
      averages: { macro: { b: number; difference: number } };
      images: number;
    };
    assert.deepEqual([images, averages.macro.b], [15, 1]);
    assert.ok(averages.macro.difference > 0);
    assert.match(
      cli(folder, "compare", "a.maskeval.json", "b.maskeval.json", "--metric", "dice", "--draws", "50").stdout,
      /15 common images, 0 in \S.* alone and 2 in \S.* alone left out/,
    );
    const refused = cli(folder, "compare", "a.maskeval.json", "c.maskeval.json");
    assert.deepEqual([refused.status, refused.stdout], [1, ""]);
    assert.match(refused.stderr, /other choices \(what 0\/0 counts as\)/);
  });

  it("that are damaged are refused with exit status 1 and the file named", () => {
    const folder = temporaryFolder({ "x.maskeval.json": '{"schema":1,"images":[]}' });
    const { status, stdout, stderr } = cli(folder, "show", "x.maskeval.json");
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /^x\.maskeval\.json: This report is damaged: /);
  });

  it("are drawn and compared over groups of images, as chosen and saved", () => {
    const folder = temporaryFolder();
    const rights = Array.from({ length: 120 }, (_, index) => [index % 10, (3 * index) % 10] as const);
    const made = (run: 0 | 1): string =>
      writeReport(
        report(
          rights.map((of, index) =>
            image(`p${index % 24}/${index}`, [
              [0, 0, 9],
              [1, 1, 1 + of[run]],
              [1, 0, 10 - of[run]],
            ]),
          ),
        ),
      );
    writeFileSync(join(folder, "a.maskeval.json"), made(0));
    writeFileSync(join(folder, "b.maskeval.json"), made(1));
    assert.match(
      cli(folder, "show", "a.maskeval.json", "--format", "sentence").stdout,
      /95 % CI .*; Bayesian bootstrap over images, 2,000 draws/,
    );
    const grouped = cli(folder, "show", "a.maskeval.json", "--groups", "folder", "--output", "g.maskeval.json");
    assert.equal(grouped.status, 0, grouped.stderr);
    assert.match(
      cli(folder, "show", "g.maskeval.json", "--format", "sentence").stdout,
      /95 % CI .*; Bayesian bootstrap over 24 groups of images by folder, 2,000 draws/,
    );
    assert.match(
      cli(folder, "show", "g.maskeval.json", "--format", "sentence", "--groups", "image").stdout,
      /bootstrap over images/,
    );
    assert.match(
      cli(folder, "show", "a.maskeval.json", "--format", "sentence", "--groups", "^p(1?[0-9])/").stdout,
      /over 40 groups of images by \^p\(1\?\[0-9\]\)\/ in their names/,
    );
    for (const [report, option, words] of [
      ["a", ["--groups", "folder"], /24 groups of images by folder/],
      ["g", [], /24 groups of images by folder/],
      ["a", [], /look like 24 groups: .*--groups folder/],
    ] as const) {
      assert.match(
        cli(folder, "compare", `${report}.maskeval.json`, "b.maskeval.json", "--draws", "50", ...option).stdout,
        words,
      );
    }
    const refused = cli(folder, "show", "a.maskeval.json", "--groups", "(p");
    assert.deepEqual(
      [refused.status, refused.stderr.includes(`--groups takes image, folder or a regular expression. "(p" is no`)],
      [2, true],
    );
  });

  for (const args of [
    ["show"],
    ["compare", "a"],
    ["compare", "a", "b", "--metric", "none"],
    ["merge", "x"],
    ["merge", "x", "--output", "x.json"],
    ["evaluate", "p", "t", "--shard", "8/7", "--output", "x.maskeval.json"],
    ["evaluate", "p", "t", "--shard", "1/7"],
  ]) {
    it(`exit with 2 and the usage for: ${args.join(" ")}`, () => {
      const { status, stderr } = cli(temporaryFolder(), ...args);
      assert.equal(status, 2);
      assert.match(stderr, /mask-evaluation /);
    });
  }

  it("are not left in part by Ctrl-C, which exits with 130", async function () {
    this.timeout(60_000);
    const folder = temporaryFolder();
    for (const side of ["p", "t"]) mkdirSync(join(folder, side));
    // So many pixels, in one small file of many names, take minutes: only Ctrl-C ends the run sooner.
    writeFileSync(join(folder, "large.png"), greyPng(8192, 8192, new Uint8Array(8192 * 8192)));
    for (const side of ["p", "t"])
      for (let name = 0; name < 2000; name++) linkSync(join(folder, "large.png"), join(folder, side, `${name}.png`));
    rmSync(join(folder, "large.png"));
    const run = spawn(process.execPath, [CLI, "evaluate", "p", "t", "--output", "x.maskeval.json"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    assert.equal(await interrupted(run), 130);
    assert.deepEqual(readdirSync(folder).sort(), ["p", "t"]);
  });

  it("are not left in part by SIGTERM in the middle of writing them", async () => {
    const folder = temporaryFolder();
    const images = Array.from({ length: 30_000 }, (_, index) =>
      image(String(index), [
        [0, 0, 5],
        [1, 0, 2],
        [1, 1, 3],
      ]),
    );
    writeFileSync(join(folder, "x.maskeval.json"), writeReport(report(images)));
    const run = spawn(process.execPath, [CLI, "show", "x.maskeval.json", "--output", "y.maskeval.json"], {
      cwd: folder,
    });
    const ended = new Promise<number | null>((resolve) => run.once("exit", resolve));
    while (!readdirSync(folder).some((name) => name.endsWith(".tmp")))
      await new Promise((resolve) => setTimeout(resolve, 1));
    run.kill("SIGTERM");
    assert.equal(await ended, 143);
    assert.deepEqual(readdirSync(folder), ["x.maskeval.json"]);
  });
});
