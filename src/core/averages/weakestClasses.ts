import { classFigures } from "./classFigures";
import type { Evaluation } from "../counting/evaluation";
import { compareWorst } from "../metrics/better";
import type { Metric } from "../metrics/metric";
import type { ClassIndex } from "../labels/indices";

/** The classes in the means that have a global figure, the worst first; ties in the order of the classes. */
export function weakestClasses(
  evaluation: Evaluation,
  metric: Metric,
): readonly { readonly classIndex: ClassIndex; readonly global: number }[] {
  // The metric itself, not what the rule for 0/0 gives an absent class: that would be weakest by definition.
  const ruleless: Evaluation = {
    ...evaluation,
    imageSet: [],
    choices: { ...evaluation.choices, zeroDivision: "exclude" },
  };
  return evaluation.classSet
    .flatMap((classIndex) => {
      const { global } = classFigures(ruleless, metric, classIndex);
      return global === undefined ? [] : [{ classIndex, global }];
    })
    .sort((a, b) => compareWorst(metric.better, a.global, b.global));
}
