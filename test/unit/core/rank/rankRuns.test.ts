import assert from "node:assert/strict";
import fc from "fast-check";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES, type AverageId } from "../../../../src/core/averages/averages";
import { holm } from "../../../../src/core/compare/holm";
import { compareReports } from "../../../../src/core/compare/compareReports";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { Choices } from "../../../../src/core/document/choices";
import type { Report } from "../../../../src/core/document/report";
import { bootstrap, DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { FNR, IOU } from "../../../../src/core/metrics/metrics";
import type { RankedRun, Ranking } from "../../../../src/core/rank/ranking";
import { prepareRanking, rankRuns, type RankOptions } from "../../../../src/core/rank/rankRuns";
import { RankResampling } from "../../../../src/core/rank/rankResampling";
import { kendallTau, ranks } from "../../../../src/core/rank/ranks";
import { takeAll } from "../../../../src/core/intervals/resampling";
import { image, report } from "../../../support/images";

const OPTIONS: RankOptions = { ...DEFAULT_BOOTSTRAP, draws: 400, metric: IOU, average: "macro" };

interface Made {
  readonly images?: number;
  readonly seed?: number;
  readonly choices?: Partial<Choices>;
}

/** A run over images of two classes and a background: the larger the skill, the fewer of the pixels are wrong. */
function run(skill: number, { images = 10, seed = 0, choices = {} }: Made = {}): Report {
  const made = report(
    Array.from({ length: images }, (_, index) => {
      const [first, second] = [20 + ((index * 7) % 11), index % 4 === 3 ? 0 : 12 + ((index * 5) % 9)];
      const wrong = Math.max(0, Math.min(10, Math.round(10 * (1 - skill)) + ((index * (3 + seed)) % 3) - 1));
      const alsoWrong = second === 0 ? 0 : Math.min(second, wrong);
      return image(`folder/${index}`, [
        [0, 0, 40 - wrong],
        [0, 1, wrong],
        [1, 1, first - Math.min(first, wrong)],
        [1, 2, Math.min(first, wrong)],
        [2, 2, second - alsoWrong],
        [2, 0, alsoWrong],
      ]);
    }),
  );
  return { ...made, choices: { ...made.choices, ...choices } };
}

function ranked(reports: readonly Report[], options: Partial<RankOptions> = {}): Ranking {
  const outcome = rankRuns(
    reports.map((one, index) => ({ name: `run ${String.fromCharCode(97 + index)}`, report: one })),
    { ...OPTIONS, ...options },
  );
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  return outcome.ranking;
}

function called(ranking: Ranking, name: string): RankedRun {
  const found = ranking.runs.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
}

const near = (a: number | undefined, b: number | undefined): void => {
  assert.ok(a === b || Math.abs((a ?? NaN) - (b ?? NaN)) < 1e-12, `${a} is not ${b}`);
};

describe("the ranking of runs", () => {
  it("has every figure and interval that the report of the run alone has, drawn with the same seed", () => {
    const reports = [run(0.3), run(0.9), run(0.6)];
    for (const { id } of AVERAGES) {
      const ranking = ranked(reports, { average: id });
      for (const [index, own] of reports.entries()) {
        const evaluation = evaluate(own, own.choices);
        const one = called(ranking, `run ${String.fromCharCode(97 + index)}`);
        near(one.figure, averageOf(evaluation, IOU, id).value);
        const alone = bootstrap(bootstrapInput(evaluation, IOU), { draws: 400, seed: 1, confidence: 0.95 }).averages[
          id
        ];
        near(one.interval?.low, alone?.low);
        near(one.interval?.high, alone?.high);
      }
    }
  });

  it("has the best first, by the direction of the metric, with ranks, shares and letters to match", () => {
    const { runs } = ranked([run(0.2), run(0.9), run(0.5)]);
    assert.deepEqual(
      runs.map(({ name, rank, letters, wins }) => [name, rank, letters, wins]),
      [
        ["run b", 1, "a", 2],
        ["run c", 2, "b", 1],
        ["run a", 3, "c", 0],
      ],
    );
    assert.deepEqual(
      runs.map(({ first, rankInterval }) => [first, rankInterval]),
      [
        [1, { low: 1, high: 1 }],
        [0, { low: 2, high: 2 }],
        [0, { low: 3, high: 3 }],
      ],
    );
    const misses = ranked([run(0.2), run(0.9), run(0.5)], { metric: FNR });
    assert.deepEqual(
      misses.runs.map(({ name }) => name),
      ["run b", "run c", "run a"],
    );
    assert.ok((misses.runs[0]?.figure ?? 1) < (misses.runs[2]?.figure ?? 0));
  });

  it("tests each pair as the comparison of the two does where all swaps are tried", () => {
    const reports = [run(0.5), run(0.52, { seed: 1 }), run(0.48, { seed: 2 })];
    const ranking = ranked(reports);
    const pairs = ranking.pairs.map(({ one, other, p }) => {
      const [a, b] = [one, other].map((position) => (ranking.runs[position]?.name ?? "").charCodeAt(4) - 97);
      const outcome = compareReports(reports[a ?? 0] ?? run(0), reports[b ?? 0] ?? run(0), { ...OPTIONS, draws: 2 });
      assert.ok(outcome.ok);
      near(p, outcome.comparison.averages.macro.signSwap.p);
      return p;
    });
    assert.deepEqual(
      ranking.pairs.map((pair) => pair.holm),
      holm(pairs),
    );
    near(ranking.smallest, 2 / 2 ** 10);
  });

  it("finds random swaps' p near that of all swaps, and never 0", () => {
    const few = [run(0.5, { images: 12 }), run(0.6, { images: 12, seed: 1 }), run(0.2, { images: 12, seed: 2 })];
    const exact = ranked(few);
    // One group more than are swapped in all ways: an image that is right in all runs changes no difference.
    const more = few.map((one) => ({ ...one, images: [...one.images, image("folder/right", [[0, 0, 1]])] }));
    const random = ranked(more, { draws: 4000 });
    for (const [position, { p }] of exact.pairs.entries()) {
      const other = random.pairs[position]?.p ?? NaN;
      assert.ok(Math.abs((p ?? NaN) - other) < 0.03, `${p} ${other}`);
      assert.ok(other > 0);
    }
  });

  it("does not depend on the order of the runs, and a copy of a run ties with it", () => {
    const reports = [run(0.5), run(0.7, { seed: 1 }), run(0.6, { seed: 2 }), run(0.7, { seed: 1 })];
    const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    const named = reports.map((one, index) => ({ name: `run ${index}`, report: one }));
    const of = (order: readonly number[]): Ranking => {
      const outcome = rankRuns(
        order.flatMap((index) => named[index] ?? []),
        { ...OPTIONS, draws: 60 },
      );
      assert.ok(outcome.ok);
      return outcome.ranking;
    };
    const usual = of([0, 1, 2, 3]);
    fc.assert(
      fc.property(orders, (order) => {
        const other = of(order);
        for (const { name } of named) {
          const [a, b] = [called(usual, name), called(other, name)];
          assert.deepEqual(
            [b.figure, b.rank, b.rankInterval, b.interval, b.ranks, b.wins, b.meanRank],
            [a.figure, a.rank, a.rankInterval, a.interval, a.ranks, a.wins, a.meanRank],
          );
          near(b.first, a.first);
        }
        assert.deepEqual([other.tau, other.optimism], [usual.tau, usual.optimism]);
      }),
      { numRuns: 8 },
    );
    const [first, second] = [called(usual, "run 1"), called(usual, "run 3")];
    assert.deepEqual([second.rank, second.first, second.letters], [first.rank, first.first, first.letters]);
    near(
      usual.runs.reduce((sum, one) => sum + (one.first ?? 0), 0),
      1,
    );
  });

  it("ranks in the single images and by wins too, and each scheme by its own rule", () => {
    // Better in two large images, worse in eight small ones: first by the counts of all, last by most images.
    const of = (large: number, small: number): Report =>
      report(
        Array.from({ length: 10 }, (_, index) => {
          const [size, wrong] = index < 2 ? [100_000, large * 1000] : [100, small];
          return image(`${index}`, [
            [1, 1, size - wrong],
            [1, 0, wrong],
            [0, 0, 10],
          ]);
        }),
      );
    const { runs } = ranked([of(10, 50), of(20, 20), of(30, 10)], { average: "micro" });
    assert.deepEqual(
      runs.map(({ name, ranks }) => [name, ranks.aggregateThenRank, ranks.rankThenAggregate]),
      [
        ["run a", 1, 3],
        ["run b", 2, 2],
        ["run c", 3, 1],
      ],
    );
    near(runs[0]?.meanRank, 2.6);
    near(runs[2]?.meanRank, 1.4);
  });

  it("sees by how much the best of several like runs looks better than it is", () => {
    // Two runs as good as each other, each bad where the other is good: in every draw one of them gains by chance.
    const badIn = (rest: number): Report =>
      report(
        Array.from({ length: 20 }, (_, index) =>
          image(`${index}`, [
            [1, 1, index % 2 === rest ? 20 : 80],
            [1, 0, index % 2 === rest ? 80 : 20],
            [0, 0, 100],
          ]),
        ),
      );
    const { optimism = NaN, runs } = ranked([badIn(0), badIn(1)], { average: "micro", draws: 2000 });
    assert.deepEqual(
      runs.map(({ rank }) => rank),
      [1, 1],
    );
    assert.ok(optimism > 0.01 && optimism < 0.1, String(optimism));
    // Alone, or far ahead of the others, a run gains nothing: the mean of its draws is its figure.
    const ahead = ranked([badIn(0), run(0)].slice(0, 1), { average: "micro", draws: 2000 });
    assert.ok(Math.abs(ahead.optimism ?? 1) < 0.003, String(ahead.optimism));
  });

  it("finds the numbers of checkpoints in names, where every run has another one", () => {
    const steps = (names: readonly string[]): readonly (number | undefined)[] => {
      const outcome = rankRuns(
        names.map((name, index) => ({ name, report: run(0.4 + index / 10) })),
        { ...OPTIONS, draws: 1 },
      );
      assert.ok(outcome.ok);
      return outcome.ranking.runs.map(({ step }) => step);
    };
    assert.deepEqual(steps(["v2-epoch_10", "v2-epoch_20", "v2-epoch_5"]), [5, 20, 10]);
    assert.deepEqual(steps(["unet-b4", "segformer", "unet-b3"]), [undefined, undefined, undefined]);
    assert.deepEqual(steps(["a 1", "b 1", "c 2"]), [undefined, undefined, undefined]);
  });

  it("draws groups of images as one where they are chosen", () => {
    const choices = { groups: { kind: "folder" } } as const;
    const { rows, runs } = ranked([run(0.3, { choices }), run(0.9, { choices }), run(0.6, { choices })]);
    assert.equal(rows, 1);
    assert.deepEqual([runs[0]?.interval, runs[0]?.rankInterval, runs[0]?.first], [undefined, undefined, undefined]);
  });

  it("leaves out images that a run lacks, counted, and takes the same images of all", () => {
    const [a, b, c] = [run(0.3), run(0.9), run(0.6)];
    const without = { ...b, images: b.images.slice(2) };
    const ranking = ranked([a, without, c]);
    assert.equal(ranking.images, 8);
    assert.deepEqual(
      ["run a", "run b", "run c"].map((name) => called(ranking, name).leftOut),
      [2, 0, 2],
    );
    const cut = { ...a, images: a.images.slice(2) };
    near(called(ranking, "run a").figure, averageOf(evaluate(cut, cut.choices), IOU, "macro").value);
  });

  it("is refused with the reason, by the names of the runs", () => {
    const refusal = (other: Report): string => {
      const outcome = rankRuns(
        [
          { name: "unet", report: run(0.5) },
          { name: "segformer", report: other },
        ],
        OPTIONS,
      );
      return outcome.ok ? "" : outcome.message;
    };
    assert.match(refusal({ ...run(0.5), state: "partial" }), /^segformer is a partial report/);
    assert.match(refusal(run(0.5, { choices: { zeroDivision: 1 } })), /^segformer and unet .* \(what 0\/0 counts as\)/);
    assert.match(refusal({ ...run(0.5), images: [image("other", [[0, 0, 1]])] }), /no image in common/);
    const retargeted = run(0.5);
    const [first, ...others] = retargeted.images;
    assert.ok(first);
    const changed = image(first.name, [[1, 1, 95]]);
    assert.match(
      refusal({ ...retargeted, images: [changed, ...others] }),
      /^The target of folder\/0 is not the same in segformer and unet/,
    );
  });

  it("gives no figure to runs whose images have no counted pixel", () => {
    const ignored = ["a", "b"].map((name) => image(name, [[255, 1, 9]]));
    const ranking = ranked([1, 2, 3].map(() => report(ignored, { ignore: [255] })));
    assert.equal(ranking.images, 0);
    for (const { figure, interval, meanRank } of ranking.runs)
      assert.deepEqual([figure, interval, meanRank], [undefined, undefined, undefined]);
    assert.ok(ranking.byFigure.every(({ figures }) => figures.every((figure) => figure === undefined)));
    assert.deepEqual(ranking.classes.map(({ global }) => global), ranking.classes.map(() => [undefined, undefined, undefined])); // prettier-ignore
  });

  it("counts as left out no image that the subset leaves out of all runs", () => {
    const reports = [0.2, 0.9, 0.5].map((skill) =>
      run(skill, { choices: { subset: { kind: "text", text: "folder/1" } } }),
    );
    const ranking = ranked(reports);
    assert.equal(ranking.images, 1);
    assert.deepEqual(
      ranking.runs.map(({ leftOut }) => leftOut),
      [0, 0, 0],
    );
  });

  it("says how alike the orders of the draws are to the shown one: their median tau, and what 5 % of them lie below", () => {
    const runs = [run(0.5), run(0.5, { seed: 1 }), run(0.6, { seed: 2 })].map((one, at) => ({
      name: `${at}`,
      report: one,
    }));
    const outcome = prepareRanking(runs, OPTIONS);
    assert.ok(outcome.ok);
    const { input, options, complete } = outcome.prepared;
    const drawn = takeAll(new RankResampling(input, options));
    const { tau } = complete(drawn);
    const shown = ranks(drawn.figures, "higher");
    const taus = drawn.draws.map((ofDraw) => kendallTau(ranks(ofDraw, "higher"), shown) ?? NaN);
    const share = (isSo: (one: number) => boolean): number => taus.filter(isSo).length / taus.length;
    const { median = NaN, low = NaN } = tau;
    assert.ok(low < median, `${low} ${median}`);
    assert.ok(share((one) => one < low) <= 0.05 && share((one) => one <= low) >= 0.05);
    assert.ok(share((one) => one < median) <= 0.5 && share((one) => one <= median) >= 0.5);
  });

  it("gives every figure by every metric and average, and the classes by name", () => {
    const ranking = ranked([run(0.2), run(0.9), run(0.5)]);
    const ids = new Set(ranking.byFigure.map(({ average }) => average));
    assert.deepEqual([...ids], AVERAGES.map(({ id }) => id) satisfies AverageId[]);
    for (const row of ranking.byFigure) assert.deepEqual(row.ranks, [1, 2, 3], `${row.metric.id} ${row.average}`);
    assert.deepEqual(
      ranking.classes.map(({ name }) => name),
      ["class 0", "class 1", "class 2"],
    );
    const best = run(0.9);
    const evaluation = evaluate(best, best.choices);
    near(ranking.classes[1]?.global[0], averageOf({ ...evaluation, classSet: [1] }, IOU, "macro").value);
  });
});
