import assert from "node:assert/strict";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { citation } from "../../../../src/core/sentences/citation";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { imageFolders, inSubset } from "../../../../src/core/counting/imageSubset";
import type { ImageSubset } from "../../../../src/core/document/choices";
import { IOU } from "../../../../src/core/metrics/metrics";
import { smallReport } from "../smallReport";

const NAMES = ["a/x/1", "a/x/2", "a/y/1", "ab/1", "Top"];

function chosen(subset: ImageSubset): readonly string[] {
  return NAMES.filter(inSubset(subset));
}

describe("a subset of the images", () => {
  it("is those of a folder and the folders in it, with a text in the name, or matching a pattern", () => {
    assert.deepEqual(chosen({ kind: "folder", folder: "a" }), ["a/x/1", "a/x/2", "a/y/1"]);
    assert.deepEqual(chosen({ kind: "folder", folder: "a/x" }), ["a/x/1", "a/x/2"]);
    assert.deepEqual(chosen({ kind: "folder", folder: "" }), ["Top"]);
    assert.deepEqual(chosen({ kind: "text", text: "TO" }), ["Top"]);
    assert.deepEqual(chosen({ kind: "pattern", pattern: "^a.*1$" }), ["a/x/1", "a/y/1", "ab/1"]);
    assert.deepEqual(chosen({ kind: "pattern", pattern: "(" }), []);
  });

  it("offers every folder that images lie in", () => {
    assert.deepEqual(imageFolders(NAMES), ["", "a", "a/x", "a/y", "ab"]);
    assert.deepEqual(imageFolders(["1", "2"]), []);
  });

  it("gives the figures of a report of these images alone, under the classes of all", () => {
    const images = [
      { name: "a/1", target: [0, 0, 1], prediction: [0, 1, 1] },
      { name: "b/1", target: [0, 2, 2], prediction: [0, 2, 0] },
    ];
    const report = smallReport(images, { subset: { kind: "folder", folder: "a" } });
    const alone = smallReport(images.slice(0, 1));
    const part = evaluate(report, report.choices);
    assert.deepEqual(
      part.images.map(({ name }) => name),
      ["a/1"],
    );
    assert.deepEqual(
      part.table.classes.map(({ label }) => label),
      [0, 1, 2],
    );
    assert.equal(averageOf(part, IOU, "macro").value, averageOf(evaluate(alone, alone.choices), IOU, "macro").value);
  });

  it("is stated in every export, and in the sentence", () => {
    const report = smallReport([{ name: "a/1", target: [0], prediction: [0] }], {
      subset: { kind: "pattern", pattern: "^a" },
    });
    const evaluation = evaluate(report, report.choices);
    const words = /only images whose name matches /;
    for (const { id, write } of EXPORTS) assert.match(write(evaluation, report), words, id);
    assert.match(citation(evaluation, IOU, "macro"), words);
    assert.match(
      EXPORTS.find(({ id }) => id === "json")?.write(evaluation, report) ?? "",
      /"subset":\{"kind":"pattern","pattern":"\^a"\}/,
    );
  });
});
