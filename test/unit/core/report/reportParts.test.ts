import assert from "node:assert/strict";
import fc from "fast-check";
import { writeReport } from "../../../../src/core/report/reportDocument";
import { partsByLines, partsOfWhole, type ReportParts } from "../../../../src/core/report/reportParts";
import { arbitraryReport } from "./arbitraryReport";

const inFull = ({ document, images }: ReportParts): unknown => ({ document, images: [...images] });
const withoutImages = (document: unknown): unknown => ({ ...(document as object), images: [] });

/** Pieces of which texts are made that come close to those of reports. */
const PIECES = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\n",
  '"',
  "\\",
  "1",
  '"images":[',
  ',\n"images":[\n',
  ',"images":[\n',
  "]}\n",
  '{"a":1,"images":[\n',
  '{"a":[]}',
  '{"a":2},\n',
];

describe("a saved report in lines", () => {
  it("has the same parts as the whole text parsed at once, whatever the report", () => {
    fc.assert(
      fc.property(arbitraryReport, (any) => {
        const text = writeReport(any);
        const byLines = partsByLines(text);
        assert.ok(byLines);
        const whole = partsOfWhole(text);
        assert.deepEqual(inFull(byLines), inFull({ ...whole, document: withoutImages(whole.document) }));
      }),
    );
  });

  it("is read by lines as well where its head is one line, as it was once", () => {
    const parts = partsByLines('{"schema":1,"images":[\n1,\n2\n]}\n');
    assert.ok(parts);
    assert.deepEqual(inFull(parts), { document: { schema: 1, images: [] }, images: [1, 2] });
  });

  it("is never read as other than the whole text: what that refuses is told by an image that is no JSON, or not by lines", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        const inside = pieces.join("");
        for (const candidate of [
          `{"schema":1,\n"images":[\n${inside}\n]}\n`,
          `{"schema":1,"images":[\n${inside}\n]}\n`,
          inside,
          `${inside},\n"images":[\n1\n]}\n`,
          `${inside},"images":[\n1\n]}\n`,
        ]) {
          const byLines = partsByLines(candidate);
          const images = byLines && [...byLines.images];
          const whole = partsOfWhole(candidate);
          if (!byLines || !images || images.includes(undefined)) continue;
          assert.deepEqual(images, [...whole.images], candidate);
          assert.deepEqual(byLines.document, withoutImages(whole.document), candidate);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("with a line that lacks its comma, or the last with one, is not read by lines", () => {
    for (const lines of ["1\n2\n", "1,\n2,\n", "1,\n\n2\n", ",\n1\n"]) {
      const parts = partsByLines(`{"schema":1,\n"images":[\n${lines}]}\n`);
      assert.ok(parts && [...parts.images].includes(undefined), JSON.stringify(lines));
    }
  });
});
