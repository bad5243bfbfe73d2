import type { ClassIndex } from "../labels/indices";
import type { Evaluation } from "./evaluation";
import { BACKGROUND, foregroundClass } from "./foregroundClass";

/**
 * The classes whose objects are looked at unless one is chosen: those that enter means, but for a background, whose objects are the
 * gaps between those of the others.
 */
export function objectClasses(evaluation: Pick<Evaluation, "table" | "classSet">): readonly ClassIndex[] {
  const foreground = foregroundClass(evaluation);
  if (foreground !== undefined) return [foreground];
  const { table, classSet } = evaluation;
  return classSet.filter((classIndex) => !BACKGROUND.test(table.classes[classIndex]?.name ?? ""));
}
