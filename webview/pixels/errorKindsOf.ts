import type { ClassTable } from "../../src/core/reading/classTable";
import type { ColourReading } from "../../src/core/document/colourReading";
import { groupBy } from "../../src/core/collections/groupBy";
import type { Label } from "../../src/core/labels/label";
import type { ReadMasks } from "../../src/core/reading/pairClasses";
import { type ImageCounts, countRows } from "../../src/core/labels/counts";
import type { ErrorKinds } from "../../src/core/regions/errorKinds";
import { isClass, type ClassIndex, type ClassOrNone } from "../../src/core/labels/indices";

/** A kind of error: the class that a pixel has and the class, or no class, that was predicted. */
export interface ErrorClasses {
  readonly target: ClassIndex;
  readonly prediction: ClassOrNone;
}

export interface NumberedErrors {
  /** Which pairs of labels are errors: what a thread is told, which knows no classes. */
  readonly errors: ErrorKinds;
  /** The classes of the kinds, from kind 1 on. */
  readonly classes: readonly ErrorClasses[];
}

/**
 * Numbers the errors of an image by the classes that they mix up. What is ignored or unlisted is not an error.
 *
 * @param counts of the labels as they are read; what is told of the errors are the values in the files.
 */
export function errorKindsOf(counts: ImageCounts, table: ClassTable, image?: ReadMasks): NumberedErrors {
  const targetValues = valuesOf(image?.target.byColour);
  const predictionValues = valuesOf(image?.prediction?.byColour);
  // Predicted is a class, or one of the few negative numbers that stand for none.
  const stride = 2 * table.classes.length + 8;
  const numbers = new Map<number, number>();
  const classes: ErrorClasses[] = [];
  const rows: { readonly target: Label; readonly prediction: Label; readonly kind: number }[] = [];
  for (const row of countRows(counts)) {
    const target = table.targetClass(row.target);
    const prediction = table.predictionClass(row.prediction);
    if (!isClass(target) || target === prediction) continue;
    const name = target * stride + prediction;
    const kind = numbers.get(name) ?? classes.push({ target, prediction });
    numbers.set(name, kind);
    for (const targetValue of targetValues(row.target)) {
      for (const predictionValue of predictionValues(row.prediction))
        rows.push({ target: targetValue, prediction: predictionValue, kind });
    }
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

/** Gives the function that finds the values of a file that are read as a label. */
function valuesOf(reading: ColourReading | undefined): (label: Label) => readonly Label[] {
  if (!reading) return (label) => [label];
  const values = groupBy([...reading.labels.keys()], (value) => reading.labels.get(value));
  return (label) => values.get(label) ?? [label];
}
