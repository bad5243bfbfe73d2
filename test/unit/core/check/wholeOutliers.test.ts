import assert from "node:assert/strict";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ImageEntry, Report, ReportSeveral } from "../../../../src/core/document/report";
import type { Finding } from "../../../../src/core/reading/finding";
import { entry, reportOf, type Row } from "./entries";

/** The findings of an id with all that they say. */
function whole(
  images: readonly ImageEntry[],
  ids: RegExp,
  choices: Partial<Choices> = {},
  more: Partial<Report> = {},
): readonly Finding[] {
  const report = { ...reportOf(images), ...more };
  return dataCheck(report, { ...DEFAULT_CHOICES, ...choices }).findings.filter(({ id }) => ids.test(id));
}

function many(count: number, of: (index: number) => readonly Row[]): readonly ImageEntry[] {
  return Array.from({ length: count }, (_, index) => entry(of(index), { name: `i${index + 1}` }));
}

const GOOD: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 30],
  [2, 2, 20],
];
const UNIFORM: readonly Row[] = [
  [0, 0, 50],
  [1, 0, 30],
  [2, 0, 20],
];
const BINARY: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 30],
];

describe("a finding, whole: images that stand out", () => {
  const uniform = (count: number, of: number): readonly Finding[] =>
    whole(
      many(of, (index) => (index < count ? UNIFORM : GOOD)),
      /^uniform/,
    );
  const finding = (message: string, images: readonly string[], all: number): Finding => ({
    id: "uniformPredictions",
    severity: "warning",
    message,
    numbers: { images: images.length, all },
    images,
    problem: "suspicious-coding",
    standsWithFigures: true,
  });

  // A fifth of the predictions is background alone: IoU 50 / 60 of it, 24 / 30 and 16 / 20 of the others, 2.4333 / 3 in the mean.
  it("of predictions of one label, in the singular and the plural, five by name", () => {
    assert.deepEqual(uniform(1, 5), [
      finding(
        "1 prediction of 5 holds one label alone where the target holds several and the other predictions do: i1. Check that the model wrote it to the end. Mean IoU 0.811 with it, 1.000 without.",
        ["i1"],
        5,
      ),
    ]);
    assert.deepEqual(uniform(2, 10), [
      finding(
        "2 predictions of 10 hold one label alone where the target holds several and the other predictions do: i1, i2. Check that the model wrote them to the end. Mean IoU 0.811 with them, 1.000 without.",
        ["i1", "i2"],
        10,
      ),
    ]);
    const seven = ["i1", "i2", "i3", "i4", "i5", "i6", "i7"];
    assert.deepEqual(uniform(7, 35), [
      finding(
        "7 predictions of 35 hold one label alone where the target holds several and the other predictions do: i1, i2, i3, i4, i5, 2 more. Check that the model wrote them to the end. Mean IoU 0.811 with them, 1.000 without.",
        seven,
        35,
      ),
    ]);
    for (const [count, of] of [
      [0, 5],
      [1, 4],
      [2, 9],
    ] as const)
      assert.deepEqual(uniform(count, of), [], `${count} of ${of}`);
  });

  it("of binary predictions is only said, since nothing may be there", () => {
    const found = whole(
      many(5, (index) =>
        index === 0
          ? [
              [0, 0, 50],
              [1, 0, 30],
            ]
          : BINARY,
      ),
      /^uniform/,
    );
    assert.deepEqual(
      found.map(({ severity, problem }) => [severity, problem]),
      [["info", undefined]],
    );
  });

  /** So many of a hundred pixels are right. */
  const right = (share: number): readonly Row[] => [
    [0, 0, Math.min(50, share)],
    [0, 1, 50 - Math.min(50, share)],
    [1, 1, Math.max(0, share - 50)],
    [1, 0, 50 - Math.max(0, share - 50)],
  ];

  it("of images that agree far less, the worst first, with those that agree by chance", () => {
    const found = (shares: readonly number[]): readonly Finding[] =>
      whole(
        many(shares.length, (index) => right(shares[index] ?? 0)),
        /^farBelow/,
      );
    const others = Array.from({ length: 9 }, () => 90);
    // Half of the pixels of each class: the prediction tells nothing of the target.
    assert.deepEqual(found([...others, 65]), [
      {
        id: "farBelow",
        severity: "warning",
        message:
          "1 image of 10 agrees far less than the others, of whose pixels 90.0 % agree in the median: i10 (65.0 %). Look at it: hard images, or files that are not what they should be. Mean IoU 0.775 with it, 0.817 without.",
        numbers: { images: 1, all: 10, median: 0.9, byChance: 0 },
        images: ["i10"],
        problem: "suspicious-coding",
        // With it 500 / 625 and 375 / 500, without 450 / 540 and 360 / 450.
        standsWithFigures: true,
      },
    ]);
    assert.deepEqual(found([...others, 66]), [], "less than a quarter less");
    const chance = entry(
      [
        [0, 0, 25],
        [0, 1, 25],
        [1, 0, 25],
        [1, 1, 25],
      ],
      { name: "c" },
    );
    // With them 525 / 705 and 395 / 575.
    const [two] = whole([...many(9, () => right(90)), chance, entry(right(60), { name: "d" })], /^farBelow/);
    assert.equal(
      two?.message,
      "2 images of 11 agree far less than the others, of whose pixels 90.0 % agree in the median: c (50.0 %), d (60.0 %). 1 of them agrees no better than by chance, as noise or the prediction of another image would. Look at them: hard images, or files that are not what they should be. Mean IoU 0.716 with them, 0.817 without.",
    );
    assert.deepEqual(two.numbers, { images: 2, all: 11, median: 0.9, byChance: 1 });
    assert.deepEqual(found([90, 90, 90, 90, 90, 90, 40]), [], "seven images");
    assert.equal(found([90, 90, 90, 90, 90, 90, 90, 40]).length, 1, "eight images");
    // Deviations of 0, 5 and 10 have a median of 5: 6 x 1.4826 x 0.05 is 0.445.
    const spread = [90, 95, 85, 95, 85, 100, 80, 90, 90, 95, 85];
    assert.equal(found([...spread, 45]).length, 1);
    assert.equal(found([...spread, 46]).length, 0);
  });
});

