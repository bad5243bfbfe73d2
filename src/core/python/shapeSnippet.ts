import { averageOf } from "../averages/averageOf";
import { AVERAGE } from "../averages/averages";
import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import type { Metric } from "../metrics/metric";
import { metricCalled } from "../metrics/metricsFor";
import { shapeUses } from "../metrics/shapeUses";
import { policyWords } from "../sentences/policyWords";
import { changedShapes } from "../shapes/changedShapes";
import { shapeCall, type ShapeCall } from "../shapes/shapeCalls";
import { shapeOptions, type DialectId, type ShapeOptions } from "../shapes/shapeOptions";
import { SURFACE_DIALECTS, type SurfaceDialect } from "../shapes/surfaceDialects";
import { pythonComment } from "./pythonText";
import { readPairs } from "./readPairs";

/** What each library needs before its call, `T` and `P` being masks of numpy. */
const BEFORE: Readonly<Record<DialectId, { readonly imports: readonly string[]; readonly masks?: string }>> = {
  monai: {
    imports: [
      "import torch",
      "from monai.metrics import compute_average_surface_distance, compute_hausdorff_distance, compute_surface_dice",
    ],
    masks: "T, P = torch.from_numpy(T), torch.from_numpy(P)",
  },
  medpy: { imports: ["from medpy.metric import binary"] },
  panoptica: { imports: ["from panoptica import Metric"] },
  deepmind: {
    imports: [
      "from surface_distance import (",
      "    compute_average_surface_distance, compute_robust_hausdorff, compute_surface_dice_at_tolerance, compute_surface_distances,",
      ")",
    ],
  },
  metricsreloaded: { imports: ["from MetricsReloaded.metrics.pairwise_measures import BinaryPairwiseMeasures"] },
};

export interface ShapeScript {
  readonly dialect: SurfaceDialect;
  readonly call: ShapeCall;
}

/**
 * The libraries that have a call for a metric of distances, as it is chosen; none of other metrics, over regions that overlap, or of
 * volumes, each of which has a spacing of its own.
 */
export function shapeScripts(
  evaluation: Pick<Evaluation, "choices" | "table" | "images">,
  { id }: Pick<Metric, "id">,
): readonly ShapeScript[] {
  const isOfVolumes = evaluation.images.some(({ depth }) => depth !== undefined);
  if (isOfVolumes || evaluation.table.outside !== undefined || !shapeUses(id).includes("dialect")) return [];
  return SURFACE_DIALECTS.flatMap((dialect) => {
    const call = shapeCall(id, { ...shapeOptions(evaluation.choices.shapes), dialect });
    return call ? [{ dialect, call }] : [];
  });
}

/**
 * A runnable Python script that reads the same pairs and prints what a library gives: the mean over the images of each class, then
 * over the classes. Pixels that are left out of the target are of no class there, so that images without them are equal.
 */
export function shapeSnippet(
  evaluation: Evaluation,
  report: Report,
  metric: Metric,
  { dialect, call }: ShapeScript,
): string {
  const { imports, masks } = BEFORE[dialect.id];
  const options = shapeOptions(evaluation.choices.shapes);
  return [
    `${metric.name}, ${AVERAGE["classwise-imagewise"].order}, by ${call.library}`,
    policyWords(evaluation).join("; "),
    ...ownFigure(evaluation, metric, dialect),
  ]
    .map(pythonComment)
    .concat("", readPairs(evaluation, report, "planes"), "", imports, "")
    .concat([
      "values = np.full((len(planes), K), np.nan)",
      "for i, (t, p) in enumerate(planes):",
      "    for c in CLASSES:",
      "        T, P = t == c, p == c",
      ...emptySides(metric, options, dialect),
      ...(masks === undefined ? [] : [`        ${masks}`]),
      `        values[i, c] = float(${call.call})`,
      'with np.errstate(invalid="ignore"):',
      "    print(np.nanmean(np.nanmean(np.where(np.isfinite(values), values, np.nan)[:, CLASSES], axis=0)))",
      "",
    ])
    .join("\n");
}

/** What this project gives in the same dialect, where it is the one that is chosen. */
function ownFigure(evaluation: Evaluation, metric: Metric, dialect: SurfaceDialect): readonly string[] {
  const { choices } = evaluation;
  if (shapeOptions(choices.shapes).dialect.id !== dialect.id) {
    const itsName = metricCalled(metric.id, {
      ...choices,
      shapes: changedShapes(choices.shapes, { dialect: dialect.id }),
    })?.name;
    return itsName === undefined ? [] : [`Mask Evaluation gives it as ${itsName}`];
  }
  const { value } = averageOf(evaluation, metric, "classwise-imagewise");
  return [`Mask Evaluation: ${value ?? "undefined"}`];
}

/**
 * An image where a side is empty has no distance, or the one that was chosen; NSD is a share that the library gives, unless that is
 * an accident of its transform of nothing.
 */
function emptySides(
  { isDistance }: Metric,
  { oneEmpty, spacing }: ShapeOptions,
  dialect: SurfaceDialect,
): readonly string[] {
  // Of two empty sides too the library is asked, where it has a value for them.
  const isAsked = dialect.bothEmpty.nsd !== undefined;
  const neither = isAsked ? [] : ["        if not T.any() and not P.any():", "            continue"];
  const either = [...neither, `        if ${isAsked ? "T.any() != P.any()" : "not T.any() or not P.any()"}:`];
  if (!isDistance) return dialect.oneEmpty.nsd === undefined ? [...either, "            continue"] : neither;
  const counted =
    oneEmpty === "exclude"
      ? []
      : [
          `            values[i, c] = ${oneEmpty === "diagonal" ? `np.hypot(t.shape[0] * ${spacing?.y ?? 1}, t.shape[1] * ${spacing?.x ?? 1})` : oneEmpty}`,
        ];
  return [...either, ...counted, "            continue"];
}
