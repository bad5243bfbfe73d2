import { shownLabel } from "../reading/shownLabel";
import { classFigures } from "../averages/classFigures";
import { IMAGE_STATISTICS, imageStatistics } from "../averages/imageStatistics";
import { classTally } from "../counting/cells";
import { metricsOf } from "../metrics/metricsOf";
import { support } from "../counting/tally";
import { statedCsv } from "./csv";
import { inPieces } from "./exporter";

/** The classes table: a row a class, each metric global and samplewise with the number of images that the mean rests on. */
export const CLASSES_CSV = inPieces({
  id: "csv",
  name: "CSV (classes)",
  extension: ".csv",
  fileSuffix: "-classes",
  pieces: (evaluation) => {
    const metrics = metricsOf(evaluation);
    const counts = ["label", "class", "in_mean", "support", "tp", "fp", "fn", "tn"];
    const header = metrics.flatMap(({ id }) => [id, `${id}_samplewise`, `${id}_images`]);
    const statistics = IMAGE_STATISTICS.map(({ id }) => `iou_${id}`);
    const inMean = new Set(evaluation.classSet);
    const rows = evaluation.table.classes.map((info, classIndex) => {
      const tally = classTally(evaluation.cells, classIndex);
      const figures = metrics.flatMap((metric) => {
        const { global, samplewise } = classFigures(evaluation, metric, classIndex);
        return [global, samplewise.value, samplewise.of];
      });
      return [
        shownLabel(info),
        info.name,
        inMean.has(classIndex) ? 1 : 0,
        support(tally),
        tally.tp,
        tally.fp,
        tally.fn,
        tally.tn,
        ...figures,
        ...IMAGE_STATISTICS.map(({ id }) => imageStatistics(evaluation).classes[classIndex]?.[id]),
      ];
    });
    return statedCsv(evaluation, [...counts, ...header, ...statistics], rows);
  },
});
