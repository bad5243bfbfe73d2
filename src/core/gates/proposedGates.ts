import { averageOf } from "../averages/averageOf";
import type { AverageId } from "../averages/averages";
import { allProblems } from "../check/allProblems";
import { evaluate } from "../counting/evaluation";
import type { Report } from "../document/report";
import { badness, type Better } from "../metrics/better";
import { IOU, METRICS } from "../metrics/metrics";
import { missingPredictions } from "./fileGates";

/** What a threshold leaves to the next run, so that the same model trained anew still passes. */
const ROOM = 0.01;
const HUNDREDTHS = 100;

/**
 * A file of gates that the report meets, to begin with: the figure about as good as it is now, no class shown to be worse than in a
 * baseline, no more problems and missing predictions than now.
 *
 * @param metricId of a metric of counts; the mean IoU stands for any other.
 */
export function proposedGates(report: Report, metricId: string, average: AverageId): string {
  const found = METRICS.find(({ id }) => id === metricId);
  const [metric, by] = found ? [found, average] : [IOU, "macro" as const];
  const { value } = averageOf(evaluate(report, report.choices), metric, by);
  const figure = `${metric.id}.${by}`;
  const gates = [
    ...(value === undefined || !Number.isFinite(value) ? [] : [{ figure, ...threshold(metric.better, value) }]),
    { figure: `${metric.id}.class.*`, notWorseThan: "baseline", margin: ROOM },
    ...(allProblems(report, report.choices).length === 0 ? [{ problems: "none" }] : []),
    { missingPredictions: missingPredictions(report) },
  ];
  const lines = gates.map((gate) => `    ${JSON.stringify(gate)}`);
  return `{\n  "gates": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

/** Two digits are enough to be read, on the side that the figure passes. */
function threshold(better: Better, value: number): { readonly atLeast: number } | { readonly atMost: number } {
  if (better === "higher") return { atLeast: Math.floor((value - ROOM) * HUNDREDTHS) / HUNDREDTHS };
  return { atMost: Math.ceil((badness(better, value) + ROOM) * HUNDREDTHS) / HUNDREDTHS };
}
