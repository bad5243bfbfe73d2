import type { Evaluation } from "../counting/evaluation";
import type { ImageEntry } from "../document/report";
import type { Label } from "../labels/label";
import type { MaskFacts } from "../labels/labelMap";
import { IGNORED, type ClassIndex, isClass, type ClassOrNone } from "../labels/indices";

/** What libraries treat each in their own way, whatever the figure. */
export interface DataFacts {
  readonly classes: number;
  /** Indices of the class set. */
  readonly classSet: readonly ClassIndex[];
  /** Labels of the class set. */
  readonly labels: readonly Label[];
  /** The class set is that of all labels but 0. */
  readonly foreground: boolean;
  /** predicted labels that do not belong to a class occur on counted pixels. */
  readonly other: boolean;
  readonly voidImages: boolean;
  /** Target labels that do not belong to a class occur: left out here, and by most libraries taken for an error of what is predicted there. */
  readonly unlisted: boolean;
  /** The target labels that are left out as ignored, as they occur. */
  readonly ignored: readonly Label[];
  /** A library that reads the files itself, by their names and labels, reads what was counted. */
  readonly asStored: boolean;
}

export function dataFacts(evaluation: Evaluation): DataFacts {
  const { choices, table, classSet, confusion, images, imageSet, cells } = evaluation;
  const labels = classSet.flatMap((classIndex) => table.classes[classIndex]?.label ?? []);
  const foreground = table.classes.filter(({ label }) => label !== 0);
  return {
    classes: table.classes.length,
    classSet,
    labels,
    foreground: !labels.includes(0) && labels.length === foreground.length,
    other: confusion.other.some((pixels) => pixels > 0),
    voidImages: imageSet.length < Math.max(images.length, cells.images),
    unlisted: confusion.unlisted > 0,
    ignored: ignoredLabels(evaluation),
    asStored: !choices.subset && images.every((image) => isAsStored(image, evaluation)),
  };
}

/** Whether the classes of the list all are in the mean. */
export function everyClass({ classes, classSet }: DataFacts): boolean {
  return classSet.length === classes;
}

function ignoredLabels({ images, table, confusion }: Evaluation): readonly Label[] {
  if (confusion.ignored === 0) return [];
  const found = new Set<Label>();
  for (const { counts } of images)
    for (const label of counts.targets) if (table.targetClass(label) === IGNORED) found.add(label);
  return [...found].sort((a, b) => a - b);
}

/** Both masks are one plain file of one name in the folder itself, and each label in them is that of its class. */
function isAsStored({ target, prediction, counts }: ImageEntry, { table }: Evaluation): boolean {
  if (prediction?.path !== target.path || target.path.includes("/") || prediction.resizedFrom !== undefined)
    return false;
  const isKept = (label: Label, classIndex: ClassOrNone): boolean =>
    !isClass(classIndex) || table.classes[classIndex]?.label === label;
  return (
    [target, prediction].every((mask) => mask.parts === undefined && isPlain(mask.facts)) &&
    counts.targets.every((label) => isKept(label, table.targetClass(label))) &&
    counts.predictions.every((label) => isKept(label, table.predictionClass(label)))
  );
}

/** Of these every reader gives the same samples. */
function isPlain({ format, kind, bits, scores }: MaskFacts): boolean {
  return format === "PNG" && kind === "grey" && (bits === 8 || bits === 16) && scores === undefined;
}
