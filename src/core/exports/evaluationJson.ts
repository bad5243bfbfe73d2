import type { ClassList } from "../document/classList";
import { averageInput, type AverageInput } from "../averages/averageInput";
import type { Intervals } from "../intervals/bootstrap";
import { intervalsCaution } from "../sentences/intervalWords";
import { AVERAGES, ofEachAverage, type Average } from "../averages/averages";
import { cellTally } from "../counting/cells";
import { classFigures } from "../averages/classFigures";
import { allProblems } from "../check/allProblems";
import { dataCheck } from "../check/dataCheck";
import type { Finding } from "../reading/finding";
import { confusionCell, confusionRow, type Confusion } from "../counting/confusion";
import type { Evaluation } from "../counting/evaluation";
import { IMAGE_STATISTICS, imageStatistics } from "../averages/imageStatistics";
import { IOU } from "../metrics/metrics";
import { imageFigures } from "../averages/imageFigures";
import type { Metric } from "../metrics/metric";
import { measuredMetrics, metricsOf } from "../metrics/metricsOf";
import { voxelVolume } from "../counting/voxelVolume";
import { measuredJson } from "./measuredJson";
import { overallFigures } from "../metrics/overall";
import { chosenRegions } from "../reading/chosenRegions";
import { NOT_OVER_REGIONS } from "../reading/labelRegions";
import { jsonFigure, type JsonFigure } from "./fullJson";
import { policyWords } from "../sentences/policyWords";
import type { ImageEntry, Report } from "../document/report";
import { CURVE_METRICS, thresholdCurve, type ThresholdPoint } from "../threshold/thresholdCurve";
import type { PixelTally } from "../counting/tally";
import { inPieces, type ShownFigures } from "./exporter";
import { MOST_MATRIX_COLUMNS } from "./topClasses";
import { numberAt } from "../numbers/numberAt";

/** A figure in JSON: null where undefined; an infinite ratio as a string, since JSON has no number for it. */

/** All figures of an evaluation with what they rest on, in full precision; a line an image. */
export const EVALUATION_JSON = inPieces({
  id: "json",
  name: "JSON (all figures)",
  extension: ".json",
  intervals: "ofColumns",
  pieces: (evaluation, report, shown) => documentLines(evaluationDocument(evaluation, report, shown)),
});

/** A line a key, and one an image. */
function* documentLines(document: ReturnType<typeof evaluationDocument>): Generator<string> {
  let before = "{\n";
  for (const [key, value] of Object.entries(document)) {
    yield `${before}  ${JSON.stringify(key)}: `;
    if (key === "images") yield* imageLines(document.images);
    else yield JSON.stringify(value);
    before = ",\n";
  }
  yield "\n}\n";
}

function* imageLines(images: ReturnType<typeof imageRows>): Generator<string> {
  let before = "[\n";
  for (const image of images) {
    yield `${before}    ${JSON.stringify(image)}`;
    before = ",\n";
  }
  yield before === ",\n" ? "\n  ]" : "[\n\n  ]";
}

function evaluationDocument(evaluation: Evaluation, report: Report, shown: ShownFigures | undefined) {
  const { table } = evaluation;
  const metrics = metricsOf(evaluation);
  const inputs = metrics.map((metric) => averageInput(evaluation, metric));
  const indices = table.classes.map((_, classIndex) => classIndex);
  const ofClasses = metrics.map((metric) => indices.map((classIndex) => classFigures(evaluation, metric, classIndex)));
  const byClass = (of: "global" | "samplewise") =>
    byMetric(metrics, (_, position) =>
      ofClasses[position]?.map(({ global, samplewise }) => jsonFigure(of === "global" ? global : samplewise.value)),
    );
  return {
    ...headDocument(evaluation, report),
    global: { ...averagesOf("global", inputs), none: byClass("global") },
    samplewise: { ...averagesOf("samplewise", inputs), none: byClass("samplewise") },
    statistics: statisticsOf(evaluation),
    ...(shown?.intervals && { intervals: intervalsOf(shown.metric, shown.intervals) }),
    confusion: confusionDocument(evaluation),
    ...thresholds(evaluation, report),
    // As they are written, one by one: of a large report they are more than a string can hold.
    images: imageRows(evaluation, metrics),
    problems: allProblems(report, evaluation.choices).map(({ kind, file, message }) => ({ kind, file, message })),
    // All that the data show of themselves, problem or not, with its numbers.
    findings: dataCheck(report, evaluation.choices).findings.map(jsonFinding),
  };
}

