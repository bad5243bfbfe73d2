import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { agreeingShare, agreement } from "../../../../src/core/check/agreement";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, GREY, reportOf, type Row } from "./entries";

function findings(images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly Finding[] {
  return dataCheck(reportOf(images), { ...DEFAULT_CHOICES, ...choices }).findings;
}

function finding(images: readonly ImageEntry[], id: string, choices: Partial<Choices> = {}): Finding {
  const found = findings(images, choices);
  const match = found.find((candidate) => candidate.id === id);
  assert.ok(match, `no finding ${id} among ${found.map((candidate) => candidate.id).join(", ")}`);
  return match;
}

/** The agreement after the finding's action. */
function applied(images: readonly ImageEntry[], { action }: Finding, choices: Partial<Choices> = {}): number {
  return agreeingShare(agreement(images, { ...DEFAULT_CHOICES, ...choices, ...action?.apply }));
}

describe("the coding check", () => {
  it("finds predictions shifted by one, shows both agreements, and one click gives 1.0", () => {
    const images = [
      entry([
        [1, 0, 10],
        [2, 1, 20],
        [3, 2, 30],
      ]),
    ];
    const found = finding(images, "coding:raised");
    assert.match(found.message, /^As they are, 0\.0 % of the pixels agree\. With predictions raised by 1: 100\.0 %\./);
    assert.equal(found.action?.label, "Apply");
    assert.equal(applied(images, found), 1);
  });

  it("finds the shift the other way", () => {
    const images = [
      entry([
        [0, 1, 10],
        [1, 2, 20],
        [2, 3, 30],
      ]),
    ];
    assert.equal(applied(images, finding(images, "coding:lowered")), 1);
  });

  it("still finds the shift where the predictions are otherwise not good", () => {
    const images = [
      entry([
        [1, 0, 10],
        [2, 1, 10],
        [3, 2, 10],
        [1, 2, 5],
        [2, 0, 5],
        [3, 1, 1],
      ]),
    ];
    assert.match(
      finding(images, "coding:raised").message,
      /As they are, 0\.0 % .* With predictions raised by 1: 73\.2 %/,
    );
  });

  it("takes no reading that leaves more than half of the pixels out, however well it agrees on the rest", () => {
    const suggested = (zeros: number) =>
      dataCheck(
        reportOf([
          entry([
            [0, 0, zeros],
            [0, 1, 10],
            [0, 2, 10],
            [1, 0, 10],
            [2, 1, 10],
            [3, 2, 10],
          ]),
        ]),
        DEFAULT_CHOICES,
      ).coding.suggested?.id;
    assert.equal(suggested(10), "reducedZero");
    assert.equal(suggested(11), "raised");
  });

  it("prefers the shift to a relabelling that agrees hardly better", () => {
    const images = [
      entry([
        [1, 0, 50],
        [2, 1, 40],
        [3, 2, 1],
        [4, 2, 3],
      ]),
    ];
    const { coding } = dataCheck(reportOf(images), DEFAULT_CHOICES);
    assert.deepEqual(
      coding.alternatives.filter(({ id }) => id === "bestRelabelling").map(({ agreeing }) => agreeing),
      [93],
    );
    assert.equal(coding.suggested?.id, "raised");
  });

  it("finds ADE20K's shift: 0 of the targets is ignored, the others one lower", () => {
    const images = [
      entry([
        [0, 0, 8],
        [0, 1, 6],
        [0, 149, 6],
        [1, 0, 30],
        [2, 1, 30],
        [150, 149, 20],
      ]),
    ];
    const found = finding(images, "coding:reducedZero");
    assert.match(found.message, /With the targets' label 0 ignored and the others lowered by 1 \(ADE20K\): 100\.0 %/);
    assert.equal(applied(images, found), 1);
    assert.deepEqual(found.action?.apply.ignore, [255]);
  });

  it("finds train ids against label ids by agreement, and names the classes", () => {
    const images = [
      entry([
        [7, 0, 50],
        [8, 1, 20],
        [11, 2, 20],
        [26, 13, 20],
        [0, 0, 5],
      ]),
    ];
    const found = finding(images, "coding:trainIdsToLabelIds");
    assert.match(found.message, /As they are, 4\.3 % .* from Cityscapes train ids to label ids: 100\.0 %/);
    assert.equal(applied(images, found), 1);
    assert.equal(found.action?.apply.classList?.source, "Cityscapes label ids");
  });

  it("finds label ids against train ids", () => {
    const images = [
      entry([
        [0, 7, 50],
        [1, 8, 20],
        [2, 11, 20],
        [13, 26, 20],
        [255, 0, 5],
      ]),
    ];
    assert.equal(applied(images, finding(images, "coding:labelIdsToTrainIds")), 1);
  });

  it("finds label ids against train ids by name, whatever the agreement", () => {
    const rows: readonly Row[] = [
      [7, 7, 50],
      [8, 8, 20],
    ];
    const images = [entry(rows, { targetPath: "x_gtFine_labelIds.png", predictionPath: "x_labelTrainIds.png" })];
    assert.match(
      finding(images, "names:trainIdsToLabelIds").message,
      /By their names and labels the targets are Cityscapes label ids and the predictions train ids/,
    );
  });

  it("finds exchanged labels as the best one-to-one relabelling", () => {
    const images = [
      entry([
        [0, 0, 10],
        [1, 4, 20],
        [2, 1, 30],
        [4, 2, 30],
      ]),
    ];
    const found = finding(images, "coding:bestRelabelling");
    assert.match(found.message, /\(1 to 2, 2 to 4, 4 to 1\): 100\.0 %/);
    assert.equal(applied(images, found), 1);
  });

  it("leaves labels where another number would do no better", () => {
    const images = [
      entry([
        [0, 0, 100],
        [1, 2, 20],
        [2, 1, 30],
        [7, 0, 1],
        [8, 0, 1],
        [9, 0, 1],
      ]),
    ];
    assert.match(finding(images, "coding:bestRelabelling").message, /\(1 to 2, 2 to 1\)/);
  });

  it("finds binary masks that are the wrong way round, 0/255 too", () => {
    for (const images of [
      [
        entry([
          [0, 1, 10],
          [1, 0, 20],
        ]),
      ],
      [
        entry([
          [0, 255, 10],
          [255, 0, 20],
        ]),
      ],
    ]) {
      assert.equal(applied(images, finding(images, "coding:bestRelabelling")), 1);
    }
  });

  it("finds two small classes exchanged beside a large background", () => {
    const images = [
      entry([
        [0, 0, 900],
        [1, 2, 50],
        [2, 1, 50],
      ]),
    ];
    assert.equal(applied(images, finding(images, "coding:bestRelabelling")), 1);
  });

  it("says nothing of predictions that are merely bad, or good", () => {
    for (const rows of [
      [
        [0, 0, 50],
        [0, 1, 20],
        [1, 0, 20],
        [1, 1, 30],
        [2, 1, 10],
      ],
      [
        [0, 0, 50],
        [1, 1, 30],
        [2, 2, 10],
      ],
    ] satisfies readonly (readonly Row[])[]) {
      assert.deepEqual(
        findings([entry(rows)]).filter(({ id }) => id.startsWith("coding:")),
        [],
      );
    }
  });

  it("says nothing once it was applied, and offers the way back", () => {
    const images = [
      entry([
        [1, 0, 10],
        [2, 1, 20],
        [3, 2, 30],
      ]),
    ];
    const { action } = finding(images, "coding:raised");
    const after = findings(images, action?.apply);
    assert.deepEqual(
      after.filter(({ id }) => id.startsWith("coding:")),
      [],
    );
    const back = after.find(({ id }) => id === "relabelled:prediction");
    assert.equal(back?.message, "By choice, the predictions are raised by 1.");
    assert.deepEqual(back.action?.apply.relabelling, DEFAULT_CHOICES.relabelling);
  });

  it("offers label div 1000 for instance ids", () => {
    const instances = { ...GREY, bits: 16 };
    const images = [
      entry(
        [
          [7, 7, 40],
          [26001, 26, 30],
          [26002, 26, 30],
        ],
        { target: instances },
      ),
    ];
    const found = finding(images, "instanceIds:target");
    assert.match(
      found.message,
      /2 labels of 1000 and more: likely instance ids of 1 class\. As they are, 40\.0 % .* label div 1000: 100\.0 %/,
    );
    assert.equal(applied(images, found), 1);
  });
});
