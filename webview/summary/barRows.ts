import type { Evaluation } from "../../src/core/counting/evaluation";
import { classTally } from "../../src/core/counting/cells";
import { compareWorst } from "../../src/core/metrics/better";
import type { Metric } from "../../src/core/metrics/metric";
import type { ClassFigures } from "../store/metricFigures";
import type { ClassIndex } from "../../src/core/labels/indices";

export interface BarRow {
  readonly classIndex: ClassIndex;
  readonly value: number;
}

/**
 * The classes of the class set that have a value, the weakest first, as the Classes tab has their figures; ties in their own order.
 * A class with no pixel of its own to be measured stands last, whatever its 0/0 counts as: it is not a weak one.
 */
export function barRows(
  { cells, classSet }: Pick<Evaluation, "cells" | "classSet">,
  ofClass: (classIndex: ClassIndex) => ClassFigures,
  { metric, scope }: { readonly metric: Metric; readonly scope: "global" | "samplewise" },
): readonly BarRow[] {
  const isAbsent = ({ classIndex }: BarRow): boolean => metric.value(classTally(cells, classIndex)) === undefined;
  return classSet
    .flatMap((classIndex): readonly BarRow[] => {
      const { global, samplewise } = ofClass(classIndex);
      const value = scope === "global" ? global : samplewise.value;
      return value === undefined ? [] : [{ classIndex, value }];
    })
    .sort(
      (a, b) =>
        Number(isAbsent(a)) - Number(isAbsent(b)) ||
        compareWorst(metric.better, a.value, b.value) ||
        a.classIndex - b.classIndex,
    );
}
