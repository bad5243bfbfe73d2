import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PNG } from "pngjs";
import { palettePng } from "../support/palettePng";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

interface Document {
  readonly classes: readonly { readonly label: number; readonly name: string }[];
  readonly choices: { readonly ignore: readonly number[]; readonly applied: readonly string[] };
  readonly global: { readonly micro: { readonly iou: number } };
  readonly problems: readonly { readonly kind: string; readonly file: string; readonly message: string }[];
  readonly findings: readonly {
    readonly id: string;
    readonly severity: string;
    readonly standsWithFigures?: boolean;
    readonly message: string;
    readonly numbers: Readonly<Record<string, number>>;
  }[];
}

interface Evaluated {
  readonly json: Document;
  readonly table: string;
}

/** Evaluates folders `p` and `t` by the command line, once as JSON and once as a table. */
function evaluated(files: Readonly<Record<string, string | Buffer>>, ...options: readonly string[]): Evaluated {
  const cwd = temporaryFolder(files);
  const run = (format: string): string =>
    spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), "evaluate", "p", "t", "--format", format, ...options], {
      encoding: "utf8",
      cwd,
    }).stdout;
  return { json: JSON.parse(run("json")) as Document, table: run("table") };
}

/** The finding, said alike in JSON and in the table. */
function finding({ json, table }: Evaluated, id: string): Document["findings"][number] {
  const found = json.findings.find((candidate) => candidate.id === id);
  assert.ok(found, `no ${id} among ${json.findings.map((candidate) => candidate.id).join(", ")}`);
  const opening = found.standsWithFigures === true ? "CAUTION" : found.severity;
  assert.ok(table.includes(`${opening}: ${found.message}`), `the table does not say: ${found.message}`);
  return found;
}

function pair(target: readonly number[], prediction: readonly number[], name = "a"): Readonly<Record<string, Buffer>> {
  return {
    [`t/${name}.png`]: greyPng(target.length, 1, target),
    [`p/${name}.png`]: greyPng(prediction.length, 1, prediction),
  };
}

function colours(...pixels: readonly (readonly number[])[]): Buffer {
  const png = new PNG({ width: pixels.length, height: 1 });
  png.data = Buffer.from(pixels.flatMap((pixel) => [...pixel, 255]));
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
}

const ROAD = [128, 64, 128];
const CAR = [64, 0, 128];
const VOID = [0, 0, 0];

