import { sum } from "../numbers/sum";
import type { Label, Side } from "../labels/label";
import { areBothPredictions, rolesOf } from "../pairing/folderRoles";
import { fileRole } from "../pairing/roleWords";
import { maskNames } from "../pairing/maskName";
import type { ImageEntry } from "../document/report";
import { quantity, formatCount, formatShare } from "../text/format";
import type { CheckedData } from "./checkedData";
import type { LabelRow } from "./labelRows";
import type { Finding } from "../reading/finding";
import { numberAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";
import { largestOf } from "../numbers/extremes";

/** Whether the two folders are what they are taken for, by their names, those of their files and what the masks hold. */
export function roleFindings(data: CheckedData): readonly Finding[] {
  return [...swappedFolders(data), ...noTargets(data)];
}

function swappedFolders(data: CheckedData): readonly Finding[] {
  const { folders } = data.report;
  if (folders.prediction === folders.target) return [];
  const seen = [folderNames(data), fileNames(data), ignoreLabel(data), scores(data), greys(data)].flatMap(
    (words) => words ?? [],
  );
  if (seen.length === 0) return [];
  return [
    {
      id: "swappedFolders",
      severity: "warning",
      message:
        `The two folders look swapped: ${seen.join("; ")}. Precision and recall then stand for each other, and pixels are ignored by the wrong side. ` +
        "If so, evaluate with the folders exchanged, on the command line by giving them in the other order.",
      numbers: { signs: seen.length },
      standsWithFigures: true,
      action: { label: "Exchange the folders", apply: {}, exchangesFolders: true },
    },
  ];
}

function noTargets({ report: { folders } }: CheckedData): readonly Finding[] {
  if (!areBothPredictions(folders.prediction, folders.target)) return [];
  return [
    {
      id: "noTargets",
      severity: "warning",
      message:
        `Both folders are named as predictions are (${folders.prediction} and ${folders.target}): figures then say how alike two models are, and not how right ` +
        "one is. Choose the folder of the targets, or go on if the second one holds them.",
      numbers: {},
      standsWithFigures: true,
    },
  ];
}

function folderNames({ report: { folders } }: CheckedData): string | undefined {
  const told = rolesOf(folders.prediction, folders.target);
  if (!told?.sure || told.target !== folders.prediction) return undefined;
  return `the folder of the predictions is called ${folderName(folders.prediction)}, that of the targets ${folderName(folders.target)}`;
}

function folderName(path: string): string {
  return (
    path
      .split(/[/\\]/)
      .filter((part) => part !== "")
      .at(-1) ?? path
  );
}

/** Nearly all files of a side. */
const NEARLY_ALL = 0.9;

function fileNames({ images }: CheckedData): string | undefined {
  const pairs = images.filter(({ prediction }) => prediction);
  const share = (side: Side, role: Side): number => {
    const names = maskNames(pairs.flatMap((image) => image[side]?.path ?? []));
    return names.filter(({ roles }) => fileRole(roles) === role).length / pairs.length;
  };
  const [first] = pairs;
  if (!first?.prediction || share("prediction", "target") < NEARLY_ALL || share("target", "target") > 0)
    return undefined;
  return `the predictions are named as targets are, such as ${first.prediction.path} for the target ${first.target.path}`;
}

/** Labels that libraries ignore in targets. A model predicts none of them: it has no channel for it. */
const IGNORED: readonly Label[] = [255, -1, -100];

/** From here on labels are as near to 255 as levels of grey would be. */
const FAR_FROM_IGNORED = 200;

/** Of the pixels, where they all are of one target label, it is that label in another coding. */
const MOST_OF_ONE_LABEL = 0.95;

function ignoreLabel({ images, automatic, labels }: CheckedData): string | undefined {
  if (automatic.occurring.prediction.colours.size > 0 || automatic.occurring.target.colours.size > 0) return undefined;
  const targets = pixelsOfLabels(labels.target);
  const predictions = pixelsOfLabels(labels.prediction);
  const label = IGNORED.find((mark) => predictions.has(mark) && !targets.has(mark));
  const others = [...predictions.keys()].filter((other) => other !== label);
  const areClasses = (found: readonly Label[]): boolean =>
    found.length > 1 && found.every((other) => other >= 0 && other < FAR_FROM_IGNORED);
  if (label === undefined || !areClasses(others) || !areClasses([...targets.keys()])) return undefined;
  const under = targetsUnder(images, label);
  const pixels = predictions.get(label) ?? 0;
  if (largestOf(under.values()) > MOST_OF_ONE_LABEL * pixels) return undefined;
  return `the predictions hold ${label}, which targets use for pixels that are ignored, in ${quantity(pixels, "pixel")} over ${quantity(under.size, "target label")}, and the targets never do`;
}

/** Pixels of the labels of a side. */
function pixelsOfLabels(rows: readonly LabelRow[]): ReadonlyMap<Label, number> {
  return new Map(rows.map(({ raw, pixels }) => [raw, pixels]));
}

/** Pixels of each target label where one label is predicted. */
function targetsUnder(images: readonly ImageEntry[], predicted: Label): ReadonlyMap<Label, number> {
  const sums = new Map<Label, number>();
  for (const { counts } of images) {
    counts.targets.forEach((label, row) => {
      if (counts.predictions[row] === predicted) addTo(sums, label, numberAt(counts.pixels, row));
    });
  }
  return sums;
}

function scores({ images }: CheckedData): string | undefined {
  const pairs = images.filter(({ prediction }) => prediction);
  const scored = pairs.filter(({ target }) => target.facts.scores);
  if (
    scored.length === 0 ||
    2 * scored.length < pairs.length ||
    pairs.some(({ prediction }) => prediction?.facts.scores)
  )
    return undefined;
  return `${formatCount(scored.length)} of ${quantity(pairs.length, "target")} ${scored.length === 1 ? "holds" : "hold"} scores, as a model gives them, and no prediction does`;
}

/** So many levels between black and white, a quarter of them above the middle, in so many pixels: edges of masks that were resampled have fewer. */
const MANY_LEVELS = 64;
const MANY_PIXELS = 0.1;

function greys({ automatic, labels }: CheckedData): string | undefined {
  if (automatic.occurring.target.colours.size > 0) return undefined;
  const targets = pixelsOfLabels(labels.target);
  const predictions = labels.prediction.map(({ raw }) => raw);
  const isHard =
    predictions.length === 2 && predictions.includes(0) && (predictions.includes(1) || predictions.includes(255));
  const levels = [...targets].filter(([label]) => label > 0 && label < 255);
  const bright = levels.filter(([label]) => label >= 128);
  if (
    !isHard ||
    [...targets.keys()].some((label) => label < 0 || label > 255) ||
    levels.length < MANY_LEVELS ||
    4 * bright.length < levels.length
  )
    return undefined;
  const all = sum([...targets.values()]);
  const between = levels.reduce((sum, [, pixels]) => sum + pixels, 0);
  if (between < MANY_PIXELS * all) return undefined;
  return `the targets hold ${formatCount(levels.length)} levels of grey in ${formatShare(between, all)} of their pixels, as scores do, and the predictions two values`;
}
