import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import type { Label } from "../../../../src/core/labels/label";
import { automaticRelabelling } from "../../../../src/core/reading/automaticRelabelling";
import { isDrawn, predictionForm } from "../../../../src/core/reading/predictionForm";
import { entry, type Row } from "../check/entries";

/** The form of predicted labels that say nothing of the foreground, all as common. */
function form(...labels: readonly Label[]): string {
  const { kind, ...rest } = predictionForm(
    new Map(labels.map((label) => [label, { pixels: 1, onForeground: 0 }])),
    false,
  );
  return "top" in rest ? `${kind} ${rest.top}` : kind;
}

describe("the form of predictions, on both sides of its bounds", () => {
  it("is of labels below a sixteenth of the range, of 8 and of 16 bits", () => {
    assert.deepEqual([form(0, 15, 255), form(0, 16, 255)], ["labels", "scores 255"]);
    assert.deepEqual([form(0, 300, 4111, 65535), form(0, 300, 4112, 65535)], ["labels", "scores 65535"]);
    assert.equal(form(0, 128, 65536), "labels");
    assert.equal(form(0, 254, 255, 1), "scores 255");
  });

  it("is of labels with 0, 1 and 255 alone, whichever of them is there", () => {
    for (const labels of [[], [0], [1], [255], [0, 1], [0, 255], [1, 255], [0, 1, 255]])
      assert.equal(form(...labels), "labels");
  });

  it("is drawn of one grey alone, from 64 to 65,535", () => {
    assert.deepEqual([63, 64, 65535, 65536].map(isDrawn), [false, true, true, false]);
    assert.deepEqual([form(0, 63), form(0, 64), form(128), form(65535)], ["labels", "drawn", "drawn", "drawn"]);
  });
});

describe("labels that may stand for ignore, in their order", () => {
  const candidates = (...rows: readonly Row[]) =>
    automaticRelabelling([entry(rows)], DEFAULT_CHOICES).ignoreCandidates.map(({ label }) => label);

  it("begin with the largest", () => {
    assert.deepEqual(
      candidates([-100, 0, 1], [-1, 0, 1], [0, 0, 5], [1, 1, 5], [2, 2, 5], [255, 0, 1]),
      [255, -1, -100],
    );
    assert.deepEqual(candidates([0, 0, 5], [1, 1, 5], [2, 2, 5]), []);
  });
});
