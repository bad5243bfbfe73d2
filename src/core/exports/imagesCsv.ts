import { cellTally } from "../cells";
import { ratio } from "../figure";
import { imageFigures } from "../imageFigures";
import { metricsFor } from "../metricsFor";
import { statedCsv } from "./csv";
import type { Exporter } from "./exporter";

/** The images table: a row an image, each metric as mean over its classes (macro) and from its summed counts (micro). */
export const IMAGES_CSV: Exporter = {
  id: "csv-images",
  name: "CSV (images)",
  extension: ".csv",
  write: (evaluation) => {
    const metrics = metricsFor(evaluation.choices);
    const facts = ["name", "prediction", "target", "width", "height", "pixels", "pixelAccuracy"];
    const header = metrics.flatMap(({ id }) => [`${id}_macro`, `${id}_classes`, `${id}_micro`]);
    const rows = evaluation.images.map(({ name, prediction, target, width, height }, image) => {
      const pixels = evaluation.cells.pixels[image] ?? 0;
      const right = evaluation.table.classes.reduce((sum, _, classIndex) => sum + cellTally(evaluation.cells, image, classIndex).tp, 0);
      const figures = metrics.flatMap((metric) => {
        const { macro, micro } = imageFigures(evaluation, metric, image);
        return [macro.value, macro.of, micro];
      });
      return [name, prediction?.path, target.path, width, height, pixels, ratio(right, pixels), ...figures];
    });
    return statedCsv(evaluation, [...facts, ...header], rows);
  },
};
