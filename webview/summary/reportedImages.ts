import { cellTally } from "../../src/core/counting/cells";
import { compareWorst } from "../../src/core/metrics/better";
import { foregroundClass } from "../../src/core/counting/foregroundClass";
import type { Figure } from "../../src/core/numbers/figure";
import { isOfForeground, reportedFigure } from "../../src/core/sentences/reportedFigure";
import { wrongPixels } from "../../src/core/counting/wrongPixels";
import type { Store } from "../store/store";

/** The images as the figure to report sees them: by the foreground alone, or by the mean over their classes. */
export interface ReportedImages {
  /** The class they are looked at for; all classes where undefined. */
  readonly classIndex: number | undefined;
  /** By index of the image; undefined where the metric is 0/0 in it. */
  readonly figures: readonly Figure[];
  /** Indices of the images with a value, the worst first; of equal ones that with more wrong pixels. */
  readonly worstFirst: readonly number[];
}

export function reportedImages(store: Store): ReportedImages {
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const { id } = reportedFigure(evaluation, metric, { chosen: store.view.value.reported });
  const classIndex = isOfForeground(id) ? foregroundClass(evaluation) : undefined;
  const ofImage = store.figures(metric).ofImage.value;
  const figures = evaluation.images.map((_, image) =>
    classIndex === undefined
      ? ofImage(image).macro.value
      : metric.value(cellTally(evaluation.cells, image, classIndex)),
  );
  const wrong = wrongPixels(evaluation);
  const worstFirst = figures
    .flatMap((value, image) => (value === undefined ? [] : [{ value, image }]))
    .sort((a, b) => compareWorst(metric.better, a.value, b.value) || (wrong[b.image] ?? 0) - (wrong[a.image] ?? 0))
    .map(({ image }) => image);
  return { classIndex, figures, worstFirst };
}
