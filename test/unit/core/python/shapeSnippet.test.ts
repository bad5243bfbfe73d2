import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { averageOf } from "../../../../src/core/averages/averageOf";
import type { Choices } from "../../../../src/core/document/choices";
import { metricCalled } from "../../../../src/core/metrics/metricsFor";
import { shapeScripts, shapeSnippet } from "../../../../src/core/python/shapeSnippet";
import { PYTHON } from "../../../../src/core/exports/python";
import type { DialectId } from "../../../../src/core/shapes/shapeOptions";
import { measuredReport, SHAPES } from "../../../page/support/measuredReport";

const REPORT = measuredReport(SHAPES, { kinds: ["surface"] });

function scripts(id: string, change: Partial<Choices> = {}) {
  const evaluation = evaluate(REPORT, { ...REPORT.choices, ...change });
  const metric = metricCalled(id, evaluation.choices);
  assert.ok(metric);
  const made = shapeScripts(evaluation, metric);
  return {
    libraries: made.map(({ dialect }) => dialect.id),
    texts: made.map((script) => shapeSnippet(evaluation, REPORT, metric, script)),
    figure: averageOf(evaluation, metric, "classwise-imagewise").value,
  };
}

describe("scripts of the libraries' distances", () => {
  it("are there for every library that has the figure, as it is chosen", () => {
    assert.deepEqual(scripts("hd95").libraries, ["monai", "medpy", "panoptica", "deepmind", "metricsreloaded"]);
    assert.deepEqual(scripts("hd95", { shapes: { percentile: 90 } }).libraries, [
      "monai",
      "deepmind",
      "metricsreloaded",
    ]);
    assert.deepEqual(scripts("masd").libraries, ["panoptica", "deepmind", "metricsreloaded"]);
    assert.deepEqual(scripts("boundaryIou").libraries, []);
    assert.deepEqual(scripts("hd", { regions: [{ name: "both", labels: [1, 2] }] }).libraries, []);
  });

  it("read whole planes, and take the library's call of each class in each image", () => {
    const { texts, figure } = scripts("hd95");
    const [monai = "", medpy = ""] = texts;
    assert.match(monai, /^SIZES = \[\(12, 16\), \(12, 16\), \(12, 16\)\]/m);
    assert.match(
      monai,
      /T, P = torch\.from_numpy\(T\), torch\.from_numpy\(P\)\n {8}values\[i, c\] = float\(compute_hausdorff_distance\(/,
    );
    assert.match(medpy, /values\[i, c\] = float\(binary\.hd95\(P, T\)\)/);
    assert.match(monai, new RegExp(`# Mask Evaluation: ${figure}`));
    assert.match(medpy, /# Mask Evaluation gives it as Hausdorff distance, 95 % \(MedPy\)/);
    assert.doesNotMatch(monai, /np\.bincount/);
  });

  it("count an empty side as is chosen, and ask the library for its NSD", () => {
    const empty = (id: string, change: Partial<Choices> = {}) => scripts(id, change).texts[0] ?? "";
    assert.match(empty("hd"), /if not T\.any\(\) or not P\.any\(\):\n {12}continue/);
    assert.match(
      empty("hd", { shapes: { oneEmpty: 374 } }),
      /or not P\.any\(\):\n {12}values\[i, c\] = 374\n {12}continue/,
    );
    assert.match(
      empty("hd", { shapes: { oneEmpty: "diagonal" } }),
      /np\.hypot\(t\.shape\[0\] \* 1, t\.shape\[1\] \* 1\)/,
    );
    assert.doesNotMatch(empty("nsd"), /not T\.any\(\) or not P\.any\(\)/);
  });

  it("ask no library for its NSD of an empty side where that is an accident", () => {
    const { libraries, texts } = scripts("nsd");
    assert.deepEqual(libraries, ["monai", "panoptica", "deepmind", "metricsreloaded"]);
    const skips = texts.map(
      (text) => /if (not T\.any\(\) or not|T\.any\(\) !=) P\.any\(\):\n {12}continue/.exec(text)?.[1],
    );
    assert.deepEqual(skips, [undefined, "not T.any() or not", undefined, "T.any() !="]);
    // MetricsReloaded has a value for two empty sides.
    assert.deepEqual(
      texts.map((text) => text.includes("if not T.any() and not P.any()")),
      [true, true, true, false],
    );
  });

  it("are what is exported of a metric of shapes, or what to choose instead", () => {
    const exported = (id: string, dialect: DialectId): string => {
      const evaluation = evaluate(REPORT, { ...REPORT.choices, shapes: { dialect } });
      const metric = metricCalled(id, evaluation.choices);
      assert.ok(metric);
      return PYTHON.write(evaluation, REPORT, { metric, average: "macro" });
    };
    assert.match(exported("hd95", "medpy"), /values\[i, c\] = float\(binary\.hd95\(P, T\)\)/);
    assert.match(
      exported("masd", "deepmind"),
      /import \([^)]*compute_average_surface_distance,[^)]*\).*np\.mean\(compute_average/s,
    );
    assert.equal(
      exported("masd", "monai"),
      "# There is no call for Mean average surface distance (not in MONAI). Others have one: --dialect panoptica, --dialect deepmind, --dialect metricsreloaded.\n",
    );
    assert.equal(exported("pq", "monai"), "# There is no script of Panoptic quality: --format json has its figures.\n");
  });
});
