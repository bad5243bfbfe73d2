import assert from "node:assert/strict";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { smallReport, type SmallImage } from "../smallReport";

const LIST: Choices["classList"] = {
  source: "test",
  classes: [
    { label: 0, name: "a", color: "#000000" },
    { label: 1, name: "b", color: "#111111" },
  ],
  ignore: [255],
};

function messages(
  images: readonly SmallImage[],
  choices: Partial<Choices> = {},
  targetsOnly: readonly string[] = [],
): string {
  const made = smallReport(images);
  const report = { ...made, pairing: { ...made.pairing, targetsOnly } };
  return dataCheck(report, { ...DEFAULT_CHOICES, ...choices })
    .findings.map(({ message }) => message)
    .join("\n");
}

/** One of something, whose verb must not be that of several: "1 label of the targets are ...". */
const ONE_ARE =
  /(?<![\d,])1 (?:\w+ )?(?:of (?:the )?(?:\d+ )?\w+ )?(?:label|pixel|target|prediction|pair|image|file|colour)?s?\s?(?:\([^)]*\) )?(?:are|have|hold|differ)\b/;

describe("the sentences of the Data check", () => {
  it("say is of one and are of several", () => {
    const one = messages([{ target: [0, 1, 7], prediction: [0, 1, 1] }], { classList: LIST });
    assert.match(
      one,
      /1 label of the targets is not in the class list test: 7 \(1 pixel in 1 file\)\. Its 1 pixel \(33\.3 %\) is left out/,
    );
    const two = messages([{ target: [0, 1, 7, 8], prediction: [0, 1, 1, 1] }], { classList: LIST });
    assert.match(
      two,
      /2 labels of the targets are not in the class list test: .* Their 2 pixels \(50\.0 %\) are left out/,
    );
    const predicted = messages([{ target: [0, 1, 1], prediction: [0, 1, 9] }], { classList: LIST });
    assert.match(predicted, /1 label of the predictions is not in the class list test/);
    const missing = messages([{ target: [0, 1], prediction: [0, 1] }], {}, ["x.png"]);
    assert.match(missing, /1 of 2 targets has no prediction/);
    const empty = messages([
      { target: [0, 0], prediction: [0, 1] },
      { target: [0, 1], prediction: [0, 1] },
    ]);
    assert.match(empty, /1 of 2 targets holds label 0 alone/);
    const blank = messages([
      { target: [255, 255], prediction: [0, 1] },
      { target: [0, 1], prediction: [0, 1] },
    ]);
    assert.match(blank, /1 of 2 targets has no pixel that counts.* This image is left out/);
    for (const text of [one, predicted, missing, empty, blank]) assert.doesNotMatch(text, ONE_ARE);
  });
});
