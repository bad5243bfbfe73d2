import { AVERAGES, type AverageId } from "../averages/averages";
import type { Metric } from "../metrics/metric";
import { METRICS, type MetricId } from "../metrics/metrics";
import { OVERALL, type OverallMetric } from "../metrics/overall";
import { plainText } from "../text/plainText";
import { nearNames, nearWords } from "./nearNames";

/** A figure of a report as gates name it. */
export type FigureName =
  | {
      readonly of: "average";
      readonly text: string;
      readonly metric: MetricId;
      readonly average: AverageId;
    }
  /** Of the class of this name or label; `*` is every class. */
  | {
      readonly of: "class";
      readonly text: string;
      readonly metric: MetricId;
      readonly scope: "global" | "samplewise";
      readonly name: string;
    }
  | { readonly of: "overall"; readonly text: string; readonly metric: OverallMetric };

/** Stands for every class. */
export const EVERY_CLASS = "*";

/** Before the name of a class: of its counts summed over the images, or the mean of its cells. */
const CLASS_SCOPES: readonly { readonly id: string; readonly scope: "global" | "samplewise" }[] = [
  { id: "class", scope: "global" },
  { id: "class-imagewise", scope: "samplewise" },
];

type ReadName = { readonly ok: true; readonly name: FigureName } | { readonly ok: false; readonly message: string };

/**
 * Reads `iou.macro`, `iou.class.rider`, `iou.class-imagewise.rider` or `pixelAccuracy`. The name of a class may have dots; which classes
 * there are is told by a report alone.
 */
export function figureName(text: string): ReadName {
  const overall = OVERALL.find(({ id }) => id === text);
  if (overall) return { ok: true, name: { of: "overall", text, metric: overall } };
  const dot = text.indexOf(".");
  const metric = METRICS.find(({ id }) => id === text.slice(0, Math.max(0, dot)));
  if (!metric) return unknown(text);
  const rest = text.slice(dot + 1);
  const average = AVERAGES.find(({ id }) => id === rest);
  if (average) return { ok: true, name: { of: "average", text, metric: metric.id, average: average.id } };
  const found = CLASS_SCOPES.find(({ id }) => rest.startsWith(`${id}.`));
  if (!found) return unknown(text);
  const name = rest.slice(found.id.length + 1);
  if (name === "") return unknown(text);
  return { ok: true, name: { of: "class", text, metric: metric.id, scope: found.scope, name } };
}

/** All names that need no class, the usual ones first. */
export const FIGURE_NAMES: readonly string[] = [
  ...METRICS.flatMap(({ id }) => AVERAGES.map((average) => `${id}.${average.id}`)),
  ...OVERALL.map(({ id }) => id),
];

function unknown(text: string): ReadName {
  const near = nearNames(text, FIGURE_NAMES);
  const words = near.length > 0 ? nearWords(near) : ofMetric(text);
  return {
    ok: false,
    message: `There is no figure ${plainText(text.slice(0, LONGEST_SHOWN))}${words}. A figure is a metric with an average, such as iou.macro, or with a class, such as iou.class.rider.`,
  };
}

/** What there is of the metric that was written, where there is one. */
function ofMetric(text: string): string {
  const metric = METRICS.find(({ id }) => text.startsWith(`${id}.`));
  if (!metric) return "";
  const classes = CLASS_SCOPES.map(({ id }) => `${id}.NAME`);
  return `; behind ${metric.id} may stand ${[...AVERAGES.map(({ id }) => id), ...classes].join(", ")}`;
}

const LONGEST_SHOWN = 80;

/** Whether a figure is better the higher, the lower or the nearer to 0. */
export function betterOf(name: FigureName): Metric["better"] {
  if (name.of === "overall") return "higher";
  return METRICS.find(({ id }) => id === name.metric)?.better ?? "higher";
}
