import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { writeReport } from "../../src/core/report/reportDocument";
import { CLI, cliWithin } from "../support/cli";
import { greyPng } from "../support/greyPng";
import { image, report } from "../support/images";
import { temporaryFolder } from "../support/temporaryFolder";

const MASK = greyPng(2, 1, [0, 1]);

const cli = cliWithin(20_000);

function done(folder: string, ...args: readonly string[]): void {
  const { status, stderr } = cli(folder, ...args);
  assert.equal(status, 0, stderr);
}

/** Two pairs, their table, their counts in two parts and a report of them. */
function counted(): string {
  const folder = temporaryFolder({ "p/a.png": MASK, "t/a.png": MASK, "p/b.png": MASK, "t/b.png": MASK });
  done(folder, "pair", "p", "t", "--output", "pairs.parquet");
  for (const part of [1, 2])
    done(folder, "count", "--pairs", "pairs.parquet", "--shard", `${part}/2`, "--output", `c${part}.parquet`);
  done(folder, "evaluate", "p", "t", "--output", "x.maskeval.json");
  return folder;
}

describe("what is not a regular file", () => {
  it("is refused wherever a table is read, without waiting for its other end", async function () {
    this.timeout(120_000);
    const folder = counted();
    for (const name of ["pipe.parquet", "c2-images.parquet.pipe"])
      if (spawnSync("mkfifo", [join(folder, name)]).status !== 0) this.skip();
    symlinkSync("/dev/zero", join(folder, "zero.parquet"));
    symlinkSync("c1.parquet", join(folder, "d.parquet"));
    symlinkSync("c2-images.parquet.pipe", join(folder, "d-images.parquet"));
    symlinkSync("circle.parquet", join(folder, "circle.parquet"));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, "socket.parquet"), resolve));
    const odd = { pipe: /is a pipe/, zero: /a device/, socket: /is a .*socket/, circle: /links lead in a circle/ };
    for (const [name, fault] of Object.entries(odd))
      for (const args of [
        ["show", `${name}.parquet`],
        ["count", "--pairs", `${name}.parquet`, "--shard", "1/1", "--output", "o.parquet"],
        ["merge", "c1.parquet", `${name}.parquet`, "--output", "m.maskeval.parquet"],
        ["compare", "x.maskeval.json", `${name}.parquet`],
      ]) {
        const { status, stderr } = cli(folder, ...args);
        assert.equal(status, 1, args.join(" "));
        assert.match(stderr, fault);
        assert.match(stderr, new RegExp(`${name}\\.parquet: the table cannot be read: it`));
      }
    server.close();
    assert.match(cli(folder, "show", "d.parquet").stderr, /d-images\.parquet: the table cannot be read: it is a pipe/);
    assert.match(cli(folder, "merge", "d-images.parquet", "--output", "m.maskeval.parquet").stderr, /it is a pipe/);
    assert.match(cli(folder, "show", "x.maskeval.json/a.parquet").stderr, /it is a file, not a folder\.$/m);
  });
});

