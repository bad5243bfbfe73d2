import assert from "node:assert/strict";
import { cli } from "../support/cli";
import { greyPng } from "../support/greyPng";
import { temporaryFolder } from "../support/temporaryFolder";

interface Document {
  readonly classes: readonly { readonly label: number; readonly name: string }[];
  readonly choices: {
    readonly classList?: { readonly source: string; readonly begins?: number; readonly found?: boolean };
  };
  readonly global: { readonly macro: { readonly iou: number }; readonly none: { readonly iou: readonly number[] } };
  readonly findings: readonly { readonly id: string; readonly severity: string; readonly message: string }[];
}

type Files = Readonly<Record<string, string | Buffer>>;

function evaluated(files: Files, ...options: readonly string[]): Document {
  const { stdout, stderr } = cli(temporaryFolder(files), "evaluate", "p", "t", "--format", "json", ...options);
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout) as Document;
}

function names({ classes }: Document): readonly string[] {
  return classes.map(({ label, name }) => `${label} ${name}`);
}

function found({ findings }: Document, id: string): Document["findings"][number] {
  const finding = findings.find((candidate) => candidate.id === id);
  assert.ok(finding, `no ${id} among ${findings.map((candidate) => candidate.id).join(", ")}`);
  return finding;
}

/** One pair with so many pixels of each target label (row) predicted as each label (column). */
function pair(counts: readonly (readonly number[])[], name = "a"): Files {
  const pixels = counts.flatMap((row, target) =>
    row.flatMap((amount, prediction) => Array.from({ length: amount }, () => [target, prediction] as const)),
  );
  return {
    [`t/${name}.png`]: greyPng(
      pixels.length,
      1,
      pixels.map(([target]) => target),
    ),
    [`p/${name}.png`]: greyPng(
      pixels.length,
      1,
      pixels.map(([, prediction]) => prediction),
    ),
  };
}

/** Background, cat and dog: IoU 0.928, 0.623 and 0.645. */
const CATS = pair([
  [7604, 121, 172],
  [121, 400, 0],
  [172, 0, 626],
]);
const NUMBERS = ["0 0", "1 1", "2 2"];
const SHIFTED = ["0 background", "1 cat", "2 dog"];

function assertRight({ global }: Document): void {
  assert.deepEqual(
    global.none.iou.map((iou) => iou.toFixed(3)),
    ["0.928", "0.623", "0.645"],
  );
  assert.equal(global.macro.iou.toFixed(3), "0.732");
}

