import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { errorDrawing } from "../../../../src/core/exports/errorDrawing";
import { HTML } from "../../../../src/core/exports/html";
import { DRAWN, drawnImages } from "../../../../src/core/exports/htmlWorst";
import { labelRuns } from "../../../../src/core/labels/labelRuns";
import { pairPlanes, type PairPlanes } from "../../../../src/core/labels/pairPlanes";
import { IOU } from "../../../../src/core/metrics/metrics";
import { smallReport } from "../smallReport";

const LIST = {
  source: "test",
  ignore: [9],
  classes: [
    { label: 0, name: "background", color: "#000000" },
    { label: 1, name: "lesion", color: "#a00000" },
    { label: 2, name: "hostile", color: "url(https://x.y)" },
  ],
};

/** Rows of labels, one a digit. */
function planes(target: readonly string[], prediction?: readonly string[]): PairPlanes {
  const runs = (rows: readonly string[]) => labelRuns(Int32Array.from(rows.join(""), Number));
  const [width, height] = [target[0]?.length ?? 0, target.length];
  return pairPlanes({ width, height, target: runs(target), ...(prediction && { prediction: runs(prediction) }) });
}

/** Eight images, each with one more wrong pixel than the one before. */
const REPORT = smallReport(
  Array.from({ length: 8 }, (_, image) => ({
    name: `<i>${image}`,
    target: Array<number>(10).fill(1),
    prediction: Array.from({ length: 10 }, (_, pixel) => (pixel <= image ? 0 : 1)),
  })),
  { classList: LIST },
);
const EVALUATION = evaluate(REPORT, REPORT.choices);

function drawn(target: readonly string[], prediction?: readonly string[]) {
  const [image] = REPORT.images;
  assert.ok(image);
  return errorDrawing(planes(target, prediction), EVALUATION.table, image);
}

/** The colours of the pixels, row by row, as the drawing paints them one over another. */
function painted({ content, width, height }: ReturnType<typeof drawn>): readonly (readonly string[])[] {
  const [, ground = ""] = /<rect [^>]*fill="(#\w{6})"/.exec(content) ?? [];
  const rows = Array.from({ length: height }, () => Array<string>(width).fill(ground));
  for (const [, fill = "", d = ""] of content.matchAll(/<path fill="([^"]*)" d="([^"]*)"/g)) {
    for (const [, x, y, w, h] of d.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\3z/g)) {
      for (let row = Number(y); row < Number(y) + Number(h); row++)
        rows[row]?.fill(fill, Number(x), Number(x) + Number(w));
    }
  }
  return rows;
}

