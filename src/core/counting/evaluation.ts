import type { Choices } from "../document/choices";
import { counting, type Counting } from "./counting";
import type { MeasuredStates } from "./measuredStates";
import type { Report } from "../document/report";
import { shapesOf } from "./shapesOf";
import type { ClassIndex } from "../labels/indices";

/** A report under given choices: what every figure is computed from, with no file read again. */
export interface Evaluation extends Counting {
  readonly choices: Choices;
  /** Indices of the classes that enter means; the others still make errors for these. */
  readonly classSet: readonly ClassIndex[];
  /** What is measured of shapes; absent where nothing is. */
  readonly measured?: MeasuredStates;
}

export function evaluate(report: Report, choices: Choices): Evaluation {
  const basis = counting(report, choices);
  const leftOut = new Set(choices.leftOut);
  const outside = basis.table.outside;
  const classSet = basis.table.classes.flatMap(({ label }, index) =>
    leftOut.has(label) || index === outside ? [] : [index],
  );
  return { choices, ...basis, classSet, ...shapesOf(report, basis, choices) };
}
