import assert from "node:assert/strict";
import type { AverageId } from "../../../../src/core/averages/averages";
import { NPV, DICE, FNR, IOU, PRECISION, RECALL } from "../../../../src/core/metrics/metrics";
import type { Metric } from "../../../../src/core/metrics/metric";
import { RANK_FORMS } from "../../../../src/core/rank/rankForms";
import type { RankedRun, Ranking } from "../../../../src/core/rank/ranking";
import { rankTables } from "../../../../src/core/rank/rankTables";
import { rankRules, rankVerdict } from "../../../../src/core/rank/rankWords";

function run(name: string, rank: number, more: Partial<RankedRun> = {}): RankedRun {
  return {
    name,
    predictions: `/runs/${name}`,
    figure: 1 - rank / 10,
    interval: undefined,
    rank,
    rankInterval: { low: rank, high: rank },
    first: rank === 1 ? 0.875 : 0.125,
    letters: "a",
    given: 0,
    ranks: { aggregateThenRank: rank, rankThenAggregate: rank, testThenRank: rank },
    meanRank: rank,
    wins: 0,
    leftOut: 0,
    step: undefined,
    ...more,
  };
}

/** Two runs, written by hand. */
const RANKING: Ranking = {
  metric: IOU,
  average: "macro",
  options: { draws: 2000, seed: 7, confidence: 0.9 },
  rules: ["0/0 is left out", "nothing is ignored"],
  images: 40,
  grouping: undefined,
  rows: 40,
  runs: [run("unet", 1), run("segformer", 2)],
  pairs: [{ one: 0, other: 1, p: 0.01, holm: 0.01 }],
  smallest: 1 / 2001,
  tau: { median: undefined, low: undefined },
  optimism: undefined,
  byFigure: [
    { metric: IOU, average: "macro", figures: [0.9, 0.8], ranks: [1, 2] },
    { metric: IOU, average: "micro", figures: [0.95, 0.85], ranks: [1, 2] },
  ],
  classes: [],
};
const WHOLE: Ranking = {
  ...RANKING,
  runs: [
    run("unet", 1, {
      interval: { low: 0.85, high: 0.95, effective: 30 },
      rankInterval: { low: 1, high: 2 },
      leftOut: 3,
    }),
    run("seg_former", 2, { first: undefined, rankInterval: undefined, letters: "ab", meanRank: 1.5, wins: 1 }),
  ],
  tau: { median: 1, low: -1 },
  optimism: 0.0125,
  byFigure: [
    ...RANKING.byFigure,
    { metric: DICE, average: "macro-imagewise", figures: [undefined, 0.9], ranks: [2, 1] },
  ],
  classes: [{ name: "road", global: [0.9, undefined], samplewise: [0.9, 0.8] }],
};

