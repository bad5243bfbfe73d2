import type { ClassInfo } from "../document/classList";
import type { LabelRegion } from "../document/labelRegion";
import { CITYSCAPES_LABEL_IDS, CITYSCAPES_TRAIN_IDS } from "./cityscapes";

/** The classes that are evaluated by category, as in cityscapesScripts (helpers/labels.py); `void` is none that is. */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  flat: ["road", "sidewalk"],
  construction: ["building", "wall", "fence"],
  object: ["pole", "traffic light", "traffic sign"],
  nature: ["vegetation", "terrain"],
  sky: ["sky"],
  human: ["person", "rider"],
  vehicle: ["car", "truck", "bus", "train", "motorcycle", "bicycle"],
};

/** The class lists that they are made of. */
const LISTS: Readonly<Record<string, readonly NamedLabel[]>> = {
  "Cityscapes categories": CITYSCAPES_TRAIN_IDS.classes,
  "Cityscapes categories of label ids": CITYSCAPES_LABEL_IDS.classes,
};

/** Sets of labels of well-known data sets, to be chosen by name. */
export const BUILT_IN_REGIONS: Readonly<Record<string, readonly LabelRegion[]>> = Object.fromEntries(
  Object.entries(LISTS).map(([name, classes]) => [name, categories(classes)]),
);

/** The names of those whose classes these are, by label and name. */
export function builtInRegionsOf(classes: readonly NamedLabel[]): readonly string[] {
  const nameOf = new Map(classes.map(({ label, name }) => [label, name]));
  return Object.entries(LISTS).flatMap(([title, list]) => {
    const evaluated = new Set(categories(list).flatMap(({ labels }) => labels));
    const isThere = list.every(({ label, name }) => !evaluated.has(label) || nameOf.get(label) === name);
    return isThere ? [title] : [];
  });
}

type NamedLabel = Pick<ClassInfo, "label" | "name">;

function categories(classes: readonly NamedLabel[]): readonly LabelRegion[] {
  const labelOf = new Map(classes.map(({ label, name }) => [name, label]));
  return Object.entries(CATEGORIES).map(([name, of]) => ({
    name,
    labels: of.flatMap((className) => labelOf.get(className) ?? []),
  }));
}
