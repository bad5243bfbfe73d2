import type { Choices } from "../document/choices";
import type { ImageCounts } from "../labels/counts";
import type { Label, Side } from "../labels/label";
import type { MaskFacts } from "../labels/labelMap";
import { oncePer } from "../collections/oncePer";
import type { ImageEntry, MaskFile } from "../document/report";
import { colourOf } from "./colourOf";
import { colourPlans } from "./colourPlans";
import { pastPaletteLabel, unknownColourLabel } from "./colourReading";
import type { ColourPlan, ColourReading, ColourIndices } from "../document/colourReading";
import { labelsInFile } from "./labelsInFile";
import { coloursOfSides } from "./sideColours";
import { addAt, integerAt, numberAt } from "../numbers/numberAt";

/**
 * The images as their colours say, where the values of a side are not labels: a separate palette in every file, indices beside
 * colours. The counts are then those of the colours: as labels of the palette of the other side where it has one, else packed.
 * All other images are given back as they are. Arithmetic over the counts: no mask is read again.
 */
export function imagesByColour(images: readonly ImageEntry[], choices: Choices): readonly ImageEntry[] {
  const plans = colourPlans(images, choices);
  if (!plans.target && !plans.prediction) return images;
  const kept = KEPT(images);
  const key = JSON.stringify([
    plans.target?.as,
    plans.target?.because,
    plans.prediction?.as,
    plans.prediction?.because,
  ]);
  const known = kept.get(key);
  if (known) return known;
  const indices = (side: Side): ColourIndices | undefined => {
    const as = plans[side]?.as;
    return as === undefined || as === "packed" ? undefined : coloursOfSides(images)[as].indices;
  };
  const readers = {
    target: reader(plans.target, indices("target")),
    prediction: reader(plans.prediction, indices("prediction")),
  };
  const read = images.map((image) => {
    const target = readers.target(image.target, () => labelsInFile(image, "target"));
    const prediction =
      image.prediction && readers.prediction(image.prediction, () => labelsInFile(image, "prediction"));
    const { turned } = image;
    const relabel = (counts: ImageCounts): ImageCounts => relabelCounts(counts, target.byColour, prediction?.byColour);
    return {
      ...image,
      target,
      ...(prediction && { prediction }),
      counts: relabel(image.counts),
      ...(turned && { turned: { ...turned, counts: relabel(turned.counts) } }),
    };
  });
  kept.set(key, read);
  return read;
}

/** By the images, what was asked for by the plans: choices change much oftener than images. */
const KEPT: (images: readonly ImageEntry[]) => Map<string, readonly ImageEntry[]> = oncePer(() => new Map());

type Reader = (file: MaskFile, values: () => ReadonlySet<Label>) => MaskFile;

function reader(plan: ColourPlan | undefined, indices: ColourIndices | undefined): Reader {
  if (!plan) return (file) => file;
  const labelOf = (facts: MaskFacts, value: Label): Label => {
    const colour = colourOf(facts, value);
    if (colour === undefined) return pastPaletteLabel(value);
    return indices ? (indices.indexOf.get(colour) ?? unknownColourLabel(colour)) : colour;
  };
  const factsAs = oncePer((facts: MaskFacts): MaskFacts =>
    indices ? { ...facts, kind: "palette", palette: indices.palette } : { ...facts, kind: "colour" },
  );
  return (file, values) => {
    const labels = new Map(Array.from(values(), (value) => [value, labelOf(file.facts, value)]));
    return { ...file, facts: factsAs(file.facts), byColour: { plan, facts: file.facts, labels } };
  };
}

/** The counts of the labels as they are read: in their order, rows that become one added up. */
function relabelCounts(
  counts: ImageCounts,
  target: ColourReading | undefined,
  prediction: ColourReading | undefined,
): ImageCounts {
  const targets = counts.targets.map((value) => labelAsRead(target, value));
  const predictions = counts.predictions.map((value) => labelAsRead(prediction, value));
  const pixels = new Float64Array(targets.length);
  const order = Uint32Array.from(targets.keys()).sort(
    (a, b) => integerAt(targets, a) - integerAt(targets, b) || integerAt(predictions, a) - integerAt(predictions, b),
  );
  const made = { targets: new Int32Array(order.length), predictions: new Int32Array(order.length) };
  let rows = 0;
  for (const row of order) {
    const [label, predicted] = [integerAt(targets, row), integerAt(predictions, row)];
    const isNew = rows === 0 || made.targets[rows - 1] !== label || made.predictions[rows - 1] !== predicted;
    if (isNew) {
      made.targets[rows] = label;
      made.predictions[rows] = predicted;
      rows++;
    }
    addAt(pixels, rows - 1, numberAt(counts.pixels, row));
  }
  return {
    targets: made.targets.slice(0, rows),
    predictions: made.predictions.slice(0, rows),
    pixels: pixels.slice(0, rows),
  };
}

/** The label that a value of a mask is read as. */
export function labelAsRead(reading: ColourReading | undefined, value: Label): Label {
  return reading?.labels.get(value) ?? value;
}
