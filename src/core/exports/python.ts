import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import type { Metric } from "../metrics/metric";
import { PYTHON_LIBRARIES, pythonSnippet } from "../python/pythonSnippet";
import { shapeScripts, shapeSnippet } from "../python/shapeSnippet";
import { shapeOptions } from "../shapes/shapeOptions";
import { atOnce, USUAL_FIGURES } from "./exporter";

/** A script that computes one figure from the same pairs: by numpy, which has every figure of counts, or by the library whose distances are chosen. */
export const PYTHON = atOnce({
  id: "python",
  name: "Python script",
  extension: ".py",
  write: (evaluation, report, { metric, average } = USUAL_FIGURES) => {
    if (metric.shape) return shapeScript(evaluation, report, metric);
    const numpy = PYTHON_LIBRARIES.find(({ id }) => id === "numpy");
    return (
      (numpy && pythonSnippet(evaluation, report, { metric, average, library: numpy })) ??
      "# There is no micro average over regions that overlap: choose another average.\n"
    );
  },
});

function shapeScript(evaluation: Evaluation, report: Report, metric: Metric): string {
  const scripts = shapeScripts(evaluation, metric);
  const { id } = shapeOptions(evaluation.choices.shapes).dialect;
  const script = scripts.find(({ dialect }) => dialect.id === id);
  if (script) return shapeSnippet(evaluation, report, metric, script);
  const others = scripts.map(({ dialect }) => `--dialect ${dialect.id}`).join(", ");
  return others === ""
    ? `# There is no script of ${metric.name}: --format json has its figures.\n`
    : `# There is no call for ${metric.name}. Others have one: ${others}.\n`;
}