/**
 * What the figures rest on, and those that are of all images together.
 *
 * @param applied all choices in words, with what was read in its own way without being asked for.
 */
export function headDocument(
  evaluation: Evaluation,
  report: Pick<Report, "state" | "pairing">,
  applied = policyWords(evaluation),
) {
  const { choices, table, confusion, classSet } = evaluation;
  return {
    schema: 1,
    // A partial report is not a score: the key stands there only then.
    ...(report.state === "partial" && { partial: true }),
    classes: table.classes.map(({ label, name, color, labels }) => ({ label, name, color, labels })),
    choices: {
      undefined: choices.zeroDivision,
      presence: choices.presence,
      ignore: table.ignore,
      missing: choices.missing,
      leftOut: choices.leftOut,
      relabelling: choices.relabelling,
      // What was not chosen is undefined, and JSON leaves it out.
      ...(choices.merges.length > 0 && { merges: choices.merges }),
      regions: chosenRegions(choices),
      threshold: choices.threshold,
      subset: choices.subset,
      classList: choices.classList && listOf(choices.classList),
      files: choices.files,
      shapes: choices.shapes,
      applied,
    },
    ...measuredJson(evaluation),
    pairing: report.pairing,
    overall: Object.fromEntries(
      Object.entries(overallFigures(confusion, classSet)).map(([id, value]) => [id, jsonFigure(value)]),
    ),
  };
}

/** Pixels per target and predicted class. */
export function confusionDocument({ table, confusion }: Pick<Evaluation, "table" | "confusion">) {
  if (table.regions) return { undefined: NOT_OVER_REGIONS };
  return {
    labels: table.classes.map(({ label }) => label),
    ...confusionCounts(confusion),
    other: Array.from(confusion.other),
  };
}

/** What the IoU of single images tells beside its mean: of each class, the mean of these, and of the means of the images. */
function statisticsOf(evaluation: Evaluation) {
  const { classes, overClasses, images } = imageStatistics(evaluation);
  return {
    metric: IOU.id,
    ...Object.fromEntries(
      IMAGE_STATISTICS.map(({ id, bySize }) => [
        id,
        {
          none: classes.map((ofClass) => jsonFigure(ofClass[id])),
          classes: jsonFigure(overClasses[id]),
          ...(!bySize && { images: jsonFigure(images[id]) }),
        },
      ]),
    ),
  };
}

/** Of one metric, since drawing takes a while; classes in the order of the class set. */
function intervalsOf(metric: Metric, intervals: Intervals) {
  const { options, rows, grouped, averages, classes } = intervals;
  return {
    metric: metric.id,
    ...options,
    rows,
    grouped,
    caution: intervalsCaution(intervals) ?? null,
    averages: ofEachAverage(({ id }) => averages[id] ?? null),
    classes: classes.map(({ classIndex, global, samplewise }) => ({
      class: classIndex,
      global: global ?? null,
      samplewise: samplewise ?? null,
    })),
  };
}

