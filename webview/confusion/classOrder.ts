import { sortValue, worstFirst } from "../../src/core/metrics/better";
import type { Metric } from "../../src/core/metrics/metric";
import type { ClassFigures } from "../store/metricFigures";
import { sortRows } from "../table/sortRows";
import type { ConfusionOrder } from "../view/confusionView";
import type { ClassIndex } from "../../src/core/labels/indices";

/** Indices of the classes in the chosen order; by score the worst first, classes without one last. */
export function classOrder(
  order: ConfusionOrder,
  supports: readonly number[],
  metric: Metric,
  ofClass: (classIndex: ClassIndex) => ClassFigures,
): readonly number[] {
  const listed = supports.map((_, index) => index);
  switch (order) {
    case "list":
      return listed;
    case "support":
      return sortRows(listed, (index) => supports[index], "descending");
    case "score":
      return sortRows(listed, (index) => sortValue(metric.better, ofClass(index).global), worstFirst(metric.better));
  }
}
