import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import type { ScoreFacts } from "../../../../src/core/labels/labelMap";
import { entry, reportOf, type Row } from "./entries";

const ARRAY = { format: "NPY", kind: "grey", bits: 32 } as const;
const SIGMOIDS: ScoreFacts = { kind: "argmax", channels: 2, sumToOne: false };

/** The findings on arrays, of one image whose masks are made of scores. */
function found(
  rows: readonly Row[],
  { prediction, target }: { readonly prediction?: ScoreFacts; readonly target?: ScoreFacts },
  choices: Partial<Choices> = {},
): readonly Finding[] {
  return foundOf([{ rows, prediction, target }], choices);
}

interface Scored {
  readonly rows: readonly Row[];
  readonly prediction?: ScoreFacts | undefined;
  readonly target?: ScoreFacts | undefined;
}

function foundOf(images: readonly Scored[], choices: Partial<Choices> = {}): readonly Finding[] {
  const entries = images.map(({ rows, prediction, target }, index) => {
    const image = entry(rows, { name: String(index) });
    assert.ok(image.prediction);
    return {
      ...image,
      target: { ...image.target, facts: { ...ARRAY, ...(target && { scores: target }) } },
      prediction: { ...image.prediction, facts: { ...ARRAY, ...(prediction && { scores: prediction }) } },
    };
  });
  const ids = /^(?:scores|channels|mixedScores)/;
  return dataCheck(reportOf(entries), { ...DEFAULT_CHOICES, ...choices }).findings.filter(({ id }) => ids.test(id));
}

/** Targets of the labels 0 to 2, predictions of the labels 0 and 1. */
const ROWS: readonly Row[] = [
  [0, 0, 60],
  [1, 0, 20],
  [2, 1, 20],
];

