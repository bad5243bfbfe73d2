import type { ClassList } from "../document/classList";
import type { Label } from "../labels/label";
import type { MaskPart, Part, SeveralMasks } from "../document/pairing";
import { canonicalName } from "./canonicalName";
import { leastOf } from "../numbers/extremes";

/** What the user chose several masks of one image to be: their union, or one label a file. */
export type ReadParts = "union" | "labels";

export interface PartLabels {
  /** The labels of the classes, where files are of classes. */
  readonly classes: readonly { readonly name: string; readonly label: Label }[];
  /** The parts of an image with the label of each, in the order in which they are laid over each other; undefined where one is called as none that is known. */
  readonly labelled: (parts: readonly Part[]) => readonly MaskPart[] | undefined;
}

/**
 * Which label stands for the foreground of a part. Of a union it is 1. Else classes have the labels of the class list, where it names
 * them all, and are numbered from 1 in the order of their names where it does not; numbers stand for themselves, raised where
 * 0 would be one of them; and what other images do not share is numbered image by image.
 */
export function partLabels(
  { kind, names, numbers }: SeveralMasks,
  as: ReadParts,
  list: ClassList | undefined,
): PartLabels {
  if (as === "union") return { classes: [], labelled: (parts) => parts.map(({ path }) => ({ path, label: 1 })) };
  if (kind === "instances")
    return { classes: [], labelled: (parts) => parts.map(({ path }, index) => ({ path, label: index + 1 })) };
  if (kind === "numbers") {
    const first = firstNumber(numbers);
    const labels = new Map(numbers.map((number) => [number, number === undefined ? 1 : number + first]));
    return {
      classes: [],
      labelled: (parts) => inOrder(parts.map(({ path, number }) => ({ path, label: labels.get(number) }))),
    };
  }
  const labels = classLabels(names, list);
  return {
    classes: [...labels].map(([name, label]) => ({ name, label })),
    labelled: (parts) => inOrder(parts.map(({ path, name }) => ({ path, label: labels.get(name) }))),
  };
}

/** What numbers are raised by, so that the lowest is 1, or 2 where a file without a number is 1. */
function firstNumber(numbers: SeveralMasks["numbers"]): number {
  const least = leastOf(numbers.filter((number) => number !== undefined));
  if (!Number.isFinite(least)) return 0;
  return Math.max(0, (numbers.includes(undefined) ? 2 : 1) - least);
}

function classLabels(names: readonly string[], list: ClassList | undefined): ReadonlyMap<string, Label> {
  const listed = new Map(list?.classes.map(({ name, label }) => [plain(name), label]));
  if (names.every((name) => listed.has(plain(name))))
    return new Map(names.map((name) => [name, listed.get(plain(name)) ?? 0]));
  const foreground = names.filter((name) => !BACKGROUND.test(name));
  return new Map(names.map((name) => [name, foreground.indexOf(name) + 1]));
}

const BACKGROUND = /^(?:background|bg|_background_)$/i;

function plain(name: string): string {
  return canonicalName(name)
    .toLowerCase()
    .replace(/[-_. ]+/g, "");
}

/** The later lies over the earlier: by label, so that it does not depend on names. */
function inOrder(
  parts: readonly { readonly path: string; readonly label: Label | undefined }[],
): readonly MaskPart[] | undefined {
  const known = parts.flatMap(({ path, label }) => (label === undefined ? [] : [{ path, label }]));
  return known.length < parts.length ? undefined : known.toSorted((a, b) => a.label - b.label);
}
