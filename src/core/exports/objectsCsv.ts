import type { Evaluation } from "../counting/evaluation";
import { objectRows, type ObjectRow } from "../counting/objectRows";
import { statedCsv, type Field } from "./csv";
import { inPieces } from "./exporter";

const HEADER = [
  ...["image", "label", "class", "side", "state", "pixels", "x", "y", "width", "height"],
  ...["iou", "largest_overlap", "at_edge", "note"],
];

/** Every object, a row an object: found, missed, invented; a row that says so where objects were not measured. */
export const OBJECTS_CSV = inPieces({
  id: "csv-objects",
  name: "CSV (objects, found, missed and invented)",
  extension: ".csv",
  fileSuffix: "-objects",
  pieces: (evaluation) => {
    const objects = objectRows(evaluation);
    if (!objects) return statedCsv(evaluation, HEADER, [note("objects were not measured under these choices")]);
    return statedCsv(evaluation, HEADER, objects.length > 0 ? rows(evaluation, objects) : [note("there is no object")]);
  },
});

function* rows({ images, table }: Evaluation, objects: readonly ObjectRow[]): Generator<readonly Field[]> {
  for (const { image, classIndex, side, state, area, box, iou, common, atEdge } of objects) {
    const info = table.classes[classIndex];
    const { x, y, width, height } = box;
    yield [
      ...[images[image]?.name, info?.label, info?.name, side, state === "leftOut" ? "left out" : state, area],
      ...[x, y, width, height, iou, common, atEdge ? 1 : 0, ""],
    ];
  }
}

function note(words: string): readonly Field[] {
  return [...HEADER.slice(1).map(() => undefined), words];
}
