import assert from "node:assert/strict";
import fc from "fast-check";
import { largeReport } from "../../../../bench/largeReport";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { Report } from "../../../../src/core/document/report";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { jsonPieces } from "../../../../src/core/exports/jsonPieces";
import {
  MOST_CLASS_ROWS,
  MOST_MATRIX_CLASSES,
  MOST_MATRIX_COLUMNS,
  topClasses,
  withNote,
} from "../../../../src/core/exports/topClasses";
import { smallReport } from "../smallReport";

const IMAGES = 200;

function written(id: string, report: Report): string {
  return EXPORTS.find((row) => row.id === id)?.write(evaluate(report, report.choices), report) ?? "";
}

describe("the classes of a large table", () => {
  it("are those with the most pixels of the target and of the prediction together, in their order", () => {
    // Pixels of target and prediction: 0 has 6, 1 has 3 in the target alone, 2 has 2 in the prediction alone, 3 has 1.
    const report = smallReport([{ target: [0, 0, 0, 1, 1, 1], prediction: [0, 0, 0, 2, 2, 3] }]);
    const evaluation = evaluate(report, report.choices);
    const kept = (most: number): readonly number[] => topClasses(evaluation, most).indices;
    assert.deepEqual([kept(1), kept(2), kept(3), kept(4)], [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]]);
    assert.equal(topClasses(evaluation, 4).note, undefined);
    assert.equal(
      topClasses(evaluation, 3).note,
      "Shown are the 3 of 4 classes with the most pixels in target and prediction; all of them are in the means, and in the CSV of the classes and the counts.",
    );
    assert.deepEqual([withNote("a", undefined), withNote("a", "b")], ["a", "a b"]);
    assert.deepEqual([MOST_CLASS_ROWS, MOST_MATRIX_CLASSES, MOST_MATRIX_COLUMNS], [500, 200, 1024]);
  });

  it("are one in a heading, and of one image", () => {
    const report = smallReport([{ target: [3, 3], prediction: [3, 3] }]);
    assert.match(written("table", report), /^1 image, 1 class\n/);
  });
});

describe("exports in pieces", () => {
  const report = largeReport({ images: IMAGES, classes: 5 });
  const evaluation = evaluate(report, report.choices);

  for (const { id, pieces, write } of EXPORTS) {
    it(`of the form ${id} are its whole text`, () => {
      assert.equal([...pieces(evaluation, report)].join(""), write(evaluation, report));
    });
  }

  for (const id of ["json", "csv-images", "csv-counts", "html", "nnunet"]) {
    it(`of the form ${id} hold an image each, so that no piece grows with their number`, () => {
      const pieces = [...(EXPORTS.find((row) => row.id === id)?.pieces(evaluation, report) ?? [])];
      const names = report.images.map(({ name }) => name);
      const ofImages = pieces.filter((piece) => names.filter((name) => piece.includes(name)).length > 1);
      assert.ok(pieces.length >= IMAGES);
      assert.deepEqual(ofImages, []);
    });
  }

  it("of JSON are what the engine writes, lists that are gone through once included", () => {
    const list = fc.array(fc.jsonValue());
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        list,
        fc.integer({ min: 1, max: 4 }),
        (rest, items, indent) => {
          const pieces = jsonPieces({ ...rest, items: items.values() }, indent);
          assert.equal([...pieces].join(""), `${JSON.stringify({ ...rest, items }, null, indent)}\n`);
        },
      ),
    );
  });
});

describe("exports of very many classes", () => {
  const many = MOST_MATRIX_COLUMNS + 76;
  const plain = largeReport({ images: 4, classes: many });
  const classes = Array.from({ length: many }, (_, label) => ({ label, name: `thing ${label}.`, color: "#000000" }));
  const report = { ...plain, choices: { ...plain.choices, classList: { source: "list", classes, ignore: [] } } };
  const met = [...new Set(plain.images.flatMap(({ counts }) => [...counts.targets]))];

  for (const id of ["markdown", "latex"]) {
    it(`hold the classes with the most pixels as ${id}, and say so`, () => {
      const text = written(id, report);
      assert.equal(text.split("thing ").length - 1, MOST_CLASS_ROWS);
      assert.match(text, /Shown are the 500 of 1,100 classes with the most pixels/);
      for (const label of met) assert.ok(text.includes(`thing ${label}.`));
    });
  }

  it("have a confusion of those with the most pixels as HTML, and say so", () => {
    const text = written("html", report);
    const confusion = text.slice(text.indexOf("<h2>Confusion"));
    assert.match(confusion, /<p>Shown are the 200 of 1,100 classes/);
    assert.equal(confusion.split("<th ").length - 1, MOST_MATRIX_CLASSES + 2);
    assert.ok(text.length < 2e6, `${text.length} characters`);
  });

  it("have a confusion of those with the most pixels as CSV, and say so in its first row", () => {
    const lines = written("csv-confusion", report).trim().split("\r\n");
    assert.equal(lines.length, MOST_MATRIX_COLUMNS + 1);
    assert.match(lines[1] ?? "", /Shown are the 1,024 of 1,100 classes/);
  });

  it("leave nothing out where classes are as many as people have", () => {
    const few = largeReport({ images: 4, classes: 150 });
    for (const { id } of EXPORTS.filter((row) => row.id !== "sentence"))
      assert.doesNotMatch(written(id, few), /Shown are the/, id);
  });
});
