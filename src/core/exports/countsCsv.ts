import { cellTally } from "../counting/cells";
import { statedCsv } from "./csv";
import type { Exporter } from "./exporter";

/** The counts in long form, a row an image and class: what every figure can be computed from again. */
export const COUNTS_CSV: Exporter = {
  id: "csv-counts",
  name: "CSV (counts, a row an image and class)",
  extension: ".csv",
  fileSuffix: "-counts",
  write: (evaluation) => {
    const { images, table, cells } = evaluation;
    const rows = images.flatMap(({ name }, image) =>
      table.classes.map((info, classIndex) => {
        const { tp, fp, fn, tn } = cellTally(cells, image, classIndex);
        return [name, info.label, info.name, tp, fp, fn, tn];
      }),
    );
    return statedCsv(evaluation, ["image", "label", "class", "tp", "fp", "fn", "tn"], rows);
  },
};
