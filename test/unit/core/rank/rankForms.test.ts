import assert from "node:assert/strict";
import { DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { IOU } from "../../../../src/core/metrics/metrics";
import { RANK_FORMS } from "../../../../src/core/rank/rankForms";
import type { Ranking } from "../../../../src/core/rank/ranking";
import { rankRuns } from "../../../../src/core/rank/rankRuns";
import { runNames } from "../../../../src/core/sentences/runNames";
import type { Report } from "../../../../src/core/document/report";
import { image, report } from "../../../support/images";

/** Forty images of one class, of which a run finds so many pixels of a hundred in large and in small images. */
function found(large: number, small: number): Report {
  return report(
    Array.from({ length: 40 }, (_, index) => {
      const size = index % 4 === 0 ? 10_000 : 100;
      const right = ((index % 4 === 0 ? large : small) + ((index * 7) % 5)) * (size / 100);
      return image(`${index}`, [
        [1, 1, right],
        [1, 0, size - right],
        [0, 0, 50],
      ]);
    }),
  );
}

function ranking(runs: Readonly<Record<string, Report>>): Ranking {
  const outcome = rankRuns(
    Object.entries(runs).map(([name, one]) => ({ name, report: one })),
    { ...DEFAULT_BOOTSTRAP, draws: 200, metric: IOU, average: "micro" },
  );
  assert.ok(outcome.ok);
  return outcome.ranking;
}

function written(id: string, of: Ranking): string {
  const form = RANK_FORMS.find((row) => row.id === id);
  assert.ok(form, id);
  return form.write(of);
}

const OTHERWISE = ranking({ steady: found(70, 60), "large|first": found(90, 20), last: found(40, 10) });

describe("a ranking in words and tables", () => {
  it("says which run is first and how surely, and where another one is", () => {
    const [verdict, elsewhere] = written("table", OTHERWISE).split("\n");
    assert.equal(verdict, "large|first is first in 100.0 % of 200 draws. Every other run can be told apart from it.");
    const [steady, large] = ["steady", "large|first"].map((name) =>
      OTHERWISE.runs.findIndex((run) => run.name === name),
    );
    const others = OTHERWISE.byFigure.filter(
      ({ ranks }) => ranks[steady ?? -1] === 1 && ranks[large ?? -1] !== 1,
    ).length;
    assert.ok(others >= 20, `${others} figures of today`);
    assert.equal(
      elsewhere,
      `Another run is first elsewhere: steady by Micro IoU per image; steady by mIoU per image; steady by mIoU per class and image; steady by the mean of the ranks in the images; ${others - 3} further figures.`,
    );
  });

  it("names the runs that cannot be told apart from the first, and those that tie with it", () => {
    const near = ranking({ a: found(70, 60), b: found(70, 61), c: found(10, 10) });
    assert.match(written("table", near), /^b is first in \d+\.\d % of 200 draws\. /);
    const same = ranking({ a: found(70, 60), b: found(70, 60), c: found(10, 10) });
    assert.match(
      written("table", same),
      /^a and b are first with the same figure, 0\.\d{3}\.\nAll \d+ figures \(metrics and averages\) put/,
    );
  });

  it("lists ranks by other figures only where they differ", () => {
    const other = "Ranks by other figures, where they differ";
    assert.ok(written("table", OTHERWISE).includes(other));
    assert.ok(!written("table", ranking({ a: found(70, 60), b: found(50, 40), c: found(10, 10) })).includes(other));
  });

  it("has a row a run in Markdown, LaTeX and CSV, with names that are not markup", () => {
    const row = (text: string, start: string): string =>
      text.split(/\r?\n/).find((line) => line.startsWith(start)) ?? "";
    assert.match(
      row(written("markdown", OTHERWISE), "| large\\|first |"),
      /\| 0\.\d{3} \| 0\.\d{3}–0\.\d{3} \| 1 \| 1 \| 100\.0 % \| a \| 2 \| 1 \|$/,
    );
    assert.match(
      row(written("latex", OTHERWISE), "    large"),
      /^ {4}large\\textbar\{\}first & 0\.\d{3} & .* & a & 2 & 1 \\\\$/,
    );
    assert.match(
      row(written("csv", OTHERWISE), "large|first,"),
      /^large\|first,\/predictions,iou,micro,0\.\d+,0\.\d+,0\.\d+,1,1,1,1,a,2,1,\d\.\d+,2,0,200,1,0\.95$/,
    );
    assert.match(row(written("csv", OTHERWISE), "run,"), /^run,predictions,metric,average,figure,low,high,rank,/);
  });

  it("is one page of HTML that asks no network and sorts by the numbers, with names that are not markup", () => {
    const html = written("html", ranking({ "<b>a</b>": found(70, 60), b: found(50, 40), c: found(10, 10) }));
    assert.ok(html.startsWith('<!doctype html>\n<html lang="en">') && html.endsWith("</html>\n"));
    assert.ok(!html.includes("<b>a</b>") && !/https?:|src=/.test(html));
    assert.match(html, /<h1>Ranking of 3 runs<\/h1>\n<p>&lt;b&gt;a&lt;\/b&gt; is first in 100\.0 % of 200 draws\./);
    const row = html.split("\n").find((line) => line.startsWith("<tr><td>b</td>")) ?? "";
    assert.match(row, /^<tr><td>b<\/td><td class="figure" data-value="(0\.\d{3})">\1<\/td>/);
    assert.ok(row.includes('<td class="figure" data-value="2">2</td>'), "its rank");
    assert.ok(html.includes("<p>Runs that share a letter cannot be told apart: "));
  });

  it("has names in LaTeX that begin with a bracket or a star as rows, not as what a line break takes", () => {
    const of = ranking({ "[a]": found(70, 60), "*b": found(50, 40), c: found(10, 10) });
    const lines = written("latex", of).split("\n");
    assert.deepEqual(
      lines.filter((line) => /\[a\] &|\*b &/.test(line)).map((line) => line.trim().slice(0, 5)),
      ["{}[a]", "{}*b "],
    );
  });

  it("has all of it in JSON, null where a figure is undefined", () => {
    const one = ranking({ a: report([image("a", [[1, 1, 1]])]), b: report([image("a", [[1, 1, 1]])]) });
    const { runs, tau, metric } = JSON.parse(written("json", one)) as {
      runs: readonly { interval: unknown; first: unknown; figure: unknown }[];
      tau: unknown;
      metric: unknown;
    };
    assert.deepEqual([metric, tau], ["iou", { median: null, low: null }]);
    assert.deepEqual(
      runs.map(({ figure, interval, first }) => [figure, interval, first]),
      [
        [1, null, null],
        [1, null, null],
      ],
    );
  });
});

describe("the names of runs", () => {
  const named = (...predictions: readonly string[]): readonly string[] =>
    runNames(predictions.map((prediction) => ({ folders: { prediction, target: "/gt" } })));

  it("are the folders of the predictions, or what tells these apart", () => {
    assert.deepEqual(named("/runs/unet", "/runs/segformer"), ["unet", "segformer"]);
    assert.deepEqual(named("/runs/unet/pred", "/runs/segformer/pred"), ["unet", "segformer"]);
    assert.deepEqual(named("C:\\a\\pred", "C:\\b\\pred"), ["a", "b"]);
    assert.deepEqual(named("/a/p", "/a/p", "/b/p"), ["p (1)", "p (2)", "p (3)"]);
  });
});
