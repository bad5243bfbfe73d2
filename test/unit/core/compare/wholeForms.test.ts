import assert from "node:assert/strict";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { compareReports, type Comparison } from "../../../../src/core/compare/compareReports";
import { COMPARISON_FORMS } from "../../../../src/core/compare/comparisonForms";
import type { Report } from "../../../../src/core/document/report";
import { RECALL } from "../../../../src/core/metrics/metrics";
import { WRITTEN_AVERAGES, writtenAverages, writtenLines } from "../writtenRows";
import { image, report } from "../../../support/images";

const CLASSES = [
  { label: 0, name: "road", color: "#804080" },
  { label: 1, name: "car", color: "#00008e" },
];

/** Images of ten pixels of each class, of which so many are found, and one image that the other run does not have. */
function run(folder: string, found: readonly (readonly [road: number, car: number])[], own: string): Report {
  const images = found.map(([road, car], index) =>
    image(`img_${index}`, [
      [0, 0, road],
      [0, 1, 10 - road],
      [1, 1, car],
      [1, 0, 10 - car],
    ]),
  );
  const classList = { source: "classes.txt", ignore: [], classes: CLASSES };
  return {
    ...report([...images, image(own, [[0, 0, 1]])], { classList }),
    folders: { prediction: folder, target: "/t" },
  };
}

/**
 * Recall: road gains 0, 0.1 and 0.1, car 0.4, 0.2 and -0.1, their mean 0.2, 0.15 and 0. All images are of one size, so
 * that every average is 0.5 in A and 0.6167 in B. Of the 8 ways to swap images 4 are as far from 0, in either class too.
 * Wilcoxon: two of the images differ, both for B; of car the ranks are 3, 2 and -1: 2 of 4, and 4 of 8 ways.
 */
function comparison(): Comparison {
  const outcome = compareReports(
    run(
      "/runs/base",
      [
        [8, 2],
        [6, 4],
        [5, 5],
      ],
      "x",
    ),
    run(
      "/runs/fine",
      [
        [8, 6],
        [7, 6],
        [6, 4],
      ],
      "y",
    ),
    { draws: 50, seed: 1, confidence: 0.95, metric: RECALL },
  );
  assert.ok(outcome.ok);
  return outcome.comparison;
}

/** The text with `low` and `high` for the ends of intervals, which are those of `pairedIntervals.test.ts`. */
function written(id: string): readonly string[] {
  const form = COMPARISON_FORMS.find((row) => row.id === id);
  assert.ok(form);
  return form
    .write(comparison())
    .replace(/-0\.\d{3}( \| |\s+)0\.\d{3}( \| |\s+)3\.0/g, "low$1high$23.0")
    .split("\n");
}

const VERDICT =
  "mean Recall is 0.500 in base and 0.617 in fine: +0.117 (no 95 % CI: drawn from 3 images only, and below 20 an interval over images means little; p 0.500). Chance over images alone could make such a difference.";
const RULES = [
  "Recall, higher is better; 3 common images, 1 in base alone and 1 in fine alone left out",
  "0/0 excluded from means; all classes counted; classes of classes.txt",
  "low, high: 95 % interval of the difference, fine - base, paired Bayesian bootstrap over images (not over training runs), 50 draws, seed 1",
  "n_eff: the figures rest on about so many equal images; below 10 an interval means little",
  "p: sign-swap test, all swaps of images",
  "Drawn from 3 images only, and below 20 an interval over images means little",
  "With 3 images the smallest p possible is 0.25, corrected for 2 classes it is 0.50, so that no class can reach 0.05: only a larger set could tell",
];
const IMAGES = "fine is better in 2, tied in 1, worse in 0 of 3 images; Wilcoxon p 0.500 (exact)";

