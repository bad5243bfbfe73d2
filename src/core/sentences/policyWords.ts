import { classCount, classWords } from "../reading/classWords";
import { sum } from "../numbers/sum";
import type { Evaluation } from "../counting/evaluation";
import type { Presence, ZeroDivision } from "../document/choices";
import { groupingWords } from "../intervals/imageGroups";
import { chosenRegions } from "../reading/chosenRegions";
import { NOT_OVER_REGIONS, regionWords } from "../reading/labelRegions";
import { mergeWords } from "../reading/classMerge";
import { subsetWords } from "../counting/imageSubset";
import { labelText } from "../reading/labelText";
import { classListWords, readingWords } from "./readingWords";
import { shapeWords } from "./shapeWords";
import { quantity, formatShare } from "../text/format";
import { itemWords } from "../text/itemWords";

/**
 * What the present choices say, as clauses for captions and the header of an export.
 *
 * @param withoutPixels images without a counted pixel; to be given where those of the evaluation stand for many.
 */
export function policyWords(
  evaluation: Evaluation,
  withoutPixels = evaluation.images.length - evaluation.imageSet.length,
): readonly string[] {
  const { choices, table, classSet, images, confusion, cells } = evaluation;
  const { item, pixel } = itemWords(images);
  const pixels = sum(cells.pixels);
  const leftOut = classCount(table) - classSet.length;
  const ignore = table.ignore.map((label) => labelText(label, images)).join(", ");
  const all = pixels + confusion.ignored + confusion.unlisted;
  return [
    ...(choices.subset ? [`only ${item}s ${subsetWords(choices.subset)}`] : []),
    ZERO_DIVISION_WORDS[choices.zeroDivision],
    PRESENCE_WORDS[choices.presence],
    ...(leftOut > 0 ? [`${classWords(table, leftOut)} left out of the means`] : []),
    ...choices.merges.map(mergeWords),
    ...regionWords(chosenRegions(choices)),
    ...(table.regions ? [NOT_OVER_REGIONS] : []),
    ...(table.ignore.length > 0
      ? [
          `${table.ignore.length > 1 ? "labels" : "label"} ${ignore} ignored (${formatShare(confusion.ignored, all)} of the ${pixel}s)`,
        ]
      : []),
    ...(confusion.unlisted > 0
      ? [`target labels outside the class list left out (${formatShare(confusion.unlisted, all)} of the ${pixel}s)`]
      : []),
    ...(withoutPixels > 0
      ? [`${quantity(withoutPixels, item)} without a counted ${pixel} left out of samplewise means`]
      : []),
    ...(choices.missing === "count" ? ["targets without a prediction counted as missed"] : []),
    ...(choices.groups ? [`intervals and tests over groups of ${item}s ${groupingWords(choices.groups)}`] : []),
    ...shapeWords(evaluation),
    ...classListWords(choices),
    ...readingWords(evaluation),
  ];
}

const ZERO_DIVISION_WORDS: Readonly<Record<ZeroDivision, string>> = {
  exclude: "0/0 excluded from means",
  0: "0/0 counted as 0",
  1: "0/0 counted as 1",
};

const PRESENCE_WORDS: Readonly<Record<Presence, string>> = {
  all: "all classes counted",
  union: "classes in target or prediction counted",
  target: "classes in the target counted",
};
