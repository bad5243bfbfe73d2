import assert from "node:assert/strict";
import fc from "fast-check";
import { compareReports, prepareComparison, type Comparison } from "../../../../src/core/compare/compareReports";
import { comparisonRules, comparisonVerdict, imagesWords } from "../../../../src/core/compare/comparisonWords";
import { imageComparison } from "../../../../src/core/compare/imageDifferences";
import { wilcoxon } from "../../../../src/core/compare/wilcoxon";
import { PairedResampling } from "../../../../src/core/compare/pairedResampling";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { METRICS } from "../../../../src/core/metrics/metrics";
import type { Metric } from "../../../../src/core/metrics/metric";
import type { Report } from "../../../../src/core/document/report";
import { image, report, type Triple } from "../../../support/images";

const IOU = metric("iou");
const FEW = { draws: 200, seed: 1, confidence: 0.95 };

function metric(id: string): Metric {
  const found = METRICS.find((row) => row.id === id);
  assert.ok(found);
  return found;
}

/** Images of 100 pixels, half of them of class 1, of which `right` are predicted as such. */
function run(rights: readonly number[], choices: Partial<Report["choices"]> = {}): Report {
  const triples = (right: number): readonly Triple[] => [
    [0, 0, 50],
    [1, 0, 50 - right],
    [1, 1, right],
  ];
  return report(
    rights.map((right, index) => image(String(index), triples(right))),
    choices,
  );
}

function compare(
  a: Report,
  b: Report,
  options: { readonly metric?: Metric; readonly draws?: number } = {},
): Comparison {
  const outcome = compareReports(a, b, { ...FEW, metric: IOU, ...options });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  return outcome.comparison;
}

function refusal(a: Report, b: Report): string {
  const outcome = compareReports(a, b, { ...FEW, metric: IOU });
  assert.ok(!outcome.ok);
  return outcome.message;
}

const rights = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
  minLength: 1,
  maxLength: 15,
});

