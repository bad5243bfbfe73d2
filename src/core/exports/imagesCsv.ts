import { imageConfusion } from "../counting/imageConfusion";
import { imageFigures } from "../averages/imageFigures";
import { metricsFor } from "../metrics/metricsFor";
import { OVERALL, overallFigures } from "../metrics/overall";
import { statedCsv } from "./csv";
import type { Exporter } from "./exporter";

/** The images table: a row an image, the figures of its confusion, each metric as mean over its classes (macro) and from its summed counts (micro). */
export const IMAGES_CSV: Exporter = {
  id: "csv-images",
  name: "CSV (images)",
  extension: ".csv",
  fileSuffix: "-images",
  write: (evaluation) => {
    const metrics = metricsFor(evaluation.choices);
    const facts = ["name", "prediction", "target", "width", "height", "pixels"];
    const header = metrics.flatMap(({ id }) => [`${id}_macro`, `${id}_classes`, `${id}_micro`]);
    const rows = evaluation.images.map(({ name, prediction, target, width, height }, image) => {
      const pixels = evaluation.cells.pixels[image] ?? 0;
      const overall = overallFigures(imageConfusion(evaluation, image), evaluation.classSet);
      const figures = metrics.flatMap((metric) => {
        const { macro, micro } = imageFigures(evaluation, metric, image);
        return [macro.value, macro.of, micro];
      });
      return [
        name,
        prediction?.path,
        target.path,
        width,
        height,
        pixels,
        ...OVERALL.map(({ id }) => overall[id]),
        ...figures,
      ];
    });
    return statedCsv(evaluation, [...facts, ...OVERALL.map(({ id }) => id), ...header], rows);
  },
};
