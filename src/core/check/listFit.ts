import type { Choices } from "../document/choices";
import { classTable } from "../reading/classTable";
import { IGNORED, isClass } from "../labels/indices";
import type { ClassList } from "../document/classList";
import { isBackgroundName, isSurfaceName } from "../classLists/backgroundName";
import { colourTable } from "../classLists/colourTable";
import { hasOwnColours } from "../classLists/generatedColours";
import { listBeginning, lowestLabel } from "../classLists/listBeginning";
import { type Label, type Side, SIDES } from "../labels/label";
import type { ImageEntry } from "../document/report";
import { automaticRelabelling } from "../reading/automaticRelabelling";
import { labelRows, type LabelRow } from "./labelRows";
import { occurringColours } from "../reading/occurringClasses";

/** How a class list fits what the masks hold: what it would do to the figures, and whether it may begin elsewhere. */
export interface ListFit {
  readonly list: ClassList;
  /** Why the list is not to be taken unasked; absent where it fits. */
  readonly misfit?: Misfit;
  /** The labels of the masks, as the list has them read. */
  readonly rows: Readonly<Record<Side, readonly LabelRow[]>>;
  /** Labels that are separate classes, and none of the list's. */
  readonly lacking: Readonly<Record<Side, readonly LabelRow[]>>;
  /** Labels of the targets that the list itself ignores, and that would count otherwise. */
  readonly ignoring: readonly LabelRow[];
  /** Its classes that count, and how many of them no mask holds. */
  readonly named: number;
  readonly absent: number;
  /** Where it would begin to name all labels, in place of where it does. */
  readonly begins?: Label;
}

export type Misfit =
  /** Labels have no class. */
  | "lacking"
  /** Labels that are one class, or none, would be several or some. */
  | "otherFigures"
  /** It ignores what most of the targets hold. */
  | "ignoring"
  /** Most of its classes occur nowhere: perhaps it is of another data set. */
  | "absent"
  /** It names no background, and label 0 may be one. */
  | "noBackground"
  /** The colours of the masks' palettes are those of its classes one further. */
  | "palette";

/** Colours at edges are many and rare: the list knows the masks where it knows this share of their pixels. */
const KNOWN_COLOURS = 0.95;

/** Decided from all images and both sides, never from one file. */
export function listFit(list: ClassList, images: readonly ImageEntry[], choices: Choices): ListFit {
  const effect = listEffect(list, images, choices);
  const { lacking, ignoring } = effect;
  const ignored = new Set(list.ignore);
  const named = list.classes.filter(({ label }) => !ignored.has(label));
  const occurring = new Set(SIDES.flatMap((side) => effect.rows[side].map(({ label }) => label)));
  const absent = named.filter(({ label }) => !occurring.has(label)).length;
  const found = { list, rows: effect.rows, lacking, ignoring, named: named.length, absent };
  const isOfColours = SIDES.some(
    (side) => automaticRelabelling(images, { ...choices, classList: list }).occurring[side].colours.size > 0,
  );
  if (isOfColours) return coloursAreKnown(list, effect) ? found : { ...found, misfit: "lacking" };
  const palette = paletteShift(list, images, choices);
  const mayBegin = mayLackBackground(list, effect.rows.target, imagesIn(images));
  const misfit = misfitOf(effect, { absent: absent / named.length, palette, mayBegin });
  // The colours of the palettes are those of the list: no doubt is left about its numbers.
  const isSure = palette === 0 && (misfit === "absent" || misfit === "noBackground");
  if (misfit === undefined || isSure) return found;
  // A list that has every label as it stands begins elsewhere for a background alone.
  const isElsewhere = palette === undefined && (misfit !== "absent" || mayBegin);
  const moved = isElsewhere ? otherBeginning(list, effect, { images, choices }) : undefined;
  const begins = palette === undefined || palette === 0 ? moved : lowestLabel(list) + palette;
  return { ...found, misfit, ...(begins !== undefined && begins !== list.begins && { begins }) };
}

function imagesIn(images: readonly ImageEntry[]): number {
  return images.reduce((sum, { standsFor = 1 }) => sum + standsFor, 0);
}

interface ListEffect {
  readonly rows: Readonly<Record<Side, readonly LabelRow[]>>;
  readonly lacking: ListFit["lacking"];
  readonly ignoring: readonly LabelRow[];
  readonly isOther: boolean;
}

/** What the list makes of the labels, against what they are without it. */
function listEffect(list: ClassList, images: readonly ImageEntry[], choices: Choices): ListEffect {
  const listed = { ...choices, classList: list };
  const without = classTable(images, { ...choices, classList: undefined });
  const table = classTable(images, listed);
  const { steps } = automaticRelabelling(images, listed);
  const rowsOf = (side: Side): readonly LabelRow[] => labelRows(images, side, { table, steps: steps[side] });
  const rows = { target: rowsOf("target"), prediction: rowsOf("prediction") };
  const classesOf = (side: Side, { raw }: LabelRow): readonly [now: number, then: number] =>
    side === "target"
      ? [without.targetClass(raw), table.targetClass(raw)]
      : [without.predictionClass(raw), table.predictionClass(raw)];
  const ignored = new Set(table.ignore);
  const lacks = (side: Side): readonly LabelRow[] =>
    rows[side].filter((row) => {
      const [now, then] = classesOf(side, row);
      return isClass(now) && !isClass(then) && !ignored.has(row.label);
    });
  return {
    rows,
    lacking: { target: lacks("target"), prediction: lacks("prediction") },
    ignoring: rows.target.filter((row) => {
      const [now, then] = classesOf("target", row);
      return isClass(now) && then === IGNORED;
    }),
    isOther: !isOneToOne(SIDES.flatMap((side) => rows[side].map((row) => classesOf(side, row)))),
  };
}

