import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import type { FoundSegments, ImageEntry, Report } from "../../../../src/core/document/report";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { meanIou } from "../../../../src/core/check/meanIou";
import type { Finding } from "../../../../src/core/reading/finding";
import { segmentId } from "../../../../src/core/reading/segmentId";
import { COLOUR, entry, GREY, reportOf, type Row } from "./entries";

/** Rows of ids on the side of the targets, and on both. */
function ofTargets(rows: readonly Row[], name = "x"): ImageEntry {
  const made = rows.map(([target, prediction, pixels]): Row => [segmentId(target), prediction, pixels]);
  return entry(made, { name, target: COLOUR, prediction: GREY });
}

function ofBoth(rows: readonly Row[], name = "x"): ImageEntry {
  const made = rows.map(([target, prediction, pixels]): Row => [segmentId(target), segmentId(prediction), pixels]);
  return entry(made, { name, target: COLOUR, prediction: COLOUR });
}

function findings(images: readonly ImageEntry[], more: Partial<Report> = {}): readonly Finding[] {
  return dataCheck({ ...reportOf(images), ...more }, DEFAULT_CHOICES).findings;
}

function classesOf(images: readonly ImageEntry[], more: Partial<Report> = {}): Finding | undefined {
  return findings(images, more).find(({ id }) => id === "segmentClasses");
}

/** The mean IoU that the action gives. */
function then(images: readonly ImageEntry[], finding: Finding | undefined): number | undefined {
  return meanIou(images, { ...DEFAULT_CHOICES, ...finding?.action?.apply });
}

const CODED: readonly Row[] = [
  [7, 7, 900],
  [24001, 24002, 50],
  [24002, 24001, 50],
  [26001, 26001, 30],
  [7, 26001, 30],
];

describe("colours that are ids of segments", () => {
  it("with the class in them are offered as classes on both sides", () => {
    const images = [ofBoth(CODED)];
    const finding = classesOf(images);
    assert.equal(finding?.action?.option, "--relabel segment_ids --relabel div:1000");
    assert.equal(finding.standsWithFigures, true);
    assert.equal(then(images, finding), (900 / 930 + 1 + 0.5) / 3);
    assert.match(finding.message, /3 colours are ids of segments that hold their class: .* class x 1000 \+ instance/);
  });

  it("of one side alone, beside labels of classes, are read there, with black ignored", () => {
    const rows: readonly Row[] = [
      ...CODED.map(([target, , pixels]): Row => [target, target > 999 ? Math.trunc(target / 1000) : target, pixels]),
      [0, 7, 40],
    ];
    const images = [ofTargets(rows)];
    const finding = classesOf(images);
    assert.equal(finding?.action?.option, "--relabel target:segment_ids --relabel target:div:1000 --ignore 0");
    assert.equal(then(images, finding), 1);
    assert.deepEqual(
      findings(images).filter(({ id }) => /^(?:coding|foreground)/.test(id)),
      [],
      "and no other reading is offered beside it",
    );
  });

  it("are none where they agree as they are, or reach far into blue", () => {
    const alike = CODED.map(([target, , pixels]): Row => [target, target, pixels]);
    assert.equal(classesOf([ofBoth(alike)]), undefined);
    const blue = CODED.map(([target, prediction, pixels]): Row => [target + 0x8f0000, prediction + 0x8f0000, pixels]);
    assert.equal(classesOf([ofBoth(blue)]), undefined);
  });

  it("are none whose numbers have gaps, whose class is too large, or of which there is one", () => {
    const swapped = (first: number, second: number): ImageEntry =>
      ofBoth([
        [7, 7, 900],
        [first, second, 50],
        [second, first, 50],
      ]);
    assert.ok(classesOf([swapped(24001, 24002)]));
    assert.equal(classesOf([swapped(24001, 24900)]), undefined, "gaps");
    assert.equal(classesOf([swapped(2_000_001, 2_000_002)]), undefined, "class 2000");
    const one: readonly Row[] = [
      [7, 7, 900],
      [24001, 24, 100],
    ];
    assert.equal(classesOf([ofTargets(one)]), undefined, "one");
    assert.ok(classesOf([ofTargets([...one, [24002, 24, 50]])]));
  });

  const IDS: readonly Row[] = [
    [0x123456, 1, 50],
    [0x654321, 2, 40],
    [0x111111, 2, 20],
    [0, 1, 10],
  ];
  const SEGMENTS: FoundSegments = {
    side: "target",
    file: "/data/annotations/panoptic val.json",
    from: IDS.slice(0, 3).map(([id]) => segmentId(id)),
    to: [1, 2, 2],
  };

  it("whose classes a file tells are offered by it, with the names that it has", () => {
    const images = [ofTargets(IDS)];
    const classList = {
      source: SEGMENTS.file,
      ignore: [],
      classes: [1, 2].map((label) => ({ label, name: `class ${label}`, color: "#000000" })),
    };
    const foundLists = { lists: [classList], unread: [], skipped: 0 };
    const finding = classesOf(images, { foundSegments: [SEGMENTS], foundLists });
    const file = '/data/annotations/panoptic val.json"';
    assert.equal(finding?.action?.option, `--map "target:${file} --ignore 0 --classes "${file}`);
    assert.equal(finding.action.apply.classList, classList);
    assert.equal(then(images, finding), 1);
    const ids = findings(images, { foundSegments: [SEGMENTS], foundLists }).map(({ id }) => id);
    assert.ok(!ids.some((id) => id.startsWith("unknownColours")), "no table of colours is asked for");
    assert.ok(!ids.includes("foundClassList") && !ids.includes("segmentIds:target"), ids.join());
  });

  it("are not called by a file that gives other images other classes, nor offered once they are read", () => {
    const images = [ofTargets(IDS)];
    const kinds = { groups: [1], stuff: [2] };
    const told = classesOf(images, { foundSegments: [{ ...SEGMENTS, ...kinds }] })?.action?.apply.relabelling
      ?.target[0];
    assert.deepEqual(told, { ...told, ...kinds });
    const foundSegments = [{ ...SEGMENTS, ofImages: true }] as const;
    const finding = classesOf(images, { foundSegments });
    assert.match(finding?.action?.option ?? "", /^--relabel target:\d+=1,\d+=2,\d+=2 --ignore 0$/);
    const choices = { ...DEFAULT_CHOICES, ...finding?.action?.apply };
    const after = dataCheck({ ...reportOf(images), foundSegments }, choices).findings;
    assert.ok(!after.some(({ id }) => id === "segmentClasses"));
  });

  it("have black as 255 where 0 is a category, and black kept where it is a category itself", () => {
    const images = [ofTargets(IDS)];
    const withBlack = (to: number): FoundSegments => ({ ...SEGMENTS, from: [...SEGMENTS.from, 0], to: [0, 2, 2, to] });
    const optionOf = (to: number): string =>
      classesOf(images, { foundSegments: [withBlack(to)] })?.action?.option?.replace(/^.*json"/, "") ?? "none";
    assert.equal(optionOf(255), " --ignore 255");
    assert.equal(optionOf(3), "");
  });
});