describe("a finding, whole: ignore labels", () => {
  it("of predictions that hold them, a problem from a hundredth of the pixels on", () => {
    const predicted = (pixels: number): readonly Finding[] =>
      whole(
        [
          entry([
            [0, 0, 400],
            [1, 1, 480],
            [2, 2, 100],
            [255, 0, 20 - pixels],
            [1, 255, pixels],
          ]),
        ],
        /^predictedIgnore/,
      );
    const expected = (pixels: number, shown: string): Finding => ({
      id: "predictedIgnoreLabels",
      severity: "warning",
      message: `The predictions hold the ignore label 255 (${shown} in 1 file). Where the target is not ignored, that is a miss for the target's class and no false positive for any. If it is a class, count it.`,
      numbers: { pixels, share: pixels / 1000 },
      action: { label: "Count 255", apply: { ignore: [] }, option: "--ignore none" },
      ...(pixels >= 10 && { problem: "suspicious-coding" }),
    });
    for (const [pixels, shown] of [
      [1, "1 pixel"],
      [9, "9 pixels"],
      [10, "10 pixels"],
    ] as const) {
      const [found] = predicted(pixels);
      assert.ok(found);
      const unsaid = { effect: undefined, standsWithFigures: undefined };
      assert.deepEqual({ ...found, ...unsaid }, { ...expected(pixels, shown), ...unsaid });
    }
    assert.deepEqual(predicted(0), []);
  });

  it("of negative ones, which are ignored", () => {
    const [found] = whole(
      [
        entry([
          [0, 0, 60],
          [1, 1, 38],
          [-1, 0, 2],
        ]),
      ],
      /^ignoredNegative/,
    );
    assert.deepEqual(found, {
      id: "ignoredNegative:-1",
      severity: "info",
      message:
        'Label -1 of the targets (2 pixels, 2.0 %) is ignored: labels below 0 stand for "ignore", and the predictions hold none of it. If it is a class, count it.',
      numbers: { label: -1, pixels: 2, share: 0.02 },
      action: { label: "Count label -1", apply: { ignore: [] }, option: "--ignore none" },
    });
  });
});

