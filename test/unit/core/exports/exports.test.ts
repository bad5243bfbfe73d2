import assert from "node:assert/strict";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES } from "../../../../src/core/averages/averages";
import type { Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { classesColumns } from "../../../../src/core/classesTable/classesColumns";
import { textColumns } from "../../../../src/core/exports/textColumns";
import { IOU, METRICS } from "../../../../src/core/metrics/metrics";
import { EXPORTS } from "../../../../src/core/exports/exports";
import type { Report } from "../../../../src/core/document/report";
import { smallReport, type SmallImage } from "../smallReport";

const IMAGES: readonly SmallImage[] = [
  { name: "a", target: [0, 0, 1, 1, 2, 255], prediction: [0, 1, 1, 1, 0, 0] },
  { name: "b", target: [0, 0, 0], prediction: [0, 0, 0] },
];

function write(id: string, report: Report, choices: Partial<Choices> = {}): string {
  const exporter = EXPORTS.find((row) => row.id === id);
  assert.ok(exporter, id);
  return exporter.write(evaluate(report, { ...report.choices, ...choices }), report);
}

/** The parts of the JSON export that are looked at below. */
interface Document {
  readonly overall: object;
  readonly global: Record<string, Record<string, unknown>> & { readonly none: Record<string, readonly unknown[]> };
  readonly samplewise: Record<string, Record<string, unknown>>;
  readonly images: readonly { readonly prediction: unknown }[];
}

function json(report: Report): Document {
  return JSON.parse(write("json", report)) as Document;
}

/** A text without what may well hold the words NaN and undefined: the page's script, the name of the knob, a comment of the Python script. */
function figuresOf(text: string): string {
  return text
    .replace(/<script>.*<\/script>/s, "")
    .replace('"undefined":', "")
    .replace("undefined (nan below)", "");
}

describe("exports", () => {
  it("are the formats of the command line, each with a separate id", () => {
    const ids = EXPORTS.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ["table", "json", "csv", "markdown", "latex", "html", "nnunet"]) assert.ok(ids.includes(id), id);
  });

  it("are the same to the byte when written twice, and never hold NaN or undefined", () => {
    const report = smallReport(IMAGES);
    for (const { id } of EXPORTS) {
      const text = write(id, report);
      assert.equal(write(id, smallReport(IMAGES)), text, id);
      assert.doesNotMatch(figuresOf(text), /\bNaN\b|\bundefined\b|\[object/, id);
      assert.ok(text.endsWith("\n"), id);
    }
  });

  it("print every applied choice, and what was read in its own way, in every one of them", () => {
    const report = smallReport(
      [
        { target: [0, 2], prediction: [1, 3] },
        { target: [4, 2], prediction: [1, 1] },
      ],
      {
        relabelling: { prediction: [{ kind: "shift", by: -1 }], target: [{ kind: "greyColours" }] },
        missing: "count",
        files: {
          variant: { target: "gtFine_labelIds" },
          zeroPadding: "ignored",
          letterCase: "ignored",
          affixes: { prediction: "net_*" },
          resize: "nearest",
          npzArray: "mask",
          channels: "last",
        },
      },
    );
    const [first, ...others] = report.images;
    assert.ok(first?.prediction);
    const scores = { kind: "independent", channels: 3 } as const;
    const prediction = {
      ...first.prediction,
      facts: { ...first.prediction.facts, scores },
      resizedFrom: { width: 1, height: 1 },
    };
    const target = {
      ...first.target,
      facts: { ...first.target.facts, scores: { kind: "argmax", channels: 4, sumToOne: true } as const },
    };
    const resized = { ...report, images: [{ ...first, target, prediction }, ...others] };
    const said = [
      "predictions lowered by 1",
      "targets read as grey values",
      "targets without a prediction counted as missed",
      "targets of the kind gtFine_labelIds",
      "numbers in names without leading zeros",
      "capital and small letters in names as the same",
      "predictions named net_*",
      "1 prediction resized to the target's size by nearest-neighbour",
      "of NPZ files of several arrays the array mask",
      "the last axis of arrays taken for the channels",
      "targets by the largest of 4 channels",
      "predictions 0 where all of 3 channels are below 0.5, else 1 + the largest",
    ];
    for (const { id } of EXPORTS) {
      // What each format writes for a separate sign.
      const text = write(id, resized)
        .replace(/\\([*_])/g, "$1")
        .replaceAll("&#39;", "'");
      for (const words of said) assert.ok(text.includes(words), `${id}: ${words}`);
    }
  });

  it("say that 255 was read as the foreground of binary masks", () => {
    for (const { id } of EXPORTS) {
      assert.match(
        write(id, smallReport([{ target: [0, 255], prediction: [0, 1] }])),
        /targets binary, 255 read as class 1/,
        id,
      );
    }
  });

  it("say that a partial report is not a score, wherever a person reads", () => {
    const report: Report = { ...smallReport(IMAGES), state: "partial" };
    for (const id of ["table", "markdown", "latex", "html"]) assert.match(write(id, report), /PARTIAL/, id);
    assert.match(write("json", report), /"partial": true/);
    assert.doesNotMatch(write("json", smallReport(IMAGES)), /partial/);
  });

  it("say in the table how the images lie, with the worst of them", () => {
    // IoU by image: a has 1/3 of class 0, 2/3 of class 1 and 0 of class 2, b 1.
    assert.match(
      write("table", smallReport(IMAGES)),
      /IoU of 2 images: median 0\.667, .* worst 5 % of images 0\.333, of each class 0\.333/,
    );
  });

  it("say what single images tell beside their mean, of the images and of each class", () => {
    // IoU of a: 1/4, 2/3 and 0; of b: 1 of the first class alone, as large as in a.
    const report = smallReport([
      { name: "a", target: [0, 0, 0, 1, 1, 2], prediction: [0, 1, 2, 1, 1, 0] },
      { name: "b", target: [0, 0, 0], prediction: [0, 0, 0] },
    ]);
    const { statistics } = JSON.parse(write("json", report)) as {
      statistics: Record<string, { none: readonly unknown[]; classes: unknown; images?: unknown }>;
    };
    assert.deepEqual(statistics["atLeast50"], { none: [0.5, 1, 0], classes: 0.5, images: 0.5 });
    assert.deepEqual(statistics["atLeast75"]?.none, [0.5, 0, 0]);
    assert.deepEqual(statistics["thresholded"]?.none, [0.5, 2 / 3, 0]);
    assert.equal("images" in (statistics["small"] ?? {}), false);
    assert.match(write("table", report), /Images: IoU >= 0\.5 0\.500 \(of each class 0\.500\); /);
    assert.match(write("csv", report), /,iou_atLeast50,iou_atLeast75,iou_thresholded,iou_worstOverAll,iou_small,/);
    assert.match(write("html", report), /Statistics over the images/);
    const evaluation = evaluate(report, report.choices);
    const columns = textColumns(classesColumns(evaluation.choices, ["class", "images.atLeast50", "images.small"]), {
      evaluation,
      metric: IOU,
    });
    assert.deepEqual(
      columns.map((column) => [column.title, column.text(0), column.footer]),
      [
        ["Class", "0", "mean"],
        ["IoU >= 0.5", "0.500", "0.500"],
        ["IoU where small", "0.625", "0.431"],
      ],
    );
  });

  it("can be written without any image", () => {
    const report = smallReport([]);
    for (const { id } of EXPORTS) assert.doesNotMatch(figuresOf(write(id, report)), /\bNaN\b|\bundefined\b/, id);
  });
});

describe("the JSON export", () => {
  it("has the keys of the command line's documentation, in their order", () => {
    const document = json(smallReport(IMAGES));
    assert.deepEqual(Object.keys(document), [
      "schema",
      "classes",
      "choices",
      "pairing",
      "overall",
      "global",
      "samplewise",
      "statistics",
      "confusion",
      "images",
      "problems",
      "findings",
    ]);
    assert.deepEqual(Object.keys(document.overall), [
      "pixelAccuracy",
      "meanAccuracy",
      "fwIoU",
      "kappa",
      "mccMulticlass",
    ]);
    for (const scope of ["global", "samplewise"] as const)
      assert.deepEqual(Object.keys(document[scope]), [
        ...AVERAGES.filter((average) => average.scope === scope).map(({ id }) => id),
        "none",
      ]);
    assert.deepEqual(Object.keys(document.images[0] ?? {}), [
      "name",
      "prediction",
      "target",
      "width",
      "height",
      "pixels",
      "tp",
      "fp",
      "fn",
      "tn",
      "macro",
      "micro",
    ]);
  });

  it("holds every choice, and none that was not made", () => {
    const choices = (made: Partial<Choices>): unknown => {
      const report = smallReport(IMAGES, made);
      const { choices: written } = JSON.parse(write("json", report)) as { choices: { applied: unknown } };
      const { applied, ...rest } = written;
      assert.ok(Array.isArray(applied));
      return rest;
    };
    const plain = {
      undefined: "exclude",
      presence: "all",
      ignore: [255],
      missing: "leave-out",
      leftOut: [],
      relabelling: { prediction: [], target: [] },
    };
    assert.deepEqual(choices({}), plain);
    const classes = [0, 1, 2].map((label) => ({ label, name: `${label}`, color: "#000000" }));
    const relabelling: Choices["relabelling"] = { prediction: [{ kind: "shift", by: 0 }], target: [] };
    assert.deepEqual(
      choices({
        zeroDivision: 0,
        presence: "union",
        ignore: [],
        missing: "count",
        leftOut: [2],
        relabelling,
        merges: [{ labels: [0, 1], name: "both" }],
        threshold: 0.25,
        subset: { kind: "text", text: "a" },
        classList: { source: "l.txt", colours: "m.csv", begins: 0, found: true, classes, ignore: [] },
        files: { resize: "nearest" },
      }),
      {
        undefined: 0,
        presence: "union",
        ignore: [],
        missing: "count",
        leftOut: [2],
        relabelling,
        merges: [{ labels: [0, 1], name: "both" }],
        threshold: 0.25,
        subset: { kind: "text", text: "a" },
        classList: { source: "l.txt", colours: "m.csv", begins: 0, found: true },
        files: { resize: "nearest" },
      },
    );
    assert.deepEqual(choices({ classList: { source: "l.txt", classes, ignore: [255] } }), {
      ...plain,
      classList: { source: "l.txt" },
    });
  });

  it("holds every metric and average in full precision", () => {
    const report = smallReport(IMAGES);
    const evaluation = evaluate(report, report.choices);
    const document = json(report);
    for (const metric of METRICS) {
      for (const { id, scope } of AVERAGES) {
        const { value } = averageOf(evaluation, metric, id);
        const expected = value === undefined ? null : Number.isFinite(value) ? value : String(value);
        assert.equal(document[scope][id]?.[metric.id], expected, `${scope} ${id} ${metric.id}`);
      }
    }
  });

  it("writes null for what is undefined, and an infinite ratio as a word", () => {
    const document = json(smallReport(IMAGES));
    assert.equal(document.global.none["precision"]?.[2], null);
    assert.equal(
      json(smallReport([{ target: [0, 1], prediction: [0, 1] }])).global["macro"]?.["lrPositive"],
      "Infinity",
    );
  });

  it("gives null as the prediction of a target that has none", () => {
    const report = smallReport([{ target: [0, 1], prediction: [0, 1] }, { target: [1, 1] }], { missing: "count" });
    const { images } = json(report);
    assert.deepEqual(
      images.map(({ prediction }) => prediction),
      ["000.png", null],
    );
  });
});

describe("the CSV exports", () => {
  it("give the figures of the confusion of each image, empty where they are 0/0", () => {
    const [header = "", ...rows] = write("csv-images", smallReport(IMAGES)).split("\r\n");
    const of = (row: string | undefined, column: string): string | undefined =>
      row?.split(",")[header.split(",").indexOf(column)];
    // a: 3 of 5 pixels are right; recall 1/2, 1 and 0 of its three classes. b is all one class.
    assert.deepEqual([of(rows[0], "pixelAccuracy"), of(rows[0], "meanAccuracy")], ["0.6", "0.5"]);
    assert.deepEqual([of(rows[1], "pixelAccuracy"), of(rows[1], "kappa"), of(rows[1], "mccMulticlass")], ["1", "", ""]);
  });

  it("leave an undefined figure empty", () => {
    const [header, ...rows] = write("csv", smallReport(IMAGES)).split("\r\n");
    const column = header?.split(",").indexOf("precision") ?? -1;
    assert.equal(rows[2]?.split(",")[column], "");
  });

  it("quote what would break a row, and keep a spreadsheet from running a name", () => {
    const text = write("csv-images", smallReport([{ name: '=1+"a",b', target: [0], prediction: [0] }]));
    assert.match(text, /^"'=1\+""a"",b",/m);
  });

  it("hold the counts of every image and class, and the confusion with the labels that do not belong to a class", () => {
    const report = smallReport([{ name: "a", target: [0, 1], prediction: [0, 0] }]);
    assert.equal(
      write("csv-counts", report),
      "image,label,class,tp,fp,fn,tn,choices\r\na,0,0,1,1,0,0,0/0 excluded from means; all classes counted\r\na,1,1,0,0,1,1,\r\n",
    );
    assert.match(write("csv-confusion", report), /^1,1,1,0,0,\r$/m);
  });

  it("state with every average what its mean rests on", () => {
    assert.match(write("csv-averages", smallReport(IMAGES)), /^iou,samplewise,pairwise,[\d.]+,4,6,cells,0,\r$/m);
  });
});

describe("the Markdown, LaTeX and HTML exports", () => {
  const report = smallReport([{ name: "<img src=x onerror=alert(1)>", target: [0, 1], prediction: [0, 1] }]);
  const evaluation = evaluate(report, report.choices);
  const names = ["a|b_c&<script>", "50% {x}\nline"];
  const hostile = {
    ...evaluation,
    table: {
      ...evaluation.table,
      classes: evaluation.table.classes.map((info, k) => ({ ...info, name: names[k] ?? "" })),
    },
  };
  const writeHostile = (id: string): string => EXPORTS.find((row) => row.id === id)?.write(hostile, report) ?? "";

  it("let no name become markup", () => {
    assert.match(writeHostile("markdown"), /a\\\|b\\_c\\&\\<script\\>/);
    assert.match(writeHostile("latex"), /a\\textbar\{\}b\\_c\\&\\textless\{\}script\\textgreater\{\}/);
    assert.match(writeHostile("latex"), /50\\% \\\{x\\\} line/);
    const html = writeHostile("html");
    assert.doesNotMatch(html, /<img|<script>(?!\nfor)/);
    assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt;/);
  });

  it("state the rule in their caption and end with the mean", () => {
    for (const id of ["markdown", "latex"]) {
      const text = write(id, smallReport(IMAGES), { zeroDivision: 0 });
      assert.match(text, /0\/0 counted as 0/);
      assert.match(text, /label 255 ignored \(11\.1/);
      assert.match(text, /mean.*0\.\d{3}/);
    }
  });

  it("make a page that asks no network", () => {
    const html = write("html", smallReport(IMAGES));
    assert.match(html, /default-src 'none'/);
    assert.doesNotMatch(html, /https?:|src=|href=|url\(|@import/);
  });

  it("sort figures by full precision, those undefined without a value", () => {
    const html = write("html", smallReport(IMAGES));
    assert.match(html, /<td class="figure" data-value="0\.\d{6,}">0\.\d{3}<\/td>/);
    assert.match(html, /<td class="figure">-<\/td>/);
  });
});

interface NnunetRow {
  readonly Dice: number | null;
  readonly IoU: number | null;
  readonly FP: number;
  readonly n_ref: number;
}

interface NnunetSummary {
  readonly foreground_mean: NnunetRow;
  readonly mean: Readonly<Record<string, NnunetRow>>;
  readonly metric_per_case: readonly {
    readonly metrics: Readonly<Record<string, NnunetRow>>;
    readonly reference_file: string;
  }[];
}

function nnunet(report: Report, choices: Partial<Choices>): NnunetSummary {
  return JSON.parse(write("nnunet", report, choices)) as NnunetSummary;
}

function listOf(labels: readonly number[]): ClassList {
  const classes = labels.map((label) => ({ label, name: String(label), color: "#000000" }));
  return { source: "test", classes, ignore: [] };
}

describe("the nnU-Net export", () => {
  it("averages each label over its cases without those where it is absent, then over the labels but 0", () => {
    const summary = nnunet(smallReport(IMAGES), { zeroDivision: 0 });
    assert.deepEqual(Object.keys(summary), ["choices", "foreground_mean", "mean", "metric_per_case"]);
    assert.equal(summary.mean["1"]?.Dice, 0.8);
    assert.equal(summary.mean["1"].n_ref, 1);
    assert.equal(summary.foreground_mean.Dice, 0.4);
    assert.equal(summary.metric_per_case[1]?.metrics["1"]?.Dice, null);
    assert.equal(summary.metric_per_case[1].reference_file, "/targets/b.png");
  });

  it("has no mean over the labels where one of them is in no case, as nan there", () => {
    const { foreground_mean: foreground, mean } = nnunet(smallReport(IMAGES), { classList: listOf([0, 1, 3]) });
    assert.equal(mean["1"]?.Dice, 0.8);
    assert.equal(mean["3"]?.Dice, null);
    assert.equal(foreground.Dice, null);
    assert.equal(foreground.n_ref, 0.5, "of pixels there is a mean");
  });

  it("takes the labels but 0 for the foreground, wherever 0 stands, and a region of merged labels for one of them", () => {
    const report = smallReport([{ target: [2, 2, 0, 1], prediction: [2, 1, 0, 1] }]);
    const behind = nnunet(report, { classList: listOf([2, 1, 0]) });
    assert.equal(behind.foreground_mean.IoU, 0.5);
    const merged = nnunet(report, { classList: listOf([0, 1, 2]), merges: [{ labels: [0, 1], name: "both" }] });
    assert.deepEqual(Object.keys(merged.mean).sort(), ["(0, 1)", "2"]);
    assert.equal(merged.foreground_mean.IoU, (2 / 3 + 1 / 2) / 2);
  });

  it("counts what is predicted on a target label that does not belong to a class, and a case without a counted pixel with its zeros", () => {
    const report = smallReport([
      { target: [1, 7, 7, 255], prediction: [1, 1, 0, 1] },
      { target: [255], prediction: [1] },
    ]);
    const { mean, metric_per_case: cases } = nnunet(report, { classList: listOf([0, 1]), ignore: [255] });
    assert.deepEqual(cases[0]?.metrics["1"], {
      Dice: 2 / 3,
      FN: 0,
      FP: 1,
      IoU: 0.5,
      TN: 1,
      TP: 1,
      n_pred: 2,
      n_ref: 1,
    });
    assert.equal(cases[1]?.metrics["1"]?.Dice, null);
    assert.equal(mean["1"]?.Dice, 2 / 3, "a case where the label is absent is left out");
    assert.equal(mean["1"].FP, 0.5, "but its pixels are 0");
  });
});

describe("the text table", () => {
  it("shows averages, classes, the rules and the advice in aligned columns", () => {
    const text = write("table", smallReport(IMAGES));
    assert.match(text, /^2 images, 3 classes\n0\/0 excluded from means; all classes counted; label 255 ignored/);
    assert.match(text, /^global {6}macro .* 3 of 3 classes$/m);
    assert.match(text, /^samplewise {2}all cells .* 4 of 6 cells$/m);
    assert.match(text, /^The classes are imbalanced: class 0/m);
    assert.ok(text.split("\n").every((line) => line === line.trimEnd()));
  });

  it("counts problems by kind and lets no name move the cursor", () => {
    const report: Report = {
      ...smallReport(IMAGES),
      pairing: { rule: "\u001b[2J", pairs: 2, targetsOnly: [], predictionsOnly: [] },
      problems: [{ kind: "unreadable", file: "x", message: "m" }],
    };
    const text = write("table", report);
    assert.match(text, /^1 problem: 1 unreadable$/m);
    assert.ok(!text.includes("\u001b"));
  });
});
