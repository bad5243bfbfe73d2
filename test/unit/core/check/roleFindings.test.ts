import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import type { Report } from "../../../../src/core/document/report";
import { smallReport, type SmallImage } from "../smallReport";

function found(report: Report, id = "swappedFolders"): Finding | undefined {
  return dataCheck(report, DEFAULT_CHOICES).findings.find((finding) => finding.id === id);
}

function named(
  prediction: string,
  target: string,
  images: readonly SmallImage[] = [{ target: [0, 1, 2], prediction: [0, 1, 1] }],
): Report {
  return { ...smallReport(images), folders: { prediction, target } };
}

const VOID: SmallImage = { target: [0, 0, 1, 2, 2, 1], prediction: [0, 255, 1, 2, 255, 255] };

describe("folders that look swapped", () => {
  it("are told of with what was seen, standing with the figures, with an action that exchanges them and no choice", () => {
    const finding = found(named("/a", "/b", [VOID]));
    assert.match(
      finding?.message ?? "",
      /look swapped: the predictions hold 255, .* in 3 pixels over 3 target labels, and the targets never do\./,
    );
    assert.deepEqual(
      [finding?.standsWithFigures, finding?.action?.exchangesFolders, finding?.action?.apply, finding?.effect],
      [true, true, {}, undefined],
    );
  });

  it("are seen by the label that other libraries ignore", () => {
    for (const mark of [-1, -100]) {
      const prediction = VOID.prediction?.map((label) => (label === 255 ? mark : label)) ?? [];
      assert.ok(found(named("/a", "/b", [{ ...VOID, prediction }])), String(mark));
    }
  });

  it("are not seen where the targets hold it too, or it is the foreground, one class in another coding, a level of grey or alone", () => {
    for (const [why, image] of [
      ["too", { ...VOID, target: [0, 0, 1, 2, 2, 255] }],
      ["binary", { target: [0, 1, 1, 0], prediction: [0, 255, 255, 255] }],
      ["one class, as 0 - 1 is in 8 bits", { target: [0, 0, 1, 2, 0, 1], prediction: [255, 255, 0, 1, 255, 0] }],
      ["a level of grey", { target: [0, 1, 1, 0, 0], prediction: [3, 254, 201, 255, 255] }],
      ["no prediction", { target: [0, 1, 2] }],
    ] as const satisfies readonly (readonly [string, SmallImage])[]) {
      assert.equal(found(named("/a", "/b", [image])), undefined, why);
    }
  });

  it("are seen by targets that hold scores, and not where both sides do", () => {
    const report = named("/a", "/b");
    const scored = (sides: readonly ("target" | "prediction")[]): Report => ({
      ...report,
      images: report.images.map((image) => {
        const withScores = <T extends { readonly facts: object }>(file: T): T => ({
          ...file,
          facts: { ...file.facts, scores: { kind: "argmax", channels: 3, sumToOne: true } },
        });
        const { prediction } = image;
        return {
          ...image,
          ...(sides.includes("target") && { target: withScores(image.target) }),
          ...(prediction && sides.includes("prediction") && { prediction: withScores(prediction) }),
        };
      }),
    });
    assert.match(found(scored(["target"]))?.message ?? "", /1 of 1 target holds scores/);
    assert.equal(found(scored(["prediction"])), undefined);
    assert.equal(found(scored(["target", "prediction"])), undefined);
  });

  it("are seen by targets of many levels of grey and hard predictions, and not by a few greys at edges or by numbers of instances", () => {
    const levels = (step: number, count: number): readonly number[] =>
      Array.from({ length: count }, (_, index) => 1 + index * step);
    const hard = (length: number): readonly number[] => Array.from({ length }, (_, index) => (index % 2) * 255);
    const report = (target: readonly number[]): Report =>
      named("/a", "/b", [{ target, prediction: hard(target.length) }]);
    assert.match(found(report(levels(3, 80)))?.message ?? "", /80 levels of grey in 100\.0 % of their pixels/);
    assert.equal(found(report([...levels(3, 80), ...hard(2000)])), undefined, "edges");
    assert.equal(found(report(levels(1, 80))), undefined, "instances");
    assert.equal(found(report(levels(5, 40))), undefined, "few levels");
  });

  it("are seen by the names of both folders, and by those of the files", () => {
    assert.match(
      found(named("/d/gt", "/d/preds"))?.message ?? "",
      /the predictions is called gt, that of the targets preds/,
    );
    assert.equal(found(named("/d/masks", "/d/x")), undefined, "a name that may mean either");
    const images: readonly SmallImage[] = [{ name: "a_gtFine_labelIds", target: [0, 1], prediction: [0, 1] }];
    const report = named("/a", "/b", images);
    const files = report.images.map((image) => ({ ...image, target: { ...image.target, path: "a.png" } }));
    assert.match(
      found({ ...report, images: files })?.message ?? "",
      /named as targets are, such as a_gtFine_labelIds\.png for the target a\.png/,
    );
    assert.equal(found(report), undefined, "both are named so");
  });

  it("are not seen in one folder", () => {
    assert.equal(found(named("/gt", "/gt", [VOID])), undefined);
  });
});

describe("two folders of predictions", () => {
  it("are told of, with no target to judge by", () => {
    assert.match(
      found(named("/runs/unet", "/runs/segformer"), "noTargets")?.message ?? "",
      /named as predictions are \(\/runs\/unet and \/runs\/segformer\)/,
    );
    assert.equal(found(named("/runs/unet", "/runs/gt"), "noTargets"), undefined);
  });
});
