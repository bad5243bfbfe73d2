import type { ClassTable } from "../../src/core/classes/classTable";
import type { ImageCounts } from "../../src/core/labels/counts";
import { countRows } from "../../src/core/labels/counts";
import type { ErrorKinds } from "../../src/core/regions/errorKinds";

/** A kind of error: the class that a pixel has and the class, or no class, that was predicted. */
export interface ErrorClasses {
  readonly target: number;
  readonly prediction: number;
}

export interface NumberedErrors {
  /** Which pairs of labels are errors: what a thread is told, which knows no classes. */
  readonly errors: ErrorKinds;
  /** The classes of the kinds, from kind 1 on. */
  readonly classes: readonly ErrorClasses[];
}

/** Numbers the errors of an image by the classes that they mix up. What is ignored or unlisted is no error. */
export function errorKindsOf(counts: ImageCounts, table: ClassTable): NumberedErrors {
  const numbers = new Map<string, number>();
  const classes: ErrorClasses[] = [];
  const rows: { readonly target: number; readonly prediction: number; readonly kind: number }[] = [];
  for (const row of countRows(counts)) {
    const target = table.targetClass(row.target);
    const prediction = table.predictionClass(row.prediction);
    if (target < 0 || target === prediction) continue;
    const name = `${target} ${prediction}`;
    const kind = numbers.get(name) ?? classes.push({ target, prediction });
    numbers.set(name, kind);
    rows.push({ target: row.target, prediction: row.prediction, kind });
  }
  return {
    errors: {
      targets: Int32Array.from(rows, ({ target }) => target),
      predictions: Int32Array.from(rows, ({ prediction }) => prediction),
      kinds: Int32Array.from(rows, ({ kind }) => kind),
    },
    classes,
  };
}