describe("the drawing of an image's errors", () => {
  const [RIGHT, BLACK, RED, IGNORED] = ["#dcdcdc", "#000000", "#a00000", "#ffffff"];

  it("has each wrong pixel in the colour of the class that was predicted, what is right and what is ignored apart", () => {
    assert.deepEqual(painted(drawn(["0119", "0019", "1119"], ["0111", "0110", "0111"])), [
      [RIGHT, RIGHT, RIGHT, IGNORED],
      [RIGHT, RED, RIGHT, IGNORED],
      [BLACK, RIGHT, RIGHT, IGNORED],
    ]);
  });

  it("counts the wrong pixels by their predicted class", () => {
    const { wrong, leavesOut } = drawn(["0011"], ["1101"]);
    assert.deepEqual(
      [...wrong],
      [
        [1, 2],
        [0, 1],
      ],
    );
    assert.equal(leavesOut, false);
    assert.equal(drawn(["09"], ["00"]).leavesOut, true);
  });

  it("has one rectangle for what lies in one column, and none that joins what lies apart", () => {
    const { content } = drawn(["11", "11", "11", "00", "11"], ["01", "01", "01", "00", "01"]);
    assert.match(content, /d="M0 0h1v3h-1zM0 4h1v1h-1z"/);
  });

  it("draws what has no prediction, or a colour that is none, in the colour of no class", () => {
    const [[missing = ""] = []] = painted(drawn(["1"]));
    const [[hostile = ""] = []] = painted(drawn(["1"], ["2"]));
    assert.match(missing, /^#[\da-f]{6}$/);
    assert.equal(missing, hostile);
    assert.doesNotMatch(drawn(["1"], ["2"]).content, /url/);
  });
});

describe("the worst images in HTML", () => {
  const names = drawnImages(EVALUATION, { metric: IOU });
  const pixels = new Map(names.map((name) => [name, planes(["1111"], ["0011"])]));
  const page = HTML.write(EVALUATION, REPORT, { metric: IOU, average: "macro", pixels });
  const section = /<section class="worst">[\s\S]*?<\/section>/.exec(page)?.[0] ?? "";

  it("are those that the figure to report is worst in, so many and no more", () => {
    assert.deepEqual(
      names,
      [7, 6, 5, 4, 3, 2].map((image) => `<i>${image}`),
    );
    assert.equal(section.split("<svg ").length - 1, DRAWN.images);
  });

  it("stand with their names, escaped, their figures and a legend", () => {
    assert.match(section, /aria-label="Errors of &lt;i&gt;7"/);
    assert.match(section, /<span>&lt;i&gt;7<\/span> <span>0\.\d{3}<\/span>/);
    assert.match(section, /class="swatch" style="background:#000000"><\/span>background/);
    assert.doesNotMatch(section, /lesion|ignored/);
    assert.doesNotMatch(page, /<i>7/);
  });

  it("are left out one by one where their masks cannot be read, and whole where none can", () => {
    const some = new Map([...pixels].slice(1, 3));
    const written = (read?: typeof pixels) =>
      HTML.write(EVALUATION, REPORT, { metric: IOU, average: "macro", ...(read && { pixels: read }) });
    assert.equal(written(some).split("<figure>").length - 1, 2);
    for (const none of [written(), written(new Map())]) assert.doesNotMatch(none, /class="worst"|<figure>/);
  });

  it("ask for nothing from elsewhere", () => {
    assert.doesNotMatch(page, /https?:\/\/(?!www\.w3\.org)|src=/);
  });

  it("stay small whatever the masks hold", () => {
    let state = 1;
    const noise = Array.from({ length: DRAWN.longerSide }, () =>
      Array.from({ length: DRAWN.longerSide }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return String(state >>> 31);
      }).join(""),
    );
    const { content } = drawn(
      noise,
      noise.map((row) => row.replaceAll("1", "2").replaceAll("0", "1")),
    );
    assert.ok(DRAWN.images * content.length < 5e6, `${content.length} characters`);
  });

  it("have a legend of up to twelve classes, those with the most wrong pixels first, and say how many there are beyond", () => {
    const legend = (wrong: readonly (readonly [label: number, pixels: number])[], ignored = false) => {
      const labels = wrong.flatMap(([label, pixelsOf]) => Array<number>(pixelsOf).fill(label));
      const target = [...labels.map(() => 99), ...(ignored ? [9] : [])];
      const prediction = [...labels, ...(ignored ? [99] : [])];
      const classes = [...Array.from({ length: 20 }, (_, label) => label + 20), 99].map((label) => ({
        label,
        name: `class<${label}>`,
        color: "#a00000",
      }));
      const report = smallReport([{ name: "a", target, prediction }], {
        classList: { source: "test", ignore: [9], classes },
      });
      const runs = (values: readonly number[]) => labelRuns(Int32Array.from(values));
      const read = pairPlanes({ width: target.length, height: 1, target: runs(target), prediction: runs(prediction) });
      const html = HTML.write(evaluate(report, report.choices), report, {
        metric: IOU,
        average: "macro",
        pixels: new Map([["a", read]]),
      });
      assert.ok(html.includes('<p><span class="quiet">Wrong pixels in the colour of the predicted class:</span> '));
      const [, line = ""] = /<h2>The worst images<\/h2>\n<p>(.*)<\/p>/.exec(html) ?? [];
      return Array.from(
        line.matchAll(/<span class="key">(?:<span [^>]*><\/span>)?([^<]*)<\/span>/g),
        ([, word]) => word,
      );
    };
    const name = (label: number): string => `class&lt;${label}&gt;`;
    const some = [
      [21, 1],
      [20, 1],
      [30, 3],
      [55, 2],
    ] as const;
    assert.deepEqual(legend(some), [name(30), "no class", name(20), name(21), "right"]);
    const many = (count: number): readonly (readonly [number, number])[] =>
      Array.from({ length: count }, (_, at) => [20 + at, 1] as const);
    const names = Array.from({ length: 12 }, (_, at) => name(20 + at));
    assert.deepEqual(legend(many(12)), [...names, "right"]);
    assert.deepEqual(legend(many(13), true), [...names, "and 1 more", "right", "ignored"]);
    assert.deepEqual(legend(many(15)), [...names, "and 3 more", "right"]);
  });

  it("are drawn so many, though the pixels of more are at hand", () => {
    const all = new Map(REPORT.images.map(({ name }) => [name, planes(["1111"], ["0011"])]));
    const drawnAll = HTML.write(EVALUATION, REPORT, { metric: IOU, average: "macro", pixels: all });
    assert.equal(drawnAll.split("<figure>").length - 1, DRAWN.images);
    assert.deepEqual([DRAWN.images, DRAWN.longerSide], [6, 192]);
  });
});
