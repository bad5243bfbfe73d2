import { imageFigures } from "../imageFigures";
import { imageConfusion } from "../imageConfusion";
import { metricsFor } from "../metricsFor";
import { overallFigures } from "../overall";
import { csv } from "./csv";
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
      const { pixelAccuracy } = overallFigures(imageConfusion(evaluation, image), evaluation.classSet);
      const figures = metrics.flatMap((metric) => {
        const { macro, micro } = imageFigures(evaluation, metric, image);
        return [macro.value, macro.of, micro];
      });
      return [name, prediction?.path, target.path, width, height, evaluation.cells.pixels[image], pixelAccuracy, ...figures];
    });
    return csv([...facts, ...header], rows);
  },
};