/** Whether every class stays a separate class; one that is not a class any more is told of otherwise. */
function isOneToOne(classes: readonly (readonly [now: number, then: number])[]): boolean {
  const [forth, back] = [new Map<number, number>(), new Map<number, number>()];
  return classes.every(([now, then]) => {
    if (!isClass(then)) return true;
    if (!isClass(now) || (forth.get(now) ?? then) !== then || (back.get(then) ?? now) !== now) return false;
    forth.set(now, then);
    back.set(then, now);
    return true;
  });
}

function coloursAreKnown(list: ClassList, { rows }: ListEffect): boolean {
  if (!colourTable(list)) return false;
  return SIDES.every((side) => {
    const known = rows[side].filter(({ status }) => status !== "unlisted");
    return pixels(known) >= KNOWN_COLOURS * pixels(rows[side]);
  });
}

function misfitOf(
  { rows, lacking, ignoring, isOther }: ListEffect,
  {
    absent,
    palette,
    mayBegin,
  }: { readonly absent: number; readonly palette: number | undefined; readonly mayBegin: boolean },
): Misfit | undefined {
  if (SIDES.some((side) => lacking[side].length > 0)) return "lacking";
  if (isOther) return "otherFigures";
  if (2 * pixels(ignoring) > pixels(rows.target)) return "ignoring";
  if (palette !== undefined && palette !== 0) return "palette";
  if (!(2 * absent <= 1)) return "absent";
  return mayBegin ? "noBackground" : undefined;
}

/** In so many of the targets background is met. */
const NEARLY_ALL = 0.9;

/** Whether label 0 looks like a background, where the list begins with a class that is none and could as well begin at 1. */
function mayLackBackground(list: ClassList, targets: readonly LabelRow[], images: number): boolean {
  if (list.begins !== undefined || !isCountedFromZero(list) || list.classes.some(({ name }) => isBackgroundName(name)))
    return false;
  const zero = targets.find(({ label, status }) => label === 0 && status === "class");
  if (!zero || isSurfaceName(list.classes[0]?.name ?? "")) return false;
  return (
    zero.files >= NEARLY_ALL * images ||
    targets.every((row) => row === zero || row.status !== "class" || row.pixels < zero.pixels)
  );
}

/** Numbers that are no more than the numbers of the rows: the list itself says little of where it begins. */
export function isCountedFromZero({ classes }: ClassList): boolean {
  return classes.every(({ label }, row) => label === row);
}

/** The beginning under which the list names every label and changes no figure; the plainest where several do. */
function otherBeginning(
  list: ClassList,
  { rows }: ListEffect,
  { images, choices }: { readonly images: readonly ImageEntry[]; readonly choices: Choices },
): Label | undefined {
  const lowest = lowestLabel(list);
  const hasZero = SIDES.some((side) => rows[side].some(({ label }) => label === 0));
  const background = list.classes.find(({ name }) => isBackgroundName(name));
  return [...new Set([...(lowest > 0 ? [lowest] : []), 1, 0, -1, lowest + 1, lowest - 1])].find((begins) => {
    if (begins === lowest && lowest <= 0) return false;
    const moved = listBeginning(list, begins);
    // A background has the lowest label where it is the first class.
    if (background?.label === lowest && begins > 0 && hasZero) return false;
    const { lacking, isOther, ignoring } = listEffect(moved, images, choices);
    return lacking.target.length === 0 && lacking.prediction.length === 0 && !isOther && ignoring.length === 0;
  });
}

/** By how much the labels lie above those of the list's classes of the same colours, where the masks' palettes tell it. */
function paletteShift(list: ClassList, images: readonly ImageEntry[], choices: Choices): number | undefined {
  if (!hasOwnColours(list)) return undefined;
  const colors = [
    ...occurringColours(images, automaticRelabelling(images, { ...choices, classList: undefined })),
  ].filter(([label]) => label !== 255);
  if (colors.length < 3) return undefined;
  const own = new Map(list.classes.map(({ label, color }) => [label, color]));
  return [0, 1, -1].find((by) => {
    const known = colors.filter(([label]) => own.has(label - by));
    return (
      known.length >= colors.length - 1 &&
      known.length >= 2 &&
      known.every(([label, color]) => own.get(label - by) === color)
    );
  });
}

function pixels(rows: readonly LabelRow[]): number {
  return rows.reduce((sum, row) => sum + row.pixels, 0);
}
