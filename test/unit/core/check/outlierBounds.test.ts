import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import type { ImageEntry } from "../../../../src/core/document/report";
import type { Turn } from "../../../../src/core/labels/turn";
import type { Finding } from "../../../../src/core/reading/finding";
import { turnControls, turnGain, turnSuspects } from "../../../../src/core/check/turnedImages";
import { imageCounts } from "../../../../src/core/labels/counts";
import { entry, type Row } from "./entries";
import { rounded, wholeFindings } from "./whole";

const RIGHT: readonly Row[] = [
  [0, 0, 60],
  [1, 1, 40],
];
const HALF: readonly Row[] = [
  [0, 0, 30],
  [0, 1, 30],
  [1, 1, 20],
  [1, 0, 20],
];

function many(count: number, rows: readonly Row[], from = 1): readonly ImageEntry[] {
  return Array.from({ length: count }, (_, index) => entry(rows, { name: `i${from + index}` }));
}

function turned(name: string, by: Turn = "mirrored", then = RIGHT): ImageEntry {
  return { ...entry(HALF, { name }), turned: { by, counts: entry(then).counts } };
}

const found = (images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly Finding[] =>
  wholeFindings(images, /^(?:turned|uniform|farBelow)/, { choices });

describe("turned predictions, whole", () => {
  it("of one image among others", () => {
    // As they are 390 of 400 of label 0 and 260 of 280 of label 1 agree, turned all.
    const mean = (330 / 380 + 220 / 270) / 2;
    assert.deepEqual(
      found([...many(5, RIGHT), turned("x")]),
      rounded<readonly Finding[]>([
        {
          id: "turned:mirrored",
          severity: "warning",
          message:
            "1 prediction of 6 fits its target far better mirrored left to right: as they are 50.0 % of their pixels agree, so turned 100.0 %. " +
            "Write the masks of both sides the same way round.",
          numbers: { images: 1, agreeing: 50, counted: 100, agreeingThen: 100, countedThen: 100 },
          effect: { now: mean, then: 1 },
          standsWithFigures: true,
          problem: "suspicious-coding",
          images: ["x"],
        },
      ]),
    );
  });

  it("of several, and of the folder from two thirds of those looked at on", () => {
    const said = (count: number, others: number): string =>
      found([...many(others, RIGHT), ...Array.from({ length: count }, (_, k) => turned(`t${k}`))])[0]?.message ?? "";
    assert.match(said(2, 2), /^2 predictions of 4 fit their targets far better mirrored left to right: as they are /);
    assert.match(
      said(2, 1),
      /^The predictions fit their targets far better mirrored left to right, likely all of them: of 2 images that were read again as they are 50\.0 %/,
    );
    assert.match(said(1, 0), /^1 prediction of 1 fits /, "one image is not a folder");
    assert.match(said(11, 100), /^The predictions fit/, "11 of the 16 that are looked at");
    assert.match(said(10, 100), /^10 predictions of 110 fit /);
  });

  it("are nothing to say of where as many agree as they are", () => {
    assert.deepEqual(found([...many(5, RIGHT), turned("x", "mirrored", HALF)]), []);
  });

  it("stand with the figures from two hundredths of the mean IoU on, whichever way it moves", () => {
    const moved = (others: number, then: readonly Row[] = RIGHT): boolean | undefined =>
      found([...many(others, RIGHT), turned("x", "mirrored", then)])[0]?.standsWithFigures;
    // (60 n + 30) / (60 n + 80) and (40 n + 20) / (40 n + 70) in the mean are 0.9798 at n = 50 and 0.9802 at n = 51.
    assert.equal(moved(50), true);
    assert.equal(moved(51), false);
  });
});

describe("images that are looked at for being turned", () => {
  const POOR: readonly Row[] = [
    [0, 0, 700],
    [0, 1, 250],
    [1, 1, 150],
    [1, 0, 350],
  ];
  const image = entry(POOR, { name: "x" });
  const isLookedAt = (of: ImageEntry): boolean => turnSuspects([of]).length === 1;

  it("have 256 pixels to 2 to the power of 23, and neither depth nor parts", () => {
    const sized = (width: number, height: number): ImageEntry => ({ ...image, width, height });
    assert.deepEqual([isLookedAt(sized(16, 16)), isLookedAt(sized(15, 17))], [true, false]);
    assert.deepEqual([isLookedAt(sized(2 ** 12, 2 ** 11)), isLookedAt(sized(2 ** 12, 2 ** 11 + 1))], [true, false]);
    assert.equal(isLookedAt({ ...image, depth: 3 }), false);
    const parts = [{ path: "a.png" }] as unknown as NonNullable<ImageEntry["target"]["parts"]>;
    assert.equal(isLookedAt({ ...image, target: { ...image.target, parts } }), false);
    const { prediction } = image;
    assert.ok(prediction);
    assert.equal(isLookedAt({ ...image, prediction: { ...prediction, parts } }), false);
    assert.deepEqual(turnControls([{ ...image, depth: 3 }, sized(10, 10)], []), []);
  });

  it("are all of up to eight controls, and every second of up to sixteen", () => {
    const images = Array.from({ length: 17 }, (_, index) => entry(POOR, { name: String(index) }));
    const controls = (count: number): string =>
      turnControls(images.slice(0, count), images.slice(0, 1))
        .map(({ name }) => name)
        .join();
    assert.equal(controls(9), "1,2,3,4,5,6,7,8");
    assert.equal(controls(10), "1,3,5,7,9");
    assert.equal(controls(17), "1,3,5,7,9,11,13,15");
    assert.equal(controls(1), "");
  });

  it("tell less than six tenths, or less than eight tenths of what the one in the middle does", () => {
    /** 100,000 pixels, halves on both sides, so many of them right. */
    const of = (name: string, right: number): ImageEntry =>
      entry(
        [
          [0, 0, right],
          [1, 1, right],
          [0, 1, 50_000 - right],
          [1, 0, 50_000 - right],
        ],
        { name },
      );
    const names = (...images: readonly ImageEntry[]): readonly string[] => turnSuspects(images).map(({ name }) => name);
    // 1 - H(p) is 0.6 at p = 0.9206, and 0.8 at 0.9689.
    assert.deepEqual(names(of("a", 46_100)), []);
    assert.deepEqual(names(of("a", 46_000)), ["a"]);
    assert.deepEqual(names(of("a", 48_500), of("b", 50_000), of("c", 50_000)), []);
    assert.deepEqual(names(of("a", 48_400), of("b", 50_000), of("c", 50_000)), ["a"]);
    assert.deepEqual(names(of("a", 48_400), of("b", 48_000), of("c", 50_000)), [], "far from the one in the middle");
    assert.deepEqual(names(of("a", 40_000), of("b", 30_000)), ["b", "a"], "the worst first");
  });

  it("were turned where that tells 0.15 more, and a fifth more", () => {
    const of = (right: number) =>
      imageCounts([
        { target: 0, prediction: 0, pixels: right },
        { target: 1, prediction: 1, pixels: right },
        { target: 0, prediction: 1, pixels: 50_000 - right },
        { target: 1, prediction: 0, pixels: 50_000 - right },
      ]);
    // 1 - H(p): 0 at 0.5, 0.15 at 0.7239.
    assert.equal(turnGain(of(25_000), of(36_100)), undefined);
    assert.ok((turnGain(of(25_000), of(36_300)) ?? 0) > 0.15);
    assert.ok(turnGain(of(47_800), of(49_400)) !== undefined, "0.738 and 0.907");
    assert.equal(turnGain(of(48_450), of(49_760)), undefined, "0.800 and 0.955");
    assert.equal(turnGain(of(25_000), imageCounts([{ target: 0, prediction: 0, pixels: 9 }])), undefined);
  });
});
