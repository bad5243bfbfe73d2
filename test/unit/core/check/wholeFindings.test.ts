import assert from "node:assert/strict";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import type { Finding } from "../../../../src/core/reading/finding";
import { COLOUR, GREY, entry, reportOf, type Row } from "./entries";

/** All findings with all that they say, numbers to ten places. */
function findings(
  images: readonly ImageEntry[],
  choices: Partial<Choices> = {},
  more: Partial<Report> = {},
): readonly Finding[] {
  const report = { ...reportOf(images), ...more };
  return rounded(dataCheck(report, { ...DEFAULT_CHOICES, ...choices }).findings);
}

function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === "number" ? Number(part.toFixed(10)) : part)),
  ) as T;
}

function assertWhole(found: readonly Finding[], expected: readonly Finding[]): void {
  assert.deepEqual(found, rounded(expected));
}

const LIST = {
  source: "classes.txt",
  ignore: [],
  classes: [
    { label: 0, name: "background", color: "#000000" },
    { label: 1, name: "road", color: "#ff0000" },
  ],
};

/** IoU 50/60 of label 0, 40/50 of label 1. */
const GOOD: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 40],
  [0, 1, 10],
];

describe("a finding, whole: labels", () => {
  it("of both sides that are not in the list", () => {
    const images = [entry([...GOOD, [7, 0, 20], [9, 0, 30]]), entry([[0, 9, 4]], { name: "b" })];
    assertWhole(findings(images, { classList: LIST }), [
      {
        id: "unlistedTargetLabels",
        severity: "warning",
        message:
          "2 labels of the targets are not in the class list classes.txt: 9 (30 pixels in 1 file), 7 (20 pixels in 1 file). Their 50 pixels (32.5 %) are left out. Complete the class list, or ignore these labels.",
        numbers: { labels: 2, pixels: 50, share: 50 / 154 },
        action: { label: "Ignore these labels", apply: { ignore: [7, 9] }, option: "--ignore 7 --ignore 9" },
        problem: "unlisted-label",
        // Label 0 misses the 10 and the 4 pixels; what is left out already changes nothing when it is ignored.
        effect: { now: (50 / 64 + 40 / 50) / 2, then: (50 / 64 + 40 / 50) / 2 },
        standsWithFigures: false,
      },
      {
        id: "unlistedPredictionLabels",
        severity: "warning",
        message:
          "1 label of the predictions is not in the class list classes.txt: 9 (4 pixels in 1 file). Where they stand, the target's class is missed, and no class has a false positive. Complete the class list if they are classes.",
        numbers: { labels: 1, pixels: 4, share: 4 / 154 },
        problem: "unlisted-label",
      },
      {
        id: "emptyTargets",
        severity: "info",
        message:
          "1 of 2 targets holds label 0 alone. For every other class these images are 0/0 unless it is predicted there, so samplewise means move with the rule for 0/0.",
        numbers: { images: 1, all: 2 },
        images: ["b"],
      },
    ]);
  });

  it("of one pixel in the singular", () => {
    assertWhole(findings([entry([...GOOD, [7, 0, 1]])], { classList: LIST }), [
      {
        id: "unlistedTargetLabels",
        severity: "warning",
        message:
          "1 label of the targets is not in the class list classes.txt: 7 (1 pixel in 1 file). Its 1 pixel (1.0 %) is left out. Complete the class list, or ignore these labels.",
        numbers: { labels: 1, pixels: 1, share: 1 / 101 },
        action: { label: "Ignore this label", apply: { ignore: [7] }, option: "--ignore 7" },
        problem: "unlisted-label",
        effect: { now: (5 / 6 + 4 / 5) / 2, then: (5 / 6 + 4 / 5) / 2 },
        standsWithFigures: false,
      },
    ]);
  });

  it("that are mostly ignored, with what counting the largest gives", () => {
    const images = [
      entry([
        [254, 0, 20],
        [255, 0, 40],
        [0, 0, 30],
        [1, 1, 10],
      ]),
    ];
    assertWhole(findings(images, { ignore: [254, 255] }), [
      {
        id: "mostlyIgnored",
        severity: "warning",
        message:
          "More than half of the target pixels are ignored: 255 (40 pixels in 1 file), 254 (20 pixels in 1 file), 60.0 % of the target pixels. The figures speak of the rest alone.",
        numbers: { pixels: 60, share: 0.6 },
        standsWithFigures: false,
        action: { label: "Count label 255", apply: { ignore: [254] }, option: "--ignore 254" },
        effect: { now: 1, then: (30 / 70 + 1 + 0) / 3 },
      },
    ]);
  });

  it("that are ignored by choice and a class all the same, with and without a list", () => {
    const images = [
      entry([
        [0, 0, 30],
        [1, 1, 60],
        [0, 1, 10],
        [1, 0, 10],
      ]),
    ];
    const ignoredClass = (name: string, leftOut: readonly number[]): Finding => ({
      id: "ignoredClass:0",
      severity: "warning",
      message: `Label ${name} is ignored, and it is also a class: 40 pixels are predicted as it. False positives on its pixels don't count; IoU equals recall here where it is the only other class. To keep a class out of the mean, leave it out of the class set instead.`,
      numbers: { label: 0, predictedPixels: 40 },
      standsWithFigures: false,
      action: {
        label: "Leave it out of the mean instead",
        apply: { ignore: [], leftOut },
        option: `--ignore none ${leftOut.map((label) => `--leave-out ${label}`).join(" ")}`,
      },
      effect: { now: 60 / 70, then: 60 / 80 },
    });
    const ignored: Finding = {
      id: "ignored",
      severity: "info",
      message: "Ignored: 0 (40 pixels in 1 file), 36.4 % of the target pixels.",
      numbers: { pixels: 40, share: 40 / 110 },
    };
    assertWhole(findings(images, { ignore: [0], classList: LIST }), [ignoredClass("0 (background)", [0]), ignored]);
    assertWhole(findings(images, { ignore: [0], leftOut: [0] }), [ignoredClass("0", [0]), ignored]);
    assertWhole(findings(images, { ignore: [0], classList: { ...LIST, ignore: [0] } }), [ignored]);
  });

  it("that the files call no data, on either side", () => {
    const nodata = (label: number): MaskFacts => ({ ...GREY, nodata: label });
    assertWhole(findings([entry([...GOOD, [9, 9, 5], [9, 1, 2]], { target: nodata(9), prediction: nodata(9) })]), [
      {
        id: "nodata:9",
        severity: "warning",
        message:
          'GDAL_NODATA of 1 target and 1 prediction names label 9 as "no data". It covers 7 pixels of the targets (6.5 %), and 5 pixels are predicted as it. It counts as a class all the same; ignore it unless it is one.',
        numbers: { label: 9, pixels: 7, share: 7 / 107, predictedPixels: 5 },
        action: { label: "Ignore label 9", apply: { ignore: [9] }, option: "--ignore 9" },
        problem: "suspicious-coding",
        effect: { now: (50 / 60 + 40 / 52 + 5 / 7) / 3, then: (50 / 60 + 40 / 50) / 2 },
        standsWithFigures: true,
      },
    ]);
    assertWhole(findings([entry(GOOD, { target: nodata(0) })]), [
      {
        id: "nodata:0",
        severity: "info",
        message:
          'GDAL_NODATA of 1 target names label 0 as "no data". It covers 60 pixels of the targets (60.0 %), and 50 pixels are predicted as it. It counts as a class, which is right where 0 is the background; ignore it if it is not.',
        numbers: { label: 0, pixels: 60, share: 0.6, predictedPixels: 50 },
        action: { label: "Ignore label 0", apply: { ignore: [0] } },
      },
    ]);
    const predicted: readonly Row[] = [
      [1, 1, 5],
      [2, 2, 5],
      [1, 0, 1],
      [2, 9, 1],
    ];
    assertWhole(findings([entry(predicted, { prediction: nodata(0) })]), [
      {
        id: "nodata:0",
        severity: "info",
        message:
          'GDAL_NODATA of 1 prediction names label 0 as "no data". 1 pixel is predicted as it (8.3 %), and no target holds it: there the target\'s class is missed. Predict a class there, or mark these pixels in the targets and ignore them.',
        numbers: { label: 0, predictedPixels: 1, share: 1 / 12 },
      },
    ]);
    assertWhole(findings([entry(predicted, { prediction: nodata(9) })]), [
      {
        id: "nodata:9",
        severity: "warning",
        message:
          'GDAL_NODATA of 1 prediction names label 9 as "no data". 1 pixel is predicted as it (8.3 %), and no target holds it: there the target\'s class is missed. Predict a class there, or mark these pixels in the targets and ignore them.',
        numbers: { label: 9, predictedPixels: 1, share: 1 / 12 },
        problem: "suspicious-coding",
      },
    ]);
    // A label that no mask holds, and one that only targets could hold, is not a finding.
    assertWhole(findings([entry(GOOD, { target: nodata(9), prediction: nodata(8) })]), []);
    assertWhole(findings([entry([...GOOD, [1, 9, 5]], { target: nodata(9) })], { classList: LIST }).slice(1), []);
  });
});

