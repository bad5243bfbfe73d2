import assert from "node:assert/strict";
import { compareReports } from "../../../../src/core/compare/compareReports";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { Choices } from "../../../../src/core/document/choices";
import type { Report } from "../../../../src/core/document/report";
import { DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { FNR, IOU, PRECISION } from "../../../../src/core/metrics/metrics";
import { firstShares, meanRanks, optimism, rankInterval } from "../../../../src/core/rank/drawnRanks";
import { letters } from "../../../../src/core/rank/letters";
import { rankRuns, type RankOptions } from "../../../../src/core/rank/rankRuns";
import type { Ranking } from "../../../../src/core/rank/ranking";
import { image, report, type Triple } from "../../../support/images";

const near = (found: number | undefined, expected: number): void => {
  assert.ok(found !== undefined && Math.abs(found - expected) < 1e-12, `${found} is not ${expected}`);
};

describe("ranks of draws", () => {
  it("share the first place among ties", () => {
    assert.deepEqual(firstShares([[1, 2, 3], [1, 1, 3], [1, 1, 1], [3, 1, 2]], 3).map((share) => (share ?? 0) * 24), [11, 11, 2]); // prettier-ignore
    assert.deepEqual(firstShares([], 2), [undefined, undefined]);
  });

  it("have an interval without as many draws at either end as the confidence leaves out", () => {
    const drawn = [5, 3, 1, 2, 2, 2, 2, 2, 2, 4].map((rank) => [9, rank]);
    assert.deepEqual(rankInterval(drawn, 1, 0.95), { low: 1, high: 5 });
    assert.deepEqual(rankInterval(drawn, 1, 0.79), { low: 2, high: 4 }, "one of ten at either end");
    assert.deepEqual(rankInterval(drawn, 1, 0.5), { low: 2, high: 3 });
    assert.deepEqual(rankInterval(drawn, 0, 0.5), { low: 9, high: 9 });
    assert.equal(rankInterval([], 0, 0.5), undefined);
  });

  it("gain by choosing the best: the mean of the best of each draw less the best of all images", () => {
    const drawn = { figures: [0.5, 0.6], draws: [[0.7, 0.6], [undefined, 0.65], [0.5, 0.6]], pairs: [], smallest: 1 }; // prettier-ignore
    near(optimism(drawn, IOU), (0.7 + 0.65 + 0.6) / 3 - 0.6);
    near(optimism(drawn, FNR), (0.6 + 0.65 + 0.5) / 3 - 0.5);
    assert.equal(optimism({ ...drawn, draws: [] }, IOU), undefined);
    assert.equal(optimism({ ...drawn, figures: [undefined, undefined] }, IOU), undefined);
    assert.equal(optimism({ ...drawn, figures: [Infinity, 1] }, IOU), undefined);
    assert.equal(optimism({ ...drawn, draws: [[undefined, undefined]] }, IOU), undefined);
  });

  it("are a mean over the images in which all runs have a figure", () => {
    const images = (all: readonly (readonly [right: number, wrong: number])[]) =>
      all.map(([right, wrong], index) => image(`${index}`, [[0, 0, 10], [1, 1, right], [1, 0, wrong]])); // prettier-ignore
    const runs = [images([[9, 1], [5, 5], [7, 3]]), images([[8, 2], [6, 4], [7, 3]])]; // prettier-ignore
    const evaluation = (all: Report["images"]) => evaluate(report(all), report(all).choices);
    assert.deepEqual(meanRanks(evaluation(runs.flat()), IOU, 2), [(1 + 2 + 1.5) / 3, (2 + 1 + 1.5) / 3]);
    assert.deepEqual(meanRanks(evaluation(runs.flat()), FNR, 2), [1.5, 1.5]);
    assert.deepEqual(meanRanks(evaluation([]), IOU, 2), [undefined, undefined]);
  });
});

describe("letters of many groups", () => {
  it("are in the order of the runs, of groups that begin alike by their next", () => {
    // Told apart: 0 and 1 alone; both are like all others.
    const pair =
      (...pairs: readonly string[]) =>
      (a: number, b: number) =>
        pairs.includes(`${Math.min(a, b)}${Math.max(a, b)}`);
    assert.deepEqual(letters(4, pair("01")), ["a", "b", "ab", "ab"]);
    assert.deepEqual(letters(4, pair("12")), ["ab", "a", "b", "ab"]);
    assert.deepEqual(letters(4, pair("23")), ["ab", "ab", "a", "b"]);
    assert.deepEqual(letters(4, pair("01", "23")), ["ab", "cd", "ac", "bd"]);
    assert.deepEqual(letters(4, pair("01", "12", "23")), ["ab", "c", "a", "bc"]);
    assert.deepEqual(letters(3, pair("02")), ["a", "ab", "b"]);
    assert.deepEqual(letters(26, () => true)[25], "z");
    assert.deepEqual(letters(27, () => true)[26], "a1");
    assert.deepEqual(letters(53, () => true)[52], "a2");
  });
});

const OPTIONS: RankOptions = { ...DEFAULT_BOOTSTRAP, draws: 300, metric: IOU, average: "micro" };

/** Images of which a run gets so many of a hundred pixels right, one after the other in turn. */
function run(count: number, ...right: readonly number[]): Report {
  return report(
    Array.from({ length: count }, (_, index) => {
      const hit = right[index % right.length] ?? 0;
      return image(`${index}`, [[1, 1, hit], [1, 0, 100 - hit], [0, 0, 50]]); // prettier-ignore
    }),
  );
}

function ranked(runs: Readonly<Record<string, Report>>, options: Partial<RankOptions> = {}): Ranking {
  const named = Object.entries(runs).map(([name, one]) => ({ name, report: one }));
  const outcome = rankRuns(named, { ...OPTIONS, ...options });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  return outcome.ranking;
}

describe("runs of which some can be told apart", () => {
  const RUNS = { low: run(10, 20, 22), first: run(10, 90, 92), alike: run(10, 22, 20) };

  it("have letters, wins and pairs by their places, whatever order they are given in", () => {
    for (const names of [
      ["low", "first", "alike"],
      ["first", "alike", "low"],
      ["alike", "low", "first"],
    ] as const) {
      // prettier-ignore
      const { runs, pairs } = ranked(Object.fromEntries(names.map((name) => [name, RUNS[name]])));
      assert.deepEqual(
        runs.map(({ letters: own, wins, ranks }) => [own, wins, ranks.testThenRank]),
        [["a", 2, 1], ["b", 0, 2], ["b", 0, 2]], // prettier-ignore
      );
      assert.equal(runs[0]?.name, "first");
      assert.deepEqual(
        runs.slice(1).map(({ name }) => name),
        names.filter((name) => name !== "first"),
        "ties as they were given",
      );
      assert.deepEqual(
        pairs.map(({ one, other }) => [one, other]),
        [[0, 1], [0, 2], [1, 2]], // prettier-ignore
      );
      assert.deepEqual(
        pairs.map(({ holm }) => (holm ?? 1) < 0.05),
        [true, true, false],
      );
    }
  });

  it("have the p of their comparison where swaps are drawn at random, too", () => {
    const [a, b] = [run(14, 60, 50, 40), run(14, 50, 52, 47)];
    for (const draws of [300, 1100]) {
      const { pairs, smallest } = ranked({ a, b }, { draws });
      const outcome = compareReports(a, b, { ...OPTIONS, draws });
      assert.ok(outcome.ok);
      near(pairs[0]?.p, outcome.comparison.averages.micro.signSwap.p ?? NaN);
      near(smallest, 1 / (draws + 1));
    }
    const { smallest } = ranked({ a, b, c: a, d: b }, { draws: 10 });
    near(smallest, 1 / (40 * 6 + 1));
  });

  it("are behind all others without a figure, and told apart from none", () => {
    const choices: Partial<Choices> = {
      classList: { source: "list", ignore: [], classes: [{ label: 1, name: "one", color: "#ffffff" }] },
    };
    const all = (...rows: readonly Triple[]): Report =>
      report(
        Array.from({ length: 8 }, (_, index) => image(`${index}`, rows)),
        choices,
      );
    // Nothing is predicted as the class, so that its precision is 0/0.
    const { runs, pairs, byFigure } = ranked({ none: all([1, 9, 50]), some: all([1, 1, 50]) }, { metric: PRECISION });
    assert.deepEqual(
      runs.map(({ name, figure, rank }) => [name, figure, rank]),
      [["some", 1, 1], ["none", undefined, 2]], // prettier-ignore
    );
    assert.deepEqual([pairs[0]?.p, pairs[0]?.holm], [undefined, undefined]);
    assert.deepEqual(runs.map(({ meanRank, wins, letters: own }) => [meanRank, wins, own]), [[undefined, 0, "a"], [undefined, 0, "a"]]); // prettier-ignore
    assert.ok(byFigure.length > 0);
  });

  it("have the steps that their names end in, decimals too", () => {
    const steps = (...names: readonly string[]): readonly (number | undefined)[] =>
      ranked(Object.fromEntries(names.map((name, index) => [name, run(2, 90 - index)]))).runs.map(({ step }) => step);
    assert.deepEqual(steps("x1-0.5", "x1-1.25"), [0.5, 1.25]);
    assert.deepEqual(steps("x", "x2"), [undefined, undefined]);
  });

  it("take no draw of a single image", () => {
    const { runs, tau, optimism: gain } = ranked({ a: run(1, 50), b: run(1, 60) });
    assert.deepEqual(runs[0]?.interval, undefined);
    assert.deepEqual([tau, gain], [{ median: undefined, low: undefined }, undefined]);
    assert.ok(ranked({ a: run(2, 50, 60), b: run(2, 60, 80) }).runs[0]?.interval, "two are drawn from");
  });
});
