import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import type { Label } from "../../../../src/core/labels/label";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import { entry, reportOf, type Row } from "./entries";

function geoTiff(nodata?: Label): MaskFacts {
  return { format: "TIFF", kind: "grey", bits: 8, ...(nodata !== undefined && { nodata }) };
}

function findings(
  rows: readonly Row[],
  target: MaskFacts,
  prediction: MaskFacts,
  choices: Partial<Choices> = {},
): readonly Finding[] {
  return dataCheck(reportOf([entry(rows, { target, prediction })]), { ...DEFAULT_CHOICES, ...choices }).findings;
}

function nodata(...of: Parameters<typeof findings>): Finding | undefined {
  const found = findings(...of).filter(({ id }) => id.startsWith("nodata:"));
  assert.ok(found.length <= 1);
  return found[0];
}

/** Label 15 is "no data" on both sides; 1 is missed by half. */
const ROWS: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 20],
  [1, 0, 20],
  [15, 15, 10],
];

describe("a label that files call no data", () => {
  it("is told of with its pixels where it counts as a class, and offered to be ignored", () => {
    const found = nodata(ROWS, geoTiff(15), geoTiff(15));
    assert.equal(found?.severity, "warning");
    assert.match(
      found.message,
      /GDAL_NODATA of 1 target and 1 prediction names label 15 as "no data"\. It covers 10 pixels of the targets \(10\.0 %\), and 10 pixels are predicted as it\. .*ignore it unless it is one/,
    );
    assert.deepEqual(found.action, { label: "Ignore label 15", apply: { ignore: [15] }, option: "--ignore 15" });
    assert.ok(
      found.effect?.now !== undefined && found.effect.then !== undefined && found.effect.now - found.effect.then > 0.1,
    );
    assert.equal(found.standsWithFigures, true);
  });

  it("keeps the labels that are ignored already", () => {
    const found = nodata([...ROWS, [255, 0, 5]], geoTiff(15), geoTiff());
    assert.deepEqual(found?.action?.apply, { ignore: [255, 15] });
  });

  it("is said quietly where it is 0, which mostly is the background", () => {
    const found = nodata(ROWS, geoTiff(0), geoTiff(0));
    assert.equal(found?.severity, "info");
    assert.equal(found.standsWithFigures, undefined);
    assert.match(found.message, /50 pixels of the targets .*right where 0 is the background/);
    assert.deepEqual(found.action?.apply, { ignore: [0] });
    assert.equal(found.problem, undefined);
  });

  it("is not told of where it is ignored, does not occur, or is not a class of the list", () => {
    assert.equal(nodata(ROWS, geoTiff(15), geoTiff(15), { ignore: [15] }), undefined);
    assert.equal(
      nodata(
        [
          [0, 0, 5],
          [1, 1, 5],
          [255, 0, 5],
        ],
        geoTiff(255),
        geoTiff(),
      ),
      undefined,
    );
    assert.equal(nodata(ROWS, geoTiff(99), geoTiff(99)), undefined);
    const classList = {
      source: "c",
      classes: [
        { label: 0, name: "a", color: "#000000" },
        { label: 1, name: "b", color: "#ff0000" },
      ],
      ignore: [],
    };
    assert.equal(nodata(ROWS, geoTiff(15), geoTiff(15), { classList }), undefined);
  });

  it("is a class that is ignored for no other reason: nothing is said of false positives on it", () => {
    const ignored = (target: MaskFacts, prediction: MaskFacts): boolean =>
      findings(ROWS, target, prediction, { ignore: [15] }).some(({ id }) => id === "ignoredClass:15");
    assert.equal(ignored(geoTiff(15), geoTiff(15)), false);
    assert.equal(ignored(geoTiff(), geoTiff()), true);
  });

  it("of predictions alone is told of as pixels without a prediction", () => {
    const found = nodata(
      [
        [0, 0, 50],
        [1, 15, 20],
      ],
      geoTiff(15),
      geoTiff(15),
    );
    assert.match(String(found?.message), /20 pixels are predicted as it \(28\.6 %\), and no target holds it/);
    assert.equal(found?.action, undefined);
    assert.equal(
      nodata(
        [
          [0, 0, 50],
          [1, 15, 20],
        ],
        geoTiff(15),
        geoTiff(),
      ),
      undefined,
      "the targets' own, which they do not hold",
    );
    // Where targets hold it as a class, though only the predictions' files name it.
    assert.deepEqual(nodata(ROWS, geoTiff(), geoTiff(15))?.action?.apply, { ignore: [15] });
  });
});