describe("a finding, whole: binary masks", () => {
  it("of predictions with more labels, which may be foreground too", () => {
    const images = [
      entry([
        [0, 0, 50],
        [1, 1, 30],
        [1, 2, 5],
        [0, 3, 1],
      ]),
    ];
    const effect = { now: (50 / 51 + 30 / 35 + 0 + 0) / 4, then: (50 / 51 + 35 / 36) / 2 };
    assertWhole(findings(images), [
      {
        id: "foreground",
        severity: "warning",
        message:
          "The predictions hold 3 labels above 0, up to 3 in one image, where the targets hold label 1 alone: 83.3 % of the pixels of labels that the targets don't have are above 0 there too. As foreground against background the IoU is 0.972. If the labels are ids of instances and not classes, read every label above 0 as class 1.",
        numbers: { foregroundIou: 35 / 36, targetLabels: 1, predictionLabels: 3 },
        action: {
          label: "Read labels above 0 as class 1",
          apply: { relabelling: { prediction: [{ kind: "foreground" }], target: [{ kind: "foreground" }] } },
          option: "--relabel foreground",
        },
        standsWithFigures: true,
        problem: "suspicious-coding",
        effect,
      },
      {
        id: "moreThanForeground",
        severity: "warning",
        message:
          "The targets are binary, and the predictions hold 2 labels more: 2 (5 pixels in 1 file), 3 (1 pixel in 1 file). They count as separate classes, which the targets never hold. If they are foreground too, read every label above 0 as class 1.",
        numbers: { labels: 2, pixels: 6 },
        problem: "suspicious-coding",
        action: {
          label: "Read labels above 0 as class 1",
          apply: { relabelling: { prediction: [{ kind: "foreground" }], target: [] } },
          option: "--relabel prediction:foreground",
        },
        effect,
        standsWithFigures: true,
      },
    ]);
  });

  it("of predictions with one label more, in the singular; none where a list names the classes, or the targets have more", () => {
    const [found] = findings([entry([...GOOD, [0, 9, 5]])]);
    assertWhole(found ? [found] : [], [
      {
        id: "moreThanForeground",
        severity: "warning",
        message:
          "The targets are binary, and the predictions hold 1 label more: 9 (5 pixels in 1 file). It counts as a separate class, which the targets never hold. If they are foreground too, read every label above 0 as class 1.",
        numbers: { labels: 1, pixels: 5 },
        problem: "suspicious-coding",
        action: {
          label: "Read labels above 0 as class 1",
          apply: { relabelling: { prediction: [{ kind: "foreground" }], target: [] } },
          option: "--relabel prediction:foreground",
        },
        effect: { now: (50 / 65 + 40 / 50 + 0) / 3, then: (50 / 65 + 40 / 55) / 2 },
        standsWithFigures: true,
      },
    ]);
    const ids = (rows: readonly Row[], choices: Partial<Choices> = {}): readonly string[] =>
      findings([entry(rows)], choices).map(({ id }) => id);
    assert.ok(!ids([...GOOD, [0, 9, 5], [2, 2, 5]]).includes("moreThanForeground"));
    assert.ok(
      !ids([
        [0, 0, 50],
        [0, 9, 5],
        [0, 1, 5],
      ]).includes("moreThanForeground"),
      "no foreground in any target",
    );
    assert.ok(!ids([...GOOD, [0, 9, 5]], { classList: LIST }).includes("moreThanForeground"));
    const more = (count: number): readonly Row[] => [
      ...GOOD,
      ...Array.from({ length: count }, (_, k): Row => [0, 2 + k, 1]),
    ];
    assert.ok(ids(more(32)).includes("moreThanForeground"));
    assert.ok(!ids(more(33)).includes("moreThanForeground"), "ids of instances");
  });

  it("of scores of one class where the targets hold several labels", () => {
    const scored: MaskFacts = { ...GREY, scores: { kind: "levels" } };
    const images = [
      entry(
        [
          [0, 0, 50],
          [1, 100, 30],
          [2, 250, 5],
        ],
        { prediction: scored },
      ),
      entry(GOOD, { name: "b" }),
    ];
    const found = findings(images).filter(({ id }) => id === "scoresOfOneClass");
    assertWhole(found, [
      {
        id: "scoresOfOneClass",
        severity: "error",
        message:
          "1 prediction of 2 holds scores from 0 to 1 of one class, and the targets hold 3 labels: their levels from 0 to 255 are not labels. Save the scores of all classes, or the labels.",
        numbers: { files: 1, all: 2, labels: 3 },
        standsWithFigures: true,
        problem: "suspicious-coding",
      },
    ]);
    const binary = [
      entry(
        [
          [0, 0, 50],
          [1, 250, 5],
        ],
        { prediction: scored },
      ),
    ];
    assert.deepEqual(
      findings(binary).map(({ id }) => id),
      ["scores:prediction"],
    );
  });
});

