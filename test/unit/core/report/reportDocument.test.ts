import assert from "node:assert/strict";
import { readReport, writeReport } from "../../../../src/core/reportDocument";
import { image, report } from "../../../support/images";

const PALETTE = { format: "PNG", kind: "palette", bits: 4, palette: "000000800000" } as const;
const SAVED = report([image("a", [[0, 0, 3], [0, 1, 2]]), image("b", [[255, -7, 9]], PALETTE)], { undefined: 1, leftOut: [0] });

function refusal(text: string): string {
  const read = readReport(text);
  assert.ok(!read.ok);
  return read.message;
}

describe("a saved report", () => {
  it("gives the same report when read again", () => {
    assert.deepEqual(readReport(writeReport(SAVED)), { ok: true, report: SAVED });
  });

  it("is the same text when written twice", () => {
    assert.equal(writeReport(SAVED), writeReport(structuredClone(SAVED)));
  });

  it("keeps an image without a prediction", () => {
    const { prediction: _, ...missing } = image("a", [[0, 0, 3]]);
    const saved = report([missing]);
    assert.deepEqual(readReport(writeReport(saved)), { ok: true, report: saved });
  });

  it("is one object of JSON with a line an image", () => {
    const text = writeReport(SAVED);
    assert.deepEqual((JSON.parse(text) as { images: { name: string }[] }).images.map(({ name }) => name), ["a", "b"]);
    assert.equal(text.split("\n").length, 5);
  });

  it("of a newer version is refused with a word on updating", () => {
    assert.match(refusal(writeReport(SAVED).replace('"schema":1', '"schema":2')), /newer version.*Update/);
  });

  it("that is something else is refused", () => {
    for (const text of ["", "{", "[]", "{}", '{"schema":1}']) assert.match(refusal(text), /not a saved report/);
  });

  it("with a damaged image is refused, the image named", () => {
    assert.match(refusal(writeReport(SAVED).replace("[255,-7,9]", '[255,-7,"9"]')), /damaged at image 2/);
    assert.match(refusal(writeReport(SAVED).replace('"facts":1}', '"facts":7}')), /damaged at image 2/);
  });
});
