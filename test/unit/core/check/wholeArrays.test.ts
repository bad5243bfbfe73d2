import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import type { ImageEntry } from "../../../../src/core/document/report";
import type { ScoreFacts } from "../../../../src/core/labels/labelMap";
import type { Finding } from "../../../../src/core/reading/finding";
import { entry, withoutPrediction, type Row } from "./entries";
import { wholeFindings } from "./whole";

const ARRAY = { format: "NPY", kind: "grey", bits: 32 } as const;

interface Scored {
  readonly rows: readonly Row[];
  readonly prediction?: ScoreFacts;
  readonly target?: ScoreFacts;
}

function scored(...images: readonly Scored[]): readonly ImageEntry[] {
  return images.map(({ rows, prediction, target }, index) =>
    entry(rows, {
      name: String(index),
      target: { ...ARRAY, ...(target && { scores: target }) },
      prediction: { ...ARRAY, ...(prediction && { scores: prediction }) },
    }),
  );
}

function found(images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly Finding[] {
  return wholeFindings(images, /^(?:scores(?:Chosen|Without)|channels|mixedScores)/, { choices });
}

const argmax = (channels: number, of: Partial<Extract<ScoreFacts, { kind: "argmax" }>> = {}): ScoreFacts => ({
  kind: "argmax",
  channels,
  sumToOne: false,
  ...of,
});

/** Of the labels 0 to 2, the last one a quarter. */
const THREE: readonly Row[] = [
  [0, 0, 50],
  [1, 0, 25],
  [2, 1, 25],
];

describe("scores without one of the background, whole", () => {
  const finding = (seen: string, channels = 2): Finding => ({
    id: "scoresWithoutBackground",
    severity: "warning",
    message: seen,
    numbers: { channels, files: 1 },
    action: {
      label: "Read them as independent scores",
      apply: { files: { scores: "independent" } },
      option: "--scores independent",
    },
    standsWithFigures: true,
    problem: "suspicious-coding",
  });

  it("where the targets hold one label more than there are channels", () => {
    assert.deepEqual(found(scored({ rows: THREE, prediction: argmax(2) })), [
      finding(
        "The predictions have 2 scores a pixel that do not add up to 1, and the targets hold the labels 0 to 2: likely independent " +
          "(sigmoid) scores of the classes 1 to 2, without one of the background. Read by the largest score, no pixel is ever predicted as label 2 (25.0 % of the target pixels). " +
          "Read as independent scores the label is 0 where all are below 0.5, else 1 + the channel of the largest.",
      ),
    ]);
  });

  it("where labels are predicted one lower, half of the pixels and three times as many as their own", () => {
    const rows = (lower: number, own: number, neither: number): readonly Row[] => [
      [0, 0, 9],
      [1, 0, lower],
      [1, 1, own],
      [1, 2, neither],
      [2, 1, 500],
    ];
    const three = (...of: Parameters<typeof rows>): readonly Finding[] =>
      found(scored({ rows: rows(...of), prediction: argmax(3) }), { ignore: [2] });
    assert.deepEqual(three(30, 10, 20), [
      finding(
        "The predictions have 3 scores a pixel that do not add up to 1, each most often highest on the label after its own: likely independent " +
          "(sigmoid) scores of the classes 1 to 3, without one of the background. Read by the largest score, 50.0 % of the target pixels of the labels from 1 on are predicted as the label before, 16.7 % as their own. " +
          "Read as independent scores the label is 0 where all are below 0.5, else 1 + the channel of the largest.",
        3,
      ),
    ]);
    assert.deepEqual(three(30, 10, 21), [], "less than half");
    assert.deepEqual(three(30, 11, 0), [], "less than three times as many");
    const background = [[0, 0, 50], [255, 1, 5]] as const; // prettier-ignore
    assert.deepEqual(found(scored({ rows: background, prediction: argmax(3) })), [], "no label but 0");
    // The last label that has a channel counts, and label 0 does not.
    const last: readonly Row[] = [
      [0, 1, 80],
      [3, 2, 20],
    ];
    assert.equal(found(scored({ rows: last, prediction: argmax(4) })).length, 1);
    assert.equal(found(scored({ rows: [[2, 1, 20]], prediction: argmax(2) }))[0]?.id, "scoresWithoutBackground");
  });

  it("where most predictions are not shares of a whole, and none is unbounded", () => {
    const images = (...predictions: readonly ScoreFacts[]): readonly (string | undefined)[] =>
      found(scored(...predictions.map((prediction) => ({ rows: THREE, prediction })))).map(({ id }) => id);
    const [apart, shares] = [argmax(2), argmax(2, { sumToOne: true })];
    assert.deepEqual(images(apart, apart, shares), ["scoresWithoutBackground"]);
    assert.deepEqual(images(apart, shares), ["channelsMissing"]);
    assert.deepEqual(images(apart, apart, argmax(2, { unbounded: true })), ["channelsMissing"]);
  });

  it("not where a step or the reading of scores was chosen", () => {
    const images = scored({ rows: THREE, prediction: argmax(2) });
    const shift = [{ kind: "divide", by: 1 }] as const;
    const ids = (choices: Partial<Choices>): readonly string[] => found(images, choices).map(({ id }) => id);
    assert.deepEqual(ids({ relabelling: { target: [], prediction: shift } }), ["channelsMissing"]);
    assert.deepEqual(ids({ relabelling: { target: shift, prediction: [] } }), ["scoresWithoutBackground"]);
    assert.deepEqual(ids({ files: { scores: "argmax" } }), ["channelsMissing", "scoresChosen"]);
  });
});

describe("labels without a channel, whole", () => {
  it("are named, eight at most, with their share", () => {
    const rows = (count: number): readonly Row[] => [
      [0, 0, 90 - count],
      [1, 1, 10],
      ...Array.from({ length: count }, (_, k): Row => [2 + k, 0, 1]),
    ];
    const said = (count: number): Finding | undefined => found(scored({ rows: rows(count), prediction: argmax(2) }))[0];
    assert.deepEqual(said(8), {
      id: "channelsMissing",
      severity: "warning",
      message:
        "The predictions have scores of 2 channels, but the targets also hold the labels 2, 3, 4, 5, 6, 7, 8, 9 (8.0 % of the target pixels), for which " +
        "there is no channel: they can never be predicted. Save a score for every label of the targets, or read the predictions as other labels.",
      numbers: { channels: 2, labels: 8 },
      standsWithFigures: true,
      problem: "suspicious-coding",
    });
    assert.match(said(9)?.message ?? "", / the labels 2, 3, 4, 5, 6, 7, 8, 9 and 1 more \(9\.0 % /);
    const logits = found(scored({ rows: THREE, prediction: argmax(2, { unbounded: true }) }))[0];
    assert.match(
      logits?.message ?? "",
      /hold the label 2 \(25\.0 % of .* predicted\. If a channel of the background is missing, save the scores after a sigmoid and read them as independent: --scores independent\.$/,
    );
    const several = found(scored({ rows: [...THREE, [3, 0, 5]], prediction: argmax(2, { unbounded: true }) }))[0];
    assert.match(several?.message ?? "", /Save a score for every label of the targets/);
  });

  it("are looked for among the most channels, in predictions that all have them", () => {
    const right = THREE.map(([target, , pixels]): Row => [target, Math.min(target, 1), pixels]);
    assert.deepEqual(
      found(scored({ rows: right, prediction: argmax(2) }, { rows: right, prediction: argmax(3) })),
      [],
      "the third is there in some",
    );
    const [first] = scored({ rows: THREE, prediction: argmax(2) });
    assert.ok(first);
    const alone = withoutPrediction({ ...first, name: "alone" });
    assert.equal(found([first, alone]).length, 1, "a target without a prediction has no channels");
    assert.deepEqual(found(scored({ rows: THREE, prediction: { kind: "independent", channels: 2 } })), []);
  });
});

describe("how scores are read, whole", () => {
  it("is said where it was chosen, with the pairs that it was chosen for", () => {
    const images = scored(
      { rows: THREE, prediction: argmax(3) },
      { rows: THREE, target: argmax(3) },
      { rows: THREE, prediction: { kind: "independent", channels: 3 } },
    );
    const said = (scores: "argmax" | "independent"): Finding | undefined =>
      found(images, { files: { scores, resize: "nearest" } }).find(({ id }) => id === "scoresChosen");
    assert.deepEqual(said("argmax"), {
      id: "scoresChosen",
      severity: "info",
      message: "By choice, the label of several scores is the channel of the largest: in 2 of 3 pairs.",
      numbers: { pairs: 2 },
      action: { label: "Read them as they are", apply: { files: { resize: "nearest" } } },
    });
    assert.equal(
      said("independent")?.message,
      "By choice, the label of several scores is 0 where all are below the threshold, else 1 + the channel of the largest: in 1 of 3 pairs.",
    );
  });

  it("differs within a folder, of as many channels, on either side", () => {
    const independent: ScoreFacts = { kind: "independent", channels: 2 };
    const mixed = (side: "target" | "prediction", ...facts: readonly ScoreFacts[]): readonly Finding[] =>
      found(scored(...facts.map((each) => ({ rows: THREE, [side]: each })))).filter(({ id }) => id.startsWith("mixed"));
    const oneHot = argmax(2, { sumToOne: true });
    assert.deepEqual(mixed("prediction", independent, oneHot, oneHot), [
      {
        id: "mixedScores:prediction",
        severity: "warning",
        message:
          "2 of the predictions are one-hot codes, whose channels are the labels from 0 on, and others of as many channels are read as independent " +
          "scores, whose channels are the labels from 1 on. Keep one kind in the folder, or save labels.",
        numbers: { files: 2 },
        standsWithFigures: true,
        problem: "suspicious-coding",
      },
    ]);
    assert.match(mixed("target", oneHot, independent)[0]?.message ?? "", /^1 of the targets is a one-hot code, /);
    assert.deepEqual(mixed("prediction", independent, argmax(3)), []);
    assert.deepEqual(mixed("prediction", oneHot, oneHot), []);
  });
});
