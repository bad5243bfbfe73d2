import type { Evaluation } from "../core/counting/evaluation";
import type { Report } from "../core/document/report";
import type { ShownFigures } from "../core/exports/exporter";
import { dialectFigure, dialectSentence, dialectsOf } from "../core/sentences/dialectWords";
import { reportedAverage } from "../core/sentences/reportedFigure";
import { say } from "./say";

/** Says how libraries differ in a figure of distances, where they do by more than 5 %. */
export function sayDialects(
  report: Report,
  evaluation: Evaluation,
  { metric, average }: Pick<ShownFigures, "metric" | "average">,
): void {
  const chosen = reportedAverage(average);
  const figures = dialectsOf(metric).map((dialect) => dialectFigure(report, evaluation, { metric, chosen, dialect }));
  const sentence = dialectSentence(figures);
  if (sentence !== undefined) say(`${metric.short}: ${sentence}`);
}
