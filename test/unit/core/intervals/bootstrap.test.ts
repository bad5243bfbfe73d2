import assert from "node:assert/strict";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { bootstrap, Bootstrap } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import type { Evaluation } from "../../../../src/core/evaluation";
import { IOU, LR_POSITIVE, MCC } from "../../../../src/core/metrics/metrics";
import { MersenneTwister } from "../../../../src/core/sample/mersenneTwister";
import { evaluationOf } from "../randomEvaluation";

const OPTIONS = { draws: 400, seed: 3, confidence: 0.9 };

/** Images that differ, some without class 2. */
function images(count: number): Evaluation {
  return evaluationOf(
    Array.from({ length: count }, (_, image) => [
      [50 + image, 3, 0],
      [2 * image, 40, 1],
      image % 3 === 0 ? [0, 0, 0] : [5, image, 20],
    ]),
  );
}

/** An evaluation of the drawn images, each as often as it was drawn: the definition, with no shortcut. */
function drawn(evaluation: Evaluation, rows: readonly number[]): Evaluation {
  const { cells } = evaluation;
  const { classes } = cells;
  const repeat = (table: Float64Array, width: number): Float64Array =>
    Float64Array.from(rows.flatMap((row) => [...table.subarray(row * width, (row + 1) * width)]));
  return {
    ...evaluation,
    imageSet: rows.map((_, row) => row),
    cells: {
      images: rows.length,
      classes,
      tp: repeat(cells.tp, classes),
      fp: repeat(cells.fp, classes),
      fn: repeat(cells.fn, classes),
      pixels: repeat(cells.pixels, 1),
    },
  };
}

describe("bootstrap", () => {
  it("computes each draw as the figures of the drawn images", () => {
    const evaluation = images(25);
    for (const metric of [IOU, MCC]) {
      const { averages } = bootstrap(bootstrapInput(evaluation, metric), { draws: 1, seed: 9, confidence: 0.95 });
      const random = new MersenneTwister(9);
      const rows = Array.from({ length: 25 }, () => Math.floor((random.next() / 2 ** 32) * 25));
      for (const { id } of AVERAGES) {
        const expected = averageOf(drawn(evaluation, rows), metric, id).value;
        assert.ok(expected !== undefined && Math.abs((averages[id]?.low ?? NaN) - expected) < 1e-12, `${metric.id} ${id}`);
      }
    }
  });

  it("gives the same intervals for the same seed, also in slices, and others for another", () => {
    const input = bootstrapInput(images(25), IOU);
    const slices = new Bootstrap(input, OPTIONS);
    while (!slices.advance(7));
    assert.deepEqual(slices.intervals(), bootstrap(input, OPTIONS));
    assert.notDeepEqual(bootstrap(input, { ...OPTIONS, seed: 4 }).averages, slices.intervals().averages);
  });

  it("holds the figure between low and high for every average and class", () => {
    const evaluation = images(30);
    const { averages, classes } = bootstrap(bootstrapInput(evaluation, IOU), OPTIONS);
    for (const { id } of AVERAGES) {
      const figure = averageOf(evaluation, IOU, id).value ?? NaN;
      const interval = averages[id];
      assert.ok(interval && interval.low < figure && figure < interval.high, id);
    }
    assert.deepEqual(classes.map(({ classIndex }) => classIndex), [0, 1, 2]);
    assert.ok(classes.every(({ global, samplewise }) => global && samplewise && global.low < global.high));
  });

  it("draws whole groups: as many rows as groups, and no spread where all groups are alike", () => {
    const matrices = [[[9, 1], [1, 9]], [[5, 5], [1, 9]]];
    const evaluation = evaluationOf([...matrices, ...matrices, ...matrices]);
    const input = bootstrapInput(evaluation, IOU, ["a", "a", "b", "b", "c", "c"]);
    assert.equal(input.rows, 3);
    const { macro } = bootstrap(input, OPTIONS).averages;
    assert.ok(macro && macro.high - macro.low < 1e-12);
    const byImage = bootstrap(bootstrapInput(evaluation, IOU), OPTIONS).averages.macro;
    assert.ok(byImage && byImage.high - byImage.low > 0.01);
  });

  it("has no interval for one image and a caution below 20", () => {
    const one = bootstrap(bootstrapInput(images(1), IOU), OPTIONS);
    assert.equal(one.averages.macro, undefined);
    assert.match(one.caution ?? "", /only one image/);
    assert.match(bootstrap(bootstrapInput(images(19), IOU), OPTIONS).caution ?? "", /means little/);
    assert.equal(bootstrap(bootstrapInput(images(20), IOU), OPTIONS).caution, undefined);
  });

  it("counts the draws in which a rare class has a value, and never gives NaN", () => {
    const evaluation = evaluationOf([...Array.from({ length: 4 }, () => [[9, 0], [0, 0]]), [[5, 0], [1, 4]]]);
    const [, rare] = bootstrap(bootstrapInput(evaluation, IOU), OPTIONS).classes;
    assert.ok(rare?.global && rare.global.of < OPTIONS.draws && rare.global.of > 0);
    for (const { global, samplewise } of bootstrap(bootstrapInput(evaluation, LR_POSITIVE), OPTIONS).classes) {
      for (const interval of [global, samplewise]) {
        if (interval) assert.ok(!Number.isNaN(interval.low) && !Number.isNaN(interval.high));
      }
    }
  });

  it("takes input that survives being posted to a thread", () => {
    const input = bootstrapInput(images(25), IOU);
    assert.deepEqual(bootstrap(structuredClone(input), OPTIONS), bootstrap(input, OPTIONS));
  });
});
