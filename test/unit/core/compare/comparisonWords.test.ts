import assert from "node:assert/strict";
import { compareReports, prepareComparison, type Comparison } from "../../../../src/core/compare/compareReports";
import {
  comparisonRules,
  comparisonVerdict,
  imagesWords,
  likelyWords,
} from "../../../../src/core/compare/comparisonWords";
import type { PairedFigure } from "../../../../src/core/compare/pairedResampling";
import type { Choices } from "../../../../src/core/document/choices";
import type { Report } from "../../../../src/core/document/report";
import { FNR, IOU, RECALL } from "../../../../src/core/metrics/metrics";
import { image, report, type Triple } from "../../../support/images";

/** Images of one class beside a background, of which so many of a hundred pixels are found. */
function run(found: readonly number[], choices: Partial<Choices> = {}, named = (index: number) => `${index}`): Report {
  const rows = (right: number): readonly Triple[] => [[1, 1, right], [1, 0, 100 - right], [0, 0, 50]]; // prettier-ignore
  return report(
    found.map((right, index) => image(named(index), rows(right))),
    choices,
  );
}

function inFolder(one: Report, name: string): Report {
  return { ...one, folders: { prediction: `/runs/${name}`, target: "/targets" } };
}

function compare(a: Report, b: Report, metric = RECALL): Comparison {
  const outcome = compareReports(inFolder(a, "baseline"), inFolder(b, "finetuned"), {
    draws: 50,
    seed: 1,
    confidence: 0.9,
    metric,
  });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  return outcome.comparison;
}

const BASE = compare(run([50, 60]), run([60, 50]));

