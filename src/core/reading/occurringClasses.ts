import type { ClassInfo } from "../document/classList";
import { coloursBesideOwn } from "../classLists/generatedColours";
import { isGreyColour, packedColour, hexColour } from "../classLists/packedColour";
import { type Label, type Side, SIDES } from "../labels/label";
import { unknownColourOf } from "./colourReading";
import { paletteColour } from "../labels/labelMap";
import { relabeller } from "./relabelling";
import type { ImageEntry } from "../document/report";
import type { AutomaticRelabelling } from "./automaticRelabelling";
import { allLabels } from "./occurringLabels";
import { MOST_CLASSES } from "./mostClasses";
import { integerAt, itemAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";

/** The classes where no list is given: the labels of both sides, named by their number, without the ignored. */
export function occurringClasses(
  images: readonly ImageEntry[],
  automatic: AutomaticRelabelling,
  ignored: ReadonlySet<Label>,
): readonly ClassInfo[] {
  const colours = untranslatedColours(automatic);
  const occurring = new Set(SIDES.flatMap((side) => readLabels(automatic, side)));
  const labels = [...occurring].filter((label) => !ignored.has(label));
  const kept = labels.length > MOST_CLASSES ? largest(images, automatic, new Set(labels)) : labels;
  const colors = occurringColours(images, automatic);
  const classes = kept
    .toSorted((a, b) => a - b)
    .map((label) => {
      const colour = colours.has(label) ? label : unknownColourOf(label);
      if (colour !== undefined) return { label, name: hexColour(colour), color: hexColour(colour) };
      return { label, name: String(label), color: colors.get(label) };
    });
  const distinct = coloursBesideOwn(classes);
  return classes.map((info, position) => ({ ...info, color: itemAt(distinct, position) }));
}

/** Colours by label from the masks' palettes, the targets' first; none where they would not tell the labels apart. */
export function occurringColours(
  images: readonly ImageEntry[],
  automatic: AutomaticRelabelling,
): ReadonlyMap<Label, string> {
  const found = SIDES.flatMap((side) => {
    const palette = images.find((image) => image[side]?.facts.kind === "palette")?.[side]?.facts.palette;
    return palette === undefined ? [] : [{ side, palette }];
  })[0];
  if (!found) return new Map();
  const relabel = relabeller(automatic.steps[found.side]);
  const colors = new Map<Label, string>();
  for (const label of automatic.occurring[found.side].plain) {
    const color = paletteColour(found.palette, label);
    if (color !== undefined && !colors.has(relabel(label))) colors.set(relabel(label), color);
  }
  const values = [...colors.values()];
  const alike = new Set(values).size < values.length;
  // Palettes that only spell out the grey values say nothing of how to show the classes.
  const allGrey = values.length > 2 && values.every((color) => isGreyColour(packedColour(color) ?? -1));
  return alike || allGrey ? new Map() : colors;
}

function readLabels({ occurring, steps }: AutomaticRelabelling, side: Side): readonly Label[] {
  return [...allLabels(occurring[side])].map(relabeller(steps[side]));
}

/** Packed colours that nothing translates into labels. */
function untranslatedColours({ occurring, steps }: AutomaticRelabelling): ReadonlySet<Label> {
  return new Set(
    SIDES.flatMap((side) =>
      steps[side].length === 0 && occurring[side].plain.size === 0 ? [...occurring[side].colours] : [],
    ),
  );
}

/** The labels with the most pixels, target and predicted ones together. */
function largest(
  images: readonly ImageEntry[],
  { steps }: AutomaticRelabelling,
  labels: ReadonlySet<Label>,
): readonly Label[] {
  const target = relabeller(steps.target);
  const prediction = relabeller(steps.prediction);
  const pixels = new Map<Label, number>();
  for (const { counts } of images) {
    counts.pixels.forEach((amount, row) => {
      for (const label of [target(integerAt(counts.targets, row)), prediction(integerAt(counts.predictions, row))]) {
        if (labels.has(label)) addTo(pixels, label, amount);
      }
    });
  }
  return [...pixels]
    .toSorted(([a, most], [b, other]) => other - most || a - b)
    .slice(0, MOST_CLASSES)
    .map(([label]) => label);
}
