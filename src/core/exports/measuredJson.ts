import type { Evaluation } from "../counting/evaluation";
import { measuredMetrics } from "../metrics/metricsOf";
import { metricsNotIn } from "../metrics/shapeUses";
import { shapeCall } from "../shapes/shapeCalls";
import { MEASURE_KINDS } from "../shapes/imageMeasures";
import { refusalsOf } from "../shapes/refusals";
import type { Tolerance } from "../shapes/shapeOptions";
import { plainNumber } from "../numbers/plainNumber";
import { sharedShapes } from "../counting/imageShapes";

/** What figures of shapes were measured under; the key stands there only where some were. */
export function measuredJson(evaluation: Evaluation) {
  const { measured, images } = evaluation;
  if (!measured) return {};
  const options = sharedShapes(evaluation);
  const { band, tau, percentile, dialect, connectivity, objects, spacing, oneEmpty, found, lesionBound, unit } =
    options;
  return {
    measured: {
      kinds: MEASURE_KINDS.filter((kind) => measured[kind].state === "measured"),
      // What is not to be shown, and why.
      ...Object.fromEntries(
        (["stale", "incomplete", "imagesOnly"] as const).flatMap((state) => {
          const kinds = MEASURE_KINDS.filter((kind) => measured[kind].state === state);
          return kinds.length > 0 ? [[state, kinds]] : [];
        }),
      ),
      band: widthJson(band),
      tau: toleranceJson(tau, unit),
      percentile,
      dialect: dialect.id,
      ...(measured.surface.state === "measured" && { notInDialect: metricsNotIn(dialect.id) }),
      connectivity,
      // Connected components where absent.
      ...(objects === "ids" && { objects }),
      // Of cases that differ it stands with each.
      spacing: spacing ? [spacing.x, spacing.y, spacing.z] : null,
      unit,
      oneEmpty,
      found,
      lesionBound,
      // Of one class in one image; the means are this project's own.
      sameAs: Object.fromEntries(
        measuredMetrics(evaluation).flatMap(({ id }) => {
          const same = shapeCall(id, options);
          return same ? [[id, `${same.library}: ${same.call}`]] : [];
        }),
      ),
      refused: images.flatMap(({ name, measures }) =>
        measures ? refusalsOf(measures).map((refusal) => ({ image: name, ...refusal })) : [],
      ),
    },
  };
}

/** A number in the unit of the distances; with its own unit, as on the command line, where that is another. */
function toleranceJson(tau: Tolerance, unit: "px" | "mm"): number | string {
  switch (tau.kind) {
    case "units":
      return tau.units;
    case "pixels":
      return unit === "px" ? tau.pixels : `${tau.pixels}px`;
    case "diagonal":
      return `${plainNumber(100 * tau.share)}%`;
  }
}

/** As on the command line: a share of the diagonal, or pixels. */
function widthJson(width: Tolerance): number | string {
  return width.kind === "diagonal" ? width.share : width.kind === "pixels" ? `${width.pixels}px` : String(width.units);
}