describe("a finding, whole: several masks, groups and files that are not read", () => {
  const several: ReportSeveral = {
    side: "target",
    kind: "classes",
    images: 2,
    paired: 0,
    files: 5,
    example: { file: "x.png", parts: ["x_a.png", "x_b.png", "x_c.png", "x_d.png", "x_e.png"] },
  };
  const offered = (of: Partial<ReportSeveral>): readonly Finding[] => {
    const { pairing } = reportOf([entry(GOOD)]);
    return whole([entry(GOOD)], /^severalMasks/, {}, { pairing: { ...pairing, several: { ...several, ...of } } });
  };
  const UNION =
    "if they are parts of one foreground, such as lesions or instances, have their union read: foreground where any of them is.";
  const LABELS = "if each file holds one class, have each read as one label.";

  it("offers what they most likely are, and says the other reading", () => {
    assert.deepEqual(offered({}), [
      {
        id: "severalMasks",
        severity: "warning",
        message: `2 predictions have several target masks, such as x.png with x_a.png, x_b.png, x_c.png, x_d.png and 1 more. None of them is paired. I${LABELS.slice(1)}`,
        numbers: { images: 2, paired: 0, files: 5 },
        standsWithFigures: true,
        action: {
          label: "Read one label a file",
          apply: { files: { severalMasks: "labels" } },
          option: "--several-masks labels",
        },
      },
      {
        id: "severalMasksOther",
        severity: "info",
        message: `Or ${UNION}`,
        numbers: { images: 2 },
        action: {
          label: "Read their union",
          apply: { files: { severalMasks: "union" } },
          option: "--several-masks union",
        },
      },
    ]);
    const [first, second] = offered({
      side: "prediction",
      kind: "numbers",
      images: 1,
      paired: 1,
      example: { file: "x.png", parts: ["x_1.png", "x_2.png"] },
    });
    assert.equal(
      first?.message,
      `1 target has several prediction masks, such as x.png with x_1.png, x_2.png. Each is judged by one of them alone, so what the others hold counts as an error. I${UNION.slice(1)}`,
    );
    assert.equal(second?.message, `Or ${LABELS}`);
    assert.match(offered({ images: 3, paired: 2 })[0]?.message ?? "", /\. 2 is judged by one of them alone, /);
  });

  it("says what was chosen, and where the masks overlap", () => {
    const overlapping: ImageEntry = { ...entry(GOOD), target: { ...entry(GOOD).target, overlap: 1 } };
    const taken = (choices: "union" | "labels", of: Partial<ReportSeveral>): readonly Finding[] => {
      const { pairing } = reportOf([overlapping]);
      return whole(
        [overlapping, entry(GOOD, { name: "y" })],
        /^severalMasks/,
        { files: { severalMasks: choices } },
        {
          pairing: { ...pairing, several: { ...several, images: 1, ...of } },
        },
      );
    };
    const back = { label: "Read one mask an image", apply: { files: {} } };
    assert.deepEqual(taken("union", {}), [
      {
        id: "severalMasksOverlap",
        severity: "warning",
        message:
          "In 1 image target masks of several labels overlap, in 1 pixel (1.0 % of their foreground): there the mask of the highest label counts. Where a pixel belongs to several classes, evaluate each class by itself.",
        numbers: { images: 1, pixels: 1, foreground: 100 },
        standsWithFigures: false,
        problem: "suspicious-coding",
      },
      {
        id: "severalMasksTaken",
        severity: "info",
        message: "By choice, the target masks of an image are read as their union, class 1: 1 of 2 images has several.",
        numbers: { images: 1, all: 2 },
        action: back,
      },
    ]);
    const said = (of: Partial<ReportSeveral>): string => taken("labels", of)[1]?.message ?? "";
    assert.equal(
      said({ classes: [{ name: "car", label: 1 }] }),
      "By choice, the target masks of an image are read as one label a file; those called car are label 1: 1 of 2 images has several.",
    );
    assert.match(said({ kind: "numbers" }), /read as one label a file, by the numbers in their names: /);
    assert.match(
      said({ kind: "instances", images: 2 }),
      /read as one label a file, by their order: 2 of 2 images have several\.$/,
    );
  });

  it("offers to draw groups by folders or by the beginnings of names", () => {
    const groups = (name: (index: number) => string): Finding | undefined =>
      whole(
        Array.from({ length: 30 }, (_, index) => entry(GOOD, { name: name(index) })),
        /^groups$/,
      )[0];
    const why =
      "If those of one are slices of a patient, frames of a video or tiles of a map, draw and test whole groups: single images make intervals too narrow and find differences that are none.";
    assert.deepEqual(
      groups((index) => `p${index % 3}/${index}`),
      {
        id: "groups",
        severity: "info",
        message: `30 images lie in 3 folders. ${why}`,
        numbers: { images: 30, groups: 3 },
        action: { label: "Draw groups", apply: { groups: { kind: "folder" } }, option: "--groups folder" },
        standsWithFigures: false,
      },
    );
    const byName = groups((index) => `p${index % 3}_${String(index).padStart(3, "0")}`);
    assert.equal(byName?.message, `30 images lie in 3 groups by the beginnings of their names. ${why}`);
    assert.match(byName.action?.option ?? "", /^--groups '/);
  });

  it("names files that are not read", () => {
    const { pairing } = reportOf([entry(GOOD)]);
    const skipped = [
      { side: "target", kind: "JPEG", files: 3 },
      { side: "target", kind: "DICOM", files: 1 },
    ] as const;
    const [found, ...others] = whole([entry(GOOD)], /^skipped/, {}, { pairing: { ...pairing, skipped } });
    assert.deepEqual(others, []);
    assert.deepEqual([found?.id, found?.severity, found?.numbers], ["skippedFiles:target", "info", { files: 4 }]);
    assert.match(found?.message ?? "", /^The target folder also holds files that are not read: /);
  });
});