describe("folders as they come", () => {
  it("hold masks of several formats", () => {
    const pgm = (labels: readonly number[]): Buffer =>
      Buffer.concat([Buffer.from(`P5 ${labels.length} 1 255\n`), Buffer.from(labels)]);
    const run = evaluated({
      ...pair([0, 1, 1, 2], [0, 1, 1, 2], "a"),
      "t/b.pgm": pgm([0, 1, 2, 2]),
      "p/b.png": greyPng(4, 1, [0, 1, 2, 1]),
      "t/c.png": greyPng(2, 1, [1, 2]),
      "p/c.pgm": pgm([1, 2]),
      "t/d.GIF": Buffer.from("R0lGODlhAgABAIABAAAAAAEBASwAAAAAAgABAAACAkQKADs=", "base64"),
      "p/d.png": greyPng(2, 1, [0, 1]),
      "t/e.dcm": "x",
      "p/labelme.json": "{}",
    });
    assert.equal(run.json.global.micro.iou, 11 / 13);
    assert.equal(
      finding(run, "skippedFiles:target").message,
      "The target folder also holds files that are not read: 1 DICOM file (write their slices as PNG or NPY).",
    );
    assert.ok(!run.json.findings.some(({ id }) => id === "skippedFiles:prediction"), "one JSON file says nothing");
  });

  it("hold nothing that is read: which kinds, how many, and what to do", () => {
    const cwd = temporaryFolder({ "t/a.dcm": "x", "t/b.dicom": "x", "t/c.mat": "x", "p/a.png": greyPng(1, 1, [0]) });
    const { stderr, status } = spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), "evaluate", "p", "t"], {
      encoding: "utf8",
      cwd,
    });
    assert.equal(status, 1);
    assert.equal(
      stderr,
      "The target folder t holds no masks (PNG, NPY, NPZ, TIFF, NIfTI, NRRD, MetaImage, BMP, GIF or Netpbm files). It holds 2 DICOM files (write their slices as PNG or NPY), " +
        "1 MATLAB file (save the arrays as NPY (numpy.save)), or choose another folder.\n",
    );
  });

  it("palettes that hold only the colours of their file are read by colour, as labels of the targets' palette", () => {
    const whole = "000000ff000000ff00";
    const files = {
      "t/a.png": palettePng([0, 0, 1, 1], whole),
      "p/a.png": palettePng([0, 0, 1, 0], "000000ff0000"),
      "t/b.png": palettePng([0, 2, 2, 2], whole),
      "p/b.png": palettePng([0, 1, 1, 1], "00000000ff00"),
      "t/c.png": palettePng([2, 2, 1, 1], whole),
      "p/c.png": palettePng([1, 1, 0, 0], "ff000000ff00"),
    };
    const run = evaluated(files);
    assert.deepEqual(
      run.json.classes.map(({ label }) => label),
      [0, 1, 2],
    );
    assert.equal(run.json.global.micro.iou, 11 / 13);
    assert.ok(run.json.choices.applied.includes("predictions read by their colours as labels of the targets' palette"));
    assert.match(
      finding(run, "paletteColours:prediction").message,
      /1 of the 3 colours of the predictions has several indices in 3 palettes/,
    );
    const undone = evaluated(files, "--palettes", "indices");
    assert.equal(undone.json.global.micro.iou, 4 / 20);
    finding(undone, "paletteIndices");
  });

  it("targets of 0 and 255 beside predictions of 0 and 1 are binary, and said to be", () => {
    const run = evaluated(pair([0, 255, 255, 0], [0, 1, 1, 0]));
    assert.equal(run.json.global.micro.iou, 1);
    assert.match(finding(run, "binary:target").message, /255 is read as class 1/);
    assert.ok(run.json.choices.applied.includes("targets binary, 255 read as class 1"));
  });

  it("targets of 1 to 3 beside predictions shifted by one: both agreements are shown", () => {
    const found = finding(evaluated(pair([1, 2, 3, 3, 2, 1], [0, 1, 2, 2, 1, 0])), "coding:raised");
    assert.match(found.message, /As they are, 0\.0 % of the pixels agree\. With predictions raised by 1: 100\.0 %/);
    assert.deepEqual(found.numbers, { agreeing: 0, counted: 6, agreeingThen: 6, countedThen: 6 });
  });

  it("label ids beside train ids are found by name", () => {
    const files = {
      "t/a_gtFine_labelIds.png": greyPng(3, 1, [7, 8, 11]),
      "p/a_trainIds.png": greyPng(3, 1, [0, 1, 2]),
    };
    const { json } = evaluated(files);
    const found = json.findings.find(
      ({ id }) => id === "coding:trainIdsToLabelIds" || id === "names:trainIdsToLabelIds",
    );
    assert.match(found?.message ?? "", /train ids to label ids: 100\.0 %/);
  });

  it("CamVid: label_colors.txt beside the folders gives colours their classes, Void ignored", () => {
    const files = {
      "label_colors.txt": "128 64 128\tRoad\n64 0 128\tCar\n0 0 0\tVoid\n",
      "t/0001TP_006690_L.png": colours(ROAD, ROAD, CAR, VOID),
      "p/0001TP_006690_P.png": colours(ROAD, CAR, CAR, CAR),
    };
    const { json } = evaluated(files);
    assert.deepEqual(
      json.classes.map(({ name }) => name),
      ["Road", "Car"],
    );
    assert.equal(json.global.micro.iou, 2 / 4);
  });

  it("ADE20K: targets with the zero label, predictions without it", () => {
    assert.match(
      finding(evaluated(pair([0, 1, 2, 3, 150, 150], [0, 0, 1, 2, 149, 149])), "coding:reducedZero").message,
      /100\.0 %/,
    );
  });

  it("colour masks without a table have their colours listed with pixels", () => {
    const run = evaluated({ "t/a.png": colours(ROAD, ROAD, CAR), "p/a.png": colours(ROAD, CAR, CAR) });
    assert.match(
      finding(run, "unknownColours:target").message,
      /colour masks of 2 colours, .* #804080 \(2 pixels\), #400080 \(1 pixel\)/,
    );
  });

  it("a JPEG is refused with the reason, and the run goes on", () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
    const { json } = evaluated({ ...pair([0, 1], [0, 1]), "t/b.png": greyPng(1, 1, [0]), "p/b.jpg": jpeg });
    const refused = json.problems.find(({ file }) => file === "b.jpg");
    assert.equal(refused?.kind, "unreadable");
    assert.match(refused.message, /JPEG.*los/s);
    assert.equal(json.global.micro.iou, 1);
  });

  it("labels 7 and 9 outside a given class list are listed with their pixels", () => {
    const run = evaluated(
      { ...pair([0, 1, 7, 9, 9], [0, 1, 0, 0, 0]), "names.txt": "background\nroad" },
      "--classes",
      "names.txt",
    );
    assert.match(
      finding(run, "unlistedTargetLabels").message,
      /2 labels of the targets .*: 9 \(2 pixels in 1 file\), 7 \(1 pixel in 1 file\)\. Their 3 pixels \(60\.0 %\)/,
    );
  });

  it("an ignore label that is the background makes IoU equal recall, which is said", () => {
    const run = evaluated(pair([0, 0, 1, 1], [0, 1, 1, 0]), "--ignore", "0");
    assert.match(finding(run, "ignoredClass:0").message, /IoU equals recall here/);
  });
});

