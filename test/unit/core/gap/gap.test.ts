import assert from "node:assert/strict";
import fc from "fast-check";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES, type SamplewiseAverage } from "../../../../src/core/averages/averages";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { gap } from "../../../../src/core/gap/gap";
import { IOU, MCC, METRICS } from "../../../../src/core/metrics/metrics";
import { evaluationOf, randomEvaluation } from "../randomEvaluation";
import { smallReport } from "../smallReport";

const SAMPLEWISE = AVERAGES.filter(({ scope }) => scope === "samplewise").map(({ id }) => id as SamplewiseAverage);
const RATIOS = METRICS.filter(({ terms }) => terms !== undefined);

function near(actual: number | undefined, expected: number, what: string): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
    `${what}: ${String(actual)}, expected ${expected}`,
  );
}

describe("the account of the gap", () => {
  it("adds up exactly for every ratio metric, average and rule, with absent classes and mixed image sizes", () => {
    let accounted = 0;
    fc.assert(
      fc.property(
        randomEvaluation,
        fc.constantFrom(...RATIOS),
        fc.constantFrom(...SAMPLEWISE),
        (evaluation, metric, average) => {
          const account = gap(evaluation, metric, average);
          const start = averageOf(evaluation, metric, "macro").value;
          const end = averageOf(evaluation, metric, average).value;
          if (start === undefined || end === undefined) {
            assert.equal(account, undefined);
            return;
          }
          assert.ok(account);
          accounted++;
          near(account.start, start, "start");
          near(account.start + account.bars.reduce((sum, { amount }) => sum + amount, 0), end, "sum of the bars");
          near(account.bars.at(-1)?.after, end, "figure after the last bar");
          for (const bar of account.bars) {
            if (bar.classes.length > 0)
              near(
                bar.classes.reduce((sum, { amount }) => sum + amount, 0),
                bar.amount,
                `classes of ${bar.id}`,
              );
          }
        },
      ),
      { numRuns: 1000 },
    );
    assert.ok(accounted > 500, `only ${accounted} cases had a gap`);
  });

  it("splits a bar by class where it is made of classes, and no other", () => {
    const evaluation = evaluationOf([
      [
        [5, 1],
        [2, 7],
      ],
      [
        [9, 0],
        [3, 1],
      ],
    ]);
    const split = (average: SamplewiseAverage) =>
      gap(evaluation, IOU, average)?.bars.map(({ id, classes }) => [id, classes.length]);
    assert.deepEqual(split("micro-imagewise"), [
      ["class-sums", 0],
      ["image-size", 0],
      ["region-size", 0],
      ["undefined-cells", 0],
    ]);
    assert.deepEqual(split("weighted-imagewise")?.slice(-2), [
      ["image-order", 2],
      ["image-weights", 0],
    ]);
    const ofOne = { ...evaluation, classSet: [1] };
    assert.deepEqual(
      gap(ofOne, IOU, "micro-imagewise")?.bars.map(({ classes }) => classes.length),
      [0, 1, 1, 1],
    );
  });

  it("is covariance(den, m) / mean(den) for each class, and rests on as many images as their denominators are even", () => {
    fc.assert(
      fc.property(randomEvaluation, fc.constantFrom(...RATIOS), (evaluation, metric) => {
        for (const account of gap(evaluation, metric, "macro-imagewise")?.classes ?? []) {
          const images = evaluation.imageSet.flatMap((image) => {
            const { tp, fp, fn } = evaluation.cells;
            const cell = image * evaluation.cells.classes + account.classIndex;
            const counts = { tp: tp[cell] ?? 0, fp: fp[cell] ?? 0, fn: fn[cell] ?? 0 };
            const pixels = evaluation.cells.pixels[image] ?? 0;
            const tally = { ...counts, tn: pixels - counts.tp - counts.fp - counts.fn };
            const den = metric.terms?.denominator(tally) ?? 0;
            return den > 0 ? [{ den, ratio: (metric.terms?.numerator(tally) ?? NaN) / den, share: den / pixels }] : [];
          });
          const mean = (of: (image: (typeof images)[number]) => number): number =>
            images.reduce((sum, each) => sum + of(each), 0) / images.length;
          const [den, ratio, share] = [
            mean((each) => each.den),
            mean((each) => each.ratio),
            mean((each) => each.share),
          ];
          const covariance = mean((each) => (each.den - den) * (each.ratio - ratio));
          near(account.global - account.samplewise, covariance / den, "G - S");
          near(account.middle, mean((each) => each.share * each.ratio) / share, "middle");
          near(account.imageSize, account.global - account.middle, "image size");
          near(account.regionSize, account.middle - account.samplewise, "region size");
          assert.deepEqual([account.n, account.images], [images.length, evaluation.imageSet.length]);
          near(account.effectiveImages, (images.length * den ** 2) / mean((each) => each.den ** 2), "effective images");
        }
      }),
    );
  });

  it("has no image-size part where all images have one size", () => {
    const evaluation = evaluationOf([
      [
        [3, 1],
        [2, 4],
      ],
      [
        [9, 0],
        [0, 1],
      ],
      [
        [5, 5],
        [0, 0],
      ],
    ]);
    const bar = gap(evaluation, IOU, "macro-imagewise")?.bars.find(({ id }) => id === "image-size");
    near(bar?.amount, 0, "image size");
  });

  it("gives the worked example: 0.10, image size +0.15, region size 0, class first 0.25, order +0.25, image first 0.50", () => {
    const image = (size: number, prediction: number) => ({
      target: Array<number>(size).fill(1),
      prediction: Array<number>(size).fill(prediction),
    });
    const report = smallReport([image(16, 1), image(64, 0)]);
    const evaluation = evaluate(report, report.choices);
    const account = gap(evaluation, IOU, "macro-imagewise");
    assert.ok(account);
    const amount = (id: string): number => account.bars.find((bar) => bar.id === id)?.amount ?? NaN;
    near(account.start, 0.1, "global macro");
    near(amount("image-size"), 0.15, "image size");
    near(amount("region-size"), 0, "region size");
    near(account.bars.find(({ id }) => id === "undefined-cells")?.after, 0.25, "class first");
    near(account.bars.find(({ id }) => id === "class-order")?.after, 1 / 3, "all cells");
    near(amount("class-order") + amount("image-order"), 0.25, "order");
    near(account.end, 0.5, "image first");
  });

  it("names the classes behind a bar", () => {
    const evaluation = evaluationOf([
      [
        [10, 0],
        [0, 0],
      ],
      [
        [0, 10],
        [0, 90],
      ],
    ]);
    const bar = gap(evaluation, IOU, "classwise-imagewise")?.bars.find(({ id }) => id === "region-size");
    assert.ok(bar);
    assert.deepEqual(
      bar.classes.map(({ classIndex }) => classIndex),
      [0, 1],
    );
    assert.ok(Math.abs(bar.classes[1]?.amount ?? 1) < 1e-12, "class 1 lies in one image");
  });

  it("is one bar for a metric that is not a ratio of counts", () => {
    const account = gap(
      evaluationOf([
        [
          [3, 1],
          [2, 4],
        ],
        [
          [9, 1],
          [1, 1],
        ],
      ]),
      MCC,
      "macro-imagewise",
    );
    assert.deepEqual(
      account?.bars.map(({ id }) => id),
      ["per-image"],
    );
    near(account.start + (account.bars[0]?.amount ?? NaN), account.end, "sum");
  });
});
