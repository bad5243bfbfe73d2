import { isClass, type ClassOrNone } from "../../src/core/labels/indices";
import type { Focus } from "../view/viewerView";

/** Which pixels are to be seen: those that the user looks for, without the classes unticked in the legend. */
export interface Lit {
  readonly focus: Focus | undefined;
  readonly hidden: ReadonlySet<ClassOrNone>;
}

/** Whether a pixel of the pair of classes is seen where one side is drawn. */
export function isLitSide(
  { focus, hidden }: Lit,
  side: "target" | "prediction",
  target: ClassOrNone,
  prediction: ClassOrNone,
): boolean {
  const own = side === "target" ? target : prediction;
  if (hidden.has(own)) return false;
  if (focus === undefined) return true;
  return focus.kind === "cell" ? target === focus.target && prediction === focus.prediction : own === focus.class;
}

/** Whether pixels of a target class are looked for. */
export function isSeen({ focus, hidden }: Lit, target: ClassOrNone): boolean {
  if (hidden.has(target)) return false;
  return focus === undefined || target === (focus.kind === "cell" ? focus.target : focus.class);
}

/** Whether shapes of a class are looked at, on either side. */
export function isSeenClass({ focus, hidden }: Lit, classIndex: ClassOrNone): boolean {
  if (!isClass(classIndex) || hidden.has(classIndex)) return false;
  if (focus === undefined) return true;
  return focus.kind === "cell"
    ? classIndex === focus.target || classIndex === focus.prediction
    : classIndex === focus.class;
}

/** Whether an error is seen: one that no class in sight has part in is not. */
export function isLitError({ focus, hidden }: Lit, target: ClassOrNone, prediction: ClassOrNone): boolean {
  if (hidden.has(target) && hidden.has(prediction)) return false;
  if (focus === undefined) return true;
  if (focus.kind === "cell") return target === focus.target && prediction === focus.prediction;
  return target === focus.class || prediction === focus.class;
}
