import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import type { Report } from "../../../../src/core/document/report";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { HTML } from "../../../../src/core/exports/html";
import { DICE } from "../../../../src/core/metrics/metrics";
import { smallReport } from "../smallReport";

const LIST = {
  source: "test",
  ignore: [],
  classes: [
    { label: 0, name: "background", color: "#000000" },
    { label: 1, name: "lesion <b>", color: "#e69f00" },
  ],
};

/** Thirty images of four pixels each: of three foreground pixels two are found. */
const BINARY = smallReport(
  Array.from({ length: 30 }, () => ({ target: [0, 1, 1, 1], prediction: [0, 1, 1, 0] })),
  { classList: LIST },
);

function written(report: Report, shown?: Parameters<typeof HTML.write>[2]): string {
  return HTML.write(evaluate(report, report.choices), report, shown);
}

describe("the HTML page", () => {
  it("begins with the figure to report, its interval, its rule and why, in the metric on screen", () => {
    const page = written(BINARY);
    assert.match(
      page,
      /<h2>The figure to report<\/h2>\n<p class="large"><strong>0\.667<\/strong> IoU of lesion &lt;b&gt;/,
    );
    assert.match(page, /95 % interval 0\.\d{3}–0\.\d{3}/);
    assert.match(page, /<p>counts summed over 30 images, then the ratio<\/p>/);
    assert.ok(page.indexOf("The figure to report") < page.indexOf("<h2>Averages"));
    assert.match(written(BINARY, { metric: DICE, average: "macro" }), /<strong>0\.800<\/strong> Dice of lesion/);
  });

  it("shows the classes weakest first as bars of their figures, each with its colour", () => {
    const page = written(BINARY);
    const bars = /<table class="bars">[\s\S]*?<\/table>/.exec(page)?.[0] ?? "";
    assert.deepEqual(
      [...bars.matchAll(/background:(#\w{6})/g)].map(([, color]) => color),
      ["#000000", "#e69f00"],
    );
    assert.match(bars, /background[\s\S]*width:50\.00%[\s\S]*lesion[\s\S]*width:66\.67%/);
  });

  it("takes no colour that is none, since lists are hostile input", () => {
    const classes = LIST.classes.map((info) => ({ ...info, color: "red;background:url(https://x.y)" }));
    const page = written({ ...BINARY, choices: { ...BINARY.choices, classList: { ...LIST, classes } } });
    assert.doesNotMatch(page, /url\(|x\.y|class="swatch"/);
    for (const color of ["#1122333", "x#112233", "#11223g"]) {
      const others = LIST.classes.map((info) => ({ ...info, color }));
      const other = written({ ...BINARY, choices: { ...BINARY.choices, classList: { ...LIST, classes: others } } });
      assert.doesNotMatch(other, /class="swatch"/, color);
    }
  });

  it("has a histogram of all images, a rectangle a range with its count", () => {
    const page = written(BINARY);
    assert.match(page, /aria-label="30 images by IoU of lesion &lt;b&gt;"/);
    assert.match(page, /<title>30 images from 0\.650 to 0\.699<\/title>/);
  });

  it("lists the findings, and has none of a figure where a run was cancelled", () => {
    const odd = smallReport([{ target: [0, 1, 7], prediction: [0, 1, 1] }], { classList: LIST });
    assert.match(written(odd), /<h2>What the data show<\/h2>[\s\S]*<li class="warning">1 label of the targets is not/);
    assert.doesNotMatch(written({ ...BINARY, state: "partial" }), /The figure to report/);
    assert.doesNotMatch(written(smallReport([], DEFAULT_CHOICES)), /The figure to report/);
  });

  it("prints in light colours, with the colours of its bars and the heads of its tables on every sheet", () => {
    const style = /@media print \{[\s\S]*?\n\}/.exec(written(BINARY))?.[0] ?? "";
    for (const rule of ["print-color-adjust: exact", "table-header-group", "break-inside: avoid"])
      assert.ok(style.includes(rule), rule);
  });
});
