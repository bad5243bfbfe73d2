import assert from "node:assert/strict";
import fc from "fast-check";
import { pixelWidth } from "../../../src/core/shapes/bandWidth";
import { kindShares, type KindSums } from "../../../src/core/shapes/kindSums";
import { ignoredMark, type ImagePair } from "../../../src/measures/classPair";
import { eachErrorKind, errorKinds } from "../../../src/measures/kinds/errorKinds";
import { KINDS } from "../../../src/measures/kinds/kindCodes";
import { assertClose, eachGiven, GOLDEN_SETS, imagePairOf, type GoldenImage } from "./golden";
import { pairs, swapped, transposed } from "./planes";

const ONE_PERCENT = { kind: "diagonal", share: 0.01 } as const;
const reaches = fc.integer({ min: 0, max: 3 });

const READ: Readonly<Record<string, (sums: KindSums) => number>> = {
  TP: ({ tp }) => tp,
  FP_boundary: ({ fp }) => fp.boundary,
  FN_boundary: ({ fn }) => fn.boundary,
  FP_extent: ({ fp }) => fp.extent,
  FN_extent: ({ fn }) => fn.extent,
  FP_segment: ({ fp }) => fp.segment,
  FN_segment: ({ fn }) => fn.segment,
};

type Mask = readonly boolean[];

/** The kinds from the words of the paper: masks as lists, every pixel against every other. */
function naive({ target, prediction, width, classes }: ImagePair, classIndex: number, reach: number): KindSums {
  const pixels = [...target.keys()];
  const mask = (is: (at: number) => boolean): Mask => pixels.map(is);
  const [inTarget, inPrediction] = [
    mask((at) => target[at] === classIndex),
    mask((at) => prediction[at] === classIndex),
  ];
  const distance = (a: number, b: number): number =>
    Math.hypot((a % width) - (b % width), Math.floor(a / width) - Math.floor(b / width));
  const grown = (of: Mask): Mask =>
    mask((at) => pixels.some((other) => of[other] && Math.round(distance(at, other)) <= reach));
  const touches = (a: number, b: number): boolean => distance(a, b) < 1.5;
  const pieces = (of: Mask): number[][] => {
    const left = new Set(pixels.filter((at) => of[at]));
    const all: number[][] = [];
    for (const seed of left) {
      const piece = [seed];
      left.delete(seed);
      for (const at of piece)
        for (const other of [...left])
          if (touches(at, other)) {
            piece.push(other);
            left.delete(other);
          }
      all.push(piece);
    }
    return all;
  };
  const tp = mask((at) => Boolean(inTarget[at] && inPrediction[at]));
  const tn = mask((at) => !inTarget[at] && !inPrediction[at]);
  const counted = (at: number): boolean => target[at] !== ignoredMark(classes);
  const [nearTp, nearTn] = [grown(tp), grown(tn)];
  const side = (own: Mask, other: Mask) => {
    const wrong = mask((at) => Boolean(own[at] && !other[at]));
    const first = reach === 0 ? mask(() => false) : mask((at) => Boolean(wrong[at] && nearTp[at] && nearTn[at]));
    const wide = grown(first);
    const boundary = new Set(
      pieces(mask((at) => Boolean(wrong[at] && wide[at])))
        .filter((piece) =>
          [tp, tn].every((of) => piece.some((at) => pixels.some((near) => of[near] && touches(at, near)))),
        )
        .flat(),
    );
    const sums = { boundary: [...boundary].filter(counted).length, extent: 0, segment: 0 };
    for (const piece of pieces(own)) {
      const rest = piece.filter((at) => wrong[at] && !boundary.has(at) && counted(at)).length;
      sums[piece.some((at) => tp[at]) ? "extent" : "segment"] += rest;
    }
    return sums;
  };
  return { tp: tp.filter(Boolean).length, fp: side(inPrediction, inTarget), fn: side(inTarget, inPrediction) };
}

