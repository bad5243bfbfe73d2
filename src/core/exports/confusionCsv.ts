import { shownLabel } from "../reading/shownLabel";
import { NOT_OVER_REGIONS } from "../reading/labelRegions";
import { confusionCell } from "../counting/confusion";
import { statedCsv } from "./csv";
import { inPieces } from "./exporter";
import { MOST_MATRIX_COLUMNS, topClasses } from "./topClasses";

/** The confusion matrix in pixels: a row a target class, a column a predicted class, then `other`. */
export const CONFUSION_CSV = inPieces({
  id: "csv-confusion",
  name: "CSV (confusion matrix)",
  extension: ".csv",
  fileSuffix: "-confusion",
  pieces: (evaluation) => {
    const { table, confusion } = evaluation;
    if (table.regions) return statedCsv(evaluation, ["undefined"], [[NOT_OVER_REGIONS]]);
    const { indices, note } = topClasses(evaluation, MOST_MATRIX_COLUMNS);
    const classes = indices.flatMap((index) =>
      table.classes.slice(index, index + 1).map((info) => ({ ...info, index })),
    );
    const header = [
      "target_label",
      "target_class",
      ...classes.map((info) => `predicted ${shownLabel(info)} ${info.name}`),
      "other",
    ];
    function* rows() {
      for (const { index, ...info } of classes) {
        const cells = indices.map((prediction) => confusionCell(confusion, index, prediction));
        yield [shownLabel(info), info.name, ...cells, confusion.other[index]];
      }
    }
    return statedCsv(evaluation, header, rows(), note === undefined ? [] : [note]);
  },
});