describe("an output", () => {
  it("never takes the place of a mask of a table or report, nor of the table of images beside one of counts", function () {
    this.timeout(60_000);
    const folder = counted();
    for (const name of ["mask.parquet", "n-images.parquet", "m.maskeval.json"])
      symlinkSync("p/a.png", join(folder, name));
    writeFileSync(join(folder, "p.tar"), "a pack");
    for (const name of ["i.maskeval.parquet", "j.maskeval-images.parquet"])
      symlinkSync("c1-images.parquet", join(folder, name));
    const names = readdirSync(folder);
    const images = readFileSync(join(folder, "c1-images.parquet"));
    for (const args of [
      ["pair", "p", "t", "--output", "mask.parquet"],
      ["evaluate", "p.tar", "t", "--format", "csv", "--output", "p.tar"],
      ["count", "--pairs", "pairs.parquet", "--shard", "1/1", "--output", "mask.parquet"],
      ["count", "--pairs", "pairs.parquet", "--shard", "1/1", "--output", "n.parquet"],
      ["merge", "c1.parquet", "c2.parquet", "--output", "i.maskeval.parquet"],
      ["merge", "c1.parquet", "c2.parquet", "--output", "j.maskeval.parquet"],
      ["merge", "x.maskeval.json", "--output", "m.maskeval.json"],
      ["show", "c1.parquet", "--format", "csv", "--output", "c1-images.parquet"],
      ["show", "x.maskeval.json", "--format", "csv", "--output", "p/a.png"],
      ["compare", "x.maskeval.json", "x.maskeval.json", "--output", "t/a.png"],
      ["rank", "x.maskeval.json", "x.maskeval.json", "x.maskeval.json", "--output", "t/a.png"],
      ["check", "x.maskeval.json", "--at-least", "iou.macro=0", "--summary", "p/a.png"],
    ]) {
      const { status, stderr } = cli(folder, ...args);
      assert.equal(status, 2, `${args.join(" ")} ${stderr}`);
      assert.match(stderr, /would replace one of the files that are read/, args.join(" "));
    }
    assert.deepEqual(readdirSync(folder), names);
    assert.deepEqual(readFileSync(join(folder, "p/a.png")), MASK);
    assert.deepEqual(readFileSync(join(folder, "c1-images.parquet")), images);
  });

  it("that cannot be written is told of before a mask is read, in a sentence", async function () {
    this.timeout(60_000);
    const folder = counted();
    mkdirSync(join(folder, "f.maskeval-images.parquet"));
    symlinkSync("circle", join(folder, "circle"));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, "socket.maskeval.json"), resolve));
    for (const [output, fault] of [
      ["f.maskeval.parquet", /f\.maskeval-images\.parquet is a folder\. Name a file in it\./],
      ["socket.maskeval.json", /is a socket\. Name a file\./],
      ["x.maskeval.json/y.csv", /its folder is a file\. Name another place\./],
      ["circle", /its links lead in a circle\. Name another place\./],
      [`${"a".repeat(300)}.csv`, /its name is too long\. Name a shorter one\./],
      ["nowhere/y.csv", /the folder .* does not exist\. Create it, or name another\./],
    ] as const)
      // The targets are not there: whoever reads masks first complains of that.
      for (const args of [
        ["evaluate", "p", "nowhere"],
        ["show", "nowhere.maskeval.json"],
      ]) {
        const { status, stderr } = cli(folder, ...args, "--output", output);
        assert.equal(status, 1, output);
        assert.match(stderr, fault);
        assert.doesNotMatch(stderr, /\bE[A-Z]{4,}: /);
      }
    server.close();
  });

  it("of two tables keeps the permissions of both that it replaces", () => {
    const folder = counted();
    done(folder, "merge", "c1.parquet", "c2.parquet", "--output", "m.maskeval.parquet");
    chmodSync(join(folder, "m.maskeval.parquet"), 0o600);
    chmodSync(join(folder, "m.maskeval-images.parquet"), 0o640);
    done(folder, "merge", "c1.parquet", "c2.parquet", "--output", "m.maskeval.parquet");
    assert.equal(statSync(join(folder, "m.maskeval.parquet")).mode & 0o777, 0o600);
    assert.equal(statSync(join(folder, "m.maskeval-images.parquet")).mode & 0o777, 0o640);
  }).timeout(60_000);

  it("of two tables is not left in part by SIGTERM in the middle of writing them", async () => {
    const folder = temporaryFolder();
    const images = Array.from({ length: 30_000 }, (_, index) => image(String(index), [[0, 0, 5], [1, 1, 3]])); // prettier-ignore
    writeFileSync(join(folder, "x.maskeval.json"), writeReport(report(images)));
    const run = spawn(process.execPath, [CLI, "show", "x.maskeval.json", "--output", "y.maskeval.parquet"], {
      cwd: folder,
    });
    const ended = new Promise<number | null>((resolve) => run.once("exit", resolve));
    while (readdirSync(folder).filter((name) => name.endsWith(".tmp")).length < 2)
      await new Promise((resolve) => setTimeout(resolve, 1));
    run.kill("SIGTERM");
    assert.equal(await ended, 143);
    assert.deepEqual(readdirSync(folder), ["x.maskeval.json"]);
  }).timeout(30_000);

  it("steers no terminal by a name, and is as it stands elsewhere", function () {
    const folder = temporaryFolder({ "p\u001b[2J/a.png": MASK, "t/a.png": MASK });
    for (const format of ["csv", "json"]) {
      const args = ["evaluate", "p\u001b[2J", "t", "--quiet", "--format", format];
      const command = [process.execPath, CLI, ...args].map((word) => `'${word}'`).join(" ");
      const onTerminal = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", cwd: folder });
      if (onTerminal.error) this.skip();
      assert.ok(onTerminal.stdout.length > 500);
      assert.ok(!onTerminal.stdout.includes("\u001b"), format);
    }
    const images = ["evaluate", "p\u001b[2J", "t", "--quiet", "--format", "html"];
    assert.ok(cli(folder, ...images).stdout.includes("p\u001b[2J"));
  }).timeout(30_000);
});

describe("a ranking of folders", () => {
  it("passes over folders that are called reports, and tells of one that cannot be listed", function () {
    const folder = counted();
    for (const run of ["r/a", "r/b"]) mkdirSync(join(folder, run), { recursive: true });
    mkdirSync(join(folder, "r/c.maskeval.json"));
    mkdirSync(join(folder, "r/a/d.maskeval.json"));
    assert.match(cli(folder, "rank", "r").stderr, /holds no saved report/);
    if (process.getuid?.() === 0) return;
    chmodSync(join(folder, "r/b"), 0);
    assert.match(cli(folder, "rank", "r").stderr, /^The folder r\/b cannot be read: permission denied\.$/m);
    chmodSync(join(folder, "r/b"), 0o755);
  }).timeout(60_000);
});
