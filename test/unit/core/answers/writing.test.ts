import assert from "node:assert/strict";
import { write, type ShownOfReport, type Writing } from "../../../../src/core/answers/writing";
import { compareReports } from "../../../../src/core/compare/compareReports";
import { COMPARISON_FORMS } from "../../../../src/core/compare/comparisonForms";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { Report } from "../../../../src/core/document/report";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { DICE, IOU } from "../../../../src/core/metrics/metrics";
import { PYTHON_LIBRARIES, pythonSnippet } from "../../../../src/core/python/pythonSnippet";
import { image, report } from "../../../support/images";

const SHOWN: ShownOfReport = { metric: "dice", average: "macro", classesColumns: [], hiddenColumns: [] };

/** Six images of two classes, of one of which so many pixels are found. */
function run(found: number): Report {
  return report(
    Array.from(
      { length: 6 },
      (_, index) =>
      image(String(index), [[0, 0, 50], [1, 1, found + index], [1, 0, 40 - found - index]]), // prettier-ignore
    ),
  );
}

async function written(writing: Writing, other?: Report, shown: Partial<ShownOfReport> = {}): Promise<string> {
  const outcome = await write(run(10), writing, { ...SHOWN, ...shown }, { other });
  return outcome.ok ? [...outcome.pieces].join("") : `refused: ${outcome.message}`;
}

describe("what is written of a report", () => {
  it("is an export of the metric and average that are shown, IoU where there is no such metric", async () => {
    const sentence = (shown: Partial<ShownOfReport>): Promise<string> =>
      written({ kind: "export", exporter: "sentence" }, undefined, shown);
    assert.match(await sentence({}), /Dice/);
    assert.match(await sentence({ metric: "none" }), /IoU/);
    assert.notEqual(await sentence({ average: "micro" }), await sentence({}));
    for (const { id } of EXPORTS) assert.doesNotMatch(await written({ kind: "export", exporter: id }), /^refused/, id);
    assert.equal(
      await written({ kind: "export", exporter: "none" }),
      "refused: There is no form none to write a report in.",
    );
  });

  it("is a comparison, the one shown or the other one first", async () => {
    const form = COMPARISON_FORMS.find(({ id }) => id === "markdown");
    assert.ok(form);
    const compared = (a: Report, b: Report): string => {
      const outcome = compareReports(a, b, { ...DEFAULT_BOOTSTRAP, metric: DICE });
      assert.ok(outcome.ok);
      return form.write(outcome.comparison);
    };
    const [shown, other] = [run(10), run(14)];
    const comparison = (order: "shownFirst" | "comparedFirst", of?: Report): Promise<string> =>
      written({ kind: "comparison", form: form.id, order }, of);
    assert.equal(await comparison("shownFirst", other), compared(shown, other));
    assert.equal(await comparison("comparedFirst", other), compared(other, shown));
    const none = "refused: There is no other run to compare with. Choose one and export again.";
    assert.deepEqual([await comparison("shownFirst"), await comparison("comparedFirst")], [none, none]);
    assert.equal(
      await written({ kind: "comparison", form: "none", order: "shownFirst" }, other),
      "refused: There is no form none to write a report in.",
    );
    assert.match(
      await comparison("shownFirst", { ...other, state: "partial" }),
      /^refused: predictions \(2\) is a partial report/,
    );
  });

  it("is a script of a library for the macro figure, or nothing where it has no call for it", async () => {
    const of = run(10);
    const evaluation = evaluate(of, of.choices);
    for (const library of PYTHON_LIBRARIES)
      assert.equal(
        await written({ kind: "python", library: library.id }),
        pythonSnippet(evaluation, of, { metric: DICE, average: "macro", library }) ?? "",
        library.id,
      );
    assert.equal(await written({ kind: "python", library: "none" }), "");
  });

  it("has the pictures that are read for it, as many and as large as it draws", async () => {
    const asked: unknown[] = [];
    const outcome = await write(
      run(10),
      { kind: "export", exporter: "html" },
      { ...SHOWN, metric: IOU.id },
      {
        readPixels: (images, longerSide) => {
          asked.push([images.length > 0, longerSide > 0]);
          return Promise.resolve(new Map());
        },
      },
    );
    assert.ok(outcome.ok);
    assert.deepEqual(asked, [[true, true]]);
  });
});
