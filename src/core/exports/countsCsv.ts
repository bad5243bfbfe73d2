import { shownLabel } from "../reading/shownLabel";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { statedCsv, type Field } from "./csv";
import { inPieces } from "./exporter";

/** The counts in long form, a row an image and class: what every figure can be computed from again. */
export const COUNTS_CSV = inPieces({
  id: "csv-counts",
  name: "CSV (counts, a row an image and class)",
  extension: ".csv",
  fileSuffix: "-counts",
  pieces: (evaluation) => statedCsv(evaluation, ["image", "label", "class", "tp", "fp", "fn", "tn"], rows(evaluation)),
});

function* rows({ images, table, cells }: Evaluation): Generator<readonly Field[]> {
  for (const [image, { name }] of images.entries()) {
    for (const [classIndex, info] of table.classes.entries()) {
      const { tp, fp, fn, tn } = cellTally(cells, image, classIndex);
      yield [name, shownLabel(info), info.name, tp, fp, fn, tn];
    }
  }
}
