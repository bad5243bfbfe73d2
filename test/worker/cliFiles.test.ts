import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PNG } from "pngjs";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

interface Document {
  readonly choices: {
    readonly files?: unknown;
    readonly classList?: { readonly source: string; readonly colours?: string };
    readonly applied: readonly string[];
  };
  readonly classes: readonly { readonly name: string; readonly color: string }[];
  readonly pairing: {
    readonly rule: string;
    readonly pairs: number;
    readonly example?: { readonly target: string; readonly prediction: string };
    readonly variants?: readonly { readonly chosen: string; readonly by: string; readonly kinds: readonly unknown[] }[];
    readonly offer?: { readonly pairs: number };
    readonly ambiguous?: readonly { readonly side: string; readonly file: string }[];
  };
  readonly images: readonly { readonly target: string; readonly pixels: number }[];
  readonly global: { readonly micro: { readonly iou: number } };
}

const A = greyPng(2, 1, [0, 1]);

function cli(folder: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), "evaluate", "p", "t", ...args], {
    encoding: "utf8",
    cwd: folder,
  });
}

function evaluated(files: Readonly<Record<string, string | Buffer>>, ...args: readonly string[]): Document {
  const { status, stdout, stderr } = cli(temporaryFolder(files), "--format", "json", ...args);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Document;
}

function colours(...pixels: readonly (readonly number[])[]): Buffer {
  const png = new PNG({ width: pixels.length, height: 1 });
  png.data = Buffer.from(pixels.flatMap((pixel) => [...pixel, 255]));
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
}

