import assert from "node:assert/strict";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { compareWorst, sortValue, worstFirst, type Better } from "../../../../src/core/metrics/better";
import { METRICS, RELATIVE_VOLUME_DIFFERENCE, VOLUMETRIC_SIMILARITY } from "../../../../src/core/metrics/metrics";
import { REFERENCES } from "./references";
import { metricsFor } from "../../../../src/core/metrics/metricsFor";
import { NEEDS } from "../../../../src/core/metrics/need";
import { differenceRange, figureRange } from "../../../../src/core/intervals/figureRange";
import { meanName } from "../../../../src/core/metrics/meanName";
import { undefinedReason } from "../../../../src/core/averages/undefinedReason";

const count = fc.oneof(fc.constant(0), fc.nat(1000));
const tally = fc.record({ tp: count, fp: count, fn: count, tn: count });

describe("metrics", () => {
  it("have their reference values", () => {
    for (const { id, value } of METRICS)
      assert.ok(Math.abs((value({ tp: 6, fp: 2, fn: 3, tn: 9 }) ?? NaN) - REFERENCES[id].value) < 1e-15, id);
  });

  it("lie in the range that they state, whatever the counts", () => {
    fc.assert(
      fc.property(fc.constantFrom(...METRICS), tally, (metric, counts) => {
        const value = metric.value(counts);
        const { least, most } = metric.range ?? { least: 0, most: 1 };
        if (value !== undefined) assert.ok(value >= least - 1e-12 && value <= most + 1e-12, metric.id);
      }),
    );
  });

  it("that are a ratio of sums have a numerator of 0 wherever the denominator is 0", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRICS.flatMap(({ id, terms }) => (terms ? [{ id, terms }] : []))),
        tally,
        (metric, counts) => {
          const { numerator, denominator } = metric.terms;
          if (denominator(counts) === 0) assert.equal(numerator(counts), 0, metric.id);
        },
      ),
    );
  });

  it("compare sizes alone as volumes, and tell too much from too little", () => {
    fc.assert(
      fc.property(tally, (counts) => {
        const [target, predicted] = [counts.tp + counts.fn, counts.tp + counts.fp];
        const similarity = VOLUMETRIC_SIMILARITY.value(counts);
        const difference = RELATIVE_VOLUME_DIFFERENCE.value(counts);
        if (target === 0) assert.equal(difference, undefined);
        else assert.ok(Math.abs((difference ?? NaN) - (predicted / target - 1)) < 1e-9 * (1 + predicted / target));
        if (target + predicted === 0) assert.equal(similarity, undefined);
        else
          assert.ok(Math.abs((similarity ?? NaN) - (2 * Math.min(target, predicted)) / (target + predicted)) < 1e-12);
      }),
    );
  });

  it("are worst where they are farthest from their best value", () => {
    const worst = (better: Better, values: readonly number[]): readonly number[] =>
      values.toSorted((a, b) => compareWorst(better, a, b));
    assert.deepEqual(worst("higher", [0.5, -1, 1]), [-1, 0.5, 1]);
    assert.deepEqual(worst("lower", [0.5, Infinity, 1, Infinity]), [Infinity, Infinity, 1, 0.5]);
    assert.deepEqual(worst("zero", [0.5, -1, 0, 0.75]), [-1, 0.75, 0.5, 0]);
    assert.equal(sortValue("zero", -0.5), 0.5);
    assert.equal(sortValue("higher", -0.5), -0.5);
    assert.equal(worstFirst("zero"), "descending");
  });

  it("are undefined exactly where something that they need is 0, and say why", () => {
    for (const metric of METRICS) {
      fc.assert(
        fc.property(tally, (counts) => {
          const value = metric.value(counts);
          const reason = undefinedReason(metric, counts);
          assert.equal(value === undefined, reason !== undefined);
          const isMet = metric.needs.every((need) => NEEDS[need].pixels(counts) > 0);
          assert.equal(value !== undefined, isMet, metric.id);
          if (isMet && !metric.id.startsWith("lr")) assert.ok(Number.isFinite(value), metric.id);
        }),
      );
    }
  });

  it("name the reason for 0/0 in words", () => {
    const reason = (id: string, counts: { tp: number; fp: number; fn: number; tn: number }): string | undefined => {
      const metric = METRICS.find((row) => row.id === id);
      return metric && undefinedReason(metric, counts);
    };
    assert.equal(
      reason("iou", { tp: 0, fp: 0, fn: 0, tn: 4 }),
      "the class is in neither the target nor the prediction",
    );
    assert.equal(reason("precision", { tp: 0, fp: 0, fn: 2, tn: 4 }), "the class is never predicted");
    assert.equal(reason("recall", { tp: 0, fp: 2, fn: 0, tn: 4 }), "the class is not in the target");
    assert.equal(reason("iou", { tp: 0, fp: 0, fn: 0, tn: 0 }), "no pixel is counted");
    assert.equal(reason("lrPositive", { tp: 0, fp: 0, fn: 2, tn: 4 }), "the class is never predicted");
    assert.equal(reason("lrNegative", { tp: 2, fp: 4, fn: 0, tn: 0 }), "every pixel is predicted as the class");
    assert.equal(reason("iou", { tp: 0, fp: 1, fn: 0, tn: 0 }), undefined);
  });

  it("give a likelihood ratio as infinite, not undefined, where only its denominator is 0", () => {
    const lrPositive = METRICS.find(({ id }) => id === "lrPositive");
    assert.equal(lrPositive?.value({ tp: 1, fp: 0, fn: 1, tn: 1 }), Infinity);
  });

  it("are what their lines of numpy compute, 0/0 as nan", () => {
    for (const { id, numpy, value } of METRICS) {
      if (!numpy) continue;
      // The few forms that the lines have are JavaScript but for these.
      const body = numpy
        .map((line) => line.replace(/^(\w+) = /, "const $1 = "))
        .join("; ")
        .replace(/np\.where\((.*?), (.*), np\.nan\)/, "($1 ? $2 : NaN)")
        .replace(/np\./g, "Math.");
      const computed = runInNewContext(`(tp, fp, fn, tn) => { ${body} }`) as (...counts: readonly number[]) => number;
      fc.assert(
        fc.property(tally, (counts) => {
          const { tp, fp, fn, tn } = counts;
          const [given, expected] = [value(counts) ?? NaN, computed(tp, fp, fn, tn)];
          assert.ok(
            Object.is(given, expected) || Math.abs(given - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
            `${id} of ${JSON.stringify(counts)}: ${given}, by numpy ${expected}`,
          );
        }),
      );
    }
  });

  it("are best where nothing is wrong, and worse where something is", () => {
    for (const { id, better, value } of METRICS) {
      const [perfect, worse, worst] = [
        value({ tp: 5, fp: 0, fn: 0, tn: 7 }),
        value({ tp: 4, fp: 1, fn: 2, tn: 6 }),
        value({ tp: 1, fp: 3, fn: 5, tn: 4 }),
      ];
      assert.ok(perfect !== undefined && worse !== undefined && worst !== undefined, id);
      if (better === "higher") assert.ok(perfect > worse && worse > worst, id);
      else if (better === "lower") assert.ok(perfect < worse && worse < worst, id);
      else assert.ok(perfect === 0 && Math.abs(worse) > 0 && Math.abs(worst) > Math.abs(worse), id);
    }
  });

  it("are called so, in full, in columns and as a mean over classes", () => {
    assert.deepEqual(
      METRICS.map((metric) => [metric.id, [metric.name, metric.short, meanName(metric)].join(" | ")]),
      Object.entries(REFERENCES).map(([id, { names }]) => [id, names]),
    );
  });

  it("lie from 0 to 1 where nothing else is said, and their differences as far to both sides", () => {
    const [iou, mcc] = [{}, { range: { least: -1, most: 1 } }];
    assert.deepEqual(
      [figureRange(iou), differenceRange(iou), figureRange(mcc), differenceRange(mcc)],
      [
        { least: 0, most: 1 },
        { least: -1, most: 1 },
        { least: -1, most: 1 },
        { least: -2, most: 2 },
      ],
    );
  });

  it("have separate ids", () => {
    assert.equal(new Set(METRICS.map(({ id }) => id)).size, METRICS.length);
  });

  it("take the chosen beta for F-beta; with 1 it is Dice", () => {
    const fbeta = metricsFor({ beta: 1 }).find(({ id }) => id === "fbeta");
    const dice = METRICS.find(({ id }) => id === "dice");
    fc.assert(
      fc.property(tally, (counts) => {
        assert.equal(fbeta?.value(counts), dice?.value(counts));
      }),
    );
    assert.match(metricsFor({ beta: 0.5 }).find(({ id }) => id === "fbeta")?.name ?? "", /0\.5/);
    assert.match(metricsFor({}).find(({ id }) => id === "fbeta")?.name ?? "", /2/);
  });
});
