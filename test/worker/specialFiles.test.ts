import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DISK_FILES } from "../../src/run/diskFiles";
import { writeWhole } from "../../src/run/writeWhole";
import { CLI, cliWithin } from "../support/cli";
import { greyPng } from "../support/greyPng";
import { temporaryFolder } from "../support/temporaryFolder";

const PAIR = { "p/a.png": greyPng(2, 1, [0, 1]), "t/a.png": greyPng(2, 1, [1, 1]) };

const cli = cliWithin(20_000);

function pipe(test: Mocha.Context, ...path: readonly string[]): string {
  const location = join(...path);
  if (spawnSync("mkfifo", [location]).status !== 0) test.skip();
  return location;
}

describe("what is not a regular file", () => {
  it("is a problem of its pair where it is named as a mask, and ends no run", function () {
    const folder = temporaryFolder(PAIR);
    pipe(this, folder, "p/b.png");
    writeFileSync(join(folder, "t/b.png"), PAIR["t/a.png"]);
    symlinkSync("/dev/zero", join(folder, "p/c.png"));
    writeFileSync(join(folder, "t/c.png"), PAIR["t/a.png"]);
    const { status, stderr } = cli(folder, "evaluate", "p", "t");
    assert.equal(status, 0);
    for (const name of ["b", "c"])
      assert.match(stderr, new RegExp(`${name}\\.png: This is a pipe, a socket or a device, not a file\\.`));
  });

  it("is a problem of its pair where a socket is named as a mask", async function () {
    const folder = temporaryFolder(PAIR);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, "p/b.png"), resolve));
    writeFileSync(join(folder, "t/b.png"), PAIR["t/a.png"]);
    const { status, stderr } = cli(folder, "evaluate", "p", "t");
    server.close();
    assert.equal(status, 0);
    assert.match(stderr, /b\.png: This is a .*socket/);
  });

  it("is passed over where it is named as a class list beside the masks", function () {
    const folder = temporaryFolder(PAIR);
    pipe(this, folder, "classes.txt");
    assert.equal(cli(folder, "evaluate", "p", "t").status, 0);
  });

  it("is refused in a sentence where it is a file of more bytes than are read at once", () => {
    const folder = temporaryFolder(PAIR);
    writeFileSync(join(folder, "x.maskeval.json"), "");
    truncateSync(join(folder, "x.maskeval.json"), 2 ** 31);
    const { status, stderr } = cli(folder, "show", "x.maskeval.json");
    assert.deepEqual(
      [status, stderr.trim()],
      [1, "The report x.maskeval.json cannot be read: it has 2,147,483,648 bytes, and 2,147,483,647 are read at most"],
    );
  });

  it("is refused where the user names it as a class list or as a report", function () {
    const folder = temporaryFolder(PAIR);
    pipe(this, folder, "list.txt");
    pipe(this, folder, "x.maskeval.json");
    assert.match(cli(folder, "evaluate", "p", "t", "--classes", "list.txt").stderr, /list\.txt .*pipe/);
    assert.match(cli(folder, "show", "x.maskeval.json").stderr, /x\.maskeval\.json .*pipe/);
  });

  it("is refused wherever an option names it, without waiting for its other end", function () {
    const folder = temporaryFolder(PAIR);
    assert.equal(cli(folder, "evaluate", "p", "t", "--output", "x.maskeval.json").status, 0);
    pipe(this, folder, "pipe");
    symlinkSync("/dev/zero", join(folder, "zero.json"));
    for (const [option, ...args] of [
      ["map", "evaluate", "p", "t"],
      ["map", "show", "x.maskeval.json"],
      ["regions", "evaluate", "p", "t"],
      ["regions", "show", "x.maskeval.json"],
      ["colour-table", "evaluate", "p", "t"],
      ["gates", "check", "x.maskeval.json"],
      ["baseline", "check", "x.maskeval.json", "--not-worse", "iou.macro:0.01"],
    ] as const)
      for (const file of ["pipe", "zero.json"]) {
        const { status, stderr } = cli(folder, ...args, `--${option}`, file);
        assert.ok(status !== null && status > 0, `${option} ${file}: ${status} ${stderr}`);
        assert.match(stderr, new RegExp(`${file} cannot be read: it is a pipe, a socket or a device`), option);
      }
    for (const args of [
      ["compare", "x.maskeval.json", "pipe"],
      ["rank", "x.maskeval.json", "pipe", "zero.json"],
      ["merge", "pipe", "--output", "y.maskeval.json"],
    ])
      assert.match(cli(folder, ...args).stderr, /pipe cannot be read: it is a pipe/, args.join(" "));
  }).timeout(120_000);

  it("is named where it is given to be ranked, or is a folder, an empty file or a saved ranking", () => {
    const folder = temporaryFolder({ ...PAIR, "empty.maskeval.json": "", "runs.maskrank.json": "{}" });
    mkdirSync(join(folder, "folder.maskeval.json"));
    assert.equal(cli(folder, "evaluate", "p", "t", "--output", "x.maskeval.json").status, 0);
    for (const [file, status, why] of [
      ["empty.maskeval.json", 1, "empty.maskeval.json: This file is not a saved report."],
      [
        "folder.maskeval.json",
        2,
        "The folder folder.maskeval.json holds no saved report (*.maskeval.json, *.maskeval.parquet)",
      ],
      ["gone.maskeval.json", 1, "The report gone.maskeval.json cannot be read: it does not exist"],
      ["runs.maskrank.json", 2, "runs.maskrank.json is a saved ranking, which opens in VS Code: name the reports"],
    ] as const) {
      const ranked = cli(folder, "rank", "x.maskeval.json", "x.maskeval.json", "x.maskeval.json", file);
      assert.deepEqual([ranked.status, ranked.stderr.includes(why)], [status, true], ranked.stderr);
    }
  });

  it("is read by nobody else: bytes of a file are plain bytes, which messages keep", async () => {
    const folder = temporaryFolder({ "a.txt": "abc" });
    const bytes = await DISK_FILES.read(join(folder, "a.txt"));
    assert.equal(bytes.constructor, Uint8Array);
    assert.deepEqual([...bytes], [97, 98, 99]);
    await assert.rejects(DISK_FILES.read(folder), /it is a folder/);
  });
});

