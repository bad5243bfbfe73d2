import type { Choices } from "../document/choices";
import type { ImageEntry } from "../document/report";
import type { ImageMeasures } from "../shapes/imageMeasures";
import { readObjects } from "../shapes/readObjects";
import type { ClassTable } from "../reading/classTable";
import { instanceIds, type InstanceIds } from "./instanceIds";
import { sidesOfIds } from "./sidesOfIds";

/**
 * The images with their objects in the roles that ids give them, see `instanceIds`; the same where objects are components.
 *
 * @param all the images by which it is told which classes have instances, as they are read: whatever the subset
 */
export function objectsAsRead(
  images: readonly ImageEntry[],
  { all, table }: { readonly all: () => readonly ImageEntry[]; readonly table: ClassTable },
  choices: Choices,
): readonly ImageEntry[] {
  if (sidesOfIds(choices).length === 0) return images;
  const instances = instanceIds(all(), table, choices);
  return images.map((image) =>
    image.measures ? { ...image, measures: inRoles(image.measures, table, instances) } : image,
  );
}

function inRoles(measures: ImageMeasures, table: ClassTable, { groups, whole }: InstanceIds): ImageMeasures {
  const { objects, classes } = measures;
  if (!objects) return measures;
  const wholeLabels = new Set([...whole].map((classIndex) => table.classes[classIndex]?.label));
  const isWhole = classes.map((label) => wholeLabels.has(label));
  const pair = readObjects(objects.pair, { groups, isWhole: (place) => isWhole[place] === true });
  return { ...measures, objects: { ...objects, pair } };
}
