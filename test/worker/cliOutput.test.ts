import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeReport } from "../../src/core/report/reportDocument";
import { cli, CLI } from "../support/cli";
import { greyPng } from "../support/greyPng";
import { image, report } from "../support/images";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const PAIR = { "p/a.png": greyPng(2, 1, [0, 1]), "t/a.png": greyPng(2, 1, [1, 1]) };

describe("what the command line writes", () => {
  it("takes its format from the ending of the file where none is named", () => {
    const folder = temporaryFolder(PAIR);
    for (const [file, beginning] of [
      ["x.json", "{"],
      ["x.html", "<!doctype html>"],
      ["x.tex", "% needs"],
      ["x.md", "| Class"],
      ["x.csv", "label,class"],
      ["x.py", "#"],
      ["X.CSV", "label,class"],
    ] as const) {
      assert.equal(cli(folder, "evaluate", "p", "t", "--output", file).status, 0, file);
      assert.ok(readFileSync(join(folder, file), "utf8").startsWith(beginning), file);
    }
  });

  it("is never another format under the name of a saved report", () => {
    const folder = temporaryFolder(PAIR);
    const { status, stderr } = cli(folder, "evaluate", "p", "t", "--format", "csv", "--output", "x.maskeval.json");
    assert.equal(status, 2);
    assert.match(stderr, /leave out --format, or give --output another ending/);
    assert.ok(!existsSync(join(folder, "x.maskeval.json")));
  });

  it("has no place in a folder that does not exist, which is said before a mask is read", () => {
    const folder = temporaryFolder(PAIR);
    for (const args of [
      ["evaluate", "p", "t"],
      ["merge", "none.maskeval.json"],
      ["compare", "a.maskeval.json", "b.maskeval.json"],
    ]) {
      const { status, stderr } = cli(folder, ...args, "--output", "none/x.maskeval.json");
      assert.equal(status, 1, args[0]);
      assert.match(
        stderr,
        /--output none\/x\.maskeval\.json cannot be written: the folder .*none does not exist/,
        args[0],
      );
    }
  });

  it("names what an option takes where its value is none of that", () => {
    const folder = temporaryFolder(PAIR);
    for (const [option, value, expected] of [
      ["--metric", "iuo", /--metric takes iou, dice/],
      ["--average", "x", /--average takes micro, macro/],
      ["--columns", "class,x", /--columns takes .*class.*; not x/],
      ["--format", "xml", /--format takes table, json/],
    ] as const) {
      const { status, stderr } = cli(folder, "evaluate", "p", "t", option, value);
      assert.equal(status, 2, option);
      assert.match(stderr, expected);
    }
  });

  it("is the sentence of the figure that was asked for, with why it has no interval", () => {
    const folder = temporaryFolder({ ...PAIR, "p/b.png": greyPng(2, 1, [0, 0]), "t/b.png": greyPng(2, 1, [0, 1]) });
    const { stdout } = cli(
      folder,
      "evaluate",
      "p",
      "t",
      "--format",
      "sentence",
      "--metric",
      "dice",
      "--average",
      "macro-imagewise",
    );
    assert.match(
      stdout,
      /^mDice per image 0\.\d{3} \(no 95 % CI: drawn from 2 images only, and below 20 an interval over images means little; .*Bayesian bootstrap over images, 2,000 draws, seed 1\)\n$/,
    );
  });

  for (const command of ["evaluate", "show", "compare", "merge", "sample"]) {
    it(`tells how ${command} is used, and nothing else, where its help is asked for`, () => {
      const { status, stdout, stderr } = cli(ROOT, command, "--help");
      assert.deepEqual([status, stderr], [0, ""]);
      assert.ok(stdout.startsWith(`mask-evaluation ${command} `));
    });
  }

  it("may be left unread, as by `| head`", async () => {
    const folder = temporaryFolder();
    const images = Array.from({ length: 600 }, (_, index) =>
      image(String(index), [
        [0, 0, 5],
        [1, 0, 2],
        [1, 1, 3],
      ]),
    );
    writeFileSync(join(folder, "x.maskeval.json"), writeReport(report(images)));
    const run = spawn(process.execPath, [CLI, "show", "x.maskeval.json", "--format", "json"], { cwd: folder });
    let stderr = "";
    run.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    run.stdout.once("data", () => run.stdout.destroy());
    const status = await new Promise((resolve) => run.once("close", resolve));
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("has a progress bar on a terminal's standard error, and none elsewhere", function () {
    const folder = temporaryFolder(PAIR);
    assert.doesNotMatch(cli(folder, "evaluate", "p", "t").stderr, /\r|#/);
    const command = [process.execPath, CLI, "evaluate", "p", "t", "--output", "x.maskeval.json"]
      .map((word) => `'${word}'`)
      .join(" ");
    const onTerminal = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", cwd: folder });
    if (onTerminal.error) this.skip();
    assert.match(onTerminal.stdout, /\[#{30}\] 1 of 1 pairs/);
    assert.ok(
      onTerminal.stdout.indexOf("\r\u001b[K") < onTerminal.stdout.indexOf("1 pair evaluated"),
      "the bar is gone before the summary",
    );
  });
});