describe("an output", () => {
  it("goes through a pipe and a device, which stay what they are", async function () {
    const folder = temporaryFolder(PAIR);
    const location = pipe(this, folder, "out.csv");
    const reader = spawn("cat", [location]);
    let read = "";
    reader.stdout.on("data", (chunk: Buffer) => (read += chunk.toString()));
    const ended = new Promise((resolve) => reader.once("close", resolve));
    assert.equal(cli(folder, "evaluate", "p", "t", "--output", "out.csv").status, 0);
    await ended;
    assert.match(read, /^label,class/);
    assert.ok(lstatSync(location).isFIFO());
    symlinkSync("/dev/null", join(folder, "null.csv"));
    assert.equal(cli(folder, "evaluate", "p", "t", "--output", "null.csv").status, 0);
    assert.ok(lstatSync("/dev/null").isCharacterDevice());
    assert.ok(lstatSync(join(folder, "null.csv")).isSymbolicLink());
  });

  it("goes to standard output under its name", () => {
    if (!existsSync("/dev/stdout")) return;
    const folder = temporaryFolder(PAIR);
    const { status, stdout } = cli(folder, "evaluate", "p", "t", "--format", "csv", "--output", "/dev/stdout");
    assert.equal(status, 0);
    assert.match(stdout, /^label,class/);
  });

  it("follows a link to its file, which keeps its permissions, and makes the file of a link to nothing", async () => {
    const folder = temporaryFolder({ "real.txt": "before" });
    chmodSync(join(folder, "real.txt"), 0o600);
    symlinkSync("real.txt", join(folder, "link.txt"));
    symlinkSync("new.txt", join(folder, "dangling.txt"));
    await writeWhole(join(folder, "link.txt"), ["after"]);
    await writeWhole(join(folder, "dangling.txt"), ["made"]);
    assert.equal(readFileSync(join(folder, "real.txt"), "utf8"), "after");
    assert.equal(statSync(join(folder, "real.txt")).mode & 0o777, 0o600);
    assert.ok(lstatSync(join(folder, "link.txt")).isSymbolicLink());
    assert.equal(readFileSync(join(folder, "new.txt"), "utf8"), "made");
    assert.deepEqual(readdirSync(folder).sort(), ["dangling.txt", "link.txt", "new.txt", "real.txt"]);
  });

  it("holds all texts in their order, however many", async () => {
    const folder = temporaryFolder();
    const texts = Array.from({ length: 1001 }, (_, index) => `${index},`);
    // Empty ones are no end.
    const all = [...Array.from({ length: 450 }, () => ""), ...texts];
    await writeWhole(join(folder, "x.txt"), all);
    assert.equal(readFileSync(join(folder, "x.txt"), "utf8"), texts.join(""));
    await writeWhole(join(folder, "empty.txt"), []);
    assert.equal(readFileSync(join(folder, "empty.txt"), "utf8"), "");
  });

  it("leaves the old file, and nothing else, where what is written breaks off", async () => {
    const folder = temporaryFolder({ "x.txt": "before" });
    // Later than the first texts are written.
    function* breaking(): Generator<string> {
      for (let part = 0; part < 500; part++) yield "part";
      throw new Error("broken off");
    }
    await assert.rejects(writeWhole(join(folder, "x.txt"), breaking()), /^Error: broken off$/);
    assert.equal(readFileSync(join(folder, "x.txt"), "utf8"), "before");
    assert.deepEqual(readdirSync(folder), ["x.txt"]);
  });

  it("never takes the place of a mask, a class list or a report that is read", () => {
    const folder = temporaryFolder({
      ...PAIR,
      "names.txt": "background\nroad",
      "classes.txt": "background\nroad",
      "t/labels.csv": "label,name\n0,background\n",
      "map.txt": "1,1",
      "regions.json": '{"road": [1]}',
      "gates.json": '{"gates": [{"problems": "none"}]}',
    });
    assert.equal(cli(folder, "evaluate", "p", "t", "--output", "x.maskeval.json").status, 0);
    symlinkSync("p/a.png", join(folder, "link.txt"));
    const before = readFileSync(join(folder, "p/a.png"));
    for (const args of [
      ["evaluate", "p", "t", "--output", "p/a.png", "--format", "csv"],
      ["evaluate", "p", "t", "--output", "link.txt"],
      ["evaluate", "p", "t", "--classes", "names.txt", "--output", "names.txt"],
      ["evaluate", "p", "t", "--map", "prediction:map.txt", "--output", "map.txt"],
      ["evaluate", "p", "t", "--regions", "regions.json", "--output", "regions.json"],
      ["evaluate", "p", "t", "--output", "classes.txt", "--format", "csv"],
      ["evaluate", "p", "t", "--output", "t/labels.csv"],
      ["show", "x.maskeval.json", "--map", "map.txt", "--output", "map.txt"],
      ["show", "x.maskeval.json", "--regions", "regions.json", "--output", "regions.json"],
      ["check", "x.maskeval.json", "--gates", "gates.json", "--metrics", "gates.json"],
      ["check", "x.maskeval.json", "--at-least", "iou.macro=0", "--junit", "x.maskeval.json"],
      ["rank", "x.maskeval.json", "x.maskeval.json", "x.maskeval.json", "--output", "x.maskeval.json"],
      ["show", "x.maskeval.json", "--format", "csv", "--output", "./x.maskeval.json"],
      ["compare", "x.maskeval.json", "x.maskeval.json", "--output", "x.maskeval.json"],
      ["merge", "x.maskeval.json", "--output", "x.maskeval.json"],
    ]) {
      const { status, stderr } = cli(folder, ...args);
      assert.equal(status, 2, args.join(" "));
      assert.match(stderr, /would replace one of the files that are read|leave out --format/, args.join(" "));
    }
    assert.deepEqual(readFileSync(join(folder, "p/a.png")), before);
    // A report with other choices may take its own place.
    assert.equal(cli(folder, "show", "x.maskeval.json", "--undefined", "1", "--output", "x.maskeval.json").status, 0);
  });

  it("takes one text: of two with one name one would be lost, whatever way the name is written", () => {
    const folder = temporaryFolder(PAIR);
    assert.equal(cli(folder, "evaluate", "p", "t", "--output", "x.maskeval.json").status, 0);
    symlinkSync("a.md", join(folder, "link.md"));
    writeFileSync(join(folder, "a.md"), "before");
    for (const other of ["a.md", "./p/../a.md", "link.md"]) {
      const args = ["check", "x.maskeval.json", "--at-least", "iou.macro=0", "--summary", "a.md", "--comment", other];
      const { status, stderr } = cli(folder, ...args);
      assert.equal(status, 2, other);
      assert.match(stderr, /Two texts would be written to /);
    }
    assert.equal(readFileSync(join(folder, "a.md"), "utf8"), "before");
    const apart = ["--summary", "/dev/null", "--comment", "/dev/null", "--junit", "a.xml"];
    assert.equal(cli(folder, "check", "x.maskeval.json", "--at-least", "iou.macro=0", ...apart).status, 0);
  }).timeout(60_000);

  it("of the sample has no place in a file, which is told in a sentence", () => {
    const folder = temporaryFolder(PAIR);
    const { status, stderr } = cli(folder, "sample", "p/a.png");
    assert.deepEqual([status, stderr], [1, "p/a.png cannot be written: its folder is a file. Name another place.\n"]);
  });

  it("of the sample never takes the place of a mask, nor waits for a pipe, but goes on where a stop has left a part of it", function () {
    const folder = temporaryFolder({ "s/predictions/050.png": greyPng(2, 1, [0, 1]) });
    const { status, stderr } = cli(folder, "sample", "s");
    assert.equal(status, 1);
    assert.match(stderr, /050\.png is there already and is not a mask of the sample\. Name another folder\.\n$/);
    assert.deepEqual(readFileSync(join(folder, "s/predictions/050.png")), greyPng(2, 1, [0, 1]));
    assert.equal(cli(folder, "sample", "whole").status, 0);
    const mask = join(folder, "whole/targets/003.png");
    const bytes = readFileSync(mask);
    writeFileSync(mask, bytes.subarray(0, 100));
    assert.equal(cli(folder, "sample", "whole").status, 0);
    assert.deepEqual(readFileSync(mask), bytes);
    rmSync(mask);
    pipe(this, mask);
    assert.match(cli(folder, "sample", "whole").stderr, /003\.png is there already/);
  }).timeout(60_000);

  it("in the place of a folder is refused before a mask is read", () => {
    const folder = temporaryFolder(PAIR);
    mkdirSync(join(folder, "out.csv"));
    const { status, stderr } = cli(folder, "evaluate", "p", "t", "--output", "out.csv");
    assert.equal(status, 1);
    assert.match(stderr, /--output out\.csv is a folder\. Name a file in it\./);
  });

  it("that a full disk does not take is told in a sentence", function () {
    if (!existsSync("/dev/full")) this.skip();
    const folder = temporaryFolder(PAIR);
    const direct = cli(folder, "evaluate", "p", "t", "--output", "/dev/full", "--format", "csv");
    assert.equal(direct.status, 1);
    assert.match(direct.stderr, /^\/dev\/full cannot be written: no space is left on the disk\./m);
    const shell = spawnSync("sh", ["-c", `'${process.execPath}' '${CLI}' evaluate p t > /dev/full`], {
      encoding: "utf8",
      cwd: folder,
    });
    assert.match(shell.stderr, /Standard output cannot be written: no space is left on the disk\./);
    assert.doesNotMatch(shell.stderr, /at .*\.js/);
    assert.equal(shell.status, 1);
  });
});

