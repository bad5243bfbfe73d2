import { OTHER } from "../../../../src/core/labels/indices";
import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate, type Evaluation } from "../../../../src/core/counting/evaluation";
import { imageFolders } from "../../../../src/core/counting/imageSubset";
import { imagesWithClass } from "../../../../src/core/counting/imagesWithClass";
import { mixUps, mostTakenAs } from "../../../../src/core/counting/mixUps";
import { imagesWithHalfTheErrors, wrongPixels } from "../../../../src/core/counting/wrongPixels";
import { smallReport, type SmallImage } from "../smallReport";
import { matrixOf } from "../matrixOf";

/** Labels 0, 1 and 2 are classes, 255 is ignored, 7 is in no list. */
const CLASSES = [0, 1, 2];
const LIST = {
  source: "classes.txt",
  classes: CLASSES.map((label) => ({ label, name: `class ${label}`, color: "#000000" })),
  ignore: [255],
};

const label = fc.constantFrom(0, 0, 1, 2, 7, 255);
const images: fc.Arbitrary<readonly SmallImage[]> = fc.array(
  fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 12 }).map((pixels) => ({
    target: pixels.map(([target]) => target),
    prediction: pixels.map(([, predicted]) => predicted),
  })),
  { minLength: 1, maxLength: 5 },
);

function evaluated(some: readonly SmallImage[]): Evaluation {
  const report = smallReport(some, { classList: LIST });
  return evaluate(report, report.choices);
}

type Pixel = readonly [target: number, prediction: number];

/** The pixels of an image, one by one. */
function pixelsOf({ target, prediction }: SmallImage): readonly Pixel[] {
  return target.map((of, pixel) => [of, prediction?.[pixel] ?? 7]);
}

function counted(image: SmallImage): readonly Pixel[] {
  return pixelsOf(image).filter(([target]) => CLASSES.includes(target));
}

function where(pixels: readonly Pixel[], holds: (target: number, prediction: number) => boolean): number {
  return pixels.filter(([target, prediction]) => holds(target, prediction)).length;
}

describe("what is counted under a class list", () => {
  it("is what pixels looked at one by one give: cells, confusion, what is left out and why", () => {
    fc.assert(
      fc.property(images, (some) => {
        const { cells, confusion, imageSet } = evaluated(some);
        const perCell = (holds: (k: number) => (target: number, prediction: number) => boolean) =>
          some.flatMap((image) => CLASSES.map((k) => where(counted(image), holds(k))));
        assert.deepEqual(
          Array.from(cells.pixels),
          some.map((image) => counted(image).length),
        );
        assert.deepEqual(
          Array.from(cells.tp),
          perCell((k) => (t, p) => t === k && p === k),
        );
        assert.deepEqual(
          Array.from(cells.fn),
          perCell((k) => (t, p) => t === k && p !== k),
        );
        assert.deepEqual(
          Array.from(cells.fp),
          perCell((k) => (t, p) => t !== k && p === k),
        );
        assert.deepEqual(
          imageSet,
          [...some.keys()].filter((image) => counted(some[image] ?? { target: [] }).length > 0),
        );
        const all = some.flatMap(pixelsOf);
        const isClass = (k: number): boolean => CLASSES.includes(k);
        assert.deepEqual(
          [...matrixOf(confusion)],
          CLASSES.flatMap((row) => CLASSES.map((column) => where(all, (t, p) => t === row && p === column))),
        );
        assert.deepEqual(
          Array.from(confusion.other),
          CLASSES.map((row) => where(all, (t, p) => t === row && !isClass(p))),
        );
        assert.equal(
          confusion.ignored,
          where(all, (t) => t === 255),
        );
        assert.deepEqual(Array.from(confusion.ignoredAs), [
          ...CLASSES.map((k) => where(all, (t, p) => t === 255 && p === k)),
          where(all, (t, p) => t === 255 && !isClass(p)),
        ]);
        assert.equal(
          confusion.unlisted,
          where(all, (t) => t === 7),
        );
      }),
    );
  });

  it("tells mix-ups, the most pixels first, with their shares of all errors and of the class", () => {
    fc.assert(
      fc.property(images, (some) => {
        const { confusion } = evaluated(some);
        const all = some.flatMap(counted);
        const expected = CLASSES.flatMap((target) =>
          [...CLASSES, OTHER].map((prediction) => ({
            target,
            prediction,
            pixels: where(all, (t, p) => t === target && t !== p && (CLASSES.includes(p) ? p : OTHER) === prediction),
            shareOfTarget: 0,
          })),
        ).filter(({ pixels }) => pixels > 0);
        const errors = where(all, (t, p) => t !== p);
        assert.deepEqual(
          mixUps(confusion),
          expected
            .map((pair) => ({
              ...pair,
              shareOfTarget: pair.pixels / where(all, (t) => t === pair.target),
              shareOfErrors: pair.pixels / errors,
            }))
            .sort((a, b) => b.pixels - a.pixels),
        );
        for (const k of CLASSES) {
          assert.deepEqual(
            mostTakenAs(confusion, k),
            mixUps(confusion).find(({ target }) => target === k),
          );
        }
      }),
    );
  });

  it("tells in how many images a class is, and how many pixels of each are wrong", () => {
    fc.assert(
      fc.property(images, (some) => {
        const { cells } = evaluated(some);
        for (const k of CLASSES) {
          const holding = (holds: (target: number, prediction: number) => boolean): number =>
            some.filter((image) => where(counted(image), holds) > 0).length;
          assert.deepEqual(imagesWithClass(cells, k), {
            inTarget: holding((t) => t === k),
            inPrediction: holding((_, p) => p === k),
          });
        }
        const wrong = some.map((image) => where(counted(image), (t, p) => t !== p));
        assert.deepEqual(wrongPixels({ cells }), wrong);
      }),
    );
  });
});

describe("half of all wrong pixels", () => {
  it("are held by so few images", () => {
    assert.equal(imagesWithHalfTheErrors([]), 0);
    assert.equal(imagesWithHalfTheErrors([0, 0]), 0);
    assert.equal(imagesWithHalfTheErrors([1, 5, 4]), 1);
    assert.equal(imagesWithHalfTheErrors([1, 4, 4]), 2);
    assert.equal(imagesWithHalfTheErrors([2, 2, 2, 2]), 2);
  });
});

describe("the folders of images", () => {
  it("are those that images lie in with those around them, in natural order, none where no image lies in one", () => {
    assert.deepEqual(imageFolders(["b/10/x", "b/2/x", "a/x"]), ["a", "b", "b/2", "b/10"]);
    assert.deepEqual(imageFolders(["a/b/c/x", "a/b/c/y", "a/d/x"]), ["a", "a/b", "a/b/c", "a/d"]);
    assert.deepEqual(imageFolders(["x", "a/x"]), ["", "a"]);
    assert.deepEqual(imageFolders(["x", "y"]), []);
    assert.deepEqual(imageFolders(["/x"]), []);
  });
});
