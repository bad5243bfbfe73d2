import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CLI } from "../support/cli";
import { greyPng } from "../support/greyPng";
import { interrupted } from "../support/interrupted";
import { temporaryFolder } from "../support/temporaryFolder";

describe("mask-evaluation rank", () => {
  let folder: string;
  const cli = (...args: readonly string[]) =>
    spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8", cwd: folder });
  const RUNS = ["good", "fair", "bad"];

  before(() => {
    const masks: Record<string, Buffer> = {};
    for (let number = 0; number < 6; number++) {
      const target = Array.from({ length: 40 }, (_, pixel) => (pixel + number) % 2);
      masks[`t/${number}.png`] = greyPng(8, 5, target);
      RUNS.forEach((run, worse) => {
        const labels = target.map((label, pixel) => ((pixel * 7 + number) % 40 < worse * 8 ? 1 - label : label));
        masks[`runs/${run}/${number}.png`] = greyPng(8, 5, labels);
      });
    }
    folder = temporaryFolder(masks);
    for (const run of RUNS) cli("evaluate", `runs/${run}`, "t", "--output", `${run}.maskeval.json`);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const files = (...names: readonly string[]): readonly string[] => names.map((name) => `${name}.maskeval.json`);

  it("ranks saved reports by the names of their folders", () => {
    const { status, stdout, stderr } = cli("rank", ...files("bad", "good", "fair"), "--average", "micro");
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^good is first in 100\.0 % of 2,000 draws \(of little worth: drawn from 6 images only, /);
    const rows = stdout.split("\n").filter((line) => /^(good|fair|bad) +[01]\.\d/.test(line));
    assert.deepEqual(
      rows.map((row) => row.split(/ +/)[0]),
      ["good", "fair", "bad"],
    );
  });

  it("takes of a folder the reports in it and in its subfolders, and says of one that holds none", () => {
    const checkpoints = { good: "checkpoints/epoch 2", fair: "checkpoints/epoch 10" };
    for (const [run, of] of Object.entries(checkpoints)) {
      mkdirSync(join(folder, of), { recursive: true });
      copyFileSync(join(folder, `${run}.maskeval.json`), join(folder, of, "run.maskeval.json"));
    }
    copyFileSync(join(folder, "bad.maskeval.json"), join(folder, "checkpoints/bad.maskeval.json"));
    const { status, stdout, stderr } = cli("rank", "checkpoints", "--format", "json");
    assert.deepEqual([status, stderr], [0, ""]);
    const { runs } = JSON.parse(stdout) as { runs: readonly { given: number }[] };
    assert.deepEqual(runs.map(({ given }) => given).toSorted(), [0, 1, 2]);
    const without = cli("rank", "t");
    assert.deepEqual(
      [without.status, /\nThe folder t holds no saved report [^\n]*\n$/.test(without.stderr)],
      [2, true],
    );
  });

  it("writes every form into a file, and takes metric, draws, seed and groups", () => {
    const options = ["--metric", "dice", "--draws", "50", "--seed", "3", "--groups", "^(.)"];
    assert.equal(cli("rank", ...files(...RUNS), ...options, "--format", "json", "--output", "r.json").status, 0);
    const {
      metric,
      options: drawn,
      rows,
    } = JSON.parse(readFileSync(join(folder, "r.json"), "utf8")) as {
      metric: unknown;
      options: unknown;
      rows: unknown;
    };
    assert.deepEqual([metric, drawn, rows], ["dice", { draws: 50, seed: 3, confidence: 0.95 }, 6]);
  });

  it("ranks by shapes that were measured in all runs, and says where one lacks them", () => {
    const measured = RUNS.map((run) => `${run}-measured`);
    for (const run of RUNS)
      cli("evaluate", `runs/${run}`, "t", "--measure", "surface", "--output", `${run}-measured.maskeval.json`);
    const { status, stdout, stderr } = cli("rank", ...files(...measured), "--metric", "assd", "--format", "json");
    assert.deepEqual([status, stderr], [0, ""]);
    const { better, runs } = JSON.parse(stdout) as { better: string; runs: { name: string; figure: number }[] };
    assert.deepEqual([better, runs.map(({ name }) => name)], ["lower", ["good", "fair", "bad"]]);
    assert.equal(runs[0]?.figure, 0);
    const without = cli("rank", ...files("good-measured", "fair-measured", "bad"), "--metric", "assd");
    assert.equal(without.status, 1);
    assert.match(
      without.stderr,
      /^Average symmetric surface distance \(MONAI\) was not measured in all runs alike: measure all under the same options, .* by evaluate --measure surface\./,
    );
  });

  it("ends with 130 at Ctrl-C while it draws, and leaves what was there before", async () => {
    writeFileSync(join(folder, "kept.csv"), "of an earlier ranking");
    const before = readdirSync(folder);
    // So many draws take far longer than what follows.
    const args = ["rank", ...files(...RUNS), "--draws", "1000000", "--output", "kept.csv"];
    const run = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: "ignore" });
    assert.equal(await interrupted(run), 130);
    assert.equal(readFileSync(join(folder, "kept.csv"), "utf8"), "of an earlier ranking");
    assert.deepEqual(readdirSync(folder), before);
  });

  it("refuses what cannot be ranked with its own status, and does not replace a report", () => {
    assert.equal(cli("rank", ...files("good", "bad")).status, 2);
    assert.match(cli("rank", ...files("good", "bad")).stderr, /three or more .* compare/);
    assert.equal(cli("rank", ...files(...RUNS), "--average", "median").status, 2);
    assert.match(cli("rank", "--foo").stderr, /\nUnknown option '--foo'\. [^\n]+\.\n$/);
    assert.equal(cli("rank", ...files(...RUNS), "--output", "good.maskeval.json").status, 2);
    const draws = cli("rank", ...files(...RUNS), "--draws", "1e12");
    assert.equal(draws.status, 2);
    assert.match(draws.stderr, /--draws takes a whole number from 1 to 1000000; not 1e12/);
    cli("evaluate", "runs/fair", "t", "--undefined", "1", "--output", "other.maskeval.json");
    const { status, stderr } = cli("rank", ...files("good", "bad", "other"));
    assert.deepEqual(
      [status, stderr.startsWith("fair and good were evaluated under other choices (what 0/0 counts as)")],
      [1, true],
    );
  });
});