describe("the verdict of a comparison", () => {
  /** With a macro figure written by hand, of enough images to speak of. */
  const verdict = (of: Partial<PairedFigure>, p: number | undefined, more: Partial<Comparison> = {}): string => {
    const { macro } = BASE.averages;
    const figure: PairedFigure = {
      ...macro,
      effective: 30,
      interval: undefined,
      ...of,
      signSwap: { ...macro.signSwap, p },
    };
    return comparisonVerdict({ ...BASE, rows: 40, averages: { ...BASE.averages, macro: figure }, ...more });
  };
  const GAIN = { a: 0.5, b: 0.75, difference: 0.25 };

  it("says which run is better, below a p of 0.05 alone", () => {
    assert.equal(
      verdict(GAIN, 0.049),
      "mean Recall is 0.500 in baseline and 0.750 in finetuned: +0.250 (p 0.049). finetuned is better than baseline.",
    );
    assert.equal(
      verdict(GAIN, 0.05),
      "mean Recall is 0.500 in baseline and 0.750 in finetuned: +0.250 (p 0.050). Chance over images alone could make such a difference.",
    );
    assert.match(
      verdict({ a: 0.75, b: 0.5, difference: -0.25 }, 0.01),
      /: -0\.250 \(p 0\.010\)\. finetuned is worse than baseline\.$/,
    );
    assert.match(verdict(GAIN, 0.01, { metric: FNR }), /finetuned is worse than baseline\.$/);
    assert.equal(verdict(GAIN, undefined), "mean Recall is 0.500 in baseline and 0.750 in finetuned: +0.250.");
    assert.equal(
      verdict({ a: undefined, b: 0.5, difference: undefined }, 0.01),
      "mean Recall is - in baseline and 0.500 in finetuned: - (p 0.010).",
    );
    assert.equal(
      verdict({ a: 0.5, b: undefined, difference: undefined }, 0.01),
      "mean Recall is 0.500 in baseline and - in finetuned: - (p 0.010).",
    );
  });

  it("has signs of differences, and none of nothing", () => {
    const sign = (difference: number): string =>
      /finetuned: (.*?) \(p/.exec(verdict({ ...GAIN, difference }, 0.5))?.[1] ?? "";
    assert.deepEqual([0.25, -0.25, 0, 1e-14].map(sign), ["+0.250", "-0.250", "0.000", "0.000"]);
  });

  it("has the interval, or why there is none", () => {
    const range = (of: Partial<PairedFigure>, more: Partial<Comparison> = {}): string =>
      /\((.*)p 0\.500\)/.exec(verdict({ ...GAIN, ...of }, 0.5, more))?.[1] ?? "";
    assert.equal(range({ interval: { low: -0.125, high: 0.5, effective: 30 } }), "90 % CI -0.125 to +0.500, ");
    assert.match(
      range({ interval: { low: 0.25, high: 0.25, effective: 30 } }),
      /^90 % CI \+0\.250 to \+0\.250, .*draws.*, $/,
    );
    assert.equal(range({}), "");
    assert.match(range({ effective: 9.9 }), /^no 90 % CI: it rests on about 9\.9 of 40 images, and below 10 .*; $/);
    assert.match(range({}, { rows: 19 }), /^no 90 % CI: drawn from 19 images only, .*; $/);
  });

  it("is of another average where one is asked for", () => {
    assert.match(
      comparisonVerdict(compare(run([50, 60]), run([70, 80])), "micro"),
      /^mean Recall is 0\.700 in baseline and 0\.833 in finetuned/,
    );
  });
});

describe("what a comparison rests on", () => {
  it("is the method of the test, and images that one run lacks", () => {
    const few = comparisonRules(BASE);
    assert.equal(few[0], "Recall, higher is better; 2 common images");
    assert.ok(few.includes("p: sign-swap test, all swaps of images"));
    assert.ok(few.includes("n_eff: the figures rest on about so many equal images; below 10 an interval means little"));
    assert.match(
      few[2] ?? "",
      /^low, high: 90 % interval of the difference, finetuned - baseline, paired Bayesian bootstrap over images .*, 50 draws, seed 1$/,
    );
    const many = comparisonRules(
      compare(run(Array.from({ length: 25 }, () => 5)), run(Array.from({ length: 26 }, () => 6))),
    );
    assert.equal(
      many[0],
      "Recall, higher is better; 25 common images, 0 in baseline alone and 1 in finetuned alone left out",
    );
    assert.ok(many.includes("p: sign-swap test, 80 random swaps of images"), "forty a class");
    assert.equal(many.length, 5, "no caution, no groups");
  });

  it("is what groups names look like, by folders or names, and how to choose them", () => {
    const byFolder = run(
      Array.from({ length: 30 }, () => 5),
      {},
      (index) => `p${index % 3}/${index}`,
    );
    const { likely } = compare(byFolder, byFolder);
    assert.equal(
      likelyWords({ likely }),
      "By their folders the 30 images look like 3 groups: if those of one are of one patient, video or map, draw and swap whole groups (--groups folder), or chance makes differences",
    );
    assert.match(likelyWords({ likely }, "under Groups") ?? "", /whole groups \(under Groups\), or/);
    const byName = run(
      Array.from({ length: 30 }, () => 5),
      {},
      (index) => `p${index % 3}_${String(index).padStart(3, "0")}`,
    );
    assert.match(
      likelyWords(compare(byName, byName)) ?? "",
      /^By their names the 30 images look like 3 groups: .* \(--groups '?.+'?\), or chance makes differences$/,
    );
    assert.equal(likelyWords(BASE), undefined);
    assert.ok(comparisonRules(compare(byFolder, byFolder)).some((rule) => rule.startsWith("By their folders")));
    const chosen = run(
      Array.from({ length: 30 }, () => 5),
      { groups: { kind: "folder" } },
      (index) => `p${index % 3}/${index}`,
    );
    const rules = comparisonRules(compare(chosen, chosen));
    assert.ok(
      rules.includes("n_eff: the figures rest on about so many equal groups; below 10 an interval means little"),
    );
    assert.equal(compare(chosen, chosen).likely, undefined);
  });

  it("are the images, each better, tied or worse, by an exact test or a normal one", () => {
    const words = (count: number): string =>
      imagesWords(
        compare(run(Array.from({ length: count }, () => 5)), run(Array.from({ length: count }, (_, k) => 6 + k))),
      );
    assert.equal(words(1), "finetuned is better in 1, tied in 0, worse in 0 of 1 image; Wilcoxon p 1.000 (exact)");
    assert.match(
      words(51),
      /^finetuned is better in 51, .* of 51 images; Wilcoxon p \de-\d+ \(normal approximation, corrected for ties\)$/,
    );
  });

  it("is a caution where the smallest p is too large", () => {
    const one = (count: number): string | undefined => {
      const classList = { source: "one", ignore: [], classes: [{ label: 1, name: "one", color: "#ffffff" }] };
      const made = run(
        Array.from({ length: count }, () => 5),
        { classList },
      );
      return compare(made, made).caution;
    };
    assert.equal(
      one(4),
      "With 4 images the smallest p possible is 0.13, corrected for 1 class it is 0.13, so that no class can reach 0.05: only a larger set could tell.",
    );
    assert.equal(
      one(6),
      "With 6 images the smallest p possible is 0.031, before the correction for several classes: a larger set could tell more.",
    );
    assert.match(one(1) ?? "", /^With 1 image the smallest p possible is 1\.0, corrected for 1 class it is 1\.0, /);
    assert.equal(one(13), undefined);
    const ignored = run([5, 6], { ignore: [0, 1] });
    assert.equal(compare(ignored, ignored).caution, "No image has a counted pixel, so there is nothing to compare.");
  });
});

describe("two runs before they are drawn", () => {
  it("have images in the order of their gain, and as many of them listed as are asked for", () => {
    const [a, b] = [run([50, 50, 50, 50]), run([60, 40, 90, 50])];
    const outcome = prepareComparison(a, b, { draws: 50, seed: 1, confidence: 0.9, metric: IOU });
    assert.ok(outcome.ok);
    assert.deepEqual(outcome.prepared.byGain, ["2", "0", "3", "1"]);
    const many = [
      run(Array.from({ length: 13 }, () => 50)),
      run(Array.from({ length: 13 }, (_, k) => 60 + k)),
    ] as const;
    assert.equal(compare(...many).improved.length, 10);
    const two = compareReports(...many, { draws: 50, seed: 1, confidence: 0.9, metric: IOU, most: 2 });
    assert.ok(two.ok);
    assert.deepEqual(
      two.comparison.improved.map(({ name }) => name),
      ["12", "11"],
    );
  });

  it("are refused with the reason", () => {
    const refusal = (a: Report, b: Report): string => {
      const outcome = compareReports(a, b, { draws: 5, seed: 1, confidence: 0.9, metric: IOU });
      return outcome.ok ? "" : outcome.message;
    };
    const [good, partial] = [run([5]), { ...run([5]), state: "partial" as const }];
    const end = " is a partial report, which is not a score. Evaluate its folders to the end, or merge all shards.";
    assert.deepEqual(
      [refusal(partial, good), refusal(good, partial)],
      [`predictions (1)${end}`, `predictions (2)${end}`],
    );
    assert.equal(
      refusal(good, run([5], { leftOut: [0], ignore: [7] })).replace(/\(.*\)/, "()"),
      "The two runs were evaluated under other choices (). Evaluate both with the same options and classes.",
    );
    assert.equal(
      refusal(
        good,
        run([5], {}, () => "other"),
      ),
      "The two runs have no image in common: no target file is in both. Compare runs over the same targets.",
    );
    const retargeted = report([image("0", [[1, 1, 50], [0, 0, 100]])]); // prettier-ignore
    assert.equal(
      refusal(good, retargeted),
      "The target of 0 is not the same in both runs: its size or the pixels of its labels differ. Evaluate both against the same targets.",
    );
  });
});
