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

/** Sets of labels of well-known data sets, to be chosen by name. */
export const BUILT_IN_REGIONS: Readonly<Record<string, readonly LabelRegion[]>> = {
  "Cityscapes categories": categories(CITYSCAPES_TRAIN_IDS.classes),
  "Cityscapes categories of label ids": categories(CITYSCAPES_LABEL_IDS.classes),
};

function categories(classes: readonly { readonly label: number; readonly name: string }[]): readonly LabelRegion[] {
  const labelOf = new Map(classes.map(({ label, name }) => [name, label]));
  return Object.entries(CATEGORIES).map(([name, of]) => ({
    name,
    labels: of.flatMap((className) => labelOf.get(className) ?? []),
  }));
}