describe("a finding, whole: images and folders", () => {
  const PERFECT: readonly Row[] = [
    [0, 0, 5],
    [1, 1, 5],
  ];

  it("of predictions that are the targets", () => {
    const says = "every figure is perfect and says nothing. Check that the prediction folder holds the predictions.";
    const same = (severity: "error" | "warning", seen: string, pairs: number): readonly Finding[] => [
      { id: "sameFolder", severity, message: `${seen}: ${says}`, numbers: { pairs }, problem: "suspicious-coding" },
    ];
    assertWhole(
      findings([entry(GOOD)], {}, { folders: { prediction: "/d", target: "/d" } }),
      same("error", "Predictions and targets are the same folder, /d", 1),
    );
    assertWhole(
      findings([entry(PERFECT), entry(PERFECT, { name: "b" })]),
      same("warning", "All 2 predictions equal their targets, label by label", 2),
    );
    assertWhole(
      findings([entry(PERFECT)]),
      same("warning", "The only prediction equals its target, label by label", 1),
    );
    assertWhole(findings([entry(PERFECT), entry(GOOD, { name: "b" })]), []);
    // One folder with both, which are other files.
    const predicted = entry(GOOD);
    const apart = { ...predicted, prediction: { path: "a.pred.png", facts: predicted.target.facts } };
    assertWhole(findings([apart], {}, { folders: { prediction: "/d", target: "/d" } }), []);
  });

  it("of predictions of one label, where there are several", () => {
    const constant: readonly Row[] = [
      [0, 0, 5],
      [1, 0, 5],
    ];
    assertWhole(findings([entry(constant), entry(constant, { name: "b" })]), [
      {
        id: "constantPredictions",
        severity: "warning",
        message: "All 2 predictions hold label 0 alone. Check that the model wrote its classes and not an empty mask.",
        numbers: { pairs: 2, label: 0 },
        problem: "suspicious-coding",
      },
    ]);
    assertWhole(findings([entry(constant)]), []);
    assertWhole(findings([entry(constant), entry(GOOD, { name: "b" })]), []);
  });

  it("of targets without a pixel that counts", () => {
    const ignored = (share: number, pixels: number, files: number): Finding => ({
      id: "ignored",
      severity: "info",
      message: `Ignored: 255 (${pixels} pixels in ${files === 1 ? "1 file" : `${files} files`}), ${(100 * share).toFixed(1)} % of the target pixels.`,
      numbers: { pixels, share },
    });
    assertWhole(findings([entry(GOOD), entry([[255, 0, 5]], { name: "v" })]), [
      {
        id: "voidOnly",
        severity: "warning",
        message:
          "1 of 2 targets has no pixel that counts: all are ignored or unlisted. This image is left out of every samplewise mean.",
        numbers: { images: 1, all: 2 },
        problem: "void-only",
        images: ["v"],
      },
      ignored(5 / 105, 5, 1),
    ]);
    assertWhole(findings([entry(GOOD), entry([[255, 0, 5]], { name: "v" }), entry([[255, 1, 5]], { name: "w" })]), [
      {
        id: "voidOnly",
        severity: "warning",
        message:
          "2 of 3 targets have no pixel that counts: all are ignored or unlisted. These images are left out of every samplewise mean.",
        numbers: { images: 2, all: 3 },
        problem: "void-only",
        images: ["v", "w"],
      },
      ignored(10 / 110, 10, 2),
    ]);
  });

  it("of targets without a prediction, left out or counted", () => {
    const missing = (targetsOnly: readonly string[], choices: Partial<Choices>): readonly Finding[] =>
      findings([entry(GOOD)], choices, {
        pairing: { rule: "same relative path", pairs: 1, targetsOnly, predictionsOnly: ["z.png", "u.png"] },
      });
    assertWhole(missing(["y.png"], {}), [
      {
        id: "missingPredictions",
        severity: "warning",
        message:
          "1 of 2 targets has no prediction and is left out. A model that skips hard images looks better for it: count them as missed, or add the predictions.",
        numbers: { targets: 1 },
        action: { label: "Count them as missed", apply: { missing: "count" }, option: "--missing count" },
      },
    ]);
    assertWhole(missing(["y.png", "x.png"], { missing: "count" }), [
      {
        id: "missingPredictions",
        severity: "warning",
        message: "2 of 3 targets have no prediction and are counted as missed in every pixel.",
        numbers: { targets: 2 },
        action: { label: "Leave them out", apply: { missing: "leave-out" }, option: "--missing leave-out" },
      },
    ]);
    assertWhole(missing([], {}), []);
  });

  it("of folders that look swapped, and of two that are named as predictions are", () => {
    const rows: readonly Row[] = [
      [0, 0, 5],
      [0, 255, 1],
      [1, 1, 5],
      [2, 255, 3],
      [2, 2, 4],
    ];
    assertWhole(findings([entry(rows)], {}, { folders: { prediction: "/d/gt/", target: "/d/preds" } }), [
      {
        id: "swappedFolders",
        severity: "warning",
        message:
          "The two folders look swapped: the folder of the predictions is called gt, that of the targets preds; the predictions hold 255, which targets use for pixels that are ignored, in 4 pixels over 2 target labels, and the targets never do. Precision and recall then stand for each other, and pixels are ignored by the wrong side. If so, evaluate with the folders exchanged, on the command line by giving them in the other order.",
        numbers: { signs: 2 },
        standsWithFigures: true,
        action: { label: "Exchange the folders", apply: {}, exchangesFolders: true },
      },
    ]);
    assertWhole(findings([entry(GOOD)], {}, { folders: { prediction: "/d/unet", target: "/d/segformer" } }), [
      {
        id: "noTargets",
        severity: "warning",
        message:
          "Both folders are named as predictions are (/d/unet and /d/segformer): figures then say how alike two models are, and not how right one is. Choose the folder of the targets, or go on if the second one holds them.",
        numbers: {},
        standsWithFigures: true,
      },
    ]);
  });

  it("of a class that one side alone has, in nearly all images", () => {
    const image = (name: string, extra: readonly Row[]): ImageEntry =>
      entry([[0, 0, 50], [1, 1, 40], [2, 1, 3], ...extra], { name });
    const extra: readonly Row[] = [[0, 3, 2]];
    assertWhole(
      findings(["a", "b", "c", "d"].map((name) => image(name, extra))).filter(({ id }) => id === "neverTarget:3"),
      [
        {
          id: "neverTarget:3",
          severity: "warning",
          message:
            "Label 3 is predicted in 4 of 4 images (2.1 % of the pixels) and is in no target, so its IoU is 0 in every mean. If it is not a class of the data set, leave it out of the means; its pixels stay errors for the other classes.",
          numbers: { label: 3, files: 4, pixels: 8, share: 8 / 380 },
          action: { label: "Leave it out of the means", apply: { leftOut: [3] }, option: "--leave-out 3" },
          problem: "suspicious-coding",
          effect: { now: (50 / 52 + 40 / 43 + 0 + 0) / 4, then: (50 / 52 + 40 / 43 + 0) / 3 },
          standsWithFigures: true,
        },
      ],
    );
  });
});

