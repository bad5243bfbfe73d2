import { confusionCell } from "../counting/confusion";
import { statedCsv } from "./csv";
import type { Exporter } from "./exporter";

/** The confusion matrix in pixels: a row a target class, a column a predicted class, then `other`. */
export const CONFUSION_CSV: Exporter = {
  id: "csv-confusion",
  name: "CSV (confusion matrix)",
  extension: ".csv",
  fileSuffix: "-confusion",
  write: (evaluation) => {
    const { table, confusion } = evaluation;
    const rows = table.classes.map(({ label, name }, target) => [
      label,
      name,
      ...table.classes.map((_, prediction) => confusionCell(confusion, target, prediction)),
      confusion.other[target],
    ]);
    const header = [
      "target_label",
      "target_class",
      ...table.classes.map(({ label, name }) => `predicted ${label} ${name}`),
    ];
    return statedCsv(evaluation, [...header, "other"], rows);
  },
};
