import assert from "node:assert/strict";
import fc from "fast-check";
import { countRows } from "../../../src/core/labels/counts";
import { bandWidth } from "../../../src/core/shapes/bandWidth";
import { boundarySums, countsByNearness, trimapSums } from "../../../src/core/shapes/boundaryCounts";
import { boundaryCounts } from "../../../src/measures/boundaries/boundaryCounts";
import { insideRuns } from "../../../src/measures/boundaries/insideRuns";
import { ignoredMark, type ImagePair } from "../../../src/measures/classPair";
import { planeRuns } from "../../../src/measures/objects/planeRuns";
import { eachGiven, GOLDEN_SETS, imagePairOf, type GoldenImage } from "./golden";
import { pairs, swapped, transposed } from "./planes";

const band = fc.integer({ min: 1, max: 4 });
const TWO_PERCENT = { kind: "diagonal", share: 0.02 } as const;

/** Chessboard distance to the nearest pixel of another class or outside the image, by looking at all of them. */
function naiveInside({ width, height }: ImagePair, plane: ImagePair["target"], at: number, band: number): boolean {
  const [x, y] = [at % width, Math.floor(at / width)];
  for (let dy = -band; dy <= band; dy++) {
    for (let dx = -band; dx <= band; dx++) {
      const [column, row] = [x + dx, y + dy];
      if (column < 0 || row < 0 || column >= width || row >= height) return false;
      if (plane[row * width + column] !== plane[at]) return false;
    }
  }
  return true;
}

describe("boundary counts", () => {
  it("mark as inside exactly the pixels whose square around them is of their class", () => {
    fc.assert(
      fc.property(pairs({ marks: true, largest: 20 }), band, (pair, width) => {
        const { rows, starts, ends } = insideRuns(planeRuns(pair.target, pair), width);
        const inside = new Uint8Array(pair.target.length);
        for (let row = 0; row < pair.height; row++) {
          for (let index = rows[row] ?? 0; index < (rows[row + 1] ?? 0); index++)
            inside.fill(1, row * pair.width + (starts[index] ?? 0), row * pair.width + (ends[index] ?? 0));
        }
        inside.forEach((mark, at) => {
          assert.equal(mark === 1, naiveInside(pair, pair.target, at, width), `pixel ${at}`);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("hold every pixel once, and turn and swap with the image", () => {
    fc.assert(
      fc.property(pairs({ marks: false }), band, (pair, width) => {
        const { counts } = boundaryCounts(pair, width);
        assert.equal(
          counts.pixels.reduce((sum, pixels) => sum + pixels, 0),
          pair.target.length,
        );
        assert.deepEqual(boundaryCounts(transposed(pair), width).counts, counts);
        const other = [...countRows(boundaryCounts(swapped(pair), width).counts)];
        assert.deepEqual(
          new Set(other.map(({ target, prediction, pixels }) => `${prediction} ${target} ${pixels}`)),
          new Set([...countRows(counts)].map(({ target, prediction, pixels }) => `${target} ${prediction} ${pixels}`)),
        );
      }),
    );
  });

  it("leave ignored target pixels out of the sums, though their edge is an outline", () => {
    const pair: ImagePair = {
      target: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      prediction: new Uint8Array(25),
      ...{ width: 5, height: 5, depth: 1, classes: 1 },
    };
    const counts = boundaryCounts(pair, 1);
    assert.equal(pair.target[12], ignoredMark(1));
    // Without the ignored pixel 9 pixels would lie inside the target; with it none does, and it is itself not counted.
    assert.deepEqual(boundarySums(counts), [{ intersection: 16, target: 24, prediction: 16 }]);
    assert.deepEqual(trimapSums(counts), [{ intersection: 24, target: 24, prediction: 24 }]);
  });

  it("split the pixels into those near outlines of the target and those inside", () => {
    const target = new Uint8Array(49);
    const prediction = target.slice().fill(1, 24, 25);
    const counts = boundaryCounts({ target, prediction, width: 7, height: 7, depth: 1, classes: 2 }, 2);
    const rows = (near: boolean) => [...countRows(countsByNearness(counts, near))];
    assert.deepEqual(rows(false), [
      { target: 0, prediction: 0, pixels: 8 },
      { target: 0, prediction: 1, pixels: 1 },
    ]);
    assert.deepEqual(rows(true), [{ target: 0, prediction: 0, pixels: 40 }]);
  });

  for (const [name, set] of GOLDEN_SETS) {
    it(`give Boundary IoU and trimap IoU of the libraries (${name})`, () => {
      const widths = {
        "0.02": (image: GoldenImage) => bandWidth(TWO_PERCENT, image.width, image.height),
        d3: () => 3,
      };
      let met = 0;
      for (const [at, width] of Object.entries(widths)) {
        for (const variant of ["as_is", "void_left_out"]) {
          const mark = variant === "as_is" ? "none" : "ignored";
          met += eachGiven(set, variant, `cheng.intersection@${at}`, (given, image, classIndex) => {
            const sums = boundarySums(boundaryCounts(imagePairOf(image, mark), width(image)))[classIndex];
            assert.equal(sums?.intersection, given, `${image.name} ${classIndex}`);
          });
          met += eachGiven(set, variant, `cheng.union@${at}`, (given, image, classIndex) => {
            const sums = boundarySums(boundaryCounts(imagePairOf(image, mark), width(image)))[classIndex];
            assert.equal(
              sums && sums.target + sums.prediction - sums.intersection,
              given,
              `${image.name} ${classIndex}`,
            );
          });
        }
      }
      met += eachGiven(set, "label_map", "definition.trimap_intersection_labels@0.02", (given, image, classIndex) => {
        const counts = boundaryCounts(imagePairOf(image, "ignored"), widths["0.02"](image));
        assert.equal(trimapSums(counts)[classIndex]?.intersection, given, `${image.name} ${classIndex}`);
      });
      met += eachGiven(set, "label_map", "definition.trimap_union_labels@0.02", (given, image, classIndex) => {
        const sums = trimapSums(boundaryCounts(imagePairOf(image, "ignored"), widths["0.02"](image)))[classIndex];
        assert.equal(sums && sums.target + sums.prediction - sums.intersection, given, `${image.name} ${classIndex}`);
      });
      assert.ok(met > 50, `${met} figures`);
    });
  }
});