describe("warnings are said with their numbers, in JSON and in the table:", () => {
  it("the same folder twice", () => {
    const found = finding(evaluated({ ...pair([0, 1], [0, 1]), ...pair([1, 1], [1, 1], "b") }), "sameFolder");
    assert.match(found.message, /All 2 predictions equal their targets/);
    assert.deepEqual(found.numbers, { pairs: 2 });
  });

  it("constant predictions", () => {
    const run = evaluated({ ...pair([0, 1], [0, 0]), ...pair([1, 1], [0, 0], "b") });
    assert.match(finding(run, "constantPredictions").message, /All 2 predictions hold label 0 alone/);
  });

  it("empty targets", () => {
    const run = evaluated({ ...pair([0, 0], [0, 1]), ...pair([1, 0], [1, 0], "b") });
    assert.match(finding(run, "emptyTargets").message, /^1 of 2 targets holds label 0 alone/);
  });

  it("images of ignored pixels alone", () => {
    const run = evaluated({ ...pair([255, 255], [0, 1]), ...pair([1, 0], [1, 0], "b") });
    assert.match(finding(run, "voidOnly").message, /^1 of 2 targets has no pixel that counts/);
    assert.ok(run.json.problems.some(({ kind, file }) => kind === "void-only" && file === "a.png"));
  });

  it("rare labels between common ones", () => {
    const labels = Array.from({ length: 100_000 }, (_, pixel) =>
      pixel < 60 ? 1 + 4 * pixel : pixel < 50_000 ? 0 : pixel < 80_000 ? 100 : 254,
    );
    const run = evaluated(
      pair(
        labels,
        labels.map((label) => (label === 254 ? 1 : 0)),
      ),
    );
    assert.match(
      finding(run, "resampled:target").message,
      /60 rare labels between 3 common ones \(0\.1 % of the pixels\)/,
    );
  });

  it("rare greys between the two values of binary masks, which are not labels", () => {
    const labels = Array.from({ length: 100_000 }, (_, pixel) =>
      pixel < 60 ? 1 + 4 * pixel : pixel < 50_000 ? 0 : 255,
    );
    const run = evaluated(
      pair(
        labels,
        labels.map((label) => (label === 255 ? 1 : 0)),
      ),
    );
    assert.match(finding(run, "edges:target").message, /60 greys beside 0 and 255, at the edges/);
    assert.deepEqual(
      run.json.classes.map(({ name }) => name),
      ["0", "1"],
    );
  });

  it("more than half of the target pixels ignored", () => {
    const run = evaluated(pair([255, 255, 2, 255], [0, 1, 0, 0]));
    assert.match(finding(run, "mostlyIgnored").message, /255 \(3 pixels in 1 file\), 75\.0 % of the target pixels/);
  });
});
