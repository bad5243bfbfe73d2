import type { Evaluation } from "../core/counting/evaluation";
import type { Report } from "../core/document/report";
import type { ShownFigures } from "../core/exports/exporter";
import { dialectFigure, dialectSentence, dialectsOf } from "../core/sentences/dialectWords";
import { reportedAverage } from "../core/sentences/reportedFigure";
import { metricsNotIn } from "../core/metrics/shapeUses";
import { shapeOptions } from "../core/shapes/shapeOptions";
import { say } from "./say";

/** Says where the library that was chosen has no such figure of distances, and how libraries differ in it, where they do by more than 5 %. */
export function sayDialects(
  report: Report,
  evaluation: Evaluation,
  { metric, average }: Pick<ShownFigures, "metric" | "average">,
): void {
  const chosen = reportedAverage(average);
  const { dialect } = shapeOptions(evaluation.choices.shapes);
  if (metricsNotIn(dialect.id).includes(metric.id))
    say(`${metric.short}: ${dialect.name} has no such figure; this one is made of the outlines that it takes.`);
  const figures = dialectsOf(metric).map((row) => dialectFigure(report, evaluation, { metric, chosen, dialect: row }));
  const sentence = dialectSentence(figures);
  if (sentence !== undefined) say(`${metric.short}: ${sentence}`);
}