function* imageRows(evaluation: Evaluation, metrics: readonly Metric[]) {
  const indices = evaluation.table.classes.map((_, classIndex) => classIndex);
  const measured = measuredMetrics(evaluation);
  for (const [row, image] of evaluation.images.entries()) {
    const tallies = indices.map((classIndex) => cellTally(evaluation.cells, row, classIndex));
    const column = (count: keyof PixelTally): readonly number[] => tallies.map((tally) => tally[count]);
    const figures = metrics.map((metric) => imageFigures(evaluation, metric, row));
    // What has to be measured, by class: its counts tell the rest.
    const ofClasses = byMetric(measured, (metric) => tallies.map((tally) => jsonFigure(metric.value(tally))));
    yield {
      name: image.name,
      prediction: image.prediction?.path ?? null,
      target: image.target.path,
      // Only of masks that were put together of several files.
      predictionParts: image.prediction?.parts?.map(({ path }) => path),
      targetParts: image.target.parts?.map(({ path }) => path),
      width: image.width,
      height: image.height,
      // Only of cases.
      depth: image.depth,
      spacing: image.target.facts.volume?.spacing,
      pixels: numberAt(evaluation.cells.pixels, row),
      tp: column("tp"),
      fp: column("fp"),
      fn: column("fn"),
      tn: column("tn"),
      ...millilitresOf(image, tallies),
      ...(measured.length > 0 && { figures: ofClasses }),
      macro: byMetric(metrics, (_, position) => jsonFigure(figures[position]?.macro.value)),
      micro: byMetric(metrics, (_, position) => jsonFigure(figures[position]?.micro)),
    };
  }
}

/** What each class takes on both sides of a case; the key stands there only where the spacing is known. */
function millilitresOf(image: ImageEntry, tallies: readonly PixelTally[]) {
  const voxel = voxelVolume(image);
  if (voxel === undefined) return {};
  return {
    millilitres: {
      target: tallies.map(({ tp, fn }) => (tp + fn) * voxel),
      prediction: tallies.map(({ tp, fp }) => (tp + fp) * voxel),
    },
  };
}

/** A row a target class; of very many classes only the pairs with pixels: places of the target and the predicted class, pixels. */
function confusionCounts(confusion: Confusion) {
  const indices = Array.from({ length: confusion.classes }, (_, index) => index);
  if (indices.length <= MOST_MATRIX_COLUMNS)
    return {
      counts: indices.map((target) => indices.map((prediction) => confusionCell(confusion, target, prediction))),
    };
  return {
    pairs: indices.flatMap((target) =>
      Array.from(confusionRow(confusion, target), ({ prediction, pixels }) => [target, prediction, pixels]),
    ),
  };
}

function jsonFinding({ id, severity, message, numbers, standsWithFigures, effect, action }: Finding) {
  return {
    id,
    severity,
    message,
    numbers,
    // Only where it may change the figures by a lot.
    ...(standsWithFigures && { standsWithFigures }),
    effect: effect && { now: jsonFigure(effect.now), then: jsonFigure(effect.then) },
    option: action?.option,
  };
}

/** Where a list comes from; its classes stand among the classes. */
function listOf({ source, colours, begins, found }: ClassList) {
  return { source, colours, begins, found };
}

/** The foreground over all thresholds, where the predictions are scores; the key stands there only then. */
function thresholds(evaluation: Evaluation, report: Report) {
  const curve = thresholdCurve(report, evaluation);
  if (!curve) return {};
  const row = (point: ThresholdPoint) => {
    const { threshold, level, tp, fp, fn, tn } = point;
    return {
      threshold,
      level,
      tp,
      fp,
      fn,
      tn,
      ...byMetric(CURVE_METRICS, (metric) => jsonFigure(metric.value(point))),
    };
  };
  const { foreground, points, chosen, best } = curve;
  return {
    thresholds: {
      foreground,
      chosen: row(chosen),
      bestOnTheseImages: best ? row(best) : null,
      points: points.map(row),
    },
  };
}

function averagesOf(
  scope: Average["scope"],
  inputs: readonly AverageInput[],
): Readonly<Record<string, Record<string, JsonFigure>>> {
  const rows = AVERAGES.filter((average) => average.scope === scope);
  return Object.fromEntries(
    rows.map(({ id, compute }) => [
      id,
      Object.fromEntries(inputs.map((input) => [input.metric.id, jsonFigure(compute(input).value)])),
    ]),
  );
}

function byMetric<T>(
  metrics: readonly Metric[],
  value: (metric: Metric, position: number) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(metrics.map((metric, position) => [metric.id, value(metric, position)]));
}
