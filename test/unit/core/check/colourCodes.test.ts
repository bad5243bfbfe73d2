import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { adeClass } from "../../../../src/core/reading/adeColours";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { ImageEntry } from "../../../../src/core/document/report";
import { COLOUR, entry, reportOf, type Row } from "./entries";
import { matrixOf } from "../matrixOf";

/** The packed colour of an instance of a class of ADE20K. */
function ade(label: number, instance: number): number {
  return ((Math.trunc(label / 256) * 10) << 16) | ((label % 256) << 8) | instance;
}

function found(images: readonly ImageEntry[], id: string): Finding | undefined {
  return dataCheck(reportOf(images), DEFAULT_CHOICES).findings.find((finding) => finding.id === id);
}

function ofSide(rows: readonly Row[], name: string, folder = ""): ImageEntry {
  return entry(rows, {
    name,
    target: COLOUR,
    prediction: COLOUR,
    targetPath: `${folder}${name}.png`,
    predictionPath: `${folder}${name}.png`,
  });
}

describe("colours of ADE20K", () => {
  it("are a class in red and green", () => {
    assert.equal(adeClass(0x000000), 0);
    assert.equal(adeClass(ade(2977, 7)), 2977);
    assert.equal(adeClass(0x0a0001), 256);
    assert.equal(adeClass(0x0b0001), undefined, "no multiple of 10");
    assert.equal(adeClass(0xfa0001), undefined, "more classes than there are");
  });

  it("are offered as classes on both sides at once, which gives the figure of the classes", () => {
    const images = [
      ofSide(
        [
          [ade(2977, 1), ade(2977, 200), 6],
          [ade(2977, 2), ade(2977, 200), 2],
          [ade(60, 3), ade(2977, 200), 4],
          [ade(60, 3), ade(60, 9), 4],
          [0, ade(60, 9), 9],
        ],
        "x_seg",
      ),
    ];
    const finding = found(images, "adeColours");
    assert.match(
      finding?.message ?? "",
      /^The 6 colours of the targets and predictions are those of ADE20K's \*_seg\.png/,
    );
    assert.equal(finding?.standsWithFigures, true);
    assert.equal(finding.action?.option, "--relabel ade_colours --ignore 0");
    const choices = { ...DEFAULT_CHOICES, ...finding.action.apply };
    const { table, confusion } = evaluate(reportOf(images), choices);
    assert.deepEqual(
      table.classes.map(({ label }) => label),
      [60, 2977],
    );
    assert.deepEqual(matrixOf(confusion), [4, 4, 0, 8]);
    assert.equal(confusion.ignored, 9);
    assert.ok(
      !dataCheck(reportOf(images), choices).findings.some(({ id }) => id === "adeColours"),
      "not offered once it is taken",
    );
  });

  it("are known by many instances where names say nothing", () => {
    const rows = Array.from({ length: 16 }, (_, instance): Row => [
      ade(60 + (instance % 2), instance),
      ade(60, instance),
      1,
    ]);
    assert.ok(found([ofSide(rows, "x")], "adeColours"));
    assert.equal(found([ofSide(rows.slice(0, 4), "x")], "adeColours"), undefined);
    const few = rows.map(([target], row): Row => [target, ade(60 + (row % 2), 9), 1]);
    assert.equal(found([ofSide(few, "x")], "adeColours")?.action?.option, "--relabel ade_colours --ignore 0", "beside");
  });

  it("are not those of other data sets", () => {
    assert.equal(
      found(
        [
          ofSide(
            [
              [0x804080, 0x804080, 5],
              [0x46c8dc, 0x804080, 5],
            ],
            "x_seg",
          ),
        ],
        "adeColours",
      ),
      undefined,
    );
  });
});

describe("colours that are in one image alone", () => {
  const images = [0, 1, 2].map((image) =>
    ofSide(
      Array.from({ length: 10 }, (_, segment): Row => [0x10305 + 7919 * (10 * image + segment), 0, 3]),
      String(image),
    ),
  );

  it("are ids of segments: a warning that stands with the figure", () => {
    const finding = found(images, "segmentIds:target");
    assert.match(
      finding?.message ?? "",
      /^30 of the 30 colours of the targets are in one image alone: ids of segments, as of COCO panoptic/,
    );
    assert.equal(finding?.standsWithFigures, true);
  });

  it("say nothing where images share them, or there are few", () => {
    assert.equal(
      found([...images, ...images.map((image) => ({ ...image, name: `${image.name}b` }))], "segmentIds:target"),
      undefined,
    );
    assert.equal(found(images.slice(0, 1), "segmentIds:target"), undefined);
    assert.equal(found(images, "segmentIds:prediction"), undefined);
  });
});
