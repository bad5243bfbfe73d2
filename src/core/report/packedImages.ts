import type { ImageCounts } from "../labels/counts";
import { FactsTable, withFacts, type IndexedEntry } from "./factsTable";
import { Field } from "./field";
import { measuresDocument, type MeasuresDocument } from "./measuresDocument";
import { readMeasures } from "./readMeasures";
import type { MaskFacts } from "../labels/labelMap";
import type { ImageEntry } from "../document/report";
import type { ImageMeasures } from "../shapes/imageMeasures";

/**
 * Images with their counts in three long columns instead of three short ones an image: what travels to the
 * page. A message with ten thousands of small buffers takes seconds, one with a few large ones none.
 */
export interface PackedImages {
  /** An image without its counts, and how many rows of the columns are its own, in the order of the columns. */
  readonly entries: readonly (IndexedEntry & { readonly rows: number; readonly measures?: MeasuresDocument })[];
  readonly facts: readonly MaskFacts[];
  readonly targets: Int32Array;
  readonly predictions: Int32Array;
  readonly pixels: Float64Array;
}

export function packImages(images: readonly ImageEntry[]): PackedImages {
  const total = images.reduce((sum, { counts }) => sum + counts.pixels.length, 0);
  const targets = new Int32Array(total);
  const predictions = new Int32Array(total);
  const pixels = new Float64Array(total);
  const facts = new FactsTable();
  let start = 0;
  const entries = images.map((image) => {
    const { counts } = image;
    const rows = counts.pixels.length;
    targets.set(counts.targets, start);
    predictions.set(counts.predictions, start);
    pixels.set(counts.pixels, start);
    start += rows;
    return { ...facts.toIndexed(image), rows, ...(image.measures && { measures: measuresDocument(image.measures) }) };
  });
  return { entries, facts: facts.rows, targets, predictions, pixels };
}

/** The images again; their counts are views of the packed columns, nothing is copied. */
export function unpackImages({ entries, facts, targets, predictions, pixels }: PackedImages): readonly ImageEntry[] {
  let start = 0;
  return entries.map(({ rows, measures, ...entry }) => {
    const image = withFacts(entry, facts);
    if (!image) throw new RangeError(`The packed image ${entry.name} has no facts`);
    const end = start + rows;
    const counts: ImageCounts = {
      targets: targets.subarray(start, end),
      predictions: predictions.subarray(start, end),
      pixels: pixels.subarray(start, end),
    };
    start = end;
    return { ...image, counts, ...(measures && { measures: unpackMeasures(measures) }) };
  });
}

function unpackMeasures(document: MeasuresDocument): ImageMeasures {
  const faults: string[] = [];
  const measures = readMeasures(new Field(document, faults));
  const [fault] = faults;
  if (fault !== undefined) throw new RangeError(`Packed measures are damaged: ${fault}`);
  return measures;
}
