/**
 * What scripts import from the npm package: the functions that the command line calls, with their types.
 *
 * ```ts
 * import { averageOf, evaluate, evaluateFolders, metricCalled } from "mask-evaluation";
 *
 * const report = await evaluateFolders("predictions", "targets");
 * const evaluation = evaluate(report, report.choices);
 * const iou = metricCalled("iou", report.choices);
 * if (iou) console.log(averageOf(evaluation, iou, "macro").value);
 * ```
 */
export { evaluateFolders, type FolderOptions } from "./api/evaluateFolders";
export { readReportFile } from "./cli/readReportFile";
export { saveReport } from "./cli/output";
export { readReport, writeReport, type ReadReport } from "./core/report/reportDocument";
export type { ImageEntry, Report } from "./core/document/report";
export { DEFAULT_CHOICES, type Choices } from "./core/document/choices";
export { evaluate, type Evaluation } from "./core/counting/evaluation";
export { AVERAGES, type Average, type AverageId } from "./core/averages/averages";
export { averageOf } from "./core/averages/averageOf";
export { classFigures } from "./core/averages/classFigures";
export type { Mean } from "./core/averages/mean";
export type { Figure } from "./core/numbers/figure";
export type { Metric } from "./core/metrics/metric";
export { everyMetric, metricCalled } from "./core/metrics/metricsFor";
export { EXPORTS } from "./core/exports/exports";
export { USUAL_FIGURES, type Exporter, type ShownFigures } from "./core/exports/exporter";
export { mergeReports, type MergedReport } from "./core/report/mergeReports";
export { compareReports, type CompareOutcome, type Comparison } from "./core/compare/compareReports";
export { rankRuns, type RankOutcome } from "./core/rank/rankRuns";
export type { Ranking } from "./core/rank/ranking";
export { decideGates, type GatesOutcome } from "./core/gates/decideGates";
export { readGates, type ReadGates } from "./core/gates/readGates";
export type { Gate } from "./core/gates/gate";
export type { Baseline } from "./core/gates/gateRun";