describe("what the command line says", () => {
  it("holds no escape sequence of a file's name, which would steer the terminal", () => {
    const name = "a\u001b[2J\u202eb.png";
    const folder = temporaryFolder({
      ...PAIR,
      [`p/${name}`]: "broken",
      [`t/${name}`]: PAIR["t/a.png"],
      [`t/only\u001b[31m.png`]: PAIR["t/a.png"],
    });
    const { stderr, stdout } = cli(folder, "evaluate", "p", "t");
    assert.match(stderr, /a \[2J b\.png/);
    // eslint-disable-next-line no-control-regex -- that is what is looked for
    for (const text of [stderr, stdout]) assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it("is no command to a build server that reads the log, whatever files and classes are called", () => {
    const names = ["::error::a", "##[add-mask]b", "##vso[task.setvariable variable=x]c"];
    const files: Record<string, string | Buffer> = { "classes.txt": "::error::x\ny##[add-mask]z\n" };
    for (const name of names) {
      for (const [side, mask] of [
        ["p", PAIR["p/a.png"]],
        ["t", PAIR["t/a.png"]],
      ] as const) {
        files[`${side}/${name}.png`] = mask;
        files[`${side}/${name} broken.png`] = "broken";
      }
    }
    const folder = temporaryFolder(files);
    const runs = names.map((name) => `${name}.maskeval.json`);
    const [first = "", second = ""] = runs;
    const said = [
      ...runs.map((run) => cli(folder, "evaluate", "p", "t", "--classes", "classes.txt", "--output", run)),
      cli(folder, "evaluate", "p", "t", "--classes", "classes.txt"),
      cli(folder, "show", first),
      cli(folder, "compare", first, second),
      cli(folder, "rank", ...runs),
      cli(folder, "check", first, "--at-least", "iou.class.*=1"),
      cli(folder, "show", "::stop-commands::x"),
    ];
    const text = said.map(({ stdout, stderr }) => stdout + stderr).join("");
    assert.match(text, /\\::error::a broken/);
    assert.match(text, /^ *1 {2}y##\\\[add-mask\]z/m);
    for (const line of text.split("\n")) assert.doesNotMatch(line, /^\s*::|##(?:vso)?\[/);
  });
});
