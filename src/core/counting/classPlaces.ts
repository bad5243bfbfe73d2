import type { ImageEntry } from "../document/report";
import { IGNORED, type ClassOrNone } from "../labels/indices";
import type { Label, Side } from "../labels/label";
import type { ClassTable } from "../reading/classTable";
import { labelAsRead } from "../reading/imagesByColour";
import { labelsInFile } from "../reading/labelsInFile";
import { readAs } from "./measuredStates";

/** The class of every label that was counted in a mask, as its place in `classes`; behind these one for no class, and one for ignored. */
export interface LabelPlaces {
  readonly labels: readonly Label[];
  readonly places: readonly number[];
  /** The number of the instance of each label, from 1, where labels are ids of instances. */
  readonly ids?: readonly number[];
  /** The labels of these instances as they are read, in the order of their numbers. */
  readonly idLabels?: readonly Label[];
}

/** Which labels of an image are one class, for threads, which do not know classes. */
export interface ClassPlaces {
  /** The labels of the classes that the image holds on one side at least, ascending. */
  readonly classes: readonly Label[];
  /** By the values in the file. */
  readonly target: LabelPlaces;
  readonly prediction: LabelPlaces;
}

/**
 * @param image as it is read
 * @param idSides the sides whose labels are ids of instances
 */
export function classPlaces(image: ImageEntry, table: ClassTable, idSides: readonly Side[] = []): ClassPlaces {
  const { counts } = image;
  const indices = [
    ...Array.from(counts.targets, (label) => table.targetClass(label)),
    ...Array.from(counts.predictions, (label) => table.predictionClass(label)),
  ];
  const classes = [...new Set(indices)].flatMap((index) => table.classes[index]?.label ?? []).sort((a, b) => a - b);
  const placeOf = placeIn(classes, table);
  const places = (side: Side, classOf: (label: Label) => ClassOrNone): LabelPlaces => {
    const reading = image[side]?.byColour;
    const labels = [...(reading?.labels.keys() ?? labelsInFile(image, side))];
    const read = labels.map((label) => labelAsRead(reading, label));
    return {
      labels,
      places: read.map((label) => placeOf(classOf(label))),
      ...(idSides.includes(side) && { ids: numberLabels(read), idLabels: [...new Set(read)] }),
    };
  };
  return {
    classes,
    target: places("target", (label) => table.targetClass(label)),
    prediction: places("prediction", (label) => table.predictionClass(label)),
  };
}

/** The labels by their numbers, from 1; equal ones have the same. */
function numberLabels(labels: readonly Label[]): readonly number[] {
  const numbers = new Map<Label, number>();
  return labels.map((label) => {
    const number = numbers.get(label) ?? numbers.size + 1;
    numbers.set(label, number);
    return number;
  });
}

/** Gives the function that says the place of a class of the table among these. */
export function placeIn(classes: readonly Label[], table: ClassTable): (classIndex: ClassOrNone) => number {
  return (classIndex) => {
    const as = readAs(table, classIndex);
    return typeof as === "number" ? classes.indexOf(as) : classes.length + (classIndex === IGNORED ? 1 : 0);
  };
}