describe("a comparison of two runs", () => {
  it("gives each run's own figures", () => {
    const [a, b] = [run([10, 20, 30]), run([20, 20, 10])];
    const { averages } = compare(a, b);
    assert.equal(averages.macro.a, averageOf(evaluate(a, a.choices), IOU, "macro").value);
    assert.equal(averages["macro-imagewise"].b, averageOf(evaluate(b, b.choices), IOU, "macro-imagewise").value);
    assert.equal(averages.macro.difference, (averages.macro.b ?? 0) - (averages.macro.a ?? 0));
  });

  it("counts all ways to swap few images: p of the mean difference as counted by hand", () => {
    // Recall of class 1 is right / 50: differences 0.1, 0.2, -0.06, 0.3, 0.14; 4 of 32 signs give a mean as far from 0.
    const { classes } = compare(run([20, 20, 20, 20, 20]), run([25, 30, 17, 35, 27]), { metric: metric("recall") });
    const signSwap = classes[1]?.samplewise.signSwap;
    assert.deepEqual(signSwap, { p: 4 / 32, method: "exact", swaps: 32, smallest: 2 / 32 });
    assert.equal(classes[0]?.samplewise.signSwap.p, 1);
    assert.equal(classes[1]?.samplewise.holm, 8 / 32);
  });

  it("says that the correction leaves no class a chance where images are few and classes several", () => {
    assert.match(
      compare(run([1, 2, 3, 4, 5, 6]), run([3, 4, 5, 6, 7, 8])).caution ?? "",
      /smallest p possible is 0\.031, corrected for 2 classes it is 0\.063, so that no class can reach 0\.05/,
    );
    assert.match(
      compare(run([1, 2, 3, 4, 5, 6, 7]), run([3, 4, 5, 6, 7, 8, 9])).caution ?? "",
      /is 0\.016, before the correction for several classes: a larger set could tell more/,
    );
  });

  it("swaps so often that Holm's correction over many classes can reach 0.05", () => {
    const classes = 70;
    const many = (right: number): Report =>
      report(
        Array.from({ length: 14 }, (_, index) =>
          image(
            String(index),
            Array.from({ length: classes }, (_, label): Triple[] => [
              [label, label, right],
              [label, (label + 1) % classes, 20 - right],
            ]).flat(),
          ),
        ),
      );
    const { classes: found, averages } = compare(many(5), many(15), { draws: 20 });
    assert.equal(averages.macro.signSwap.swaps, 40 * classes);
    assert.ok(found.every(({ global }) => global.signSwap.smallest * classes < 0.05 && (global.holm ?? 1) < 0.05));
    assert.equal(
      compare(run(Array.from({ length: 13 }, () => 1)), run(Array.from({ length: 13 }, () => 2)), { draws: 300 })
        .averages.macro.signSwap.swaps,
      300,
    );
  });

  it("corrects Wilcoxon's p over the classes too", () => {
    const { classes } = compare(run([10, 20, 30, 12, 14, 16, 18]), run([20, 21, 32, 15, 18, 21, 24]));
    const raw = classes.map(({ images }) => images.wilcoxon.p);
    assert.deepEqual(raw, [1 / 64, 1 / 64]);
    assert.deepEqual(
      classes.map(({ wilcoxonHolm }) => wilcoxonHolm),
      [1 / 32, 1 / 32],
    );
  });

  it("draws both runs by the same weights: a run that is better by the same in every image has an interval of that alone", () => {
    const rights = Array.from({ length: 25 }, (_, index) => 2 * (index % 9));
    const { averages } = compare(run(rights), run(rights.map((right) => right + 5)), { metric: metric("recall") });
    const { interval, difference } = averages["micro-imagewise"];
    assert.ok(interval && difference !== undefined && interval.low === interval.high && interval.low === difference);
  });

  describe("over groups of images", () => {
    const patients = Array.from({ length: 30 }, (_, index) => `p${Math.floor(index / 6)}`);
    const named = (rights: readonly number[]): Report =>
      report(
        run(rights).images.map((entry, index) => ({ ...entry, name: `${patients[index] ?? ""}/${index}` })),
        { groups: { kind: "folder" } },
      );
    const a = named(patients.map(() => 20));
    const b = named(patients.map((patient) => (patient === "p0" ? 15 : 25)));

    it("swaps and draws whole groups, and tests the means of groups", () => {
      const { averages, rows, grouped, images, overImages, caution } = compare(a, b);
      assert.deepEqual([rows, grouped, images], [5, true, 30]);
      const { p, method, swaps } = averages.macro.signSwap;
      // Differences of 5 groups of one size, 4 up and 1 as much down: 12 of 32 signs are as far from 0.
      assert.deepEqual([p, method, swaps], [12 / 32, "exact", 32]);
      assert.deepEqual([overImages.n, overImages.wins, overImages.groups, overImages.wilcoxon.n], [30, 24, 5, 5]);
      assert.deepEqual(
        compare(a, b).classes.map(({ images: { groups } }) => groups),
        [5, 5],
      );
      assert.match(caution ?? "", /^With 5 groups of images the smallest p possible is 0\.063/);
      const single = compare({ ...a, choices: { ...a.choices, groups: undefined } }, b);
      assert.ok((single.averages.macro.signSwap.p ?? 1) < 0.01 && single.overImages.wilcoxon.p < 0.01);
    });

    it("tests the mean of a group, however many images it has", () => {
      const differences = (
        [
          ["x", 1],
          ["x", 1],
          ["x", 1],
          ["y", -2],
          ["z", 4],
        ] as const
      ).map(([group, difference], index) => ({ name: `${group}${index}`, a: 0, b: difference, difference }));
      const groupOf = new Map(differences.map(({ name }) => [name, name.charAt(0)]));
      assert.deepEqual(imageComparison(differences, IOU, groupOf).wilcoxon, wilcoxon([1, -2, 4]));
    });

    it("says so, and offers groups where names look like them and none are chosen", () => {
      const rules = comparisonRules(compare(a, b)).join("\n");
      assert.match(rules, /paired Bayesian bootstrap over 5 groups of images by folder \(not over training runs\)/);
      assert.match(rules, /all swaps of 5 groups of images by folder/);
      assert.doesNotMatch(rules, /look like/);
      assert.match(imagesWords(compare(a, b)), /\(exact, over the means of 5 groups\)/);
      const single = comparisonRules(compare({ ...a, choices: { ...a.choices, groups: undefined } }, b)).join("\n");
      assert.match(single, /By their folders the 30 images look like 5 groups: .*\(--groups folder\)/);
    });

    it("compares runs of which one was saved with groups", () => {
      assert.equal(compare(a, { ...b, choices: { ...b.choices, groups: undefined } }).rows, 5);
    });
  });

  it("rests on the images that carry both runs, and states no interval where they are few", () => {
    const even = compare(
      run(Array.from({ length: 25 }, () => 5)),
      run(Array.from({ length: 25 }, (_, index) => index)),
      { metric: metric("recall") },
    );
    assert.ok(Math.abs(even.averages.macro.effective - 25) < 1e-9);
    assert.match(comparisonVerdict(even), /\(95 % CI [+-]0\.\d{3} to [+-]0\.\d{3}, p /);
    const uneven = (rights: number): Report =>
      report([
        ...run(Array.from({ length: 25 }, (_, index) => rights + (index % 3))).images,
        image("large", [
          [0, 0, 9000],
          [1, 1, 3000 + rights],
          [1, 0, 2000 - rights],
        ]),
      ]);
    assert.match(
      comparisonVerdict(compare(uneven(3), uneven(9))),
      /\(no 95 % CI: it rests on about \d\.\d of 26 images, and below 10 .*; p /,
    );
    assert.match(
      comparisonVerdict(compare(run([1, 2, 4]), run([3, 4, 9]))),
      /\(no 95 % CI: drawn from 3 images only, .*; p /,
    );
  });

  it("has no interval for one image, tries all ways up to 12, and makes as many draws as it is told to", () => {
    assert.equal(compare(run([1]), run([2])).averages.macro.interval, undefined);
    const [a, b] = [
      run(Array.from({ length: 12 }, (_, index) => 2 * index)),
      run(Array.from({ length: 12 }, (_, index) => 40 - index)),
    ];
    assert.equal(compare(a, b).averages.macro.signSwap.method, "exact");
    assert.notDeepEqual(
      compare(a, b, { draws: 3 }).averages.macro.interval,
      compare(a, b, { draws: 8 }).averages.macro.interval,
    );
  });

  it("counts a swap without a value against the difference", () => {
    // Precision of class 1 is 1/2 in A, by image 1 alone, and 1 in B, by image 0 alone: one swap leaves a run without any.
    const a = report([
      image("0", [
        [0, 0, 5],
        [1, 0, 5],
      ]),
      image("1", [
        [0, 0, 5],
        [0, 1, 2],
        [1, 1, 2],
        [1, 0, 3],
      ]),
    ]);
    const b = report([
      image("0", [
        [0, 0, 5],
        [1, 1, 2],
        [1, 0, 3],
      ]),
      image("1", [
        [0, 0, 7],
        [1, 0, 5],
      ]),
    ]);
    const [, second] = compare(a, b, { metric: metric("precision") }).classes;
    assert.deepEqual([second?.global.a, second?.global.b, second?.global.signSwap.p], [0.5, 1, 1]);
  });

  it("says the smallest p possible where images are few", () => {
    assert.match(compare(run([1, 2]), run([3, 4])).caution ?? "", /With 2 images the smallest p possible is 0\.50/);
    assert.equal(
      compare(run(Array.from({ length: 13 }, () => 1)), run(Array.from({ length: 13 }, () => 2))).caution,
      undefined,
    );
  });

  it("gives p = 1, a difference of 0 and only ties for a run against itself", () => {
    fc.assert(
      fc.property(rights, (pairs) => {
        const same = run(pairs.map(([right]) => right));
        const { averages, classes, overImages, improved, worsened } = compare(same, same, { draws: 50 });
        for (const { difference, signSwap } of [
          ...Object.values(averages),
          ...classes.flatMap((row) => [row.global, row.samplewise]),
        ]) {
          assert.deepEqual([difference ?? 0, signSwap.p ?? 1], [0, 1]);
        }
        assert.deepEqual(
          [overImages.wins, overImages.ties, overImages.losses, overImages.wilcoxon.p],
          [0, pairs.length, 0, 1],
        );
        assert.deepEqual([improved, worsened], [[], []]);
      }),
      { numRuns: 30 },
    );
  });

  it("flips every sign and keeps every p of an exact test when A and B change places", () => {
    fc.assert(
      fc.property(rights, (pairs) => {
        const a = run(pairs.map(([right]) => right));
        const b = run(pairs.map(([, right]) => right));
        const [there, back] = [compare(a, b, { draws: 100 }), compare(b, a, { draws: 100 })];
        for (const id of ["macro", "pairwise"] as const) {
          const [x, y] = [there.averages[id], back.averages[id]];
          assert.equal(x.difference, -(y.difference ?? NaN) + 0);
          assert.ok(Math.abs((x.interval?.low ?? 0) + (y.interval?.high ?? 0)) < 1e-12);
          if (pairs.length <= 12) assert.equal(x.signSwap.p, y.signSwap.p);
        }
        assert.deepEqual(
          [there.overImages.wins, there.overImages.losses],
          [back.overImages.losses, back.overImages.wins],
        );
        assert.deepEqual(there.overImages.wilcoxon, back.overImages.wilcoxon);
        assert.deepEqual(there.improved.map(({ name }) => name).sort(), back.worsened.map(({ name }) => name).sort());
      }),
      { numRuns: 30 },
    );
  });

  it("finds a difference that nearly every image has, and none in noise", () => {
    const base = Array.from({ length: 40 }, (_, index) => 10 + (index % 7));
    const better = compare(run(base), run(base.map((right) => right + 5)), { draws: 999 }).averages.macro;
    assert.equal(better.signSwap.p, 1 / 1000);
    assert.ok((better.interval?.low ?? 0) > 0);
    const noise = compare(run(base), run(base.map((right, index) => right + (index % 2 === 0 ? 3 : -3))), {
      draws: 999,
    }).averages.macro;
    assert.ok((noise.signSwap.p ?? 0) > 0.3);
  });

  it("is the same when made twice", () => {
    const [a, b] = [run([1, 5, 9, 12, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7]), run([2, 4, 9, 15, 7, 9, 9, 1, 3, 3, 4, 5, 6, 7])];
    assert.deepEqual(compare(a, b), compare(a, b));
  });

  it("lists the images by how much they gained or lost, also where lower is better", () => {
    const [a, b] = [run([10, 20, 30, 40]), run([40, 25, 20, 40])];
    const byIou = compare(a, b);
    assert.deepEqual(
      [byIou.improved, byIou.worsened].map((list) => list.map(({ name }) => name)),
      [["0", "1"], ["2"]],
    );
    assert.deepEqual([byIou.overImages.wins, byIou.overImages.ties, byIou.overImages.losses], [2, 1, 1]);
    assert.deepEqual(
      compare(a, b, { metric: metric("fnr") }).improved.map(({ name }) => name),
      ["0", "1"],
    );
  });

  it("takes only the images that both runs have, and names the others", () => {
    const { images, onlyA, onlyB } = compare(
      run([1, 2, 3]),
      report([...run([1, 2]).images, image("other", [[1, 1, 4]])]),
    );
    assert.deepEqual({ images, onlyA, onlyB }, { images: 2, onlyA: ["2"], onlyB: ["other"] });
  });

  it("reads both runs with the classes of both", () => {
    const a = report([
      image("0", [
        [0, 0, 5],
        [1, 1, 5],
      ]),
    ]);
    const b = report([
      image("0", [
        [0, 7, 5],
        [1, 1, 5],
      ]),
    ]);
    assert.deepEqual(
      compare(a, b).classes.map(({ info }) => info.label),
      [0, 1, 7],
    );
  });

  it("takes a beta of 2 written out and one left away as the same choice", () => {
    assert.equal(compare(run([1], { beta: 2 }), run([1])).images, 1);
    assert.match(refusal(run([1], { beta: 0.5 }), run([1])), /other choices \(beta\)/);
  });

  it("drawn part by part is the same as drawn at once, with no interval and no p before", () => {
    const outcome = prepareComparison(run([10, 20, 30]), run([20, 20, 10]), { ...FEW, metric: IOU });
    assert.ok(outcome.ok);
    const { input, options, complete } = outcome.prepared;
    const { parts, take, result } = new PairedResampling(structuredClone(input), options);
    const before = complete(result([])).averages.macro;
    assert.deepEqual([before.signSwap.p, before.interval], [undefined, undefined]);
    const taken = Array.from({ length: parts }, (_, part) => take(parts - 1 - part)).reverse();
    assert.ok(parts > 1);
    assert.deepEqual(complete(result(taken)), compare(run([10, 20, 30]), run([20, 20, 10])));
  });

  it("is refused with the reason where targets, choices or images differ, or a run is partial", () => {
    assert.match(
      refusal(
        run([1]),
        report([
          image("0", [
            [0, 0, 51],
            [1, 0, 49],
          ]),
        ]),
      ),
      /target of 0 is not the same/,
    );
    for (const shape of [{ width: 1 }, { height: 2 }]) {
      const reshaped = report(run([1]).images.map((entry) => ({ ...entry, ...shape })));
      assert.match(refusal(run([1]), reshaped), /target of 0 is not the same/);
    }
    assert.match(refusal(run([1]), run([1], { zeroDivision: 0 })), /other choices \(what 0\/0 counts as\)/);
    const classList = { source: "x", classes: [{ label: 0, name: "a", color: "#000000" }], ignore: [] };
    assert.match(refusal(run([1]), run([1], { classList })), /other choices \(class list\)/);
    assert.match(refusal(run([1]), report([image("x", [[0, 0, 1]])])), /no image in common/);
    assert.match(refusal(run([1]), { ...run([1]), state: "partial" }), /^predictions \(2\) is a partial report/);
  });
});
