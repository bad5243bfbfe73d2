import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ShownOfReport, Writing } from "../../src/core/answers/writing";
import { compareReports } from "../../src/core/compare/compareReports";
import type { Choices } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import { EXPORTS } from "../../src/core/exports/exports";
import { DEFAULT_BOOTSTRAP } from "../../src/core/intervals/bootstrap";
import { labelRuns } from "../../src/core/labels/labelRuns";
import { IOU } from "../../src/core/metrics/metrics";
import { readReport } from "../../src/core/report/reportDocument";
import { withResolvedFolders } from "../../src/core/report/reportFolders";
import { writeReport } from "../../src/run/answerThread";
import { greyPng } from "../support/greyPng";
import { image, report } from "../support/images";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const USUAL: ShownOfReport = { metric: "iou", average: "macro", classesColumns: [], hiddenColumns: [] };

async function written(
  of: Report,
  writing: Writing,
  shown: Partial<ShownOfReport> = {},
  other?: Report,
): Promise<string> {
  const pieces = await writeReport({ report: of, writing, shown: { ...USUAL, ...shown }, other }, join(ROOT, "dist"));
  return pieces.join("");
}

/** Thirty images of two classes; in the first `better` of them one error fewer. */
function run(better = 0, choices: Partial<Choices> = {}): Report {
  const images = Array.from({ length: 30 }, (_, index) =>
    image(`${index}`, [
      [0, 0, 5 + (index % 7)],
      [1, 1, 3 + (index % 5) + (index < better ? 1 : 0)],
      [1, 0, 2 + (index % 3) - (index < better ? 1 : 0)],
    ]),
  );
  const made = report(images);
  return { ...made, choices: { ...made.choices, ...choices } };
}

