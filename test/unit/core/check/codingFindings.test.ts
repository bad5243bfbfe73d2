import assert from "node:assert/strict";
import { CITYSCAPES_LABEL_IDS, TRAIN_IDS_TO_LABEL_IDS } from "../../../../src/core/classLists/cityscapes";
import { codingCheck } from "../../../../src/core/check/codingCheck";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ImageEntry } from "../../../../src/core/document/report";
import type { Finding } from "../../../../src/core/reading/finding";
import { entry, type Row } from "./entries";
import { rounded, wholeFindings } from "./whole";

/** Both exchanged, so that neither reading agrees. */
const WRONG: readonly Row[] = [
  [7, 2, 60],
  [11, 0, 40],
];

function named(target: string, prediction: string, rows: readonly Row[] = WRONG, name = "x"): ImageEntry {
  return entry(rows, { name, targetPath: `${name}_${target}.png`, predictionPath: `${name}_${prediction}.png` });
}

function names(images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly Finding[] {
  return wholeFindings(images, /^names:/, { choices });
}

describe("ids of Cityscapes that names tell, whole", () => {
  it("are offered as those of the targets, whatever agrees", () => {
    const [found, ...others] = names([named("gtFine_labelIds", "trainIds", [...WRONG, [0, 255, 10], [8, 1, 5]])]);
    assert.deepEqual(others, []);
    const { effect, ...rest } = found ?? assert.fail("nothing");
    assert.deepEqual(rest, {
      id: "names:trainIdsToLabelIds",
      severity: "warning",
      message:
        "By their names and labels the targets are Cityscapes label ids and the predictions train ids. As they are, 0.0 % of the pixels agree. " +
        "With predictions read from Cityscapes train ids to label ids: 4.8 %.",
      // Label id 0 is ignored.
      numbers: { agreeing: 0, agreeingThen: 5 },
      action: {
        label: "Apply",
        apply: {
          relabelling: { prediction: [TRAIN_IDS_TO_LABEL_IDS], target: [] },
          classList: rounded(CITYSCAPES_LABEL_IDS),
        },
        option: '--relabel prediction:train_to_label_ids --classes "Cityscapes label ids"',
      },
      problem: "suspicious-coding",
      standsWithFigures: rest.standsWithFigures,
    });
    assert.equal(effect?.now, 0);
  });

  it("are told by labels that one kind alone has, where the names of the predictions say nothing", () => {
    const idsOf = (target: string, predicted: readonly number[], prediction = "x"): readonly string[] => {
      const rows = predicted.map((label, index): Row => [index, label, 10]);
      return names([named(target, prediction, rows)]).map(({ id }) => id.slice("names:".length));
    };
    assert.deepEqual(idsOf("labelIds", [2, 0, 255]), ["trainIdsToLabelIds"], "255 is ignored by train ids");
    assert.deepEqual(idsOf("LABELIDS", [18, 3, 1]), ["trainIdsToLabelIds"]);
    assert.deepEqual(idsOf("labelIds", [26, 7, 2]), [], "label ids like the targets");
    assert.deepEqual(idsOf("gtFine_TrainIds", [26, 7, 2]), ["labelIdsToTrainIds"]);
    assert.deepEqual(idsOf("train_id", [26, 7, 2], "labelIds"), ["labelIdsToTrainIds"]);
    assert.deepEqual(idsOf("Train_ID", [26, 7, 2], "LabelIds"), ["labelIdsToTrainIds"]);
    assert.deepEqual(idsOf("labelIds", [40, 7, 2]), [], "of neither");
    assert.deepEqual(idsOf("labelIds", [255, 26, 2]), [], "label ids have no 255");
    assert.deepEqual(idsOf("gt", [2, 0, 1]), [], "no name says that they are Cityscapes'");
    assert.deepEqual(idsOf("gt", [2, 0, 1], "trainIds"), [], "targets of no known ids");
    assert.deepEqual(idsOf("trainIds", [2, 0, 1], "trainIds"), []);
  });

  it("are told by more than half of the names", () => {
    const images = (count: number): readonly ImageEntry[] =>
      [0, 1, 2, 3].map((index) => named(index < count ? "labelIds" : "gt", "trainIds", WRONG, String(index)));
    assert.equal(names(images(2)).length, 0);
    assert.equal(names(images(3)).length, 1);
  });

  it("are nothing to say of once labels are read in another way, of either side", () => {
    const images = [named("labelIds", "trainIds")];
    const shift = [{ kind: "shift", by: 1 }] as const;
    assert.equal(names(images).length, 1);
    assert.equal(names(images, { relabelling: { prediction: shift, target: [] } }).length, 0);
    assert.equal(names(images, { relabelling: { prediction: [], target: shift } }).length, 0);
  });

  it("are said once, by their agreement where that is far better", () => {
    const right: readonly Row[] = [
      [7, 0, 60],
      [11, 2, 40],
    ];
    const ids = wholeFindings([named("labelIds", "trainIds", right)], /^(?:names|coding)/).map(({ id }) => id);
    assert.deepEqual(ids, ["coding:trainIdsToLabelIds"]);
  });
});

describe("a reading of labels is far better", () => {
  /** What is suggested of one image. */
  const suggested = (rows: readonly Row[]): string | undefined =>
    codingCheck([entry(rows)], DEFAULT_CHOICES).suggested?.id;

  it("from a fifth of the pixels on", () => {
    // More labels than any order is looked for of, one pixel each, agree as they are: 256 of 1280, and 512 would, raised by 1.
    const agreeing = Array.from({ length: 256 }, (_, k): Row => [300 + k, 300 + k, 1]);
    const raised = (then: number): string | undefined =>
      suggested([...agreeing, [1, 0, then], [2000, 3000, 1024 - then]]);
    assert.equal(raised(512), "raised");
    assert.equal(raised(511), undefined);
  });

  it("from a fiftieth on where no more than a fifth of the disagreement is left", () => {
    // Two of two hundred classes change places, which moves the mean IoU by a hundredth.
    const others = Array.from({ length: 198 }, (_, k): Row => [10 + k, 10 + k, 5]);
    const exchanged = (pixels: number, left: number): string | undefined =>
      suggested([...others, [1, 2, pixels], [2, 1, 10], ...(left > 0 ? [[10, 11, left] as const] : [])]);
    assert.equal(exchanged(15, 0), "bestRelabelling");
    assert.equal(exchanged(11, 0), "bestRelabelling", "21 of 1011 pixels");
    assert.equal(exchanged(10, 0), undefined, "20 of 1010");
    assert.equal(exchanged(15, 6), "bestRelabelling", "6 of 31 are left");
    assert.equal(exchanged(15, 7), undefined, "7 of 32");
  });

  it("from a tenth of the mean IoU on, where the order of the classes is no matter", () => {
    // 130 labels are found nowhere, 10 agree as they are, and so many would, raised by 1: 41 / 321 less 10 / 352 are 0.099, 42 / 322 less 10 / 354 are 0.102.
    const wrong = Array.from({ length: 130 }, (_, k): Row => [1000 + 3 * k, 3000 + 3 * k, 5]);
    const agreeing = Array.from({ length: 10 }, (_, k): Row => [10 + 3 * k, 10 + 3 * k, 1]);
    const raised = (count: number): string | undefined =>
      suggested([
        ...wrong,
        ...agreeing,
        ...Array.from({ length: count }, (_, k): Row => [101 + 3 * k, 100 + 3 * k, 1]),
      ]);
    assert.equal(raised(42), "raised");
    assert.equal(raised(41), undefined);
  });

  it("not of predictions of one label, against targets of several", () => {
    assert.equal(suggested([[1, 0, 90], [0, 0, 10]]), undefined); // prettier-ignore
    assert.equal(suggested([[1, 0, 90], [0, 0, 5], [0, 1, 5]]), "bestRelabelling"); // prettier-ignore
    assert.equal(suggested([[1, 0, 90]]), undefined, "nor where one class alone is left");
  });
});