describe("the files of a run on the command line", () => {
  it("are of the kind that was named", () => {
    const files = { "p/a.png": A, "t/a_labelIds.png": A, "t/a_labelTrainIds.png": greyPng(2, 1, [1, 0]) };
    const { images, pairing, choices } = evaluated(files, "--target-kind", "labelTrainIds");
    assert.equal(images[0]?.target, "a_labelTrainIds.png");
    assert.deepEqual(
      pairing.variants?.map(({ chosen, by, kinds }) => [chosen, by, kinds]),
      [
        [
          "labelTrainIds",
          "choice",
          [
            { name: "labelIds", files: 1 },
            { name: "labelTrainIds", files: 1 },
          ],
        ],
      ],
    );
    assert.ok(choices.applied.includes("targets of the kind labelTrainIds"));
  });

  it("are paired by the names' form that was given, with an example", () => {
    const { pairing, choices } = evaluated(
      { "p/net-7x.png": A, "t/7_q.png": A },
      "--target-affixes",
      "*_q",
      "--prediction-affixes",
      "net-*x",
    );
    assert.equal(pairing.pairs, 1);
    assert.deepEqual([pairing.example?.prediction, pairing.example?.target], ["net-7x.png", "7_q.png"]);
    assert.deepEqual(choices.files, { affixes: { target: "*_q", prediction: "net-*x" } });
  });

  it("are paired without leading zeros where that is given, and offered to be where it is not", () => {
    const files = { "p/x_1.png": A, "t/x_001.png": A };
    assert.equal(evaluated(files, "--ignore-zero-padding").pairing.pairs, 1);
    const { status, stdout, stderr } = cli(temporaryFolder(files), "--format", "json");
    assert.equal(status, 1);
    assert.equal((JSON.parse(stdout) as Document).pairing.offer?.pairs, 1);
    assert.match(stderr, /padded with zeros .*Give --ignore-zero-padding to pair them/);
    assert.match(cli(temporaryFolder(files)).stdout, /^No rule pairs the files\.$/m);
  });

  it("are paired whatever their capital letters where that is given, and offered to be where it is not", () => {
    const files = { "p/img_1.png": A, "t/IMG_1.PNG": A };
    assert.equal(evaluated(files, "--ignore-case").pairing.pairs, 1);
    assert.match(cli(temporaryFolder(files)).stderr, /differ in capital letters .*--ignore-case/);
  });

  it("are paired whatever the Unicode form of their names, and read under those that the disk has", () => {
    const [composed, decomposed] = ["Gr\u00fcn", "Gru\u0308n"];
    const { images } = evaluated({
      [`p/${decomposed}.png`]: A,
      [`t/${composed}.png`]: A,
      [`p/${composed}/1.png`]: A,
      [`t/${decomposed}/1.png`]: A,
    });
    assert.deepEqual(
      images.map(({ target }) => target),
      [`${composed}.png`, `${decomposed}/1.png`],
    );
  });

  it("give the same JSON when they are evaluated and when their report is shown", () => {
    const folder = temporaryFolder({
      "p/x_1.png": A,
      "p/y.png": A,
      "t/x_01.png": A,
      "t/y_labelIds.png": A,
      "t/y_color.png": A,
      "p/z.png": A,
      "p/z.npy": "",
      "t/z.png": A,
    });
    const json = cli(folder, "--format", "json").stdout;
    cli(folder, "--output", "r.maskeval.json");
    const shown = spawnSync(
      process.execPath,
      [join(ROOT, "dist/cli.js"), "show", "r.maskeval.json", "--format", "json"],
      { encoding: "utf8", cwd: folder },
    ).stdout;
    assert.ok(
      (JSON.parse(json) as Document).pairing.offer &&
        (JSON.parse(json) as Document).pairing.variants &&
        (JSON.parse(json) as Document).pairing.ambiguous,
    );
    assert.equal(shown, json);
  });

  it("are counted in the words that their number asks for", () => {
    const { stderr } = cli(temporaryFolder({ "p/x.png": A, "t/x.png": A }));
    assert.match(stderr, /^1 pair evaluated$/m);
    assert.match(stderr, /^1 problem \(/m);
    assert.match(stderr, /The only prediction equals its target/);
  });

  it("that could belong to several are listed with their side", () => {
    const { pairing } = evaluated({ "p/x.png": A, "p/x.npy": "", "p/y.png": A, "t/x.png": A, "t/y.png": A });
    assert.deepEqual(
      pairing.ambiguous?.map(({ side, file }) => [side, file]),
      [["target", "x.png"]],
    );
  });

  it("are resized where that is given, said in the table", () => {
    const files = { "p/a.png": A, "t/a.png": greyPng(4, 1, [0, 0, 1, 1]) };
    assert.equal(cli(temporaryFolder(files)).status, 1, "left out unasked");
    assert.equal(evaluated(files, "--resize").global.micro.iou, 1);
    const { stdout } = cli(temporaryFolder(files), "--resize");
    assert.match(stdout, /1 prediction resized to the target's size by nearest-neighbour/);
    assert.match(stdout, /Paired by: same relative path, such as a\.png with a\.png\./);
  });

  it("have the classes of a built-in list", () => {
    assert.equal(evaluated({ "p/a.png": A, "t/a.png": A }, "--classes", "pascal voc").classes[1]?.name, "aeroplane");
  });

  it("are read by the colours of a table, the classes named by the list", () => {
    const mask = colours([128, 64, 128], [0, 0, 142]);
    const files = {
      "p/a.png": mask,
      "t/a.png": mask,
      "names.txt": "car\nroad",
      "table.txt": "128 64 128 Road\n0 0 142 Car",
    };
    const { classes, choices, global } = evaluated(files, "--classes", "names.txt", "--colour-table", "table.txt");
    assert.deepEqual(
      classes.map(({ name, color }) => [name, color]),
      [
        ["car", "#00008e"],
        ["road", "#804080"],
      ],
    );
    assert.deepEqual(choices.classList, { source: "names.txt", colours: "table.txt" });
    assert.equal(global.micro.iou, 1);
    const alone = evaluated(
      { "p/a.png": mask, "t/a.png": mask, "table.txt": files["table.txt"] },
      "--colour-table",
      "table.txt",
    );
    assert.deepEqual(
      alone.classes.map(({ name }) => name),
      ["Road", "Car"],
    );
  });

  for (const [args, status, words] of [
    [["--target-affixes", "labelIds"], 2, /--target-affixes must hold one \*.*not labelIds/],
    [["--prediction-affixes", "*.png"], 2, /--prediction-affixes is of names without their ending/],
    [["--target-affixes", "*_other"], 1, /Names were to be of the form \*_other/],
    [
      ["--classes", "none.txt"],
      2,
      /--classes: .*none\.txt cannot be read.*Name a file, or one of Cityscapes label ids/,
    ],
    [
      ["--classes", "names.txt", "--colour-table", "table.txt"],
      2,
      /--colour-table: .*table\.txt has no colour for the class car \(label 0\) of names\.txt/,
    ],
    [["--colour-table", "none.txt"], 2, /--colour-table: .*none\.txt cannot be read/],
    [["--colour-table", "p"], 2, /--colour-table: .*p cannot be read: it is a folder/],
    [["--colour-table", "names.txt"], 2, /--colour-table: names\.txt gives no class a colour/],
    [["--ignore", "2147483648"], 2, /--ignore takes a whole number from -2147483648 to 2147483647/],
    [["--leave-out", "99999999999"], 2, /--leave-out takes a whole number from/],
    [["--npz-array", ""], 2, /--npz-array takes the name of an array/],
    [["--output", ""], 2, /--output takes the name of a file/],
  ] as const) {
    it(`end with ${status} and a sentence for ${args.join(" ")}`, () => {
      const folder = temporaryFolder({
        "p/a.png": A,
        "t/a.png": A,
        "names.txt": "car\nroad",
        "table.txt": "128 64 128 Road",
      });
      const run = cli(folder, ...args);
      assert.equal(run.status, status);
      assert.match(run.stderr, words);
    });
  }
});
