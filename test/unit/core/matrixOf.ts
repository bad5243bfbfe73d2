import { confusionCell, type ConfusionTable } from "../../../src/core/counting/confusion";

/** The pixels of all pairs of classes, a row a target class. */
export function matrixOf(confusion: ConfusionTable): readonly number[] {
  const indices = Array.from({ length: confusion.classes }, (_, k) => k);
  return indices.flatMap((target) => indices.map((prediction) => confusionCell(confusion, target, prediction)));
}
