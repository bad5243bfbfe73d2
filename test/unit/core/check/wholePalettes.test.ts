import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { Finding } from "../../../../src/core/reading/finding";
import { COLOUR, entry, GREY, type Row } from "./entries";
import { wholeFindings } from "./whole";

const palette = (...colours: readonly string[]): MaskFacts => ({
  format: "PNG",
  kind: "palette",
  bits: 8,
  palette: colours.join(""),
});
const [BLACK, RED, GREEN, BLUE, WHITE] = ["000000", "ff0000", "00ff00", "0000ff", "ffffff"] as const;

const GOOD: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 30],
  [2, 2, 20],
];

describe("palettes that differ, whole", () => {
  const found = (target: MaskFacts, prediction: MaskFacts, rows: readonly Row[] = GOOD): readonly Finding[] =>
    wholeFindings([entry(rows, { target, prediction })], /^palettes$/);

  it("name the lowest label of another colour, and offer the colours where two of them are on both sides", () => {
    const [one, ...others] = found(palette(BLACK, RED, GREEN), palette(BLACK, BLUE, WHITE));
    assert.deepEqual(others, []);
    assert.deepEqual(one, {
      id: "palettes",
      severity: "warning",
      message:
        "The palettes of targets and predictions differ for 2 of 3 labels that both use: label 1 is #ff0000 in the targets and #0000ff in the predictions. " +
        "The labels are compared, not the colours; check that they mean the same classes.",
      numbers: { differing: 2, shared: 3 },
    });
    const swapped = found(palette(BLACK, RED, GREEN), palette(RED, GREEN, WHITE), [[1, 1, 30], [2, 0, 20], [1, 2, 5]]); // prettier-ignore
    assert.match(swapped[0]?.message ?? "", /differ for 2 of 2 labels/);
  });

  it("say nothing where a side has none, or the labels of both have one colour", () => {
    assert.deepEqual(found(GREY, palette(BLACK, RED, GREEN)), []);
    assert.deepEqual(found(palette(BLACK, RED, GREEN), GREY), []);
    assert.deepEqual(found(palette(BLACK, RED, GREEN), palette(BLACK, RED, GREEN, BLUE)), []);
    const apart: readonly Row[] = [
      [1, 0, 30],
      [1, 2, 20],
    ];
    assert.deepEqual(found(palette(BLACK, RED, GREEN), palette(WHITE, BLUE, BLUE), apart), [], "no label is of both");
  });

  it("are compared over all images: a label with a colour in common is none that differs", () => {
    const images = (second: string): readonly Finding[] =>
      wholeFindings(
        [
          entry(GOOD, { name: "a", target: palette(BLACK, RED, GREEN), prediction: palette(BLACK, BLUE, GREEN) }),
          entry(GOOD, { name: "b", target: palette(BLACK, second, GREEN), prediction: palette(BLACK, BLUE, GREEN) }),
        ],
        /^palettes$/,
      );
    assert.deepEqual(images(BLUE), []);
    assert.match(
      images(WHITE)[0]?.message ?? "",
      /differ for 1 of 3 labels .*: label 1 is #ff0000 and 1 more in the targets and #0000ff in the predictions/,
    );
  });
});

describe("indices of palettes by choice, whole", () => {
  it("are told of where the reading by colours would be another", () => {
    const choices: Partial<Choices> = { palettes: "indices" };
    const ids = /^paletteIndices/;
    const beside = [
      entry(
        [
          [0x000000, 0, 50],
          [0xff0000, 1, 30],
        ],
        { target: COLOUR, prediction: palette(BLACK, RED) },
      ),
    ];
    assert.deepEqual(wholeFindings(beside, ids, { choices }), [
      {
        id: "paletteIndices",
        severity: "warning",
        message:
          "By choice, indices of palettes are compared as labels, though colours and indices do not go together: see what is read without the choice.",
        numbers: {},
        standsWithFigures: false,
        action: { label: "Read by colours where indices are not labels", apply: {} },
        // As they are: label 0, and 0xff0000 and 1 for separate classes.
        effect: { now: Number((1 / 3).toFixed(10)), then: 1 },
      },
    ]);
    const alike = [entry(GOOD, { target: palette(BLACK, RED, GREEN), prediction: palette(BLACK, RED, GREEN) })];
    assert.deepEqual(wholeFindings(alike, ids, { choices }), []);
    assert.deepEqual(wholeFindings(beside, ids), []);
  });
});

describe("colours that the palette of the other side does not have, whole", () => {
  const found = (unknown: readonly Row[]): readonly Finding[] => {
    const rows: readonly Row[] = [[0x000000, 0, 500], [0xff0000, 1, 400], ...unknown];
    return wholeFindings([entry(rows, { target: COLOUR, prediction: palette(BLACK, RED) })], /^coloursOutside/);
  };

  it("are named with their pixels, and stand with the figures from more than a hundredth on", () => {
    assert.deepEqual(
      found([
        [0x00ff00, 0, 9],
        [0x0000ff, 1, 91],
      ]),
      [
        // prettier-ignore
        {
        id: "coloursOutsidePalette:target",
        severity: "warning",
        message:
          "2 colours of the targets are not in the palette of the other side: #0000ff (91 pixels in 1 file), #00ff00 (9 pixels in 1 file). " +
          "Their 100 pixels (10.0 %) are of no class that the other side has. Check that both sides use the same colours.",
        numbers: { colours: 2, pixels: 100 },
        standsWithFigures: true,
        problem: "unlisted-label",
      },
      ],
    );
    const [one] = found([[0x00ff00, 0, 1]]);
    assert.match(one?.message ?? "", /^1 colour of the targets is not in .* Its 1 pixel \(0\.1 %\) is of no class/);
    assert.equal(one?.standsWithFigures, undefined);
    assert.deepEqual(found([]), []);
    const hundredth = (pixels: number): boolean | undefined =>
      found([[0xff0000, 0, 90], [0x00ff00, 0, pixels]])[0]?.standsWithFigures; // prettier-ignore
    assert.deepEqual([hundredth(10), hundredth(11)], [undefined, true]);
  });
});
