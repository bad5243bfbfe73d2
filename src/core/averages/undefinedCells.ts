import { cellValues, type CellSet } from "./cellValues";
import type { Metric } from "../metrics/metric";

/** Cells of the class set that are 0/0 for the metric, of all its cells. */
export function undefinedCells(of: CellSet, metric: Metric): { readonly undefined: number; readonly total: number } {
  const values = cellValues(of, metric);
  let count = 0;
  for (const value of values) if (Number.isNaN(value)) count++;
  return { undefined: count, total: values.length };
}
