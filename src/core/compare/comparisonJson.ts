import type { Comparison } from "./compareReports";

/** A comparison in full precision; an undefined figure is null, so that every key stands there. */
export function comparisonJson({ metric, ...comparison }: Comparison): string {
  const document = { schema: 1, metric: metric.id, better: metric.better, ...comparison };
  return `${JSON.stringify(nullsForUndefined(document), undefined, 2)}\n`;
}

function nullsForUndefined(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(nullsForUndefined);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, nullsForUndefined(inside)]));
}