describe("a comparison, written whole", () => {
  it("as a text table", () => {
    assert.deepEqual(writtenLines(written("table")), [
      "base: /runs/base",
      "fine: /runs/fine",
      ...RULES,
      "",
      "Average                   base   fine  difference     low   high  n_eff      p",
      ...WRITTEN_AVERAGES.map(
        ({ scope, name }) => `${scope.padEnd(12)}${name.padEnd(13)}0.500  0.617       0.117  low  high    3.0  0.500`,
      ),
      "",
      "Class, global   base   fine  difference     low   high  n_eff      p  p (Holm)  better/tied/worse images  p (Wilcoxon, Holm)",
      "road           0.633  0.700       0.067  low  high    3.0  0.500     1.000                     2/1/0               1.000",
      "car            0.367  0.533       0.167  low  high    3.0  0.500     1.000                     2/0/1               1.000",
      "",
      IMAGES,
      "Most improved:",
      "  0.500 -> 0.700  img_0",
      "  0.500 -> 0.650  img_1",
      "",
      VERDICT,
      "",
    ]);
  });

  it("as Markdown", () => {
    assert.deepEqual(writtenLines(written("markdown")), [
      VERDICT,
      "",
      "base: /runs/base  ",
      "fine: /runs/fine",
      "",
      "| Average |  | base | fine | difference | low | high | n\\_eff | p |",
      "| :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
      ...WRITTEN_AVERAGES.map(
        ({ scope, name }) => `| ${scope} | ${name} | 0.500 | 0.617 | 0.117 | low | high | 3.0 | 0.500 |`,
      ),
      "",
      "| Class, global | base | fine | difference | low | high | n\\_eff | p | p (Holm) | better/tied/worse images | p (Wilcoxon, Holm) |",
      "| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
      "| road | 0.633 | 0.700 | 0.067 | low | high | 3.0 | 0.500 | 1.000 | 2/1/0 | 1.000 |",
      "| car | 0.367 | 0.533 | 0.167 | low | high | 3.0 | 0.500 | 1.000 | 2/0/1 | 1.000 |",
      "",
      `${IMAGES}.`,
      "",
      "| Most improved | base | fine | difference |",
      "| :--- | ---: | ---: | ---: |",
      "| img\\_0 | 0.500 | 0.700 | 0.200 |",
      "| img\\_1 | 0.500 | 0.650 | 0.150 |",
      "",
      `${RULES.join(". ").replaceAll("_", "\\_")}.`,
      "",
    ]);
  });

  it("as JSON, with null for what there is not", () => {
    const text = written("json").join("\n");
    const swap = { p: 0.5, method: "exact", swaps: 8, smallest: 0.25 };
    const found = JSON.parse(text) as Record<string, unknown> & {
      readonly averages: Readonly<Record<string, Record<string, unknown>>>;
      readonly classes: readonly Record<string, unknown>[];
    };
    const { averages, classes, improved, ...rest } = found;
    assert.deepEqual(rest, {
      schema: 1,
      metric: "recall",
      better: "higher",
      options: { draws: 50, seed: 1, confidence: 0.95 },
      predictions: { a: "/runs/base", b: "/runs/fine" },
      rules: ["0/0 excluded from means", "all classes counted", "classes of classes.txt"],
      images: 3,
      rows: 3,
      grouped: false,
      grouping: null,
      likely: null,
      onlyA: ["x"],
      onlyB: ["y"],
      overImages: {
        n: 3,
        wins: 2,
        ties: 1,
        losses: 0,
        groups: null,
        wilcoxon: { n: 2, statistic: 0, p: 0.5, method: "exact" },
      },
      worsened: [],
      caution: `${RULES.at(-1) ?? ""}.`,
    });
    assert.deepEqual(
      (improved as readonly { readonly name: string }[]).map(({ name }) => name),
      ["img_0", "img_1"],
    );
    assert.equal(Object.keys(averages).length, AVERAGES.length);
    for (const { a, b, effective, signSwap } of Object.values(writtenAverages(averages))) {
      assert.deepEqual([a, (b as number).toFixed(9), effective, signSwap], [0.5, "0.616666667", 3, swap]);
    }
    assert.deepEqual(
      classes.map(({ info, images, wilcoxonHolm }) => [info, images, wilcoxonHolm]),
      [
        [
          CLASSES[0],
          {
            n: 3,
            wins: 2,
            ties: 1,
            losses: 0,
            groups: null,
            wilcoxon: { n: 2, statistic: 0, p: 0.5, method: "exact" },
          },
          1,
        ],
        [
          CLASSES[1],
          {
            n: 3,
            wins: 2,
            ties: 0,
            losses: 1,
            groups: null,
            wilcoxon: { n: 3, statistic: 1, p: 0.5, method: "exact" },
          },
          1,
        ],
      ],
    );
    assert.match(text, /^\{\n {2}"schema": 1,\n[^]*\}\n$/);
  });

  it("with the images that lost most, and without a list where none gained", () => {
    const { improved, worsened, ...rest } = comparison();
    const swapped = { ...rest, improved: worsened, worsened: improved };
    const [text = "", , markdown = ""] = COMPARISON_FORMS.map(({ write }) => write(swapped));
    assert.match(text, /\(exact\)\nMost worsened:\n {2}0\.500 -> 0\.700 {2}img_0\n/);
    assert.match(markdown, /\(exact\)\.\n\n\| Most worsened \| base \| fine \| difference \|\n/);
  });
});