describe("a finding, whole: files and how they are read", () => {
  it("of masks of two kinds in one folder, of colours without a list, of notes", () => {
    assertWhole(
      findings([
        entry([[0xff0000, 1, 50]], { target: COLOUR }),
        entry(GOOD, { name: "b", prediction: { ...GREY, notes: ["A note."] } }),
      ]),
      [
        {
          id: "mixedKinds:target",
          severity: "warning",
          message:
            "1 of the targets is a colour mask, the others hold labels: a packed colour and a label can be one number, so no colour table is applied. Keep one kind of mask in the folder.",
          numbers: { colourFiles: 1, files: 2 },
          problem: "suspicious-coding",
        },
        {
          id: "note:prediction:A note.",
          severity: "info",
          message: "1 of the predictions: A note.",
          numbers: { files: 1 },
        },
      ],
    );
    const colours: readonly Row[] = [
      [0xff0000, 1, 50],
      [0x00ff00, 0, 5],
    ];
    assertWhole(
      findings([entry(colours, { target: COLOUR })]).filter(({ id }) => id !== "coding:bestRelabelling"),
      [
        {
          id: "unknownColours:target",
          severity: "warning",
          message:
            "The targets are colour masks of 2 colours, and no class list with colours is given: #ff0000 (50 pixels), #00ff00 (5 pixels). The predictions hold labels, and nothing says which colour is which label: no figure means anything before that. Choose a class list that names their colours (--colour-table FILE).",
          numbers: { colours: 2 },
          standsWithFigures: true,
          problem: "unlisted-label",
        },
      ],
    );
    // Of nine colours eight are named, the largest first, those of one size by their value.
    const many = Array.from({ length: 9 }, (_, k): Row => [0x0a0000 + k, 0x0a0000, k === 8 ? 1 : 2]);
    assertWhole(
      findings([entry(many, { target: COLOUR, prediction: COLOUR })]).filter(
        ({ id }) => id === "unknownColours:target",
      ),
      [
        {
          id: "unknownColours:target",
          severity: "warning",
          message: `The targets are colour masks of 9 colours, and no class list with colours is given: ${Array.from({ length: 8 }, (_, k) => `#0a000${k} (2 pixels)`).join(", ")} and 1 more. Choose a class list that names their colours.`,
          numbers: { colours: 9 },
          problem: "unlisted-label",
        },
      ],
    );
  });

  it("of palettes that differ", () => {
    const palette = (colours: string): MaskFacts => ({ format: "PNG", kind: "palette", bits: 8, palette: colours });
    assertWhole(findings([entry(GOOD, { target: palette("000000ff0000"), prediction: palette("00000000ff00") })]), [
      {
        id: "palettes",
        severity: "warning",
        message:
          "The palettes of targets and predictions differ for 1 of 2 labels that both use: label 1 is #ff0000 in the targets and #00ff00 in the predictions. The labels are compared, not the colours; check that they mean the same classes.",
        numbers: { differing: 1, shared: 2 },
      },
    ]);
  });

  it("of labels that agree far better when they are shifted, and of those that were by choice", () => {
    const rows: readonly Row[] = [
      [1, 0, 30],
      [2, 1, 30],
      [3, 2, 30],
      [3, 1, 5],
    ];
    assertWhole(findings([entry(rows)]), [
      {
        id: "coding:raised",
        severity: "warning",
        message:
          "As they are, 0.0 % of the pixels agree. With predictions raised by 1: 94.7 %. If the labels are meant so, apply it.",
        numbers: { agreeing: 0, counted: 95, agreeingThen: 90, countedThen: 95 },
        action: {
          label: "Apply",
          apply: { relabelling: { prediction: [{ kind: "shift", by: 1 }], target: [] } },
          option: "--relabel prediction:+1",
        },
        problem: "suspicious-coding",
        effect: { now: 0, then: (1 + 30 / 35 + 30 / 35) / 3 },
        standsWithFigures: true,
      },
    ]);
    const relabelling = { prediction: [{ kind: "shift", by: 1 }], target: [{ kind: "divide", by: 1 }] } as const;
    assertWhole(findings([entry(rows)], { relabelling }), [
      ...(["target", "prediction"] as const).map((side): Finding => ({
        id: `relabelled:${side}`,
        severity: "info",
        message:
          side === "target"
            ? "By choice, the targets are divided by 1 where they are instance ids."
            : "By choice, the predictions are raised by 1.",
        numbers: { steps: 1 },
        action: { label: "Read them as they are", apply: { relabelling: { ...relabelling, [side]: [] } } },
      })),
    ]);
  });
});
