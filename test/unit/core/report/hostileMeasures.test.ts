import assert from "node:assert/strict";
import { readReport, writeReport } from "../../../../src/core/report/reportDocument";
import type { ImageEntry } from "../../../../src/core/document/report";
import { image, report } from "../../../support/images";

/** A saved report of one object, whose row is changed in its text. */
function withObject(change: (row: number[]) => void): string {
  const table = {
    classes: Int32Array.of(0),
    areas: Float64Array.of(4),
    boxes: Int32Array.of(1, 2, 0, 3, 4, 1),
    atEdge: Uint8Array.of(0),
    ignored: Float64Array.of(0),
  };
  const none = { targets: new Int32Array(), predictions: new Int32Array(), pixels: new Float64Array() };
  const cells = { target: new Float64Array(), prediction: new Float64Array(), common: new Float64Array(), outside: 0 };
  const measured: ImageEntry = {
    ...image("a", [[1, 1, 4]]),
    measures: {
      classes: [1],
      objects: {
        pair: { target: table, prediction: table, overlaps: none },
        lesions: [{ lesions: [], invented: 0 }],
        cells: [cells],
      },
    },
  };
  const document = JSON.parse(writeReport(report([measured]))) as {
    images: { measures: { objects: { target: number[][] } } }[];
  };
  const row = document.images[0]?.measures.objects.target[0];
  assert.ok(row);
  change(row);
  return JSON.stringify(document);
}

describe("objects of a saved report", () => {
  it("are read as they were, and refused where saving them again would make others of them", () => {
    assert.ok(readReport(withObject(() => undefined)).ok);
    for (const index of [2, 3, 4, 5, 6, 7]) {
      assert.ok(readReport(withObject((row) => (row[index] = 2 ** 31 - 1))).ok, String(index));
      const read = readReport(withObject((row) => (row[index] = 2 ** 31)));
      assert.match(read.ok ? "" : read.message, /objects\.target does not fit: an object lies beyond any image/);
    }
    for (const index of [8, 10]) assert.equal(readReport(withObject((row) => (row[index] = 256))).ok, false);
  });
});
