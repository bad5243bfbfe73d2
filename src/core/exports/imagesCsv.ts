import { imageConfusion } from "../counting/imageConfusion";
import type { Evaluation } from "../counting/evaluation";
import { voxelVolume } from "../counting/voxelVolume";
import { itemWords } from "../text/itemWords";
import { imageFigures } from "../averages/imageFigures";
import type { Metric } from "../metrics/metric";
import { metricsOf } from "../metrics/metricsOf";
import { OVERALL, overallFigures } from "../metrics/overall";
import { statedCsv, type Field } from "./csv";
import { inPieces } from "./exporter";
import { numberAt } from "../numbers/numberAt";

/** The images table: a row an image, the figures of its confusion, each metric as mean over its classes (macro) and from its summed counts (micro). */
export const IMAGES_CSV = inPieces({
  id: "csv-images",
  name: "CSV (images)",
  extension: ".csv",
  fileSuffix: "-images",
  pieces: (evaluation) => {
    const metrics = metricsOf(evaluation);
    const facts = ["name", "prediction", "target", "width", "height", ...caseColumns(evaluation), "pixels"];
    const header = metrics.flatMap(({ id }) => [`${id}_macro`, `${id}_classes`, `${id}_micro`]);
    return statedCsv(evaluation, [...facts, ...OVERALL.map(({ id }) => id), ...header], rows(evaluation, metrics));
  },
});

/** Columns that stand there only where an image is a case: its slices, and what one of its voxels takes in millilitres. */
function caseColumns({ images }: Evaluation): readonly string[] {
  return itemWords(images).item === "case" ? ["depth", "voxel_ml"] : [];
}

function* rows(evaluation: Evaluation, metrics: readonly Metric[]): Generator<readonly Field[]> {
  const hasCases = caseColumns(evaluation).length > 0;
  for (const [image, entry] of evaluation.images.entries()) {
    const { name, prediction, target, width, height, depth } = entry;
    const ofCase = hasCases ? [depth, voxelVolume(entry)] : [];
    const pixels = numberAt(evaluation.cells.pixels, image);
    const overall = overallFigures(imageConfusion(evaluation, image), evaluation.classSet);
    const figures = metrics.flatMap((metric) => {
      const { macro, micro } = imageFigures(evaluation, metric, image);
      return [macro.value, macro.of, micro];
    });
    const own = OVERALL.map(({ id }) => overall[id]);
    yield [name, prediction?.path, target.path, width, height, ...ofCase, pixels, ...own, ...figures];
  }
}
