import { imageFigures } from "../averages/imageFigures";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { foregroundClass } from "../counting/foregroundClass";
import { wrongPixels } from "../counting/wrongPixels";
import { compareWorst } from "../metrics/better";
import type { Metric } from "../metrics/metric";
import type { Figure } from "../numbers/figure";
import { isOfForeground, reportedFigure, type ReportedId } from "./reportedFigure";
import type { ClassIndex } from "../labels/indices";

/** The images as the figure to report sees them: by the foreground alone, or by the mean over their classes. */
export interface ReportedImages {
  /** The class they are looked at for; all classes where undefined. */
  readonly classIndex: ClassIndex | undefined;
  /** By index of the image; undefined where the metric is 0/0 in it. */
  readonly figures: readonly Figure[];
  /** Indices of the images with a value, the worst first; of equal ones that with more wrong pixels. */
  readonly worstFirst: readonly number[];
}

interface Reporting {
  /** Which figure is reported; the one that the data ask for where undefined. */
  readonly chosen?: ReportedId | undefined;
  /** The mean over the classes of an image, where it is known already. */
  readonly macroOf?: (image: number) => Figure;
}

/** How each image stands in the figure to report. */
export function reportedImages(
  evaluation: Evaluation,
  metric: Metric,
  { chosen, macroOf = (image) => imageFigures(evaluation, metric, image).macro.value }: Reporting = {},
): ReportedImages {
  const { id } = reportedFigure(evaluation, metric, { chosen });
  const classIndex = isOfForeground(id) ? foregroundClass(evaluation) : undefined;
  const figures = evaluation.images.map((_, image) =>
    classIndex === undefined ? macroOf(image) : metric.value(cellTally(evaluation.cells, image, classIndex)),
  );
  const wrong = wrongPixels(evaluation);
  const worstFirst = figures
    .flatMap((value, image) => (value === undefined ? [] : [{ value, image }]))
    .sort((a, b) => compareWorst(metric.better, a.value, b.value) || (wrong[b.image] ?? 0) - (wrong[a.image] ?? 0))
    .map(({ image }) => image);
  return { classIndex, figures, worstFirst };
}
