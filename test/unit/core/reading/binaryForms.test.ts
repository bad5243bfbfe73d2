import assert from "node:assert/strict";
import { NO_PREDICTION, type Label } from "../../../../src/core/labels/label";
import { binaryTargets, type BinaryTargets } from "../../../../src/core/reading/binaryTargets";
import { predictionForm, type PredictionForm } from "../../../../src/core/reading/predictionForm";
import type { ReadGroup } from "../../../../src/core/reading/readGroups";

type Predicted = readonly (readonly [label: Label, pixels: number, onForeground?: number])[];

function form(predicted: Predicted, areLevels = false): PredictionForm {
  return predictionForm(
    new Map(predicted.map(([label, pixels, onForeground = 0]) => [label, { pixels, onForeground }])),
    areLevels,
  );
}

/** One pixel of each label. */
function labelsOnly(...labels: readonly Label[]): PredictionForm {
  return form(labels.map((label) => [label, 1]));
}

/** Labels from `first` to `last`, of each so many of 24 pixels on the foreground: up to the middle of the range, and above. */
function run(first: Label, last: Label, lower: number, upper: number): Predicted {
  return Array.from({ length: last - first + 1 }, (_, index): Predicted[number] => {
    const label = first + index;
    return [label, 24, 2 * label <= last ? lower : upper];
  });
}

describe("the form of predictions", () => {
  it("is labels where they are 0, 1 and 255, or where one is below 0", () => {
    for (const labels of [[], [0], [1], [0, 1], [255], [0, 255], [0, 1, 255], [-1, 0, 128], [-1]])
      assert.deepEqual(labelsOnly(...labels), { kind: "labels" }, String(labels));
  });

  it("is drawn where one grey from 64 on stands beside 0 or alone", () => {
    for (const foreground of [64, 128, 254, 256, 65535]) {
      assert.deepEqual(labelsOnly(0, foreground), { kind: "drawn", foreground });
      assert.deepEqual(labelsOnly(foreground), { kind: "drawn", foreground });
    }
    for (const label of [2, 63, 65536]) assert.deepEqual(labelsOnly(0, label), { kind: "labels" }, String(label));
  });

  it("is scores of 8 or 16 bits where greys lie between, of which one is no less than a sixteenth of the range", () => {
    assert.deepEqual(labelsOnly(0, 1, 254), { kind: "scores", top: 255 });
    assert.deepEqual(labelsOnly(0, 16, 255), { kind: "scores", top: 255 });
    assert.deepEqual(labelsOnly(0, 15, 255), { kind: "labels" });
    assert.deepEqual(labelsOnly(0, 3, 255), { kind: "labels" });
    assert.deepEqual(labelsOnly(0, 100, 127), { kind: "labels" }, "two greys below the middle");
    assert.deepEqual(labelsOnly(0, 100, 128), { kind: "scores", top: 255 });
    assert.deepEqual(labelsOnly(0, 5000, 40_000), { kind: "scores", top: 65535 });
    assert.deepEqual(labelsOnly(0, 5000, 32_767), { kind: "labels" });
    assert.deepEqual(labelsOnly(0, 200, 300), { kind: "labels" });
    assert.deepEqual(labelsOnly(0, 40_000, 65_536), { kind: "labels" });
  });

  it("is levels where they are known to be, but for masks of 0 and 255", () => {
    assert.deepEqual(
      form(
        [
          [0, 1],
          [1, 1],
        ],
        true,
      ),
      { kind: "scores", top: 256 },
    );
    assert.deepEqual(
      form(
        [
          [0, 9],
          [100, 1],
          [255, 9],
        ],
        true,
      ),
      { kind: "scores", top: 256 },
    );
    assert.deepEqual(
      form(
        [
          [0, 1],
          [255, 1],
        ],
        true,
      ),
      { kind: "labels" },
    );
  });

  it("is edges where greys are a quarter of the pixels at most, or a tenth if they are more than 64, and the top is there", () => {
    const edges = { kind: "edges", top: 255 };
    const scores = { kind: "scores", top: 255 };
    assert.deepEqual(
      form([
        [0, 50],
        [100, 25],
        [255, 25],
      ]),
      edges,
    );
    assert.deepEqual(
      form([
        [0, 49],
        [100, 26],
        [255, 25],
      ]),
      scores,
    );
    assert.deepEqual(
      form([
        [0, 90],
        [100, 5],
        [200, 5],
      ]),
      scores,
      "no pixel is sure",
    );
    const greys = (count: number): Predicted => Array.from({ length: count }, (_, index) => [60 + index, 2] as const);
    // 64 greys are 128 pixels, a quarter of 512; 65 are 130, a tenth of 1300.
    assert.deepEqual(form([[0, 300], [255, 84], ...greys(64)]), edges);
    assert.deepEqual(form([[0, 300], [255, 83], ...greys(64)]), scores);
    assert.deepEqual(form([[0, 1000], [255, 170], ...greys(65)]), edges);
    assert.deepEqual(form([[0, 1000], [255, 169], ...greys(65)]), scores);
    assert.deepEqual(
      form([
        [0, 50],
        [30_000, 25],
        [65_535, 25],
      ]),
      { kind: "edges", top: 65_535 },
    );
  });

  it("is scores below the middle where there are 32, one from 40 on, and the larger ones are foreground half as often again", () => {
    assert.deepEqual(form(run(9, 40, 8, 12)), { kind: "scores", top: 255 });
    assert.deepEqual(form(run(9, 40, 8, 11)), { kind: "labels" });
    assert.deepEqual(form(run(10, 40, 8, 12)), { kind: "labels" });
    assert.deepEqual(form(run(8, 39, 8, 12)), { kind: "labels" });
    assert.deepEqual(form(run(9, 40, 0, 1)), { kind: "scores", top: 255 });
    assert.deepEqual(form(run(9, 40, 0, 0)), { kind: "labels" });
  });

  it("is labels where dense numbers are foreground whatever they are, as ids of instances, and black is not", () => {
    const black = [0, 5000, 0] as const;
    assert.deepEqual(form([black, ...run(1, 128, 12, 12)]), { kind: "labels" });
    assert.deepEqual(form([black, ...run(1, 128, 11, 11)]), { kind: "scores", top: 255 });
    assert.deepEqual(form([black, ...run(1, 128, 12, 16)]), { kind: "labels" });
    assert.deepEqual(form([black, ...run(1, 128, 12, 17)]), { kind: "scores", top: 255 });
    // Scores of the background: the darkest eighth, 0 to 16, is foreground as much.
    assert.deepEqual(form(run(1, 128, 12, 12)), { kind: "scores", top: 255 });
    assert.deepEqual(form([[0, 5000, 2500], ...run(1, 128, 12, 12)]), { kind: "scores", top: 255 });
    assert.deepEqual(form([[0, 5000, 2400], ...run(1, 128, 12, 12)]), { kind: "labels" });
    // Half of the numbers up to the largest.
    assert.deepEqual(form([black, ...run(1, 63, 12, 12), [128, 24, 12]]), { kind: "labels" });
    assert.deepEqual(form([black, ...run(1, 62, 12, 12), [128, 24, 12]]), { kind: "scores", top: 255 });
    // Of 16 bits eight are enough.
    const few = (count: number): Predicted => [
      black,
      ...Array.from({ length: count }, (_, index) => [40_000 - 5000 * index, 24, 12] as const),
    ];
    assert.deepEqual(form(few(8)), { kind: "labels" });
    assert.deepEqual(form(few(7)), { kind: "scores", top: 65_535 });
  });
});