describe("of arrays with several channels it is found", () => {
  it("that independent scores lack one of the background, with the option that reads them so", () => {
    const [finding, ...others] = found(
      ROWS,
      { prediction: SIGMOIDS },
      { threshold: 0.4, files: { resize: "nearest" } },
    );
    assert.deepEqual(others, []);
    assert.match(
      finding?.message ?? "",
      /2 scores a pixel that do not add up to 1, .* labels 0 to 2: .* label 2 \(20\.0 % of the target pixels\)\. .* below 0\.4, else/,
    );
    assert.deepEqual(finding?.action, {
      label: "Read them as independent scores",
      apply: { files: { resize: "nearest", scores: "independent" } },
      option: "--resize --scores independent",
    });
    assert.equal(finding.standsWithFigures, true);
  });

  it("that one of the background is lacking where no target holds the last class, by the labels being predicted one lower", () => {
    const lower: readonly Row[] = [
      [0, 0, 40],
      [0, 1, 40],
      [1, 0, 50],
      [1, 1, 10],
    ];
    const [finding, ...others] = found(lower, { prediction: SIGMOIDS });
    assert.deepEqual(others, []);
    assert.match(
      finding?.message ?? "",
      /83\.3 % of the target pixels of the labels from 1 on .* 16\.7 % as their own/,
    );
    assert.equal(finding?.action?.option, "--scores independent");
    const own = lower.map(([target, prediction, pixels]): Row => [
      target,
      target === 1 ? 1 - prediction : prediction,
      pixels,
    ]);
    assert.deepEqual(found(own, { prediction: SIGMOIDS }), [], "most are their own");
    assert.deepEqual(found(lower, { prediction: { ...SIGMOIDS, sumToOne: true } }), [], "shares of a whole");
    assert.deepEqual(found([...lower, [1, 1, 10]], { prediction: SIGMOIDS }), [], "too many are their own");
    const three = { prediction: { ...SIGMOIDS, channels: 3 } };
    assert.deepEqual(found([...lower, [1, 2, 60]], three), [], "most are neither");
  });

  it("and no other order of classes beside it, whose figures would rest on the wrong reading", () => {
    const rows: readonly Row[] = [
      [0, 0, 60],
      [1, 0, 2],
      [1, 1, 1],
      [2, 1, 40],
      [2, 0, 1],
    ];
    const image = entry(rows, { prediction: { ...ARRAY, scores: SIGMOIDS } });
    const coding = (of: typeof image): readonly string[] =>
      dataCheck(reportOf([of]), DEFAULT_CHOICES).findings.flatMap(({ id }) => (id.startsWith("coding") ? [id] : []));
    assert.deepEqual(coding(image), []);
    assert.deepEqual(coding(entry(rows)), ["coding:bestRelabelling"]);
  });

  it("that labels have no channel, where scores are shares, logits, or several fewer", () => {
    const cases: readonly (readonly [Row[], ScoreFacts, RegExp])[] = [
      [
        [...ROWS],
        { ...SIGMOIDS, sumToOne: true },
        /2 channels, but the targets also hold the label 2 \(20\.0 % of the target pixels\), .* never be predicted\. Save a score for every label/,
      ],
      [
        [...ROWS],
        { ...SIGMOIDS, unbounded: true },
        /the label 2 .* after a sigmoid and read them as independent: --scores independent/,
      ],
      [[...ROWS, [3, 0, 10]], SIGMOIDS, /the labels 2, 3 \(27\.3 %/],
    ];
    for (const [rows, prediction, message] of cases) {
      const [finding, ...others] = found(rows, { prediction });
      assert.deepEqual(others, []);
      assert.match(finding?.message ?? "", message);
      assert.deepEqual(
        [finding?.id, finding?.standsWithFigures, finding?.action],
        ["channelsMissing", true, undefined],
      );
    }
  });

  it("nothing where every counted label of the targets has a channel, or predictions of another kind may hold it", () => {
    const right = ROWS.map(([target, , pixels]): Row => [target, target, pixels]);
    assert.deepEqual(found(right, { prediction: { ...SIGMOIDS, channels: 3 } }), []);
    assert.deepEqual(
      found(
        [
          [0, 0, 60],
          [1, 1, 20],
          [255, 1, 20],
        ],
        { prediction: SIGMOIDS },
      ),
      [],
    );
    assert.deepEqual(foundOf([{ rows: ROWS, prediction: SIGMOIDS }, { rows: [[2, 2, 5]] }]), []);
    const raised = { relabelling: { target: [], prediction: [{ kind: "shift", by: 1 }] } } as const;
    assert.deepEqual(
      found(
        [
          [1, 0, 20],
          [2, 1, 20],
        ],
        { prediction: SIGMOIDS },
        raised,
      ),
      [],
    );
  });

  it("how the channels were chosen to be read, which can be taken back", () => {
    const [finding, ...others] = found(
      ROWS,
      { prediction: { kind: "independent", channels: 2 } },
      { files: { scores: "independent" } },
    );
    assert.deepEqual(others, []);
    assert.deepEqual([finding?.id, finding?.severity, finding?.action?.apply], ["scoresChosen", "info", { files: {} }]);
    assert.match(
      finding?.message ?? "",
      /0 where all are below the threshold, else 1 \+ the channel of the largest: in 1 of 1 pairs/,
    );
  });

  it("that one label means two classes where one-hot codes lie among independent scores", () => {
    const images: readonly Scored[] = [
      { rows: ROWS, prediction: { kind: "independent", channels: 2 } },
      { rows: ROWS, prediction: { kind: "argmax", channels: 2, sumToOne: true } },
    ];
    const mixed = foundOf(images, { files: { scores: "independent" } }).find(
      ({ id }) => id === "mixedScores:prediction",
    );
    assert.match(mixed?.message ?? "", /^1 of the predictions is a one-hot code/);
    const [first] = images;
    assert.ok(first);
    assert.ok(!foundOf([first], { files: { scores: "independent" } }).some(({ id }) => id.startsWith("mixedScores")));
  });
});
