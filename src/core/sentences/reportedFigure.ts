import { classWords } from "../reading/classWords";
import { itemWords } from "../text/itemWords";
import { averageOf } from "../averages/averageOf";
import { AVERAGE, AVERAGES, type AverageId } from "../averages/averages";
import { classFigures } from "../averages/classFigures";
import { className } from "../reading/className";
import { foregroundClass } from "../counting/foregroundClass";
import { classTally } from "../counting/cells";
import { support } from "../counting/tally";
import type { Evaluation } from "../counting/evaluation";
import type { Intervals } from "../intervals/bootstrap";
import { groupingWords } from "../intervals/imageGroups";
import type { Interval } from "../intervals/interval";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { casesOf } from "./caseNames";
import { citation, citationOfClass, orderWords } from "./citation";
import { meanName } from "../metrics/meanName";
import { shapeWordsOf } from "./shapeWords";
import { quantity, formatFigure } from "../text/format";

/** The figures that data ask for: of the foreground alone or the mean over the classes, of all images at once or per image. */
const USUAL = ["foreground", "foregroundPerImage", "classes", "classesPerImage"] as const;

/** The means over the classes, which are asked for as such. */
const OF_CLASSES = { macro: "classes", "macro-imagewise": "classesPerImage" } as const;

type OtherReported = Exclude<AverageId, keyof typeof OF_CLASSES>;

/** The averages that nothing in the data asks for; they are reported where the user says so. */
export const OTHER_REPORTED = AVERAGES.map(({ id }) => id).filter(isOther);

/** The figures that may stand for a whole run. */
export type ReportedId = (typeof USUAL)[number] | OtherReported;
export const REPORTED: readonly ReportedId[] = [...USUAL, ...OTHER_REPORTED];

function isOther(id: AverageId): id is OtherReported {
  return !(id in OF_CLASSES);
}

/** What of a run is reported where an average is asked for by its name. */
export function reportedAverage(average: AverageId): ReportedId {
  return isOther(average) ? average : OF_CLASSES[average];
}

/** The average that is reported; of the foreground alone the mean over the classes of its scope. */
function averageReported(id: ReportedId): AverageId {
  if (id === "classes" || id === "foreground") return "macro";
  return id === "classesPerImage" || id === "foregroundPerImage" ? "macro-imagewise" : id;
}

/** Whether it is made of one figure an image, else of the counts of all. */
export function isPerImage(id: ReportedId): boolean {
  return AVERAGE[averageReported(id)].scope === "samplewise";
}

/** The one figure to report, in words and numbers. */
export interface ReportedFigure {
  readonly id: ReportedId;
  /** `mIoU`, `IoU of lesion`. */
  readonly name: string;
  readonly value: Figure;
  readonly interval: Interval | undefined;
  /** How it is made of the counts: "counts summed over 20 images, mean of 19 classes". */
  readonly rule: string;
  /** Why the data ask for this one, as sentences. */
  readonly why: string;
  /** For a paper, with the rules and the interval. */
  readonly sentence: string;
}

/** Which figures data such as these may ask for: a foreground only where masks are binary. */
export function reportable(evaluation: Evaluation): readonly ReportedId[] {
  return foregroundClass(evaluation) === undefined ? ["classes", "classesPerImage"] : USUAL;
}

/**
 * Which one the data ask for: of binary masks the foreground, else the mean over the classes; of all images at once, but per image
 * where they are volumes, are grouped or their names tell of cases, which count the same whatever their size.
 */
export function suggestReported(evaluation: Evaluation): ReportedId {
  const perImage =
    evaluation.choices.groups !== undefined || areCases(evaluation) || casesOfImages(evaluation) !== undefined;
  if (foregroundClass(evaluation) === undefined) return perImage ? "classesPerImage" : "classes";
  return perImage ? "foregroundPerImage" : "foreground";
}

/** The figure with all that is said of it; what the data ask for where nothing that there is was chosen. */
export function reportedFigure(
  evaluation: Evaluation,
  metric: Metric,
  { chosen, intervals }: { readonly chosen?: ReportedId | undefined; readonly intervals?: Intervals | undefined } = {},
): ReportedFigure {
  const asked = suggestReported(evaluation);
  const id = [...reportable(evaluation), ...OTHER_REPORTED].find((one) => one === chosen) ?? asked;
  const foreground = foregroundClass(evaluation);
  const why = id === asked ? reason(evaluation, metric, foreground) : otherReason(evaluation, metric, { id, asked });
  return foreground !== undefined && isOfForeground(id)
    ? { id, why, ...ofForeground(evaluation, metric, { id, foreground, intervals }) }
    : { id, why, ...ofAverage(evaluation, metric, { average: averageReported(id), intervals }) };
}