type Rows = readonly (readonly [target: Label, prediction: Label, pixels: number])[];

function group(rows: Rows, targetBits = 8): ReadGroup {
  return {
    labels: {
      target: new Set(rows.map(([target]) => target)),
      prediction: new Set(rows.map(([, prediction]) => prediction)),
    },
    rows: rows.map(([target, prediction, pixels]) => ({ target, prediction, pixels })),
    targetBits,
    areLevels: false,
  };
}

/** How the targets of the groups are binary. */
function targets(groups: readonly ReadGroup[], mayIgnoreWhite = true): BinaryTargets | undefined {
  const left = new Set(groups.flatMap(({ labels }) => [...labels.target]));
  return binaryTargets(left, mayIgnoreWhite, () => groups);
}

function ofLabels(...labels: readonly Label[]): BinaryTargets | undefined {
  return targets([group(labels.map((label) => [label, 0, 1]))]);
}

describe("binary targets", () => {
  it("are plain with 0 and 1, white with 0 and 255, drawn with 0 and a grey", () => {
    for (const labels of [[], [0], [1], [0, 1]]) assert.deepEqual(ofLabels(...labels), { kind: "plain" });
    for (const labels of [[255], [0, 255]]) assert.deepEqual(ofLabels(...labels), { kind: "white" });
    for (const foreground of [64, 200, 65535]) {
      assert.deepEqual(ofLabels(0, foreground), { kind: "drawn", foreground });
      assert.deepEqual(ofLabels(foreground), { kind: "drawn", foreground });
    }
    for (const labels of [
      [0, 2],
      [0, 63],
      [0, 65536],
      [1, 2],
      [0, 1, 2],
      [0, 64, 128],
      [-1, 1],
    ])
      assert.equal(ofLabels(...labels), undefined, String(labels));
  });

  it("of files with 1 and files with 255 are white where these differ in bits, and no file has both", () => {
    const one = group([
      [0, 0, 9],
      [1, 1, 9],
    ]);
    const white = (bits: number): ReadGroup =>
      group(
        [
          [0, 0, 9],
          [255, 0, 9],
        ],
        bits,
      );
    assert.deepEqual(targets([one, white(1)]), { kind: "white" });
    assert.deepEqual(targets([one, white(8)]), { kind: "plain" });
    assert.equal(targets([one, white(8)], false), undefined, "nothing else may be ignored");
    assert.deepEqual(targets([one, white(1), white(8)]), { kind: "plain" });
    assert.deepEqual(
      targets([
        group(
          [
            [0, 0, 9],
            [1, 1, 9],
            [255, 0, 9],
          ],
          8,
        ),
        white(1),
      ]),
      { kind: "plain" },
    );
    assert.deepEqual(targets([one, group([[255, 1, 9]], 1)]), { kind: "plain" }, "255 alone");
  });

  it("of files of the same bits are white where 255 is predicted more than twice as often as 0", () => {
    const one = group([
      [0, 0, 9],
      [1, 1, 9],
    ]);
    const found = (of: number): ReadGroup =>
      group([
        [255, 1, 5],
        [255, 0, 5],
        [255, NO_PREDICTION, 99],
        [0, 7, of],
        [0, 0, 100 - of],
      ]);
    assert.deepEqual(targets([one, found(24)]), { kind: "white" });
    assert.deepEqual(targets([one, found(25)]), { kind: "plain" });
  });

  it("have greys at their edges in every band from black to white", () => {
    // 100 pixels: half black, of each grey no more than 5.
    const edges = (greys: readonly Label[], more: Rows = []): BinaryTargets | undefined =>
      targets([group([[0, 0, 50], [255, 1, 30], ...greys.map((grey): Rows[number] => [grey, 0, 5]), ...more])]);
    assert.deepEqual(edges([16, 64, 128, 192]), { kind: "edges" });
    assert.deepEqual(edges([63, 127, 191, 254]), { kind: "edges" });
    for (const lacking of [
      [15, 64, 128, 192],
      [16, 63, 128, 192],
      [16, 64, 127, 192],
      [16, 64, 128, 191],
    ])
      assert.equal(edges(lacking), undefined, String(lacking));
    assert.equal(edges([16, 64, 128, 192], [[256, 0, 1]]), undefined);
    assert.equal(edges([16, 64, 128, 192], [[-1, 0, 1]]), undefined);
    const [grey]: readonly Rows[] = [[16, 64, 128, 192].map((label) => [label, 0, 1] as const)];
    assert.equal(targets([group([[255, 1, 30], ...(grey ?? [])])]), undefined, "no black");
    assert.equal(targets([group([[0, 1, 30], ...(grey ?? [])])]), undefined, "no white");
  });

  for (const [what, rows, are] of [
    [
      "each a twentieth",
      [
        [0, 0, 50],
        [255, 1, 30],
        [30, 0, 5],
        [100, 0, 5],
        [150, 0, 5],
        [220, 0, 5],
      ],
      true,
    ],
    [
      "one more than a twentieth",
      [
        [0, 0, 50],
        [255, 1, 30],
        [30, 0, 6],
        [100, 0, 5],
        [150, 0, 5],
        [220, 0, 4],
      ],
      false,
    ],
    [
      "a quarter together",
      [
        [0, 0, 45],
        [255, 1, 30],
        [30, 0, 5],
        [60, 0, 5],
        [100, 0, 5],
        [150, 0, 5],
        [220, 0, 5],
      ],
      true,
    ],
    [
      "more than a quarter together",
      [
        [0, 0, 45],
        [255, 1, 29],
        [30, 0, 5],
        [60, 0, 5],
        [70, 0, 1],
        [100, 0, 5],
        [150, 0, 5],
        [220, 0, 5],
      ],
      false,
    ],
    [
      "black half of the dark",
      [
        [0, 0, 30],
        [15, 0, 30],
        [255, 1, 90],
        [30, 0, 1],
        [100, 0, 1],
        [150, 0, 1],
        [220, 0, 1],
      ],
      true,
    ],
    [
      "black less than half of the dark",
      [
        [0, 0, 30],
        [15, 0, 31],
        [255, 1, 90],
        [30, 0, 1],
        [100, 0, 1],
        [150, 0, 1],
        [220, 0, 1],
      ],
      false,
    ],
    [
      "white a quarter of the bright",
      [
        [0, 0, 90],
        [240, 1, 30],
        [255, 1, 10],
        [30, 0, 1],
        [100, 0, 1],
        [150, 0, 1],
        [220, 0, 1],
      ],
      true,
    ],
    [
      "white less than a quarter of the bright",
      [
        [0, 0, 90],
        [240, 1, 31],
        [255, 1, 10],
        [30, 0, 1],
        [100, 0, 1],
        [150, 0, 1],
        [220, 0, 1],
      ],
      false,
    ],
    [
      "half of them found again",
      [
        [0, 0, 90],
        [255, 1, 90],
        [30, 30, 2],
        [100, 100, 2],
        [150, 0, 2],
        [220, 0, 2],
      ],
      true,
    ],
    [
      "more than half of them found again",
      [
        [0, 0, 90],
        [255, 1, 90],
        [30, 30, 2],
        [100, 100, 3],
        [150, 0, 2],
        [220, 0, 2],
      ],
      false,
    ],
  ] as const satisfies readonly (readonly [string, Rows, boolean])[]) {
    it(`${are ? "have greys at their edges" : "are not masks with greys at their edges"}: ${what}`, () => {
      assert.deepEqual(targets([group(rows)]), are ? { kind: "edges" } : undefined);
    });
  }
});
