import { fullJson } from "../exports/fullJson";
import type { Comparison } from "./compareReports";

export function comparisonJson({ metric, ...comparison }: Comparison): string {
  return fullJson({ schema: 1, metric: metric.id, better: metric.better, ...comparison });
}
