import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { parseClassList } from "../../../../src/core/classLists/parseClassList";
import { PASCAL_VOC, vocColour } from "../../../../src/core/classLists/pascalVoc";
import { checkProblems } from "../../../../src/core/check/checkProblems";
import { dataCheck, type DataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { ImageEntry } from "../../../../src/core/document/report";
import { COLOUR, entry, reportOf, type Row } from "./entries";
import { matrixOf } from "../matrixOf";

function check(images: readonly ImageEntry[], choices: Partial<Choices> = {}): DataCheck {
  return dataCheck(reportOf(images), { ...DEFAULT_CHOICES, ...choices });
}

function finding({ findings }: DataCheck, id: string): Finding {
  const match = findings.find((candidate) => candidate.id === id);
  assert.ok(match, `no finding ${id} among ${findings.map((candidate) => candidate.id).join(", ")}`);
  return match;
}

const GOOD: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 40],
  [0, 1, 10],
];

const NAMED = {
  source: "classes.txt",
  classes: [
    { label: 0, name: "background", color: "#000000" },
    { label: 1, name: "road", color: "#ff0000" },
  ],
  ignore: [],
};

describe("the data check says", () => {
  it("nothing to worry about of plain masks that fit", () => {
    assert.deepEqual(check([entry(GOOD)]).findings, []);
  });

  it("which labels a side holds, with pixels, files and what they are", () => {
    const { labels } = check(
      [
        entry(GOOD, { name: "a" }),
        entry(
          [
            [255, 0, 5],
            [0, 7, 5],
          ],
          { name: "b" },
        ),
      ],
      { classList: NAMED },
    );
    assert.deepEqual(
      labels.target.map(({ raw, pixels, files, status, className }) => [raw, pixels, files, status, className]),
      [
        [0, 65, 2, "class", "background"],
        [1, 40, 1, "class", "road"],
        [255, 5, 1, "ignored", undefined],
      ],
    );
    assert.deepEqual(
      labels.prediction.map(({ raw, pixels, files, status }) => [raw, pixels, files, status]),
      [
        [0, 55, 2, "class"],
        [1, 50, 1, "class"],
        [7, 5, 1, "unlisted"],
      ],
    );
  });

  it("that labels 7 and 9 are outside the class list, and what becomes of them", () => {
    const data = check([entry([...GOOD, [7, 0, 20], [9, 0, 30]]), entry([[0, 9, 4]], { name: "b" })], {
      classList: NAMED,
    });
    const targets = finding(data, "unlistedTargetLabels");
    assert.match(
      targets.message,
      /2 labels of the targets are not in the class list classes\.txt: 9 \(30 pixels in 1 file\), 7 \(20 pixels in 1 file\)\. Their 50 pixels \(32\.5 %\) are left out/,
    );
    assert.deepEqual(targets.action?.apply, { ignore: [7, 9] });
    assert.match(
      finding(data, "unlistedPredictionLabels").message,
      /1 label of the predictions .*: 9 \(4 pixels in 1 file\)\. Where they stand, the target's class is missed/,
    );
  });

  it("that the ignore label is the background: IoU equals recall here", () => {
    const images = [
      entry([
        [0, 0, 50],
        [1, 1, 30],
        [0, 1, 10],
        [1, 0, 10],
      ]),
    ];
    const found = finding(check(images, { ignore: [0] }), "ignoredClass:0");
    assert.match(
      found.message,
      /Label 0 is ignored, and it is also a class: 60 pixels are predicted as it.*IoU equals recall here/,
    );
    assert.deepEqual(found.action?.apply, { ignore: [], leftOut: [0] });
    const { cells } = evaluate(reportOf(images), { ...DEFAULT_CHOICES, ignore: [0] });
    assert.deepEqual(
      [[...cells.tp], [...cells.fp], [...cells.fn]],
      [[30], [0], [10]],
      "no false positive: IoU is recall",
    );
  });

  it("that ignored pixels are more than half", () => {
    const found = finding(
      check([
        entry([
          [255, 0, 60],
          [0, 0, 30],
          [1, 1, 10],
        ]),
      ]),
      "mostlyIgnored",
    );
    assert.match(found.message, /255 \(60 pixels in 1 file\), 60\.0 % of the target pixels/);
    assert.deepEqual(found.action?.apply, { ignore: [] });
  });

  it("that more than half is ignored only where it is, and offers to count the label with the most of it", () => {
    assert.equal(
      finding(
        check([
          entry([
            [255, 0, 50],
            [0, 0, 30],
            [1, 1, 20],
          ]),
        ]),
        "ignored",
      ).severity,
      "info",
    );
    const found = finding(
      check(
        [
          entry([
            [254, 0, 20],
            [255, 0, 40],
            [0, 0, 30],
            [1, 1, 10],
          ]),
        ],
        { ignore: [254, 255] },
      ),
      "mostlyIgnored",
    );
    assert.deepEqual(found.action, {
      label: "Count label 255",
      apply: { ignore: [254] },
      option: "--ignore 254",
    });
  });

  it("how much is ignored where it is less", () => {
    assert.equal(
      finding(check([entry([...GOOD, [255, 0, 10]])]), "ignored").message,
      "Ignored: 255 (10 pixels in 1 file), 9.1 % of the target pixels.",
    );
  });

  it("that predictions hold the ignore label", () => {
    assert.match(
      finding(check([entry([...GOOD, [255, 255, 10], [1, 255, 5]])]), "predictedIgnoreLabels").message,
      /ignore label 255 \(15 pixels in 1 file\)/,
    );
  });

  it("that binary masks were read so", () => {
    assert.match(
      finding(
        check([
          entry([
            [0, 0, 50],
            [255, 1, 40],
            [0, 1, 10],
          ]),
        ]),
        "binary:target",
      ).message,
      /255 is read as class 1/,
    );
  });

  it("that palettes differ, with the first difference", () => {
    const facts = (palette: string): MaskFacts => ({ format: "PNG", kind: "palette", bits: 8, palette });
    const images = [entry(GOOD, { target: facts("000000ff0000"), prediction: facts("00000000ff00") })];
    assert.match(
      finding(check(images), "palettes").message,
      /differ for 1 of 2 labels that both use: label 1 is #ff0000 in the targets and #00ff00 in the predictions/,
    );
  });

  it("which colours have no table, with their pixels", () => {
    const images = [
      entry(
        [
          [0x804080, 0x804080, 50],
          [0x00008e, 0x804080, 10],
        ],
        { target: COLOUR, prediction: COLOUR },
      ),
    ];
    assert.match(
      finding(check(images), "unknownColours:target").message,
      /colour masks of 2 colours, and no class list with colours is given: #804080 \(50 pixels\), #00008e \(10 pixels\)/,
    );
  });

  it("that colours without a table are those of a built-in list, which one click takes", () => {
    const images = [
      entry(
        [
          [0x804080, 0x804080, 50],
          [0x00008e, 0x804080, 10],
        ],
        { target: COLOUR, prediction: COLOUR },
      ),
    ];
    const { message, action } = finding(check(images), "unknownColours:prediction");
    assert.match(message, /All colours of the masks are of Cityscapes train ids\./);
    assert.equal(action?.label, "Read them as Cityscapes train ids");
    assert.deepEqual(
      check(images, action.apply).findings.filter(({ severity }) => severity !== "info"),
      [],
    );
    const others = [
      entry(
        [
          [0x804080, 0x804080, 50],
          [0x123456, 0x804080, 10],
        ],
        { target: COLOUR, prediction: COLOUR },
      ),
    ];
    assert.match(
      finding(check(others), "unknownColours:prediction").message,
      /Choose a class list that names their colours\./,
    );
  });

  it("which colours are not in the table", () => {
    const classList = { ...NAMED, source: "label_colors.txt" };
    const images = [
      entry(
        [
          [0xff0000, 1, 50],
          [0x00008e, 1, 10],
        ],
        { target: COLOUR },
      ),
    ];
    assert.match(
      finding(check(images, { classList }), "unlistedTargetLabels").message,
      /1 label of the targets .* label_colors\.txt: #00008e \(10 pixels in 1 file\)/,
    );
  });

  it("that a folder mixes colour masks and labels", () => {
    const images = [entry([[0xff0000, 1, 50]], { target: COLOUR }), entry(GOOD, { name: "b" })];
    assert.match(
      finding(check(images), "mixedKinds:target").message,
      /1 of the targets is a colour mask, the others hold labels/,
    );
  });

  it("that predictions equal the targets in every pixel", () => {
    assert.match(
      finding(
        check([
          entry([
            [0, 0, 5],
            [1, 1, 5],
          ]),
        ]),
        "sameFolder",
      ).message,
      /The only prediction equals its target/,
    );
  });

  it("that one folder was taken for both", () => {
    const report = { ...reportOf([entry(GOOD)]), folders: { prediction: "/data/a", target: "/data/a" } };
    assert.equal(finding(dataCheck(report, DEFAULT_CHOICES), "sameFolder").severity, "error");
  });

  it("that predictions are constant", () => {
    const images = [
      entry(
        [
          [0, 0, 50],
          [1, 0, 40],
        ],
        { name: "a" },
      ),
      entry([[1, 0, 40]], { name: "b" }),
    ];
    assert.match(finding(check(images), "constantPredictions").message, /All 2 predictions hold label 0 alone/);
  });

  it("which targets are empty, and which have only ignored pixels", () => {
    const data = check([
      entry(GOOD, { name: "a" }),
      entry(
        [
          [0, 0, 9],
          [0, 1, 1],
        ],
        { name: "b" },
      ),
      entry([[255, 1, 10]], { name: "c" }),
    ]);
    assert.deepEqual(finding(data, "emptyTargets").images, ["b"]);
    assert.deepEqual(finding(data, "voidOnly").images, ["c"]);
  });

  it("how many targets have no prediction, with the switch", () => {
    const report = reportOf([entry(GOOD)]);
    const found = finding(
      dataCheck({ ...report, pairing: { ...report.pairing, targetsOnly: ["y.png", "z.png"] } }, DEFAULT_CHOICES),
      "missingPredictions",
    );
    assert.match(found.message, /2 of 3 targets have no prediction and are left out/);
    assert.deepEqual(found.action?.apply, { missing: "count" });
  });

  it("that masks were likely resized with interpolation", () => {
    const rare = Array.from({ length: 60 }, (_, step): Row => [1 + 4 * step, 0, 1]);
    const images = [entry([[0, 0, 40_000], [120, 120, 10_000], [255, 0, 20_000], [255, 255, 30_000], ...rare])];
    assert.match(
      finding(check(images), "resampled:target").message,
      /60 rare labels between 3 common ones \(0\.1 % of the pixels\)/,
    );
  });

  it("the notes of the files, once with their number", () => {
    const noted = { format: "PNG", kind: "grey", bits: 8, notes: ["The alpha channel is not constant."] } as const;
    const images = [entry(GOOD, { name: "a", prediction: noted }), entry(GOOD, { name: "b", prediction: noted })];
    assert.equal(
      finding(check(images), "note:prediction:The alpha channel is not constant.").message,
      "2 of the predictions: The alpha channel is not constant.",
    );
  });

  it("which sizes the images have", () => {
    assert.deepEqual(check([entry([[0, 0, 5]]), entry(GOOD), entry(GOOD)]).sizes, [
      { width: 100, height: 1, images: 2 },
      { width: 5, height: 1, images: 1 },
    ]);
  });
});

