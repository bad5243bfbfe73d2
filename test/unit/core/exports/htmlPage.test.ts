import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { needsIntervals, type ShownFigures } from "../../../../src/core/exports/exporter";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { HTML } from "../../../../src/core/exports/html";
import { htmlAnswer } from "../../../../src/core/exports/htmlAnswer";
import { HTML_SCRIPT, HTML_STYLE } from "../../../../src/core/exports/htmlParts";
import type { Intervals } from "../../../../src/core/intervals/bootstrap";
import { labelRuns } from "../../../../src/core/labels/labelRuns";
import { pairPlanes } from "../../../../src/core/labels/pairPlanes";
import { IOU, METRICS } from "../../../../src/core/metrics/metrics";
import type { Metric } from "../../../../src/core/metrics/metric";
import type { Report } from "../../../../src/core/document/report";
import { smallReport, type SmallImage } from "../smallReport";

const SHOWN: ShownFigures = { metric: IOU, average: "macro" };

function written(report: Report, shown: Partial<ShownFigures> = {}): string {
  return HTML.write(evaluate(report, report.choices), report, { ...SHOWN, ...shown });
}

/** So many images of as many classes, of which class k is right in k of the other classes' number of pixels. */
function ofClasses(classes: number): Report {
  const images: readonly SmallImage[] = Array.from({ length: classes }, (_, label) => ({
    name: `image ${label}`,
    target: Array<number>(classes).fill(label),
    prediction: Array.from({ length: classes }, (__, pixel) => (pixel < label ? label : classes - 1)),
  }));
  return smallReport(images);
}

/** Elements without an end. */
const VOID = new Set(["meta", "rect", "line", "path"]);

/** The first tag that closes another element than the one that is open, or what is left open at the end. */
function unbalanced(page: string): string | undefined {
  const open: string[] = [];
  const plain = page.replace(/<(script|style)>[\s\S]*?<\/\1>/g, "<$1></$1>").replace("<!doctype html>", "");
  for (const [tag, end, name = ""] of plain.matchAll(/<(\/?)([a-z]\w*)(?:\s[^>]*)?>/g)) {
    if (VOID.has(name)) continue;
    if (end === "") open.push(name);
    else if (open.pop() !== name) return tag;
  }
  return open.length > 0 ? `open: ${open.join(" ")}` : undefined;
}

/** The elements of the answer, by their depth. */
function outline(page: string): readonly string[] {
  const answer = page.slice(page.indexOf('<div class="answer">'), page.indexOf("<h2>What the data show"));
  let depth = 0;
  return [...answer.replace(/<section>\n$/, "").matchAll(/<(\/?)(div|section|h2)[^>]*>([^<\n]*)/g)].flatMap(
    ([, end, name = "", words = ""]) => {
      if (end !== "") {
        depth -= name === "h2" ? 0 : 1;
        return [];
      }
      const line = `${"  ".repeat(depth)}${name}${words === "" ? "" : ` ${words}`}`;
      depth += name === "h2" ? 0 : 1;
      return [line];
    },
  );
}

const PIXELS = pairPlanes({
  width: 2,
  height: 1,
  target: labelRuns(Int32Array.of(0, 1)),
  prediction: labelRuns(Int32Array.of(1, 1)),
});