describe("kinds of error", () => {
  it("are those of the definition, pixel by pixel", () => {
    fc.assert(
      fc.property(pairs({ marks: true, largest: 9 }), reaches, (pair, reach) => {
        errorKinds(pair, reach).forEach((sums, index) => {
          assert.deepEqual(sums, naive(pair, index, reach));
        });
      }),
      { numRuns: 300 },
    );
  });

  it("are those of the definition on larger images, where rows hold several stretches and the band is wide", () => {
    const wide = fc.integer({ min: 2, max: 8 });
    fc.assert(
      fc.property(pairs({ marks: true, largest: 20 }), wide, (pair, reach) => {
        assert.deepEqual(
          errorKinds(pair, reach),
          Array.from({ length: pair.classes }, (_, index) => naive(pair, index, reach)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("add up with the IoU to exactly the union, and the shares to 1", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), reaches, (pair, reach) => {
        errorKinds(pair, reach).forEach((sums, index) => {
          const count = (is: (target: number, prediction: number) => boolean) =>
            [...pair.target.keys()].filter((at) => is(pair.target[at] ?? 99, pair.prediction[at] ?? 99)).length;
          assert.equal(
            sums.tp,
            count((t, p) => t === index && p === index),
          );
          assert.equal(
            sums.fn.boundary + sums.fn.extent + sums.fn.segment,
            count((t, p) => t === index && p !== index),
          );
          assert.equal(
            sums.fp.boundary + sums.fp.extent + sums.fp.segment,
            count((t, p) => t !== index && t !== ignoredMark(pair.classes) && p === index),
          );
          const { iou, boundary, extent, segment, missed, invented } = kindShares(sums);
          if (iou === undefined) return;
          assertClose(iou + (boundary ?? NaN) + (extent ?? NaN) + (segment ?? NaN), 1, 1e-12, "sum");
          assertClose((missed ?? NaN) + (invented ?? NaN), segment ?? NaN, 1e-12, "segment");
        });
      }),
    );
  });

  it("turn with the image, and exchange missed and invented with its sides", () => {
    fc.assert(
      fc.property(pairs({ marks: false }), reaches, (pair, reach) => {
        const sums = errorKinds(pair, reach);
        assert.deepEqual(errorKinds(transposed(pair), reach), sums);
        assert.deepEqual(
          errorKinds(swapped(pair), reach),
          sums.map(({ tp, fp, fn }) => ({ tp, fp: fn, fn: fp })),
        );
      }),
    );
  });

  it("are not boundary errors where the band has no width", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), (pair) => {
        for (const { fp, fn } of errorKinds(pair, 0)) assert.equal(fp.boundary + fn.boundary, 0);
      }),
    );
  });

  it("are undefined for a class on neither side", () => {
    const none = { boundary: 0, extent: 0, segment: 0 };
    assert.equal(kindShares({ tp: 0, fp: none, fn: none }).iou, undefined);
    assert.equal(kindShares({ tp: 0, fp: none, fn: none }).segment, undefined);
  });

  it("say of each pixel what they counted it as", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), reaches, (pair, reach) => {
        for (const { errors, sums } of eachErrorKind(pair, reach)) {
          const count = (kind: number) =>
            errors
              .flatMap(({ count: stretches, starts, ends, tags }) =>
                Array.from({ length: stretches }, (_, at) =>
                  tags[at] === kind ? (ends[at] ?? 0) - (starts[at] ?? 0) : 0,
                ),
              )
              .reduce((sum, pixels) => sum + pixels, 0);
          assert.equal(count(KINDS.fnSegment), sums.fn.segment);
          assert.equal(count(KINDS.fpBoundary), sums.fp.boundary);
        }
      }),
    );
  });

  for (const [name, set] of GOLDEN_SETS) {
    it(`are those of beyond-iou (${name})`, () => {
      let met = 0;
      for (const [prefix, reachOf] of [
        ["beyond_iou.", (image: GoldenImage) => pixelWidth(ONE_PERCENT, image.width, image.height)],
        ["beyond_iou@w2.", () => 2],
      ] as const) {
        const measured = new Map<string, readonly KindSums[]>();
        for (const [figure, of] of Object.entries(READ)) {
          met += eachGiven(set, "label_map", prefix + figure, (given, image, classIndex) => {
            const sums = measured.get(image.name) ?? errorKinds(imagePairOf(image, "ignored"), reachOf(image));
            measured.set(image.name, sums);
            const row = sums[classIndex];
            assert.equal(row && of(row), given, `${prefix}${figure} of ${classIndex} in ${image.name}`);
          });
        }
      }
      assert.ok(met > 50, `${met} figures`);
    });
  }
});
