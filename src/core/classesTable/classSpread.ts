import type { ClassColumn } from "../labels/indices";
import type { AverageInput } from "../averages/averageInput";
import { classCells, spread, type Spread } from "../averages/spread";

/** The cells of one class that enter its mean, and how they lie. */
export interface ClassSpread {
  readonly values: readonly number[];
  readonly spread: Spread;
}

/** Kept with what they are taken of: several columns show the same, and a table draws its rows for reasons of its own. */
const KEPT = new WeakMap<AverageInput, Map<ClassColumn, ClassSpread>>();

/** The spread of a class; `column` counts the classes of the class set. */
export function classSpread(input: AverageInput, column: ClassColumn): ClassSpread {
  const columns = KEPT.get(input) ?? new Map<ClassColumn, ClassSpread>();
  KEPT.set(input, columns);
  const known = columns.get(column);
  if (known) return known;
  const values = classCells(input, column).filter((value) => value !== undefined);
  const made = { values, spread: spread(values) };
  columns.set(column, made);
  return made;
}
