import type { Choices } from "../document/choices";
import type { LabelReading, Measured, ReadAs } from "../document/measured";
import type { ImageEntry } from "../document/report";
import type { Label, Side } from "../labels/label";
import type { ClassTable } from "../reading/classTable";
import { IGNORED, type ClassOrNone } from "../labels/indices";
import { chosenRegions } from "../reading/chosenRegions";
import { isDefined, MEASURE_KINDS, type ImageMeasures, type MeasureKind } from "../shapes/imageMeasures";
import { refusalOf } from "../shapes/refusals";
import { shapeOptions } from "../shapes/shapeOptions";
import { sidesOfIds } from "./sidesOfIds";

/** Whether figures of a kind of shapes may be shown. */
export type KindState =
  | { readonly state: "measured" }
  | { readonly state: "absent" }
  /** Measured under something else than is chosen now. */
  | { readonly state: "stale"; readonly because: StaleBecause }
  /** It is defined for images alone, and all are cases of several slices. */
  | { readonly state: "imagesOnly" }
  /** Not of all images: some were counted anew since. */
  | { readonly state: "incomplete"; readonly images: number };

export type StaleBecause = "classes" | "band" | "connectivity" | "objects" | "spacing";

export type MeasuredStates = Readonly<Record<MeasureKind, KindState>>;

/** What each kind is made with, beside the classes. */
const PARAMETERS: Readonly<Record<MeasureKind, readonly Exclude<StaleBecause, "classes">[]>> = {
  boundary: ["band"],
  surface: ["spacing"],
  objects: ["connectivity", "objects", "spacing"],
  kinds: [],
  cldice: [],
};

/** The images with the class table that they are read by. */
interface ReadImages {
  /** As they are read, those that count. */
  readonly images: readonly ImageEntry[];
  readonly table: ClassTable;
}

/** The states of all kinds under the present choices. */
export function measuredStates(measured: Measured | undefined, read: ReadImages, choices: Choices): MeasuredStates {
  const because = measured && staleBecause(measured, read, choices);
  return ofEachKind((kind): KindState => {
    const images = read.images.filter(({ depth = 1 }) => isDefined(kind, depth));
    if (images.length === 0 && read.images.length > 0) return { state: "imagesOnly" };
    const held = images.filter(({ measures }) => measures && isMeasured(measures, kind)).length;
    if (!because || held === 0) return { state: "absent" };
    const stale = because.find((reason) => reason === "classes" || PARAMETERS[kind].includes(reason));
    if (stale !== undefined) return { state: "stale", because: stale };
    const missing = images.length - held;
    return missing > 0 ? { state: "incomplete", images: missing } : { state: "measured" };
  });
}

/** What could not be measured is done with. */
export function isMeasured(measures: ImageMeasures, kind: MeasureKind): boolean {
  return measures[kind] !== undefined || refusalOf(measures, kind) !== undefined;
}

export function ofEachKind<Value>(of: (kind: MeasureKind) => Value): Readonly<Record<MeasureKind, Value>> {
  return Object.fromEntries(MEASURE_KINDS.map((kind) => [kind, of(kind)])) as Record<MeasureKind, Value>;
}

/** What shapes would be measured under now. */
export function measuredUnder({ images, table }: ReadImages, choices: Choices): Measured {
  const { band, connectivity, spacing } = shapeOptions(choices.shapes);
  const idSides = sidesOfIds(choices);
  const colours = coloursOf(images);
  const of = table.regions?.of ?? table;
  return {
    target: readingOf(images, "targets", (label) => readAs(of, of.targetClass(label))),
    prediction: readingOf(images, "predictions", (label) => readAs(of, of.predictionClass(label))),
    ...(colours && { colours }),
    band,
    connectivity,
    // Where no side has ids, objects are components whatever was chosen.
    ...(idSides.length > 0 && { objects: "ids", idSides }),
    ...(spacing && { spacing }),
    ...(table.regions && {
      regions: chosenRegions(choices)?.map(({ labels }) => labels.toSorted((a, b) => a - b)) ?? [],
    }),
  };
}

/** What is no longer as it was, of all that shapes are measured under. */
function staleBecause(measured: Measured, read: ReadImages, choices: Choices): readonly StaleBecause[] {
  const now = measuredUnder(read, choices);
  const isSame = (key: "band" | "connectivity" | "idSides" | "spacing" | "colours" | "regions"): boolean =>
    JSON.stringify(inOrder(measured[key])) === JSON.stringify(inOrder(now[key]));
  const parameters = (["band", "connectivity", "spacing"] as const).filter((key): boolean => !isSame(key));
  const isToldApartAlike = measured.objects === now.objects && isSame("idSides");
  const isReadAlike =
    isSame("colours") &&
    isSame("regions") &&
    isKnown(now.target, measured.target) &&
    isKnown(now.prediction, measured.prediction);
  return [
    ...(isReadAlike ? [] : ["classes" as const]),
    ...parameters,
    ...(isToldApartAlike ? [] : ["objects" as const]),
  ];
}

/** Every label is read as it was. Labels that no longer occur make no difference. */
function isKnown(now: LabelReading, before: LabelReading): boolean {
  const known = new Map(before);
  return now.every(([label, as]) => known.get(label) === as);
}

function readingOf(
  images: readonly ImageEntry[],
  column: "targets" | "predictions",
  as: (label: Label) => ReadAs,
): LabelReading {
  const labels = new Set<Label>();
  for (const { counts } of images) for (const label of counts[column]) labels.add(label);
  return [...labels].sort((a, b) => a - b).map((label) => [label, as(label)]);
}

export function readAs({ classes }: ClassTable, classIndex: ClassOrNone): ReadAs {
  return classes[classIndex]?.label ?? (classIndex === IGNORED ? "ignored" : "none");
}

/** One plan holds for a whole side. */
function coloursOf(images: readonly ImageEntry[]): Measured["colours"] {
  const planOf = (side: Side): string | undefined =>
    images.find((image) => image[side]?.byColour)?.[side]?.byColour?.plan.as;
  const [target, prediction] = [planOf("target"), planOf("prediction")];
  if (target === undefined && prediction === undefined) return undefined;
  return { ...(target !== undefined && { target }), ...(prediction !== undefined && { prediction }) };
}

function inOrder(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).sort() : value;
}