describe("the markup of the page", () => {
  const pages: Readonly<Record<string, string>> = {
    "few classes": written(ofClasses(3)),
    "many classes": written(ofClasses(21)),
    "the worst images": written(ofClasses(3), { pixels: new Map([["image 0", PIXELS]]) }),
    "a cancelled run": written({ ...ofClasses(3), state: "partial" }),
    "no image": written(smallReport([])),
    "nothing to find fault with": written(smallReport([{ target: [0, 1, 2, 1], prediction: [0, 1, 2, 2] }])),
  };
  for (const [what, page] of Object.entries(pages)) {
    it(`closes every element that it opens, of ${what}`, () => {
      assert.equal(unbalanced(page), undefined);
      assert.ok(page.startsWith('<!doctype html>\n<html lang="en">\n<head>\n'));
      assert.ok(page.endsWith(`<script>${HTML_SCRIPT}</script>\n</body>\n</html>\n`));
      assert.ok(page.includes(`<style>${HTML_STYLE}</style>\n</head>\n<body>\n<h1>Mask Evaluation</h1>\n`));
      assert.ok(page.includes('<meta charset="utf-8">\n<meta name="viewport"'));
      assert.ok(!page.includes(",,") && !page.includes("undefined</"));
    });
  }

  it("has no list of findings where there is none, and one section of them else", () => {
    assert.doesNotMatch(pages["nothing to find fault with"] ?? "", /What the data show|class="findings"/);
    assert.match(
      written(smallReport([{ target: [0, 1, 255], prediction: [0, 1, 0] }])),
      /<section>\n<h2>What the data show<\/h2>\n<ul class="findings">\n(<li class="(info|warning|error)">[^<]+<\/li>\n)+<\/ul>\n<\/section>\n/,
    );
  });

  it("lists each finding once, those that may change the figures first", () => {
    // Predictions without any class but one are told of before ignored pixels.
    const report = smallReport(
      Array.from({ length: 3 }, (_, image) => ({ target: [0, 1, 255, image, 2, 7], prediction: [0, 0, 0, 0, 0, 0] })),
    );
    const standing = dataCheck(report, report.choices).findings.map((finding) => finding.standsWithFigures === true);
    const order = [...standing.filter((is) => is), ...standing.filter((is) => !is)];
    const items = [...written(report).matchAll(/<li class="[a-z]+">([^<]+)<\/li>/g)].map(([, words]) => words);
    assert.equal(items.length, order.length);
    assert.equal(new Set(items).size, items.length);
    const first = dataCheck(report, report.choices).findings.find(({ standsWithFigures }) => standsWithFigures);
    if (first) assert.ok(items[0]?.startsWith(first.message.slice(0, 20)));
  });

  it("has the histogram under up to six bars, and else in the column of the worst images", () => {
    const pixels = new Map([["image 0", PIXELS]]);
    assert.deepEqual(outline(written(ofClasses(6), { pixels })), [
      "div",
      "  section",
      "    h2 The figure to report",
      "  div",
      "    section",
      "      h2 IoU of each class, weakest first",
      "    section",
      "      h2 Images by IoU",
      "  div",
      "    section",
      "      h2 The worst images",
    ]);
    assert.deepEqual(outline(written(ofClasses(7), { pixels })), [
      "div",
      "  section",
      "    h2 The figure to report",
      "  div",
      "    section",
      "      h2 IoU of each class, weakest first",
      "  div",
      "    section",
      "      h2 Images by IoU",
      "    section",
      "      h2 The worst images",
    ]);
  });

  it("has a bar for each of up to twenty classes, and says how many there are beyond", () => {
    const bars = (page: string): number => page.split('<td class="bar">').length - 1;
    assert.equal(bars(written(ofClasses(20))), 20);
    assert.doesNotMatch(written(ofClasses(20)), /weakest of/);
    assert.equal(bars(pages["many classes"] ?? ""), 20);
    assert.match(
      pages["many classes"] ?? "",
      /<p class="quiet">The 20 weakest of 21; all stand in the table of the classes\.<\/p>\n<table class="bars">/,
    );
  });
});