describe("a class list that lies beside the targets", () => {
  it("of labelme begins at -1", () => {
    const run = evaluated({ ...CATS, "labels.txt": "__ignore__\n_background_\ncat\ndog\n" });
    assertRight(run);
    assert.deepEqual(names(run), ["0 _background_", "1 cat", "2 dog"]);
  });

  it("and lacks a label is not applied; what it names the option says", () => {
    const files = { ...CATS, "classes.txt": "cat\ndog\n" };
    const run = evaluated(files);
    assertRight(run);
    assert.deepEqual(names(run), NUMBERS);
    const { message, severity } = found(run, "foundClassList");
    assert.equal(severity, "warning");
    assert.match(
      message,
      /classes\.txt, found beside the targets, is not used: it has 2 classes, none of them for label 2 .*As it stands, 798 target pixels \(8\.7 %\) .*begins at label 1: 0 is background, 1 is cat, 2 is dog\.$/,
    );
    const { stderr, stdout } = cli(temporaryFolder(files), "evaluate", "p", "t");
    assert.match(stderr, /classes\.txt, found beside the targets, is not used/);
    assert.match(stdout, /--classes \S*classes\.txt --classes-begin 1/);
    const applied = evaluated(files, "--classes", "classes.txt", "--classes-begin", "1");
    assertRight(applied);
    assert.deepEqual(names(applied), SHIFTED);
    assert.deepEqual(applied.choices.classList, { source: "classes.txt", begins: 1 });
    const asItStands = evaluated(files, "--classes", "classes.txt");
    assert.deepEqual(names(asItStands), ["0 cat", "1 dog"]);
    assert.match(
      found(asItStands, "classListBegins").message,
      /does not fit the labels as it stands\. It fits if it begins at label 1/,
    );
  });

  it("and names no background is not applied either where it is as long as the labels", () => {
    const run = evaluated({ ...CATS, "classes.txt": "cat\ndog\nbird\n" });
    assertRight(run);
    assert.deepEqual(names(run), NUMBERS);
    assert.match(
      found(run, "foundClassList").message,
      /names no background, and label 0, 85\.7 % of the target pixels, may be one\. As it stands, 0 is cat, .* --classes classes\.txt\. It fits if it begins at label 1/,
    );
  });

  it("and names the background begins at 0", () => {
    const run = evaluated({ ...CATS, "classes.txt": "background\ncat\ndog\n" });
    assertRight(run);
    assert.deepEqual(names(run), SHIFTED);
    assert.equal(run.choices.classList?.found, true);
  });

  it("and numbers its classes from 1 on leaves label 0 the background", () => {
    const files = { ...CATS, "classes.json": '{"cat": 1, "dog": 2}' };
    const run = evaluated(files);
    assertRight(run);
    assert.deepEqual(names(evaluated(files, "--classes", "classes.json", "--classes-begin", "1")), SHIFTED);
    assert.match(found(run, "foundClassList").message, /none of them for label 0 .*It fits if it begins at label 1/);
  });

  it("and is of another data set is not applied", () => {
    const other = Array.from({ length: 32 }, (_, row) => `${row} 64 ${row} thing${row}`).join("\n");
    const run = evaluated({ ...CATS, "label_colors.txt": other });
    assertRight(run);
    assert.deepEqual(names(run), NUMBERS);
    assert.match(found(run, "foundClassList").message, /29 of its 32 classes occur in no mask/);
    const none = evaluated({ ...CATS, "classes.json": '{"cat": 100, "dog": 200}' });
    assert.deepEqual(names(none), NUMBERS);
  });

  it("gives way to one that fits", () => {
    const run = evaluated({
      ...CATS,
      "t/classes.txt": "cat\ndog\n",
      "labelmap.txt": "background:0,0,0::\ncat:1,2,3::\ndog:4,5,6::",
    });
    assert.deepEqual(names(run), SHIFTED);
    assert.ok(!run.findings.some(({ id }) => id === "foundClassList"));
  });

  it("never counts by the labels of some images alone: the label of one image decides", () => {
    const rest = {
      ...pair(
        [
          [5, 0],
          [0, 5],
        ],
        "b",
      ),
      "classes.txt": "background\ncat\n",
    };
    assert.deepEqual(names(evaluated(rest)), ["0 background", "1 cat"]);
    assert.deepEqual(names(evaluated({ ...rest, ...CATS })), NUMBERS);
  });

  it("is decided over all shards, to the byte as in one run", () => {
    const files = {
      ...CATS,
      ...pair(
        [
          [5, 0],
          [0, 5],
        ],
        "b",
      ),
      "classes.txt": "background\ncat\n",
      "labelmap.txt": "background:0,0,0::\ncat:1,2,3::\ndog:4,5,6::",
    };
    const folder = temporaryFolder(files);
    const run = (...args: readonly string[]): void => {
      assert.equal(cli(folder, ...args).status, 0);
    };
    for (const shard of [1, 2])
      run("evaluate", "p", "t", "--shard", `${shard}/2`, "--output", `s${shard}.maskeval.json`);
    run("merge", "s1.maskeval.json", "s2.maskeval.json", "--output", "merged.maskeval.json");
    run("evaluate", "p", "t", "--output", "whole.maskeval.json");
    const shown = (file: string): string => cli(folder, "show", file, "--format", "json").stdout;
    assert.deepEqual(names(JSON.parse(shown("merged.maskeval.json")) as Document), SHIFTED);
    assert.equal(shown("merged.maskeval.json"), shown("whole.maskeval.json"));
  });

  it("is offered from a saved report, too", () => {
    const folder = temporaryFolder({ ...CATS, "classes.txt": "cat\ndog\n" });
    cli(folder, "evaluate", "p", "t", "--output", "a.maskeval.json");
    const shown = JSON.parse(cli(folder, "show", "a.maskeval.json", "--format", "json").stdout) as Document;
    assert.match(found(shown, "foundClassList").message, /begins at label 1/);
  });

  it("and cannot be read is told of, with file and cause", () => {
    const run = evaluated({ ...CATS, "classes.json": "{" });
    assert.deepEqual(names(run), NUMBERS);
    const { severity, message } = run.findings.find(({ id }) => id.startsWith("unreadClassList:")) ?? {
      severity: "",
      message: "",
    };
    assert.equal(severity, "warning");
    assert.match(message, /classes\.json is not valid JSON/);
  });

  it("and ignores a label by its name says so", () => {
    const run = evaluated({ ...CATS, "classes.txt": "background\ncat\nvoid\n" });
    assert.deepEqual(names(run), ["0 background", "1 cat"]);
    assert.match(found(run, "ignoredByFoundList").message, /2 \(void\) is ignored: 798 target pixels \(8\.7 %\)/);
    const mostly = evaluated({ ...CATS, "classes.txt": "void\ncat\ndog\n" });
    assertRight(mostly);
    assert.match(found(mostly, "foundClassList").message, /it would ignore 0 \(7,897 pixels in 1 file\)/);
  });

  it("leaves binary masks binary", () => {
    const run = evaluated({
      "t/a.png": greyPng(4, 1, [0, 255, 255, 0]),
      "p/a.png": greyPng(4, 1, [0, 255, 0, 0]),
      "classes.txt": "lesion\n",
    });
    assert.deepEqual(run.global.none.iou, [2 / 3, 1 / 2]);
    assert.match(found(run, "foundClassList").message, /begins at label 1: 0 is background, 1 is lesion/);
  });

  it("with one class for each label but 255 fits", () => {
    const files = {
      "t/a.png": greyPng(4, 1, [0, 1, 1, 255]),
      "p/a.png": greyPng(4, 1, [0, 1, 0, 0]),
      "classes.txt": "background\ncat\n",
    };
    assert.deepEqual(names(evaluated(files)), ["0 background", "1 cat"]);
  });
});

describe("--classes-begin", () => {
  it("needs a list, and a label that one can begin at", () => {
    const folder = temporaryFolder({ ...CATS, "classes.txt": "cat\ndog\n" });
    assert.equal(cli(folder, "evaluate", "p", "t", "--classes-begin", "1").status, 2);
    for (const wrong of ["x", "-2", "70000"])
      assert.equal(cli(folder, "evaluate", "p", "t", "--classes", "classes.txt", `--classes-begin=${wrong}`).status, 2);
  });
});
