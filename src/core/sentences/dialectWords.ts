import { evaluate, type Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { metricCalled } from "../metrics/metricsFor";
import type { Metric } from "../metrics/metric";
import { shapeUses } from "../metrics/shapeUses";
import type { Figure } from "../numbers/figure";
import { isInDialect } from "../shapes/shapeCalls";
import { changedShapes } from "../shapes/changedShapes";
import { SURFACE_DIALECTS, type SurfaceDialect } from "../shapes/surfaceDialects";
import { formatFigure } from "../text/format";
import { reportedFigure, type ReportedId } from "./reportedFigure";

/** A figure as one library makes it. */
export interface DialectFigure {
  readonly dialect: SurfaceDialect;
  readonly value: Figure;
}

/** The dialects that a metric has, of libraries that have it; none where all make it alike. */
export function dialectsOf({ id }: Pick<Metric, "id">): readonly SurfaceDialect[] {
  return shapeUses(id).includes("dialect") ? SURFACE_DIALECTS.filter((row) => isInDialect(id, row.id)) : [];
}

/** The figure to report as a library makes its distances, all else being as it is chosen. */
export function dialectFigure(
  report: Report,
  { choices }: Pick<Evaluation, "choices">,
  {
    metric,
    chosen,
    dialect,
  }: { readonly metric: Pick<Metric, "id">; readonly chosen: ReportedId | undefined; readonly dialect: SurfaceDialect },
): DialectFigure {
  const asIts = { ...choices, shapes: changedShapes(choices.shapes, { dialect: dialect.id }) };
  const itsMetric = metricCalled(metric.id, asIts);
  const value = itsMetric && reportedFigure(evaluate(report, asIts), itsMetric, { chosen }).value;
  return { dialect, value };
}

/** Dialects that lie farther apart are told of: a share of the larger figure. */
const TOLD_FROM = 0.05;
/** Figures that differ by exactly as much may be off by this. */
const ROUNDING = 1e-12;

/** How the dialects differ, in a short sentence, those that agree together; undefined where they differ by no more than 5 %. */
export function dialectSentence(figures: readonly DialectFigure[]): string | undefined {
  const values = figures.flatMap(({ value }) => (value !== undefined && Number.isFinite(value) ? [value] : []));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length < 2 || most - least <= TOLD_FROM * most + ROUNDING) return undefined;
  const byText = new Map<string, string[]>();
  for (const { dialect, value } of figures) {
    const text = formatFigure(value);
    byText.set(text, [...(byText.get(text) ?? []), dialect.name]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join(", ")} ${text}`);
  return `Libraries differ: ${parts.join("; ")}.`;
}