describe("the answer with its intervals", () => {
  /** Twenty images: of class 0 half is found, of class 1 everything, with as much again. */
  const REPORT = smallReport(
    Array.from({ length: 20 }, () => ({ target: [0, 0, 1], prediction: [0, 1, 1] })),
    {
      classList: {
        source: "test",
        ignore: [],
        classes: [
          { label: 0, name: "first", color: "#112233" },
          { label: 1, name: "second", color: "none" },
          { label: 2, name: "third", color: "#445566" },
        ],
      },
    },
  );
  const INTERVALS: Intervals = {
    options: { draws: 100, seed: 3, confidence: 0.9 },
    rows: 20,
    grouped: false,
    inOneRow: 0,
    averages: { macro: { low: 0.25, high: 0.75, effective: 20 } } as Intervals["averages"],
    classes: [
      { classIndex: 1, global: { low: 0.125, high: 0.625, effective: 10 }, samplewise: undefined },
      { classIndex: 0, global: { low: 0.25, high: 0.5, effective: 9.9 }, samplewise: undefined },
    ],
  };
  const answer = (page: string): readonly string[] =>
    page.slice(page.indexOf('<div class="answer">'), page.indexOf("<section>\n<h2>Images by")).split("\n");
  const bar = (name: string, swatch: string, rest: string): string =>
    `<tr><th scope="row" title="${name}">${swatch}${name}</th><td class="bar"><i style="left:0.00%;width:50.00%"></i>${rest}</td></tr>`;
  const SWATCH = '<span class="swatch" style="background:#112233"></span>';

  it("has them behind the figure and as whiskers of the bars that they belong to, unless they rest on too few images", () => {
    const lines = answer(written(REPORT, { intervals: INTERVALS, reported: "classes" }));
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('<p class="quiet">')),
      [
        '<div class="answer">',
        "<section>",
        "<h2>The figure to report</h2>",
        '<p class="large"><strong>0.500</strong> mIoU</p>',
        "<p>90 % interval 0.250–0.750</p>",
        "<p>counts summed over 20 images, mean of 2 classes</p>",
        "<p>There are 3 classes: each has the same say, however few pixels it has, and its pixels of all images are taken together.</p>",
        "</section>",
        "<div>",
        "<section>",
        "<h2>IoU of each class, weakest first</h2>",
        '<table class="bars"><tbody>',
        bar("first", SWATCH, '</td><td class="figure">0.500</td><td class="figure quiet">'),
        bar(
          "second",
          "",
          '<b style="left:12.50%;width:50.00%"></b></td><td class="figure">0.500</td><td class="figure quiet">0.125–0.625',
        ),
        "</tbody></table>",
        "</section>",
        "",
      ],
    );
    assert.equal(lines.filter((line) => line.includes("Intervals were not drawn")).length, 0);
  });

  it("says of how many images and classes none were drawn, which takes a while", () => {
    for (const [images, needed] of [
      [500_000, true],
      [500_001, false],
    ] as const)
      assert.equal(needsIntervals(HTML, [], { imageSet: Array<number>(images).fill(0), classSet: [0] }), needed);
    const one = evaluate(REPORT, { ...REPORT.choices, leftOut: [1, 2] });
    assert.match(
      htmlAnswer(one, { metric: IOU, intervals: undefined }),
      /<p class="quiet">Intervals were not drawn: that takes a while of 20 images of 1 class\. Show a column/,
    );
  });

  it("gives none of images too few to draw from", () => {
    const page = written(REPORT, { intervals: { ...INTERVALS, rows: 19 } });
    assert.doesNotMatch(page, /% interval|<b style/);
  });
});

describe("the bars and the histogram of a figure that leaves 0 to 1", () => {
  const metric = (id: string): Metric => {
    const found = METRICS.find((row) => row.id === id);
    assert.ok(found, id);
    return found;
  };
  // Markedness is precision + npv - 1, informedness recall + specificity - 1: all wrong, -1.
  const WRONG = smallReport([
    { target: [0, 0, 1, 1], prediction: [1, 1, 0, 0] },
    { target: [0, 0, 1, 1], prediction: [0, 0, 1, 1] },
    { target: [0, 0, 1, 1], prediction: [0, 1, 0, 0] },
  ]);

  it("reach from the least value, the bars from 0", () => {
    const page = written(WRONG, { metric: metric("informedness"), reported: "classes" });
    // Of both classes together: 3 of 6 found of 0 and 2 of 6 of 1, so that both have 1/2 + 1/3 - 1.
    assert.deepEqual(
      [...page.matchAll(/<td class="bar">(.*?)<\/td>/g)].map(([, fill]) => fill),
      Array<string>(2).fill('<i style="left:0.00%;width:14.29%"></i>'),
    );
    assert.match(page, /<p class="axis quiet"><span>-1\.000<\/span><span>1\.000<\/span><\/p>/);
    assert.match(page, /<rect x="0\.0" y="0\.0" width="15\.0" height="96\.0"><title>1 image from -1\.000 to -0\.901/);
  });

  it("has no histogram where no image has a value", () => {
    const page = written(smallReport([{ target: [255, 255], prediction: [0, 0] }], { ignore: [255] }));
    assert.doesNotMatch(page, /class="histogram"/);
  });

  it("draws what is rare at least two high, and nothing where there is none", () => {
    const rare = Array.from({ length: 100 }, (_, image) => ({
      target: [0, 1],
      prediction: image === 0 ? [1, 0] : [0, 1],
    }));
    const heights = [
      ...written(smallReport(rare)).matchAll(/<rect x="[^"]*" y="([^"]*)" width="15\.0" height="([^"]*)"/g),
    ];
    assert.deepEqual(
      [heights[0], heights[1], heights.at(-1)].map((found) => [found?.[1], found?.[2]]),
      [
        ["94.0", "2.0"],
        ["96.0", "0.0"],
        ["0.0", "96.0"],
      ],
    );
  });
});