/** Whether it is of the foreground by itself, and no mean with the background. */
export function isOfForeground(id: ReportedId): boolean {
  return id === "foreground" || id === "foregroundPerImage";
}

type Numbers = Omit<ReportedFigure, "id" | "why">;

function ofForeground(
  evaluation: Evaluation,
  metric: Metric,
  { id, foreground, intervals }: { id: ReportedId; foreground: number; intervals: Intervals | undefined },
): Numbers {
  const scope = id === "foreground" ? "global" : "samplewise";
  const { global, samplewise } = classFigures(evaluation, metric, foreground);
  const { item } = itemWords(evaluation.images);
  const images = quantity(evaluation.imageSet.length, item);
  const isThere = support(classTally(evaluation.cells, foreground)) > 0;
  const value = scope === "global" ? global : samplewise.value;
  return {
    name: `${metric.short} of ${className(evaluation.table, foreground)}`,
    // Without a pixel of it in any target the ratio would be 0 or 1 whatever was predicted.
    value: isThere ? value : undefined,
    interval: isThere ? intervals?.classes.find(({ classIndex }) => classIndex === foreground)?.[scope] : undefined,
    rule: [
      scope === "samplewise"
        ? `the ratio of each ${item}, mean of ${quantity(samplewise.of, item)}`
        : metric.ofCells === "mean"
          ? `mean over ${images}`
          : `counts summed over ${images}, then the ratio`,
      ...shapeWordsOf(metric, evaluation),
    ].join(", "),
    sentence: citationOfClass(evaluation, metric, { classIndex: foreground, scope }, intervals),
  };
}

function ofAverage(
  evaluation: Evaluation,
  metric: Metric,
  { average, intervals }: { average: AverageId; intervals: Intervals | undefined },
): Numbers {
  const result = averageOf(evaluation, metric, average);
  return {
    name: average === "macro-imagewise" ? meanName(metric) : AVERAGE[average].cited.name(metric),
    value: result.value,
    interval: intervals?.averages[average],
    rule: [orderWords(evaluation, metric, average, result), ...shapeWordsOf(metric, evaluation)].join(", "),
    sentence: citation(evaluation, metric, average, intervals),
  };
}

function reason(evaluation: Evaluation, metric: Metric, foreground: number | undefined): string {
  return [binaryReason(evaluation, metric, foreground), imagesReason(evaluation, foreground)]
    .filter((part) => part !== undefined)
    .join(" ");
}

function binaryReason(evaluation: Evaluation, metric: Metric, foreground: number | undefined): string | undefined {
  if (foreground === undefined) return undefined;
  const background = evaluation.classSet.find((classIndex) => classIndex !== foreground);
  const alone = `The masks are binary, so the figure is that of ${className(evaluation.table, foreground)} alone`;
  if (background === undefined) return `${alone}.`;
  const mean = formatFigure(averageOf(evaluation, metric, "macro").value);
  return `${alone}: the mean with ${className(evaluation.table, background)}, ${mean}, would hide it.`;
}

function imagesReason(evaluation: Evaluation, foreground: number | undefined): string | undefined {
  const { groups } = evaluation.choices;
  if (groups) return `Images belong together ${groupingWords(groups)}, so each counts the same: the mean per image.`;
  if (areCases(evaluation))
    return "Each volume is a case, which counts the same whatever its size: the mean per image.";
  const cases = casesOfImages(evaluation);
  if (cases !== undefined) return `The names tell of ${cases}, each of which counts the same: the mean per image.`;
  if (foreground !== undefined) return undefined;
  const classes = evaluation.classSet.length;
  const { table } = evaluation;
  if (classes === 1)
    return `There is one ${table.outside === undefined ? "class" : "region"} in the mean: its pixels of all images are taken together.`;
  return `There are ${classWords(table, classes)}: each has the same say, however few pixels it has, and its pixels of all images are taken together.`;
}

/** What was chosen against the data says what they ask for, with its number. */
function otherReason(
  evaluation: Evaluation,
  metric: Metric,
  { id, asked }: { readonly id: ReportedId; readonly asked: ReportedId },
): string {
  const { name, value } = reportedFigure(evaluation, metric, { chosen: asked });
  const hides = isOfForeground(asked) && !isOfForeground(id) ? " The background is counted in." : "";
  return `Chosen by you. The data ask for ${name}${isPerImage(asked) ? " per image" : ""}, ${formatFigure(value)}.${hides}`;
}

/** One volume alone has nothing to count the same as. */
function areCases({ images }: Evaluation): boolean {
  return images.length > 1 && itemWords(images).item === "case";
}

function casesOfImages({ images }: Evaluation): string | undefined {
  return casesOf(images.map(({ name }) => name));
}
