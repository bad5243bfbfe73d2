import { AVERAGES, type Average } from "../averages/averages";
import type { Problem } from "../document/problem";
import type { Report } from "../document/report";
import { confusionDocument, headDocument } from "../exports/evaluationJson";
import { jsonFigure, type JsonFigure } from "../exports/fullJson";
import type { MetricFigures, StreamedFigures } from "./streamedFigures";
import { streamedWords } from "./streamedWords";

/** The figures in JSON, under the keys that the export of a report in memory has; without rows of single images and without findings. */
export function streamedJson(found: StreamedFigures, report: Report): string {
  const { totals, images, withPixels, metrics } = found;
  const document = {
    ...headDocument(totals, report, streamedWords(found)),
    streamed: { images, withPixels },
    global: figuresOf("global", metrics),
    samplewise: figuresOf("samplewise", metrics),
    confusion: confusionDocument(totals),
    problems: report.problems.map(({ kind, file, message }: Problem) => ({ kind, file, message })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function figuresOf(scope: Average["scope"], metrics: readonly MetricFigures[]) {
  const byMetric = (of: (figures: MetricFigures) => JsonFigure | readonly JsonFigure[]) =>
    Object.fromEntries(metrics.map((figures) => [figures.metric.id, of(figures)]));
  const averages = AVERAGES.filter((average) => average.scope === scope).map(
    ({ id }) => [id, byMetric((figures) => jsonFigure(figures.averages[id].value))] as const,
  );
  return {
    ...Object.fromEntries(averages),
    none: byMetric(({ classes }) =>
      classes.map(({ global, samplewise }) => jsonFigure(scope === "global" ? global : samplewise.value)),
    ),
  };
}
