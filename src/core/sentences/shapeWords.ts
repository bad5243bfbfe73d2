import { itemWords } from "../text/itemWords";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";
import { metricsNotIn, shapeUses, type ShapeChoice } from "../metrics/shapeUses";
import { surfaceSides } from "../averages/surfaceSides";
import { toleranceText } from "../metrics/shapeMetrics";
import { MEASURE_KINDS, type MeasureKind } from "../shapes/imageMeasures";
import type { MatchRule } from "../shapes/objectMatches";
import { isInDialect } from "../shapes/shapeCalls";
import type { ShapeOptions } from "../shapes/shapeOptions";
import { sharedShapes, type SharedShapes } from "../counting/imageShapes";
import { formatCount, quantity } from "../text/format";
import { KIND_NAMES } from "./measureKindNames";

/** What figures of shapes were made under, as clauses; none where none are shown. */
export function shapeWords(
  evaluation: Pick<Evaluation, "choices" | "measured" | "images" | "cells" | "imageSet" | "classSet" | "table">,
): readonly string[] {
  const { measured } = evaluation;
  if (!measured) return [];
  const options = sharedShapes(evaluation);
  const isShown = (kind: keyof typeof measured): boolean => measured[kind].state === "measured";
  return [
    ...(isShown("boundary") ? [`bands along outlines ${widthText(options)} wide`] : []),
    ...(isShown("surface") ? surfaceWords(evaluation, options) : []),
    ...(isShown("objects") ? [objectWords(options)] : []),
    ...refusedWords(MEASURE_KINDS.filter(isShown), evaluation),
  ];
}

/** The same of one metric, for a sentence about it; none where it is made of counts. */
export function shapeWordsOf(
  { id, shape }: Pick<Metric, "id" | "shape">,
  evaluation: Parameters<typeof shapeWords>[0],
): readonly string[] {
  if (!shape) return [];
  const options = sharedShapes(evaluation);
  const uses = shapeUses(id);
  const words: Readonly<Record<ShapeChoice, () => readonly string[]>> = {
    band: () => [`bands along outlines ${widthText(options)} wide`],
    connectivity: () => [kindOfObjects(options)],
    // The names of metrics hold the tolerance and the percentile.
    tau: () => [],
    percentile: () => [],
    dialect: () => [
      isInDialect(id, options.dialect.id)
        ? `as ${options.dialect.name} makes it`
        : `which ${options.dialect.name} does not have, of the outlines that it takes`,
    ],
    spacing: () => [`distances in ${unitText(options)}`],
    oneEmpty: () => emptySideWords(evaluation, options),
    found: () => [`found ${ruleWords(options.found)}`],
    lesionBound: () => (options.lesionBound > 0 ? [`lesions above ${options.lesionBound} pixels`] : []),
  };
  return [...uses.flatMap((use) => words[use]()), ...refusedWords([shape.kind], evaluation)];
}

/** How many images are in no figure of shapes, and in none of some kinds of them. */
function refusedWords(kinds: readonly MeasureKind[], { images }: Pick<Evaluation, "images">): readonly string[] {
  const { item } = itemWords(images);
  const refused = images.filter(({ measures }) => measures?.refused !== undefined).length;
  const ofKinds = kinds.flatMap((kind) => {
    const some = images.filter(({ measures }) => measures?.refusals?.[kind] !== undefined).length;
    const name = KIND_NAMES[kind];
    return some > 0
      ? [`${quantity(some, item)} whose ${name} could not be measured left out of figures of ${name}`]
      : [];
  });
  return refused > 0 && kinds.length > 0
    ? [`${quantity(refused, item)} that could not be measured left out of figures of shapes`, ...ofKinds]
    : ofKinds;
}

function widthText({ band }: ShapeOptions): string {
  return toleranceText(band);
}

function surfaceWords(evaluation: Parameters<typeof shapeWords>[0], options: SharedShapes): readonly string[] {
  const { dialect, percentile, tau } = options;
  return [
    `distances in ${unitText(options)} as ${dialect.name} makes them${lackedWords(options)}, percentile ${percentile} %, tolerance of NSD ${toleranceText(tau)}`,
    ...emptySideWords(evaluation, options),
  ];
}

/** The figures of distances that the library does not have. */
function lackedWords({ dialect }: ShapeOptions): string {
  const lacked = metricsNotIn(dialect.id);
  return lacked.length > 0 ? ` (it has no ${lacked.map((id) => id.toUpperCase()).join(" and no ")})` : "";
}

function unitText({ spacing, bySpacingOfFiles }: SharedShapes): string {
  if (bySpacingOfFiles) return "millimetres by the spacing in the files";
  if (!spacing) return "pixels";
  return `millimetres by the spacing ${spacing.x} x ${spacing.y}${spacing.z === 1 ? "" : ` x ${spacing.z}`}`;
}

function emptySideWords(evaluation: Parameters<typeof shapeWords>[0], options: ShapeOptions): readonly string[] {
  const { oneEmpty, bothEmpty } = surfaceSides(evaluation);
  return [
    ...(oneEmpty > 0 ? [`${quantity(oneEmpty, "cell")} with one side empty ${oneEmptyWords(options)}`] : []),
    ...(bothEmpty > 0 ? [`${formatCount(bothEmpty)} with both sides empty ${bothEmptyWords(options)}`] : []),
  ];
}

function oneEmptyWords({ oneEmpty }: ShapeOptions): string {
  if (oneEmpty === "exclude") return "without a finite distance excluded";
  return oneEmpty === "diagonal" ? "counted as the image's diagonal" : `counted as ${oneEmpty}`;
}

function bothEmptyWords({ dialect }: ShapeOptions): string {
  const { hd } = dialect.bothEmpty;
  return hd !== undefined && Number.isFinite(hd) ? `counted as ${hd}` : "excluded from distances";
}

/** How objects are told apart, and when one is found. */
export function objectWords(options: Pick<ShapeOptions, "connectivity" | "objects" | "found">): string {
  return `${kindOfObjects(options)}, found ${ruleWords(options.found)}`;
}

function kindOfObjects({ connectivity, objects }: Pick<ShapeOptions, "connectivity" | "objects">): string {
  const ids = objects === "ids" ? "by their ids where labels are ids of instances, else " : "";
  return `objects ${ids}of ${connectivity} neighbours`;
}

function ruleWords(rule: MatchRule): string {
  switch (rule.kind) {
    case "overlap":
      return "by any overlap";
    case "recall":
      return `where ${rule.share} of the object is predicted`;
    case "iou":
      return `by an IoU above ${rule.above}`;
  }
}