describe("exports written on a thread", () => {
  it("are those of the command line, to the byte, for the same report and columns", async () => {
    const masks: Record<string, Buffer> = {};
    for (let number = 1; number <= 4; number++) {
      const labels = (step: number) => Array.from({ length: 12 }, (_, pixel) => (number * step + pixel) % 3);
      masks[`t/${number}.png`] = greyPng(4, 3, labels(3));
      masks[`p/${number}.png`] = greyPng(4, 3, labels(5));
    }
    const folder = temporaryFolder(masks);
    const cli = (...args: readonly string[]): string =>
      spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd: folder }).stdout;
    cli("evaluate", "p", "t", "--output", "x.maskeval.json");
    const read = readReport(readFileSync(join(folder, "x.maskeval.json"), "utf8"));
    assert.ok(read.ok);
    const opened = withResolvedFolders(read.report, folder);
    const columns =
      "class,label,support,inTarget,inPrediction,iou,iou.samplewise,iou.difference,takenAs,dice,precision,recall";
    for (const { id } of EXPORTS) {
      const text = cli("show", "x.maskeval.json", "--format", id, "--columns", columns);
      assert.notEqual(text, "", id);
      assert.equal(await written(opened, { kind: "export", exporter: id }), text, id);
    }
  });

  it("draw the errors of the worst images in HTML where their masks can be read, as the command line does", async () => {
    const labels = (number: number, step: number): readonly number[] =>
      Array.from({ length: 12 }, (_, pixel) => (number * step + pixel) % 3);
    const masks: Record<string, Buffer> = {};
    for (let number = 1; number <= 4; number++) {
      masks[`t/${number}.png`] = greyPng(4, 3, labels(number, 3));
      masks[`p/${number}.png`] = greyPng(4, 3, labels(number, 5));
    }
    const folder = temporaryFolder(masks);
    const cli = (...args: readonly string[]): string =>
      spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd: folder }).stdout;
    cli("evaluate", "p", "t", "--output", "x.maskeval.json");
    const read = readReport(readFileSync(join(folder, "x.maskeval.json"), "utf8"));
    assert.ok(read.ok);
    const runsOf = (name: string, step: number) => labelRuns(Int32Array.from(labels(Number(name), step)));
    const task = {
      report: withResolvedFolders(read.report, folder),
      writing: { kind: "export", exporter: "html" },
      shown: USUAL,
    } as const;
    const inPieces = await writeReport(
      {
        ...task,
        readPixels: (wanted) =>
          Promise.resolve(
            new Map(
              wanted.map((name) => [
                name,
                { width: 4, height: 3, target: runsOf(name, 3), prediction: runsOf(name, 5) },
              ]),
            ),
          ),
      },
      join(ROOT, "dist"),
    );
    const text = inPieces.join("");
    assert.equal(text, cli("evaluate", "p", "t", "--quiet", "--format", "html"));
    assert.equal(text.split("<figure>").length - 1, 4);
    const without = await writeReport(
      { ...task, readPixels: () => Promise.reject(new Error("The masks are elsewhere.")) },
      join(ROOT, "dist"),
    );
    assert.doesNotMatch(without.join(""), /<figure>/);
  });

  it("report the figure that was chosen on the page", async () => {
    const html = await written(run(), { kind: "export", exporter: "html" }, { reported: "classes" });
    assert.match(html, /<\/strong> mIoU<\/p>/);
    assert.match(await written(run(), { kind: "export", exporter: "html" }), /<\/strong> IoU of class 1<\/p>/);
  });

  it("hold the metric, the average and the columns that are shown, without those that are hidden", async () => {
    const shown: Partial<ShownOfReport> = {
      metric: "recall",
      average: "pairwise",
      classesColumns: ["tp", "interval.global", "specificity"],
      hiddenColumns: ["classes.support", "classes.global.iou"],
    };
    const [header = ""] = (await written(run(), { kind: "export", exporter: "markdown" }, shown)).split("\n");
    assert.equal(
      header,
      "| Class | Label | Images (target) | Images (predicted) | Recall | Recall samplewise | Recall difference | Recall global interval | Most often taken as | Dice | Precision | Specificity | correct (tp) |",
    );
    const sentence = await written(run(), { kind: "export", exporter: "sentence" }, shown);
    assert.match(sentence, /^mean Recall over all cells 0\.\d{3} \(95 % CI /);
  });

  it("have intervals in tables only where a column of them is shown", async () => {
    const interval = /\b0\.\d{3} *(?:--?|–|to) *0\.\d{3}\b/;
    for (const exporter of ["markdown", "latex"]) {
      const writing: Writing = { kind: "export", exporter };
      assert.match(await written(run(), writing, { classesColumns: ["interval.samplewise"] }), interval, exporter);
      assert.doesNotMatch(await written(run(), writing), interval, exporter);
    }
  });

  it("are the script for a library, or none where it has no equal call", async () => {
    assert.match(await written(run(), { kind: "python", library: "numpy" }), /^(#.*\n|"""|import )/);
    const excluded = run(0, { zeroDivision: "exclude", presence: "target" });
    assert.equal(await written(excluded, { kind: "python", library: "sklearn" }, { metric: "specificity" }), "");
  });

  it("are of a comparison with the runs in the order that is shown, with all that is drawn", async () => {
    const [mine, other] = [run(), run(20)];
    for (const order of ["shownFirst", "comparedFirst"] as const) {
      const text = await written(mine, { kind: "comparison", form: "json", order }, {}, other);
      const [a, b] = order === "shownFirst" ? [mine, other] : [other, mine];
      const outcome = compareReports(a, b, { ...DEFAULT_BOOTSTRAP, metric: IOU });
      assert.ok(outcome.ok);
      const { averages } = JSON.parse(text) as { averages: { macro: { difference: number; signSwap: { p: number } } } };
      assert.equal(averages.macro.signSwap.p, outcome.comparison.averages.macro.signSwap.p);
      assert.equal(averages.macro.difference > 0, order === "shownFirst");
    }
  });

  it("are refused with the reason where nothing can be written", async () => {
    const refused = (writing: Writing, other?: Report): Promise<string> => written(run(), writing, {}, other);
    await assert.rejects(refused({ kind: "export", exporter: "docx" }), /There is no form docx/);
    await assert.rejects(
      refused({ kind: "comparison", form: "json", order: "shownFirst" }),
      /no other run to compare with/,
    );
    await assert.rejects(
      refused({ kind: "comparison", form: "json", order: "shownFirst" }, run(0, { zeroDivision: 1 })),
      /other choices \(what 0\/0 counts as\)/,
    );
  });
});
