import { averageInput } from "../averages/averageInput";
import { AVERAGES } from "../averages/averages";
import { classFigures } from "../averages/classFigures";
import { evaluate } from "../counting/evaluation";
import type { Report } from "../document/report";
import { METRICS } from "../metrics/metrics";
import { metricsFor } from "../metrics/metricsFor";
import { OVERALL } from "../metrics/overall";
import type { Figure } from "../numbers/figure";
import { allProblems } from "../check/allProblems";
import { classTitles } from "./classTitles";
import { missingPredictions } from "./fileGates";
import type { Gate } from "./gate";

/**
 * Figures as nested JSON under the names of gates, `iou.macro` as `{ "iou": { "macro": 0.75 } }`, for DVC, MLflow and W&B, which take
 * finite numbers alone: figures without a value are left out. Of the usual metrics and those that gates name.
 */
export function gateMetrics(report: Report, gates: readonly Gate[]): string {
  const evaluation = evaluate(report, report.choices);
  const asked = new Set<unknown>([
    ...METRICS.filter(({ tier }) => tier === 1).map(({ id }) => id),
    ...gates.flatMap((gate) => ("figure" in gate ? [gate.figure.metric] : [])),
  ]);
  const titles = classTitles(evaluation.table.classes);
  const ofMetrics = metricsFor(report.choices)
    .filter(({ id }) => asked.has(id))
    .map((metric) => {
      const input = averageInput(evaluation, metric);
      const classes = titles.map((_, classIndex) => classFigures(evaluation, metric, classIndex));
      return [
        metric.id,
        {
          ...numbers(AVERAGES.map(({ id, compute }) => [id, compute(input).value])),
          class: numbers(titles.map((title, index) => [title, classes[index]?.global])),
          "class-imagewise": numbers(titles.map((title, index) => [title, classes[index]?.samplewise.value])),
        },
      ] as const;
    });
  const document = {
    ...Object.fromEntries(ofMetrics),
    ...numbers(OVERALL.map(({ id, value }) => [id, value(evaluation.confusion, evaluation.classSet)])),
    images: evaluation.images.length,
    problems: allProblems(report, report.choices).length,
    missingPredictions: missingPredictions(report),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function numbers(entries: readonly (readonly [string, Figure])[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value !== undefined && Number.isFinite(value) ? [[key, value] as const] : [])),
  );
}
