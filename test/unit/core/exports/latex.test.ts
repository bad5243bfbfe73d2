import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { classesColumns } from "../../../../src/core/classesTable/classesColumns";
import { classesLatex } from "../../../../src/core/exports/latex";
import type { Report } from "../../../../src/core/document/report";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { smallReport } from "../smallReport";

/** Classes with the names, one image that has them all. */
function named(names: readonly string[]): Report {
  const report = smallReport([
    { name: "a", target: names.map((_, label) => label), prediction: names.map((_, label) => label) },
  ]);
  const classes = names.map((name, label) => ({ label, name, color: "#000000" }));
  return { ...report, choices: { ...report.choices, classList: { source: "x", classes, ignore: [] } } };
}

function latex(report: Report): string {
  return classesLatex(evaluate(report, report.choices), report);
}

/** Whether every brace that is not text has its partner, and every environment its end, innermost first. */
function assertBalanced(text: string): void {
  const open: string[] = [];
  for (const [token, begin, end] of text.matchAll(/\\begin\{(\w+)\}|\\end\{(\w+)\}|\\.|[{}]/gs)) {
    if (begin !== undefined) open.push(begin);
    else if (end !== undefined) assert.equal(open.pop(), end);
    else if (token === "{") open.push("{");
    else if (token === "}") assert.equal(open.pop(), "{");
  }
  assert.deepEqual(open, []);
}

const HOSTILE = ["50% {x} & y", "a_b^c~d#e$f", "\\end{tabular}\\input{/etc/passwd}", "<p|q>", "line\nbreak"];

describe("the LaTeX export", () => {
  it("stays balanced, with as many cells in each row as columns, whatever the classes are called", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 12, unit: "binary-ascii" }), { minLength: 1, maxLength: 4 }),
        (names) => {
          const text = latex(named(names));
          assertBalanced(text);
          const columns = /\\begin\{tabular\}\{([lr]+)\}/.exec(text)?.[1]?.length;
          const rows = text.split("\n").filter((line) => line.endsWith(" \\\\"));
          assert.equal(rows.length, names.length + 2);
          // After the end of a row these would be its argument: `\\\\[2pt]`, `\\\\*`.
          assert.doesNotMatch(text, /\\\\\s*[[*]/);
          for (const row of rows) assert.equal(row.split(/(?<!\\)&/).length, columns, row);
          assert.doesNotMatch(text.replace(/^% needs.*$/m, ""), /(?<!\\)[%#$_^~]/);
        },
      ),
    );
  });

  it("keeps a class whose name begins with a bracket or a star out of the end of the row before", () => {
    const report = named(["[void]", "*star", "road"]);
    const evaluation = evaluate(report, report.choices);
    const text = classesLatex(evaluation, report, { classColumns: classesColumns(evaluation.choices, ["class"]) });
    assert.match(text, /\n {4}\{\}\[void\] \\\\\n {4}\{\}\*star \\\\\n {4}road /);
  });

  it("holds the columns that it is given, in their order", () => {
    const report = named(["road"]);
    const evaluation = evaluate(report, report.choices);
    const text = classesLatex(evaluation, report, {
      classColumns: classesColumns(evaluation.choices, ["recall", "class", "iou.difference"]),
    });
    assert.match(text, /\\begin\{tabular\}\{rlr\}/);
    assert.match(text, /Recall & Class & IoU difference \\\\/);
    assert.match(text, /1\.000 & road & 0\.000 \\\\/);
  });

  it("compiles, where LaTeX is at hand", function () {
    this.timeout(60_000);
    const document = [
      "\\documentclass{article}",
      "\\usepackage[T1]{fontenc}",
      "\\usepackage{booktabs}",
      "\\begin{document}",
      latex(named(HOSTILE)),
      "\\end{document}",
      "",
    ];
    const folder = temporaryFolder({ "x.tex": document.join("\n") });
    const { error, status, stdout } = spawnSync("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "x.tex"], {
      cwd: folder,
      encoding: "utf8",
    });
    // Without LaTeX on the machine the form alone is held, above.
    if (error) return;
    assert.equal(status, 0, stdout);
    assert.ok(existsSync(join(folder, "x.pdf")));
  });
});