describe("data sets as they are", () => {
  it("PASCAL VOC: palette masks with 255 borders have 21 classes in the palette's colours, the borders ignored", () => {
    const palette = Array.from({ length: 256 }, (_, label) => vocColour(label).slice(1)).join("");
    const facts: MaskFacts = { format: "PNG", kind: "palette", bits: 8, palette };
    const images = [
      entry(
        [
          [0, 0, 50],
          [15, 15, 30],
          [15, 0, 5],
          [255, 15, 8],
        ],
        { target: facts, prediction: facts },
      ),
    ];
    const { table, confusion } = evaluate(reportOf(images), DEFAULT_CHOICES);
    assert.deepEqual(
      table.classes,
      [0, 15].map((label) => ({ label, name: String(label), color: vocColour(label) })),
    );
    assert.deepEqual([table.ignore, confusion.ignored], [[255], 8]);
    assert.equal(
      evaluate(reportOf(images), { ...DEFAULT_CHOICES, classList: PASCAL_VOC }).table.classes[1]?.name,
      "aeroplane",
    );
  });

  it("CamVid: colour masks with label_colors.txt are read by its colours, Void ignored", () => {
    const reading = parseClassList({
      name: "label_colors.txt",
      text: "128 64 128\tRoad\n0 128 192\t\tBicyclist\n0 0 0\t\tVoid",
      given: "search",
    });
    assert.ok(reading.ok);
    const images = [
      entry(
        [
          [0x804080, 0x804080, 50],
          [0x0080c0, 0x804080, 10],
          [0, 0x804080, 7],
        ],
        { target: COLOUR, prediction: COLOUR },
      ),
    ];
    const choices = { ...DEFAULT_CHOICES, classList: reading.list };
    const { table, confusion } = evaluate(reportOf(images), choices);
    assert.deepEqual(
      table.classes.map(({ name }) => name),
      ["Road", "Bicyclist"],
    );
    assert.deepEqual([matrixOf(confusion), confusion.ignored], [[50, 0, 10, 0], 7]);
    assert.match(
      finding(dataCheck(reportOf(images), choices), "colourTable:target").message,
      /read by the colours of label_colors\.txt: 3 of their 3 colours are in it/,
    );
  });
});

describe("the problems of a check", () => {
  it("name the target where an image is meant, and the folder else", () => {
    const images = [
      entry([[255, 0, 5]], { name: "a", targetPath: "val/a.png" }),
      entry(
        [
          [1, 0, 10],
          [2, 1, 20],
          [3, 2, 30],
        ],
        { name: "b" },
      ),
    ];
    const report = reportOf(images);
    const problems = checkProblems(dataCheck(report, DEFAULT_CHOICES), report);
    assert.deepEqual(
      problems.map(({ kind, file }) => [kind, file]),
      [
        ["suspicious-coding", ""],
        ["void-only", "val/a.png"],
      ],
    );
  });
});