describe("the verdict of a ranking, whole", () => {
  const verdict = (more: Partial<Ranking>): string => rankVerdict({ ...RANKING, ...more }).join(" ");
  const ALL = "All 2 figures (metrics and averages) put the runs in this order.";
  const many = (...ranks: readonly number[]): readonly RankedRun[] =>
    ranks.map((rank, index) => run(`r${index}`, rank));

  it("says who is first, in how many draws, and who can be told apart", () => {
    assert.equal(
      verdict({}),
      `unet is first in 87.5 % of 2,000 draws. Every other run can be told apart from it. ${ALL}`,
    );
    const noDraw = [run("unet", 1, { first: undefined }), run("segformer", 2)];
    assert.equal(verdict({ runs: noDraw }), `unet is first. Every other run can be told apart from it. ${ALL}`);
    assert.equal(
      verdict({ options: { ...RANKING.options, draws: 1 } }).slice(0, 37),
      "unet is first in 87.5 % of 1 draw. Ev",
    );
  });

  it("says of how little worth that is on few images", () => {
    assert.match(
      verdict({ rows: 12 }),
      /^unet is first in 87\.5 % of 2,000 draws \(of little worth: .*12 images.*\)\. Every/,
    );
    assert.match(verdict({ rows: 12, grouping: { kind: "folder" } }), /\(of little worth: .*12 groups.*\)\. Every/);
    const few = [run("unet", 1, { interval: { low: 0, high: 1, effective: 4.4 } }), run("segformer", 2)];
    assert.match(verdict({ runs: few }), /\(of little worth: /);
  });

  it("names those that cannot be told apart from the first alone: by a pair on either side, from 0.05 on or without a p", () => {
    const runs = many(1, 2, 3, 4);
    const pairs = (holm: number | undefined, ...all: readonly (readonly [one: number, other: number])[]) =>
      all.map(([one, other]) => ({ one, other, p: holm, holm }));
    const near = (holm: number | undefined, ...all: readonly (readonly [one: number, other: number])[]): string =>
      /draws\. (.*?\.) All/.exec(verdict({ runs, pairs: pairs(holm, ...all), byFigure: [] }))?.[1] ?? "";
    assert.equal(near(0.05, [0, 2]), "r2 cannot be told apart from it.");
    assert.equal(near(0.049, [0, 2]), "Every other run can be told apart from it.");
    assert.equal(near(undefined, [0, 1], [0, 3]), "r1 and r3 cannot be told apart from it.");
    assert.equal(near(1, [1, 2], [2, 3]), "Every other run can be told apart from it.");
    const last = [...runs].reverse();
    assert.match(
      verdict({ runs: last, pairs: pairs(1, [1, 3], [0, 2]) }),
      / r2 cannot be told apart from it\./,
      "the first stands last",
    );
  });

  it("names three runs and how many more", () => {
    const runs = many(1, 1, 1, 1, 2);
    assert.equal(
      verdict({ runs: runs.slice(0, 3), byFigure: [] }),
      `r0, r1 and r2 are first with the same figure, 0.900. ${ALL.replace("2", "0")}`,
    );
    assert.match(verdict({ runs: runs.slice(0, 4) }), /^r0, r1, r2 and 1 more run are first /);
    assert.match(verdict({ runs: [...runs, run("r9", 1)] }), /^r0, r1, r2 and 2 more runs are first /);
  });

  it("says where no run has a figure", () => {
    assert.equal(verdict({ runs: [run("a", 1, { figure: undefined })] }), "No run has a figure, so none is first.");
    assert.equal(verdict({ runs: [] }), "No run has a figure, so none is first.");
  });

  it("says by which figures another run is first, three of them, and by which scheme", () => {
    const other = (
      metric: Metric,
      average: AverageId = "micro",
      figures: readonly (number | undefined)[] = [0.1, 0.2],
    ) => ({ metric, average, figures, ranks: [2, 1] }) as const;
    const elsewhere = (more: Partial<Ranking>): string => verdict(more).replace(/^.* apart from it\. ?/, "");
    assert.equal(elsewhere({ byFigure: [other(DICE)] }), "Another run is first elsewhere: segformer by Micro Dice.");
    assert.equal(elsewhere({ byFigure: [other(IOU, "macro")] }), "", "the shown figure itself");
    assert.equal(
      elsewhere({ byFigure: [other(IOU, "macro"), other(IOU)] }),
      "Another run is first elsewhere: segformer by Micro IoU.",
    );
    assert.equal(elsewhere({ byFigure: [other(DICE, "macro", [0.1, undefined])] }), "", "first without a figure");
    assert.equal(elsewhere({ byFigure: [{ ...other(DICE), ranks: [1, 1] }] }), "", "first with the other");
    const four = [DICE, PRECISION, RECALL, NPV].map((metric) => other(metric));
    assert.match(
      elsewhere({ byFigure: four.slice(0, 3) }),
      /^Another run is first elsewhere: segformer by [^;]*; segformer by [^;]*; segformer by [^;]*\.$/,
    );
    assert.match(elsewhere({ byFigure: four }), /; 1 further figure\.$/);
    assert.match(elsewhere({ byFigure: [...four, other(FNR)] }), /; 2 further figures\.$/);
    const scheme = (id: "rankThenAggregate" | "testThenRank"): Partial<Ranking> => ({
      runs: RANKING.runs.map((one) => ({ ...one, ranks: { ...one.ranks, [id]: 3 - one.rank } })),
    });
    assert.equal(
      elsewhere(scheme("rankThenAggregate")),
      "Another run is first elsewhere: segformer by the mean of the ranks in the images.",
    );
    assert.equal(
      elsewhere(scheme("testThenRank")),
      "Another run is first elsewhere: segformer by the number of runs that it is better than.",
    );
  });

  it("says nothing of an order that differs behind the first alone", () => {
    const runs = many(1, 2, 3);
    const byFigure = [{ metric: DICE, average: "macro", figures: [3, 1, 2], ranks: [1, 3, 2] }] as const;
    assert.match(verdict({ runs, byFigure }), /apart from it\.$/);
  });
});

describe("what a ranking rests on, whole", () => {
  it("is said in one sentence a rule, those of what is not there left out", () => {
    const rules = [
      "mIoU, higher is better; 40 common images",
      "0/0 is left out; nothing is ignored",
      "Intervals, ranks and shares of first places: one Bayesian bootstrap over images for all runs (not over training runs), 2,000 draws, seed 7",
      "Runs that share a letter cannot be told apart: sign-swap test of each of 1 pair, Holm's correction over all of them, smallest p possible 0.00050",
    ];
    assert.deepEqual(rankRules(RANKING), rules);
    assert.deepEqual(rankRules(WHOLE), [
      "mIoU, higher is better; 40 common images, 3 of unet left out",
      ...rules.slice(1),
      "Kendall's tau of the order in a draw with this one: median 1.000, in 5 % of the draws below -1.000",
      "The best of 2 runs on one set of images looks better than it is by about 0.013",
    ]);
    const [, , drawn, , few] = rankRules({ ...RANKING, rows: 12, grouping: { kind: "folder" } });
    assert.match(drawn ?? "", /bootstrap over 12 groups of images .*folder.* for all runs/);
    assert.match(few ?? "", /^[A-Z].*12 groups/);
    const both = { ...RANKING, runs: WHOLE.runs.map((one) => ({ ...one, leftOut: 2 })) };
    assert.match(rankRules(both)[0] ?? "", /images, 2 of unet, 2 of seg_former left out$/);
  });
});

describe("the tables of a ranking, whole", () => {
  it("are of the runs, of figures that put them in another order, and of the classes", () => {
    assert.deepEqual(rankTables(WHOLE), [
      {
        title: "Runs",
        columns: [
          { title: "Run", align: "left" },
          { title: "mIoU", align: "right" },
          { title: "90 % interval", align: "right" },
          { title: "Rank", align: "right" },
          { title: "Rank interval", align: "right" },
          { title: "First", align: "right" },
          { title: "Letters", align: "left" },
          { title: "By mean rank", align: "right" },
          { title: "By wins", align: "right" },
        ].map((column) => (column.title === "mIoU" ? { ...column, title: IOU.short } : column)),
        rows: [
          ["unet", "0.900", "0.850–0.950", "1", "1–2", "87.5 %", "a", "1", "1"],
          ["seg_former", "0.800", "-", "2", "-", "-", "ab", "2", "2"],
        ],
      },
      {
        title: "Ranks by other figures, where they differ",
        columns: [
          { title: "Metric", align: "left" },
          { title: "Average", align: "left" },
          { title: "", align: "left" },
          { title: "unet", align: "right" },
          { title: "seg_former", align: "right" },
        ],
        rows: [["Dice", "samplewise", "image first", "-", "1"]],
      },
      {
        title: "Classes, global",
        columns: [
          { title: "Class", align: "left" },
          { title: "unet", align: "right" },
          { title: "seg_former", align: "right" },
        ],
        rows: [["road", "0.900", "-"]],
      },
    ]);
    assert.deepEqual(
      rankTables(RANKING).map(({ title }) => title),
      ["Runs"],
    );
  });
});

describe("the forms of a ranking, whole", () => {
  const written = (id: string, of: Ranking = WHOLE): string =>
    RANK_FORMS.find((form) => form.id === id)?.write(of) ?? assert.fail(id);

  it("have LaTeX with a column a title, on the left or on the right", () => {
    const lines = written("latex").split("\n");
    assert.deepEqual(
      lines.filter((line) => !line.includes("caption")),
      [
        "% needs \\usepackage{booktabs}",
        "\\begin{table}",
        "  \\centering",
        "  \\begin{tabular}{lrrrrrlrr}",
        "    \\toprule",
        "    Run & IoU & 90 \\% interval & Rank & Rank interval & First & Letters & By mean rank & By wins \\\\",
        "    \\midrule",
        "    unet & 0.900 & 0.850--0.950 & 1 & 1--2 & 87.5 \\% & a & 1 & 1 \\\\",
        "    seg\\_former & 0.800 & - & 2 & - & - & ab & 2 & 2 \\\\",
        "    \\bottomrule",
        "  \\end{tabular}",
        "\\end{table}",
        "",
      ],
    );
    assert.match(
      lines.find((line) => line.includes("caption")) ?? "",
      /^ {2}\\caption\{unet is first in 87\.5 \\% .* mIoU, higher is better; .*by about 0\.013\.\}$/,
    );
    assert.equal(written("latex", { ...RANKING, runs: [] }), "", "without a run");
  });

  it("have CSV with a column for all that a run has", () => {
    assert.deepEqual(written("csv").trim().split("\r\n"), [
      "run,predictions,metric,average,figure,low,high,rank,rank_low,rank_high,first,letters,rankThenAggregate,testThenRank,mean_rank,wins,left_out,draws,seed,confidence",
      "unet,/runs/unet,iou,macro,0.9,0.85,0.95,1,1,2,0.875,a,1,1,1,0,3,2000,7,0.9",
      "seg_former,/runs/seg_former,iou,macro,0.8,,,2,,,,ab,2,2,1.5,1,0,2000,7,0.9",
    ]);
  });

  it("have text and Markdown with the verdict, the tables and the rules", () => {
    const text = written("table").split("\n");
    assert.deepEqual(
      text.filter((line) => line.endsWith(":")),
      ["Runs:", "Ranks by other figures, where they differ:", "Classes, global:"],
    );
    assert.match(
      text[0] ?? "",
      /^unet is first in 87\.5 % of 2,000 draws\. Every other run can be told apart from it\.$/,
    );
    assert.equal(text.at(-2), "The best of 2 runs on one set of images looks better than it is by about 0.013");
    assert.deepEqual([text.at(-1), text.filter((line) => line === "").length], ["", 5]);
    const markdown = written("markdown").split("\n");
    assert.equal(markdown[1], "");
    assert.deepEqual(
      markdown.filter((line) => line.startsWith("**")),
      ["**Runs**", "**Ranks by other figures, where they differ**", "**Classes, global**"],
    );
    assert.ok(markdown.some((line) => line.startsWith("| seg\\_former |")));
    assert.match(markdown.at(-2) ?? "", /^mIoU, higher is better; .*by about 0\.013\.$/);
  });

  it("have JSON with all of it, and the metric by its id", () => {
    const { metric, better, schema, optimism, runs } = JSON.parse(written("json")) as Readonly<Record<string, unknown>>;
    assert.deepEqual([metric, better, schema, optimism], ["iou", "higher", 1, 0.0125]);
    assert.deepEqual((runs as readonly RankedRun[])[1]?.interval, null);
  });
});
