import type { ImageEntry, MaskFile } from "../document/report";
import { countRows, type ImageCounts } from "../labels/counts";
import type { FactsTable } from "./factsTable";
import { measuresDocument } from "./measuresDocument";

/** An image as a saved report has it, but for its counts; what is undefined JSON leaves out. The facts of its masks stand in the table. */
export function imageDocument(
  { name, width, height, depth, target, prediction, turned, measures }: Omit<ImageEntry, "counts">,
  table: FactsTable,
) {
  const maskFile = ({ path, parts, overlap, facts, resizedFrom }: MaskFile) => ({
    path,
    parts: parts?.map((part) => ({ path: part.path, label: part.label })),
    overlap,
    facts: table.position(facts),
    resizedFrom: resizedFrom && { width: resizedFrom.width, height: resizedFrom.height },
  });
  return {
    name,
    width,
    height,
    depth,
    target: maskFile(target),
    prediction: prediction && maskFile(prediction),
    turned: turned && { by: turned.by, counts: triples(turned.counts) },
    measures: measures && measuresDocument(measures),
  };
}

/** Counts as a saved report has them: a row a pair of labels that occurs. */
export function triples(
  counts: ImageCounts,
): readonly (readonly [target: number, prediction: number, pixels: number])[] {
  return [...countRows(counts)].map(({ target, prediction, pixels }) => [target, prediction, pixels]);
}
